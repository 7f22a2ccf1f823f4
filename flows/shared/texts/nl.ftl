### Words that every flow uses.

button-send = Ja, verstuur
button-change = Iets veranderen
button-cancel = Stoppen
button-skip = Weet ik niet / overslaan
# Stands where a question was left out.
left-out = (niet ingevuld)
also-meant = U schreef ook over iets anders: { $topic }. Zullen we daarmee verdergaan?
button-also-go-on = Ja, ga verder
