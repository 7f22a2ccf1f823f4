### What the bot says by itself at Telegram's edge.

## The menu of commands: a few words each
command-start = Begin
command-report = Overlast melden
command-help = Hulp vragen
command-status = Hoe staat het met mijn melding?
command-steward = Met een mens spreken
command-language = Taal kiezen
command-privacy = Wat gebeurt er met mijn gegevens?
command-mydata = Toon wat u over mij bewaart
command-deletemydata = Wis mijn gegevens
command-stop = Stuur mij geen berichten meer
command-cancel = Stoppen waarmee we bezig zijn

# What people see before their first message.
bot-description = Overlast in uw buurt? Een vraag? Schrijf in uw taal aan de buurtstewards van Gent. Bij gevaar: bel 112 of 101.
bot-short-description = De buurtstewards van Gent, in uw taal.

unknown-command = Dat commando ken ik niet. Schrijf gewoon wat er aan de hand is.
# Our own systems are away; the message is on disk.
kept-for-later = Ik heb uw bericht ontvangen en bewaard. Er is nu iets stuk bij ons. Een mens kijkt ernaar, en u krijgt hier antwoord zodra het weer werkt. Bij gevaar: bel 112 of 101.
kept-as-report = Er is bij ons nog altijd iets stuk. Uw bericht is nu een melding voor de buurtstewards: { $reference }. Een mens leest wat u schreef en antwoordt u hier. U hoeft het niet nog eens te sturen. Bij gevaar: bel 112 of 101.
# After five failed tries.
could-not-handle = Ik kan dit bericht niet goed verwerken. Een buurtsteward kijkt ernaar. U mag het ook anders proberen te zeggen.
only-emoji = Met alleen een plaatje of een emoji weet ik niet wat u bedoelt. Kunt u het in woorden schrijven?
cannot-use-sticker = Een sticker kan ik niet lezen. Kunt u het in woorden schrijven? Een foto mag ook.
cannot-use-contact = Stuur liever geen telefoonnummers van andere mensen. Schrijf gewoon wat er aan de hand is.
cannot-use-this = Dit soort bericht kan ik niet lezen. Kunt u het in woorden schrijven? Een foto mag ook.
too-long = Dat is een heel lang bericht. Ik bewaar alles voor de buurtstewards, maar ik begrijp u beter als u het kort zegt: wat is er, en waar?
# More messages in a minute than we answer one by one.
too-fast = U schrijft veel berichten na elkaar. Ik bewaar ze allemaal en lees ze straks samen: wacht even, dan antwoord ik. Bij gevaar: bel 112 of 101.
file-kept = Dank u, dit gaat mee naar de buurtstewards.
voice-kept = Dank u. Ik kan zelf niet luisteren, maar een buurtsteward zal uw spraakbericht beluisteren.
file-not-a-picture = Dit bestand kan ik niet doorgeven: ik kan het niet als foto openen. U mag wel een gewone foto sturen (hoogstens 20 MB), een spraakbericht inspreken of het in woorden schrijven.
file-too-large = Dit bestand is te groot om door te geven: het mag hoogstens 20 MB zijn. Kunt u een kleinere foto sturen, een spraakbericht inspreken of het in woorden schrijven?
# More than one person may store with us in a day.
file-enough-today = Vandaag hebt u al heel veel bestanden gestuurd. Dit bestand bewaar ik niet meer. Morgen kan het weer; schrijf nu in woorden wat erop staat. De buurtstewards zien wat u eerder stuurde.
file-lost = Uw bestand is niet goed aangekomen. Kunt u het nog een keer sturen? U mag het ook in woorden schrijven.
edit-kept = Ik heb uw verbetering erbij gezet.
button-too-late = Deze vraag is al voorbij. Schrijf gerust wat u wilt.
button-already = U hebt hier al op gedrukt.
# $steward is a first name.
passed-on = Doorgegeven aan { $steward }. Ook wat u hierna schrijft, gaat naar { $steward }. Ik, de chatbot, zwijg zolang.
button-something-else = Ik wil iets anders
something-else = Goed. Waarmee kan ik helpen? U kunt overlast melden of een vraag stellen.

## A talk that a steward holds. $steward is a first name, $reference a case number.
talk-begins = Dag! { $steward } van de buurtstewards is er nu voor u. Het gaat over { $reference }. Wat u hier schrijft, gaat naar { $steward }. Ik, de chatbot, zwijg zolang. Bij gevaar: bel 112 of 101.
talk-given-back = { $steward } rondt het gesprek over { $reference } af. Vanaf nu antwoord ik weer, de chatbot. Wilt u nog eens met een mens spreken? Schrijf dat dan gewoon.
# Neither side wrote anything for a day.
talk-over = In het gesprek over { $reference } was het lang stil. Daarom antwoord ik nu weer, de chatbot. Wilt u nog eens met een mens spreken? Schrijf dat dan gewoon.

## A report that a steward entered, brought to Telegram by a link
link-welcome = Welkom! Uw melding { $reference } staat nu hier, in Telegram. Nieuws krijgt u voortaan hier, en u kunt er altijd iets bij schrijven.
# The link was used, is too old, or never was one.
link-not-valid = Deze link klopt niet of werkt niet meer. Vraag de buurtsteward om een nieuwe. U mag hier ook gewoon schrijven wat er aan de hand is.
# $texts: link-not-valid in every language, as we do not know the reader's.
link-every-language = { $texts }

## The file with all that is kept of a resident: its headings and lines. $date is a moment.
my-data-title = WAT DE BUURTSTEWARDS VAN GENT OVER U BEWAREN ({ $date })
my-data-not-here = Niet in dit bestand: wat buurtstewards onder elkaar noteren, en wat anderen over dezelfde plek vertelden. Van uw foto's en spraakberichten staat hier alleen een lijst; een steward kan ze u sturen. Klopt er iets niet, of wilt u iets laten verbeteren of wissen? Schrijf het ons. U kunt ook een klacht indienen bij de Gegevensbeschermingsautoriteit, www.gegevensbeschermingsautoriteit.be.
my-data-none = Niets.
my-data-you = Wie u bent voor ons
my-data-name = Voornaam: { $name }
my-data-number = Nummer bij Telegram: { $number }
my-data-language = Taal: { $language }
my-data-since = Eerste bericht: { $date }
my-data-home = Adres dat we onthouden: { $place }
my-data-wants-none = U wilt geen berichten die de bot uit zichzelf stuurt.
my-data-messages = Uw berichten, zoals ze binnenkwamen
my-data-answers = Onze berichten aan u
my-data-reports = Wat u gemeld hebt
my-data-cases = Hoe het met uw meldingen staat
my-data-events = Wat u daar later bij schreef of antwoordde
my-data-appointments = Afspraken
my-data-referrals = Diensten die we u toonden
my-data-steps = Eerste stappen in Gent die u achter de rug hebt
my-data-follow-ups = Wanneer we u nog iets willen vragen of vertellen
my-data-files = Foto's en spraakberichten
my-data-records = Wat we u over uw gegevens vertelden, en wat u besliste
my-data-notice = U kreeg de uitleg over uw gegevens.
my-data-consent = U zei ja: we mogen uw adres onthouden.
my-data-consent-withdrawn = U liet ons uw adres vergeten.
my-data-erase-later = U vroeg om alles te wissen zodra uw meldingen afgesloten zijn.
my-data-looks = Wie naar uw gegevens keek
my-data-look-case = Een buurtsteward opende uw melding.
my-data-look-list = Uw melding stond in een lijst voor een buurtsteward.
my-data-look-search = Een buurtsteward vond uw melding door te zoeken.
my-data-look-pushed = Uw melding kwam in de groep van de buurtstewards.
my-data-look-exported = De beheerder van de bot maakte dit overzicht.
