### What we keep of people, and what they can have done about it.

privacy-about =
    Păstrăm ce scrieți aici ca să vă putem ajuta: mesajele, pozele, prenumele, limba și numărul dumneavoastră de la Telegram (nu numărul de telefon). Le văd numai oamenii din echipa de cartier. Ei păstrează secretul profesional: nu au voie să spună altora. Nu spunem niciodată altora cine a anunțat o problemă. Puteți anunța ceva și fără numele dumneavoastră.

    Puteți vedea ce păstrăm despre dumneavoastră sau ne puteți cere să ștergem tot. Apăsați pe un buton.
button-ask-a-person = Întreb echipa de cartier
# Only for those whose address we remember.
button-forget-home = Ștergeți adresa mea
home-forgotten = Bine, am șters adresa dumneavoastră.
messages-stopped =
    Bine. De acum nu vă mai trimit mesaje automate. De cazurile dumneavoastră ne ocupăm în continuare: dacă vă scrie cineva din echipa de cartier, primiți mesajul, iar dacă ne scrieți, vă răspundem.

    Dacă mai târziu vreți din nou mesaje, apăsați pe buton sau scrieți-mi. Sau vreți doar o pauză, până la { $until }?
messages-paused = Bine. Până la { $until } nu vă mai trimit mesaje automate. După aceea le primiți din nou. De cazurile dumneavoastră ne ocupăm în continuare, iar dacă scrieți, primiți răspuns.
messages-again = Bine. Vă trimit din nou mesaje despre cazurile dumneavoastră. Dacă nu le mai vreți, trimiteți /stop.
# After a new report of somebody who wants no messages.
messages-still-stopped = Ați spus că nu mai vreți mesaje de la mine și așa rămâne. Vă scriem doar dacă vă răspunde cineva din echipa de cartier. Vreți totuși mesaje despre acest caz?
button-pause-messages = Mai bine o pauză
button-messages-again = Vreau din nou mesaje
button-show-data = Arătați datele mele
button-erase-data = Ștergeți datele mele

## The notice at the first message
privacy-notice = Să știți: echipa de cartier a orașului Gent păstrează ce scrieți aici ca să vă ajute (mesajele, pozele, prenumele și numărul de la Telegram). Le văd numai oamenii din echipă, care păstrează secretul profesional. La { $kept } după ce se încheie cazul dumneavoastră, ștergem ce ați scris. Puteți vedea tot sau puteți cere să ștergem tot: /privacy. Nu scrieți aici ce nu vreți să aflăm.
# How long words are kept after a case is over; $kept of the notice.
kept-years = { $number ->
    [one] un an
    [few] { $number } ani
   *[other] { $number } de ani
}
kept-months = { $number ->
    [one] o lună
    [few] { $number } luni
   *[other] { $number } de luni
}
kept-days = { $number ->
    [one] o zi
    [few] { $number } zile
   *[other] { $number } de zile
}

## "Show my data"
my-data-coming = Vă trimit un fișier cu ce păstrăm despre dumneavoastră. Îl puteți deschide pe telefon. Nu conține notițele interne ale echipei de cartier și nici ce au spus vecinii. Despre pozele și mesajele dumneavoastră vocale conține doar o listă. Vreți să vi le trimitem sau aveți întrebări? Întrebați pe cineva din echipa de cartier.
# For channels that cannot send a file.
my-data-file = Fișierul cu datele dumneavoastră.

## "Delete my data"
privacy-erase-ask =
    Vreți să ștergem tot ce avem despre dumneavoastră? Atunci dispar imediat numele, numărul, mesajele, pozele, adresa, întâlnirile și tot ce ați anunțat. Nu le mai putem recupera.

    Păstrăm doar cifre fără nume (că s-a anunțat ceva și cum s-a terminat). În Telegram, discuția rămâne pe telefonul dumneavoastră până când o ștergeți chiar dumneavoastră.
# Somebody still works on a report of theirs.
privacy-erase-ask-open =
    Vreți să ștergem tot ce avem despre dumneavoastră? Încă lucrăm la: { $references }. Alegeți:

    1. Ștergem tot. Renunțați astfel la cazurile deschise și nu mai vine nimeni. Nu mai putem recupera nimic.
    2. Cazurile continuă. Ce este necesar pentru ele rămâne până se încheie, apoi se șterge automat. Restul se șterge acum.

    Păstrăm doar cifre fără nume. În Telegram, discuția rămâne până când o ștergeți chiar dumneavoastră.
button-erase-all = Da, ștergeți tot
button-erase-but-open = Cazurile să continue
button-erase-nothing = Nu, nu ștergeți nimic
privacy-erase-not = Bine, nu ștergem nimic.
privacy-erased = Gata. Am șters tot ce aveam despre dumneavoastră. Dacă vreți ca discuția să dispară și de pe telefon, ștergeți-o chiar dumneavoastră din Telegram. Ne puteți scrie oricând din nou; atunci o luăm de la început.
privacy-erased-later = Bine. Am șters tot ce nu e necesar pentru cazurile dumneavoastră. Restul îl ștergem imediat ce se încheie cazurile; atunci mai primiți un mesaj. Dacă vreți totuși să ștergem tot acum, scrieți /deletemydata.
