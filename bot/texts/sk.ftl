### What the bot says by itself at Telegram's edge.

## The menu of commands: a few words each
command-start = Začať
command-report = Nahlásiť problém v okolí
command-help = Poprosiť o pomoc
command-status = Čo je s mojím hlásením?
command-steward = Hovoriť s človekom
command-language = Vybrať jazyk
command-privacy = Čo sa deje s mojimi údajmi?
command-mydata = Čo o mne máte uložené?
command-deletemydata = Vymazať moje údaje
command-stop = Neposielajte mi už správy
command-cancel = Zrušiť, čo práve robíme

# What people see before their first message.
bot-description = Máte problém v okolí alebo otázku? Napíšte pomocníkom zo štvrte (buurtstewards) v Gente, vo svojom jazyku. Keď hrozí nebezpečenstvo, volajte 112 alebo 101.
bot-short-description = Pomocníci zo štvrte (buurtstewards) v Gente, vo Vašom jazyku.

unknown-command = Tento príkaz nepoznám. Jednoducho napíšte, čo sa deje.
# Our own systems are away; the message is on disk.
kept-for-later = Vaša správa prišla a je uložená. Teraz nám tu niečo nefunguje. Pozrie sa na to človek. Keď to znova pôjde, odpoveď Vám príde sem. Keď hrozí nebezpečenstvo, volajte 112 alebo 101.
kept-as-report = U nás stále niečo nefunguje. Vaša správa je teraz hlásenie pre pomocníkov zo štvrte: { $reference }. Človek si prečíta, čo ste napísali, a odpovie Vám tu. Nemusíte to posielať znova. Keď hrozí nebezpečenstvo, volajte 112 alebo 101.
# After five failed tries.
could-not-handle = S touto správou si neviem poradiť. Pozrie sa na ňu pomocník zo štvrte. Môžete to skúsiť napísať aj inak.
only-emoji = Keď vidím len obrázok alebo smajlíka, neviem, čo tým myslíte. Môžete mi to napísať slovami?
cannot-use-sticker = Nálepku prečítať neviem. Môžete mi to napísať slovami? Poslať môžete aj fotku.
cannot-use-contact = Telefónne čísla iných ľudí radšej neposielajte. Jednoducho napíšte, čo sa deje.
cannot-use-this = Takúto správu prečítať neviem. Môžete mi to napísať slovami? Poslať môžete aj fotku.
too-long = To je veľmi dlhá správa. Pre pomocníkov zo štvrte ju celú uložím. Lepšie Vám však porozumiem, keď to napíšete krátko: čo sa deje a kde?
# More messages in a minute than we answer one by one.
too-fast = Píšete veľa správ za sebou. Všetky si uložím a potom si ich prečítam naraz: chvíľu počkajte a odpoviem Vám. Keď hrozí nebezpečenstvo, volajte 112 alebo 101.
file-kept = Ďakujem. Aj toto pošlem pomocníkom zo štvrte.
voice-kept = Ďakujem. Ja hlasové správy počúvať neviem, ale pomocník zo štvrte si tú Vašu vypočuje.
file-not-a-picture = Tento súbor nemôžem poslať ďalej, lebo sa nedá otvoriť ako fotka. Pošlite obyčajnú fotku (najviac 20 MB) alebo hlasovú správu, alebo to napíšte slovami.
file-too-large = Tento súbor je príliš veľký a nemôžem ho poslať ďalej. Môže mať najviac 20 MB. Pošlite menšiu fotku alebo hlasovú správu, alebo to napíšte slovami.
# More than one person may store with us in a day.
file-enough-today = Dnes ste už poslali veľa súborov. Tento súbor už neuložím. Zajtra to znova pôjde; teraz napíšte slovami, čo v ňom je. Pomocníci zo štvrte vidia, čo ste poslali predtým.
file-lost = Súbor neprišiel v poriadku. Môžete ho poslať ešte raz? Môžete to aj napísať slovami.
edit-kept = Vašu opravu sme pridali.
button-too-late = Táto otázka už neplatí. Pokojne napíšte, čo potrebujete.
button-already = Toto tlačidlo ste už stlačili.
# $steward is a first name.
passed-on = Odovzdané. Teraz to má { $steward } a prečíta si aj Vaše ďalšie správy. Ja, chatbot, zatiaľ nebudem písať.
button-something-else = Chcem niečo iné
something-else = Dobre. S čím Vám pomôžem? Môžete nahlásiť problém v okolí alebo sa na niečo opýtať.

## A talk that a steward holds. $steward is a first name, $reference a case number.
talk-begins = Dobrý deň! { $steward } z tímu pomocníkov zo štvrte je tu teraz pre Vás. Ide o hlásenie { $reference }. Čo sem napíšete, to si prečíta { $steward }. Ja, chatbot, zatiaľ nebudem písať. Keď hrozí nebezpečenstvo, volajte 112 alebo 101.
talk-given-back = { $steward } končí rozhovor o hlásení { $reference }. Odteraz Vám zase odpovedám ja, chatbot. Chcete ešte hovoriť s človekom? Stačí to sem napísať.
# Neither side wrote anything for a day.
talk-over = V rozhovore o hlásení { $reference } už dlho nikto nič nenapísal. Preto Vám teraz zase odpovedám ja, chatbot. Chcete ešte hovoriť s človekom? Stačí to sem napísať.

## A report that a steward entered, brought to Telegram by a link
link-welcome = Vitajte! Vaše hlásenie { $reference } je odteraz tu, v Telegrame. Novinky Vám budú chodiť sem a kedykoľvek môžete niečo doplniť.
# The link was used, is too old, or never was one.
link-not-valid = Tento odkaz je nesprávny alebo už neplatí. Vypýtajte si od pomocníka zo štvrte nový. Môžete sem aj jednoducho napísať, čo sa deje.
# $texts: link-not-valid in every language, as we do not know the reader's.
link-every-language = { $texts }

## The file with all that is kept of a resident: its headings and lines. $date is a moment.
my-data-title = ČO O VÁS MAJÚ ULOŽENÉ POMOCNÍCI ZO ŠTVRTE V GENTE ({ $date })
my-data-not-here = V tomto súbore nie je to, čo si pomocníci píšu medzi sebou, ani to, čo o tom istom mieste povedali iní. Z Vašich fotiek a hlasových správ je tu len zoznam; pomocník zo štvrte Vám ich môže poslať. Niečo nesedí alebo chcete niečo opraviť či vymazať? Napíšte nám. Sťažnosť môžete podať aj na belgickom úrade na ochranu údajov, www.gegevensbeschermingsautoriteit.be.
my-data-none = Nič.
my-data-you = Ako Vás poznáme
my-data-name = Krstné meno: { $name }
my-data-number = Číslo v Telegrame: { $number }
my-data-language = Jazyk: { $language }
my-data-since = Prvá správa: { $date }
my-data-home = Adresa, ktorú si pamätáme: { $place }
my-data-wants-none = Nechcete správy, ktoré posiela bot sám od seba.
my-data-messages = Vaše správy tak, ako prišli
my-data-answers = Naše správy pre Vás
my-data-reports = Čo ste nahlásili
my-data-cases = Ako je to s Vašimi hláseniami
my-data-events = Čo ste k hláseniam neskôr napísali alebo ako ste odpovedali
my-data-appointments = Dohodnuté stretnutia
my-data-referrals = Služby, ktoré sme Vám ukázali
my-data-steps = Prvé kroky v Gente, ktoré už máte za sebou
my-data-follow-ups = Kedy sa Vás ešte chceme niečo opýtať alebo Vám niečo povedať
my-data-files = Fotky a hlasové správy
my-data-records = Čo sme Vám povedali o Vašich údajoch a ako ste sa rozhodli
my-data-notice = Dostali ste vysvetlenie o svojich údajoch.
my-data-consent = Povedali ste áno: môžeme si pamätať Vašu adresu.
my-data-consent-withdrawn = Požiadali ste, aby sme Vašu adresu zabudli.
my-data-erase-later = Požiadali ste, aby sme všetko vymazali, keď budú Vaše hlásenia uzavreté.
my-data-looks = Kto si pozrel Vaše údaje
my-data-look-case = Pomocník zo štvrte otvoril Vaše hlásenie.
my-data-look-list = Vaše hlásenie bolo v zozname pre pomocníka zo štvrte.
my-data-look-search = Pomocník zo štvrte našiel Vaše hlásenie vyhľadávaním.
my-data-look-pushed = Vaše hlásenie prišlo do skupiny pomocníkov zo štvrte.
my-data-look-exported = Správca bota vytvoril tento prehľad.
