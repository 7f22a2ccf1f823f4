### Privacy, first version.

privacy-about =
    Păstrăm ce scrieți aici ca să vă putem ajuta: mesajele, pozele, prenumele, limba și numărul dumneavoastră de la Telegram (nu numărul de telefon). Le văd numai oamenii din echipa de cartier. Ei păstrează secretul profesional: nu au voie să spună altora. Nu spunem niciodată altora cine a anunțat o problemă. Puteți anunța ceva și fără numele dumneavoastră.

    Vreți să vedeți ce păstrăm sau vreți să ștergem tot? Întrebați pe cineva din echipa de cartier.
button-ask-a-person = Întreb echipa de cartier
# Only for those whose address we remember.
button-forget-home = Ștergeți adresa mea
home-forgotten = Bine, am șters adresa dumneavoastră.
messages-stopped = Bine. De acum nu vă mai trimit mesaje automate. De cazurile dumneavoastră ne ocupăm în continuare. Dacă cineva din echipă are un răspuns pentru dumneavoastră sau dacă ne scrieți, vă răspundem ca înainte.
