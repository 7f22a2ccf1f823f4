### First steps: what a newcomer arranges first. Facts: city/services.yml.

path-newcomer = Primii pași în Gent

welcome-begin = Bine ați venit la Gent! La început sunt { $total } pași de făcut. Îi faceți pe rând, fără grabă, chiar și în mai multe zile. Țin minte numai ce pași ați făcut deja.
welcome-again = Până acum ați terminat cu { $done } din { $total } pași. Mergem mai departe.
# $name is one of the names below, $what its explanation.
welcome-step =
    Pasul { $number } din { $total }: { $name }

    { $what }

    E gata pasul acesta?
welcome-ask-done = E gata pasul „{ $name }”?
welcome-press = Nu am înțeles ce vreți să spuneți. Alegeți mai jos sau puneți-mi altă întrebare.
# Buttons: at most 24 characters.
button-step-done = ✅ Da, e gata
button-step-where = 📍 Unde trebuie să merg?
button-step-next = Încă nu, pasul următor
button-step-not-mine = Nu e pentru mine
button-step-later = Continui mai târziu

welcome-name-register = Înregistrarea la primărie
welcome-what-register = Înregistrați-vă la primărie, la adresa unde locuiți. Mai întâi faceți o programare la Loket Migratie (ghișeul pentru cei veniți din altă țară). După aceea vine poliția să vadă dacă locuiți cu adevărat acolo. Începeți cu pasul acesta: aproape peste tot vi se cere adresa.
welcome-name-health = Mutualitate (ziekenfonds)
welcome-what-health = Alegeți o mutualitate (ziekenfonds) și înscrieți-vă. Ea vă dă înapoi o parte din banii plătiți la medic și pe medicamente. După aceea căutați și un medic de familie (huisarts) din cartier.
welcome-name-school = Școală și creșă
welcome-what-school = Aveți copii? Cereți un loc pentru ei la o școală din Gent. După aceea trebuie să îi înscrieți și direct la școala aceea. Pentru un copil prea mic pentru școală căutați un loc la creșă.
welcome-name-dutch = Cursuri de olandeză
welcome-what-dutch = Cei de la Amal caută împreună cu dumneavoastră un curs de olandeză potrivit. Tot acolo aflați cum se trăiește și cum se muncește în Belgia.
welcome-name-waste = Gunoiul
welcome-what-waste = IVAGO strânge gunoiul. Fiecare stradă are zilele ei. Întrebați la IVAGO sau întrebați un vecin ce saci vă trebuie și în ce zi aveți voie să îi scoateți afară. Nu scoateți nimic în altă zi: puteți primi amendă.
welcome-name-numbers = Numere importante
welcome-what-numbers =
    Păstrați aceste numere:
    • 112: foc, accident, cineva este foarte bolnav
    • 101: poliția, urgent
    • 1733: un medic, seara, noaptea și în weekend
    • +32 9 210 10 10: Gentinfo, pentru orice întrebare despre oraș

welcome-ask-remind = Bine, ne oprim aici. Vreți să vă amintesc o singură dată, peste o săptămână, de pasul următor: { $name }?
button-remind-me = Da, amintiți-mi
welcome-reminded = Bine, vă amintesc. Puteți continua și mai devreme: scrieți-mi „primii pași”.
welcome-left = Bine. Când vreți să continuați, scrieți-mi „primii pași”.
welcome-all-done = Felicitări, ați terminat toți pașii de început! Dacă mai aveți o întrebare, scrieți-mi oricând.

## The reminder of the next step
follow-up-welcome-next = M-ați rugat să vă amintesc de pasul următor în Gent: { $step }. E gata acum?
answer-step_done = ✅ Da, e gata
answer-step_not_yet = Încă nu
welcome-next-done = Foarte bine! Vreți să mergem mai departe, la pasul următor?
welcome-next-not-yet = Nu-i nimic. Vreți să mai vedeți o dată ce aveți de făcut și unde? Eu nu vă mai amintesc de pasul acesta.
