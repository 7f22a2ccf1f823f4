### Words that every flow uses.

button-send = Да, изпратете
button-change = Искам да променя нещо
button-cancel = Да спрем
button-skip = Не знам / пропускам
# Stands where a question was left out.
left-out = (няма отговор)
also-meant = Писахте и за друго: { $topic }. Да продължим ли с него?
button-also-go-on = Да, продължете
