### Words that every flow uses.

button-send = Da, trimiteți
button-change = Vreau să schimb ceva
button-cancel = Renunț
button-skip = Nu știu
# Stands where a question was left out.
left-out = (fără răspuns)
also-meant = Ați scris și despre altceva: { $topic }. Continuăm cu asta?
button-also-go-on = Da, continuăm

## A form that was left unfinished
# $topic: what it was about, such as "Lawaai".
draft-go-on = Ați început să scrieți despre ceva ({ $topic }), dar nu am terminat. Am păstrat ce ați scris. Vreți să continuăm?
button-go-on = Continuăm
button-send-as-it-is = Trimiteți așa cum e
