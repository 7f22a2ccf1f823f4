### Words that every flow uses.

button-send = Да, изпратете
button-change = Искам да променя нещо
button-cancel = Да спрем
button-skip = Не знам / пропускам
# Stands where a question was left out.
left-out = (няма отговор)
