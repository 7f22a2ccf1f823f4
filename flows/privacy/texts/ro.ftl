### Privacy, first version.

privacy-about =
    Păstrăm ce scrieți aici ca să vă putem ajuta: mesajele, pozele, prenumele, limba și numărul dumneavoastră de la Telegram (nu numărul de telefon). Le văd numai oamenii din echipa de cartier. Ei păstrează secretul profesional: nu au voie să spună altora. Nu spunem niciodată altora cine a anunțat o problemă. Puteți anunța ceva și fără numele dumneavoastră.

    Vreți să vedeți ce păstrăm sau vreți să ștergem tot? Întrebați pe cineva din echipa de cartier.
button-ask-a-person = Întreb echipa de cartier
# Only for those whose address we remember.
button-forget-home = Ștergeți adresa mea
home-forgotten = Bine, am șters adresa dumneavoastră.
messages-stopped =
    Bine. De acum nu vă mai trimit mesaje automate. De cazurile dumneavoastră ne ocupăm în continuare: dacă vă răspunde cineva din echipa de cartier sau dacă ne scrieți, primiți răspuns.

    Vreți mai târziu din nou mesaje? Apăsați pe buton sau scrieți-mi. Sau vreți doar o pauză, până la { $until }?
messages-paused = Bine. Până la { $until } nu vă mai trimit mesaje automate. După aceea vin din nou. De cazurile dumneavoastră ne ocupăm în continuare, iar dacă scrieți, primiți răspuns.
messages-again = Bine. Vă trimit din nou mesaje despre cazurile dumneavoastră. Dacă nu le mai vreți, trimiteți /stop.
# After a new report of somebody who wants no messages.
messages-still-stopped = Ați spus că nu mai vreți mesaje de la mine și așa rămâne. Vă scriem doar dacă vă răspunde cineva din echipa de cartier. Vreți totuși mesaje despre acest caz?
button-pause-messages = Mai bine o pauză
button-messages-again = Vreau din nou mesaje
