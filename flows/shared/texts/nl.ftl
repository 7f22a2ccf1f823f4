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
door-ask-first = Adres en telefoon weet ik niet zeker. Bel Gentinfo (infolijn van de stad): +32 9 210 10 10
door-always-open = 🟢 Dag en nacht open
door-open-until = 🟢 Nu open, tot { $time }
door-opens-today = 🔴 Nu dicht. Vandaag open om { $time }
# $moment: a weekday and a time, such as "maandag 09:00".
door-opens = 🔴 Nu dicht. Weer open: { $moment }
door-closed = 🔴 Nu dicht
door-call-first = 🟡 Feestdag: misschien dicht. Bel eerst.
door-hours = 🕑 { $hours }
door-languages = 💬 { $languages }
door-languages-interpreter = 💬 { $languages }. U kunt een tolk vragen.
door-interpreter = 💬 U kunt een tolk vragen.
door-free = 💶 Gratis
door-cost = 💶 { $cost }
door-bring = 🎒 Breng mee: { $what }
door-checked = Nagekeken op { $date }
# $first is one of the two lines below.
door-old = ⚠️ Dit is het laatst nagekeken op { $date }. { $first }
door-never-checked = ⚠️ Dit is nog niet nagekeken. { $first }
door-call = Bel eerst.
door-ask-gentinfo = Vraag het eerst aan Gentinfo: +32 9 210 10 10

## Questions about a door on the screen. $answer is one of the lines above or below.
door-about =
    { $name }
    { $answer }
door-not-known = Dat weet ik niet zeker. Vraag het aan de dienst zelf, of bel Gentinfo (infolijn van de stad): +32 9 210 10 10
# $day: a weekday.
door-day-open = { $day }: { $hours }
door-day-closed = { $day }: dicht
