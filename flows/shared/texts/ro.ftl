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
door-ask-first = Adresa și telefonul nu le știu sigur. Sunați la Gentinfo (linia de informații a orașului): +32 9 210 10 10
door-always-open = 🟢 Deschis zi și noapte
door-open-until = 🟢 Deschis acum, până la { $time }
door-opens-today = 🔴 Închis acum. Astăzi se deschide la { $time }
# $moment: a weekday and a time, such as "maandag 09:00".
door-opens = 🔴 Închis acum. Se deschide: { $moment }
door-closed = 🔴 Închis acum
door-call-first = 🟡 Zi de sărbătoare: poate este închis. Sunați mai întâi.
door-hours = 🕑 { $hours }
door-languages = 💬 { $languages }
door-languages-interpreter = 💬 { $languages }. Puteți cere un interpret.
door-interpreter = 💬 Puteți cere un interpret.
door-free = 💶 Gratuit
door-cost = 💶 { $cost }
door-bring = 🎒 Aduceți: { $what }
door-checked = Verificat pe { $date }
# $first is one of the two lines below.
door-old = ⚠️ Verificat ultima dată pe { $date }. { $first }
door-never-checked = ⚠️ Încă nu am verificat aceste informații. { $first }
door-call = Sunați mai întâi.
door-ask-gentinfo = Întrebați mai întâi la Gentinfo: +32 9 210 10 10

## Questions about a door on the screen. $answer is one of the lines above or below.
door-about =
    { $name }
    { $answer }
door-not-known = Asta nu știu sigur. Întrebați chiar acolo sau sunați la Gentinfo (linia de informații a orașului): +32 9 210 10 10
# $day: a weekday.
door-day-open = { $day }: { $hours }
door-day-closed = { $day }: închis
