### Words that every flow uses.

button-send = Áno, poslať
button-change = Niečo zmeniť
button-cancel = Zrušiť
button-skip = Neviem
# Stands where a question was left out.
left-out = (nevyplnené)
also-meant = Písali ste aj o niečom inom: { $topic }. Chcete teraz riešiť aj to?
button-also-go-on = Áno, pokračovať

## A form that was left unfinished
# $topic: what it was about, such as "Lawaai".
draft-go-on = Ešte sme nedokončili jednu vec: { $topic }. Čo ste napísali, máme uložené. Chcete pokračovať?
button-go-on = Pokračovať
button-send-as-it-is = Poslať tak, ako to je

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
door-ask-first = Adresu a telefón neviem s istotou. Zavolajte na Gentinfo (infolinka mesta): +32 9 210 10 10
door-always-open = 🟢 Otvorené vo dne v noci
door-open-until = 🟢 Teraz otvorené, do { $time }
door-opens-today = 🔴 Teraz zatvorené. Dnes otvoria o { $time }
# $moment: a weekday and a time, such as "maandag 09:00".
door-opens = 🔴 Teraz zatvorené. Znova otvoria: { $moment }
door-closed = 🔴 Teraz zatvorené
door-call-first = 🟡 Sviatok: možno majú zatvorené. Najprv zavolajte.
door-hours = 🕑 { $hours }
door-languages = 💬 { $languages }
door-languages-interpreter = 💬 { $languages }. Môžete požiadať o tlmočníka.
door-interpreter = 💬 Môžete požiadať o tlmočníka.
door-free = 💶 Zadarmo
door-cost = 💶 { $cost }
door-bring = 🎒 Prineste si: { $what }
door-checked = Overené: { $date }
# $first is one of the two lines below.
door-old = ⚠️ Naposledy overené: { $date }. { $first }
door-never-checked = ⚠️ Toto sme ešte neoverili. { $first }
door-call = Najprv tam zavolajte.
door-ask-gentinfo = Najprv sa opýtajte na Gentinfo: +32 9 210 10 10

## Questions about a door on the screen. $answer is one of the lines above or below.
door-about =
    { $name }
    { $answer }
door-not-known = To neviem s istotou. Opýtajte sa priamo tam alebo zavolajte na Gentinfo (infolinka mesta): +32 9 210 10 10
# $day: a weekday.
door-day-open = { $day }: { $hours }
door-day-closed = { $day }: zatvorené
