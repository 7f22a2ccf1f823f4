### Words that every flow uses.

button-send = Ja, verstuur
button-change = Iets veranderen
button-cancel = Stoppen
button-skip = Weet ik niet
# Stands where a question was left out.
left-out = (niet ingevuld)
also-meant = U schreef ook over iets anders: { $topic }. Zullen we daarmee verdergaan?
button-also-go-on = Ja, ga verder

## A form that was left unfinished
# $topic: what it was about, such as "Lawaai".
draft-go-on = U was nog bezig met iets: { $topic }. Ik heb bewaard wat u schreef. Wilt u verdergaan?
button-go-on = Verdergaan
button-send-as-it-is = Verstuur zoals het is
