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

## Doors: the cards of the social map. $name and $address stay as the service writes them.
door-card =
    { $name }
    { $what }

    { $lines }
door-pin = 📍 { $title }, { $address }
door-for-whom = 👥 { $who }
door-address = 📍 { $address }
door-phone = 📞 { $phone }
door-website = 🌐 { $website }
door-ask-first = Не знам със сигурност адреса и телефона. Обадете се на Gentinfo (инфолинията на общината): +32 9 210 10 10
door-always-open = 🟢 Отворено ден и нощ
door-open-until = 🟢 Сега е отворено, до { $time }
door-opens-today = 🔴 Сега е затворено. Днес отваря в { $time }
# $moment: a weekday and a time, such as "maandag 09:00".
door-opens = 🔴 Сега е затворено. Отваря пак: { $moment }
door-closed = 🔴 Сега е затворено
door-call-first = 🟡 Празничен ден е. Първо се обадете да питате дали работят.
door-hours = 🕑 { $hours }
door-languages = 💬 { $languages }
door-languages-interpreter = 💬 { $languages }. Можете да поискате преводач.
door-interpreter = 💬 Можете да поискате преводач.
door-free = 💶 Безплатно
door-cost = 💶 { $cost }
door-bring = 🎒 Вземете със себе си: { $what }
door-checked = Проверено на { $date }
# $first is one of the two lines below.
door-old = ⚠️ Проверено за последно на { $date } { $first }
door-never-checked = ⚠️ Това още не е проверено. { $first }
door-call = Първо се обадете.
door-ask-gentinfo = Първо попитайте Gentinfo: +32 9 210 10 10

## Questions about a door on the screen. $answer is one of the lines above or below.
door-about =
    { $name }
    { $answer }
door-not-known = Не знам това със сигурност. Попитайте самата служба или се обадете на Gentinfo (инфолинията на общината): +32 9 210 10 10
# $day: a weekday.
door-day-open = { $day }: { $hours }
door-day-closed = { $day }: затворено
