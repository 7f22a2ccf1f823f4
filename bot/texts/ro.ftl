### What the bot says by itself at Telegram's edge.

## The menu of commands: a few words each
command-start = Începem
command-report = Vreau să anunț o problemă
command-help = Am nevoie de ajutor
command-status = Ce e nou cu cazul meu?
command-steward = Vreau să vorbesc cu un om
command-language = Aleg limba
command-privacy = Ce faceți cu datele mele?
command-mydata = Ce date păstrați despre mine?
command-deletemydata = Ștergeți datele mele
command-stop = Nu-mi mai trimiteți mesaje
command-cancel = Renunț la ce am început

# What people see before their first message.
bot-description = O problemă în cartier? O întrebare? Scrieți în limba dumneavoastră la echipa de cartier (buurtstewards) din Gent. Dacă este pericol, sunați la 112 sau 101.
bot-short-description = Echipa de cartier (buurtstewards) din Gent, în limba dumneavoastră.

unknown-command = Nu cunosc această comandă. Scrieți cu cuvintele dumneavoastră ce se întâmplă.
# Our own systems are away; the message is on disk.
kept-for-later = Am primit mesajul dumneavoastră și l-am păstrat. Acum ceva nu merge la noi. Un om se ocupă de asta. Primiți răspuns aici imediat ce merge din nou. Dacă este pericol, sunați la 112 sau 101.
kept-as-report = Ceva încă nu merge la noi. Mesajul dumneavoastră este acum un caz pentru echipa de cartier: { $reference }. Un om citește ce ați scris și vă răspunde aici. Nu trebuie să îl trimiteți din nou. Dacă este pericol, sunați la 112 sau 101.
# After five failed tries.
could-not-handle = Nu reușesc să înțeleg bine acest mesaj. Îl citește cineva din echipa de cartier. Puteți încerca să spuneți și altfel.
only-emoji = Dacă văd doar o imagine sau un emoji, nu știu ce vreți să spuneți. Puteți să scrieți cu cuvinte?
cannot-use-sticker = Nu pot citi stickere. Puteți să scrieți cu cuvinte? Puteți trimite și o poză.
cannot-use-contact = Vă rugăm să nu trimiteți numere de telefon ale altor oameni. Scrieți cu cuvintele dumneavoastră ce se întâmplă.
cannot-use-this = Nu pot citi acest fel de mesaj. Puteți să scrieți cu cuvinte? Puteți trimite și o poză.
too-long = Mesajul este foarte lung. Păstrez tot pentru echipa de cartier, dar vă înțeleg mai bine dacă scrieți pe scurt: ce se întâmplă și unde?
# More messages in a minute than we answer one by one.
too-fast = Scrieți multe mesaje unul după altul. Le păstrez pe toate și le citesc împreună: așteptați puțin și vă răspund. Dacă este pericol, sunați la 112 sau 101.
file-kept = Vă mulțumesc, trimit și asta echipei de cartier.
voice-kept = Vă mulțumesc. Eu nu pot asculta mesaje vocale, dar cineva din echipa de cartier va asculta mesajul dumneavoastră.
file-not-a-picture = Acest fișier nu se deschide ca poză, așa că nu îl pot trimite mai departe. Puteți trimite o poză obișnuită (cel mult 20 MB) sau un mesaj vocal. Puteți și să scrieți cu cuvinte.
file-too-large = Acest fișier este prea mare (peste 20 MB), așa că nu îl pot trimite mai departe. Puteți trimite o poză mai mică sau un mesaj vocal? Puteți și să scrieți cu cuvinte.
# More than one person may store with us in a day.
file-enough-today = Astăzi ați trimis deja foarte multe fișiere. Pe acesta nu îl mai păstrez. Mâine puteți trimite din nou; acum scrieți cu cuvinte ce este în el. Echipa de cartier vede ce ați trimis înainte.
file-lost = Fișierul nu a ajuns bine la noi. Îl puteți trimite încă o dată? Puteți și să scrieți cu cuvinte.
edit-kept = Am adăugat ce ați corectat.
button-too-late = Am trecut deja de întrebarea aceasta. Puteți scrie liber ce vreți să spuneți.
button-already = Ați apăsat deja aici.
# $steward is a first name.
passed-on = Mesajul a ajuns la { $steward }. Și ce scrieți de acum înainte ajunge la { $steward }. Eu, chatbotul, nu mai scriu deocamdată.
button-something-else = Vreau altceva
something-else = Bine. Cu ce vă pot ajuta? Puteți să anunțați o problemă din cartier sau să puneți o întrebare.

## A talk that a steward holds. $steward is a first name, $reference a case number.
talk-begins = Bună ziua! { $steward } din echipa de cartier este acum aici pentru dumneavoastră. Este vorba despre cazul { $reference }. Ce scrieți aici ajunge la { $steward }. Eu, chatbotul, nu mai scriu deocamdată. Dacă este pericol, sunați la 112 sau 101.
talk-given-back = { $steward } încheie discuția despre cazul { $reference }. De acum vă răspund din nou eu, chatbotul. Vreți să mai vorbiți cu un om? Scrieți asta aici.
# Neither side wrote anything for a day.
talk-over = În discuția despre cazul { $reference } nu a mai scris nimeni de mult timp. De aceea vă răspund acum din nou eu, chatbotul. Vreți să mai vorbiți cu un om? Scrieți asta aici.

## A report that a steward entered, brought to Telegram by a link
link-welcome = Bine ați venit! Cazul dumneavoastră { $reference } este acum aici, pe Telegram. De acum primiți noutățile aici și puteți adăuga oricând ceva.
# The link was used, is too old, or never was one.
link-not-valid = Linkul acesta este greșit sau nu mai este valabil. Cereți unul nou de la echipa de cartier. Puteți și să scrieți aici ce se întâmplă.
# $texts: link-not-valid in every language, as we do not know the reader's.
link-every-language = { $texts }

## The file with all that is kept of a resident: its headings and lines. $date is a moment.
my-data-title = CE PĂSTREAZĂ DESPRE DUMNEAVOASTRĂ ECHIPA DE CARTIER DIN GENT ({ $date })
my-data-not-here = Nu sunt în acest fișier: notițele interne ale echipei de cartier și ce au spus alții despre același loc. Despre pozele și mesajele dumneavoastră vocale găsiți aici doar o listă; cineva din echipa de cartier vi le poate trimite. Ceva nu e corect sau vreți să corectăm ori să ștergem ceva? Scrieți-ne. Puteți face și o plângere la autoritatea belgiană pentru protecția datelor, www.gegevensbeschermingsautoriteit.be.
my-data-none = Nimic.
my-data-you = Cine sunteți pentru noi
my-data-name = Prenume: { $name }
my-data-number = Numărul de la Telegram: { $number }
my-data-language = Limba: { $language }
my-data-since = Primul mesaj: { $date }
my-data-home = Adresa pe care o ținem minte: { $place }
my-data-wants-none = Nu vreți mesaje automate de la chatbot.
my-data-messages = Mesajele dumneavoastră, așa cum au venit
my-data-answers = Mesajele noastre pentru dumneavoastră
my-data-reports = Ce ați anunțat
my-data-cases = În ce stadiu sunt cazurile dumneavoastră
my-data-events = Ce ați mai scris sau răspuns după aceea
my-data-appointments = Întâlniri
my-data-referrals = Servicii pe care vi le-am arătat
my-data-steps = Primii pași în Gent pe care i-ați făcut
my-data-follow-ups = Când mai vrem să vă întrebăm sau să vă spunem ceva
my-data-files = Poze și mesaje vocale
my-data-records = Ce v-am spus despre datele dumneavoastră și ce ați hotărât
my-data-notice = Ați primit explicația despre datele dumneavoastră.
my-data-consent = Ați spus da: putem ține minte adresa dumneavoastră.
my-data-consent-withdrawn = Ne-ați cerut să uităm adresa dumneavoastră.
my-data-erase-later = Ați cerut să ștergem tot când se încheie cazurile dumneavoastră.
my-data-looks = Cine s-a uitat la datele dumneavoastră
my-data-look-case = Cineva din echipa de cartier a deschis cazul dumneavoastră.
my-data-look-list = Cazul dumneavoastră a apărut într-o listă pentru cineva din echipa de cartier.
my-data-look-search = Cineva din echipa de cartier a găsit cazul dumneavoastră printr-o căutare.
my-data-look-pushed = Cazul dumneavoastră a ajuns în grupul echipei de cartier.
my-data-look-exported = Cineva care administrează chatbotul a făcut un astfel de fișier.
