### Words that every flow uses.

button-send = Да, изпратете
button-change = Искам да променя нещо
button-cancel = Да спрем
button-skip = Не знам
# Stands where a question was left out.
left-out = (няма отговор)
also-meant = Писахте и за друго: { $topic }. Да продължим ли с него?
button-also-go-on = Да, да продължим

## A form that was left unfinished
# $topic: what it was about, such as "Lawaai".
draft-go-on = Не довършихме нещо: { $topic }. Запазих това, което писахте. Искате ли да продължим?
button-go-on = Да продължим
button-send-as-it-is = Изпратете го така
