### What stewards read about what there is to do.

staff-help-overview =
    /queue toont wie het langst wacht (ook: /queue bg, /queue dampoort, /queue lawaai)
    /mine toont uw zaken, /next geeft u de volgende
    /case NUMMER toont een zaak, /find WOORDEN zoekt
    /stats toont de cijfers van de week

# $filter is the filter in words, $lines are the cases.
staff-queue =
    📋 { $filter } ({ $first }–{ $last })

    { $lines }
staff-queue-all = Wachtrij
staff-queue-of = van { $steward }
staff-queue-snoozed = uitgesteld
staff-queue-kind-nuisance = overlast
staff-queue-kind-help = hulpvragen
staff-queue-empty = 🎉 De wachtrij is leeg: niemand wacht op ons. Mooi werk!
staff-queue-none = 🎉 Hier wacht niemand: geen open zaken ({ $filter }).
staff-queue-choose = Wat wilt u zien?
staff-queue-unknown =
    Dit ken ik niet als filter: { $words }. U kunt kiezen uit:
    • taal: { $languages }
    • wijk: { $areas }
    • soort: { $topics }
    • overlast, hulp, mijn of uitgesteld
staff-list-old = Deze knop werkt niet meer. Vraag de lijst opnieuw met /queue.

# A case in a list. $details are place, waiting time and steward, as far as there are any.
staff-line =
    { $sign } { $reference } { $flag } { $topic }
        { $details }
staff-line-steward = 👤 { $steward }
staff-line-waits = wacht { $span }
staff-line-snoozed = 💤 tot { $until }
staff-sign-urgent = 🚨
staff-span-minutes = { $n } min
staff-span-hours = { $n } u
staff-span-days = { $n } d

staff-case = { $card }
staff-case-unknown = Deze zaak vind ik niet. Schrijf het nummer zoals op de kaart, bijvoorbeeld /case BL-7K3F.
staff-next =
    👉 { $why }

    { $card }
staff-next-own = Uw zaak: de bewoner wacht al { $span } op uw antwoord.
staff-next-best = Nog van niemand: { $why }.
staff-next-none = 🎉 Niemand wacht op u, en er is geen zaak zonder steward. Goed gedaan!
staff-why-urgent = dringend
staff-why-high = hoge prioriteit
staff-why-language = u spreekt { $language }
staff-why-area = in uw wijk
staff-why-waits = wacht { $span }

staff-found =
    🔎 Gevonden voor “{ $words }”:

    { $lines }
staff-find-none = Niets gevonden voor “{ $words }”. Probeer minder of kortere woorden.
staff-find-how = Schrijf wat u zoekt achter /find: een nummer, een straat, een voornaam of woorden uit de melding.
staff-find-old = Deze knop werkt niet meer. Zoek opnieuw met /find.

# $monday is when the week began, $rest are the lines per language and neighbourhood.
staff-stats =
    📊 Deze week, sinds { $monday } (tussen haakjes: vorige week)
    Nieuw: { $new }
    Afgesloten: { $closed }
    Wachten nu op antwoord: { $waiting }
    Eerste antwoord, mediaan: { $first_answer }

    { $rest }
staff-stats-by-topic = Per soort
staff-stats-by-language = Per taal
staff-stats-by-area = Per wijk
staff-stats-elsewhere = wijk onbekend
staff-stats-both = { $this } ({ $last })
staff-stats-line = { $name }: { $new } nieuw, { $closed } afgesloten, { $waiting ->
        [one] 1 wacht
       *[other] { $waiting } wachten
    }{ $more }
staff-stats-first-answer = , antwoord na { $span }
staff-stats-nothing = geen
staff-stats-picture = 📊 De cijfers in beeld

# What residents answered; $rest are lines per kind, language and neighbourhood.
staff-stats-said =
    💬 Wat bewoners terugzeggen, sinds { $monday } (tussen haakjes: vorige week)
    Opgelost: { $solved }
    Dienst bereikt: { $reached }
    Dienst niet meer nodig: { $not_needed }
    Heropende zaken: { $reopened }
    Vragen zonder antwoord: { $silent }
    Beoordeling: { $rating }
    Bij minder dan 5 antwoorden tonen we geen percentage.
    { $rest }
staff-said-share = { $percent } % van { $of }
staff-said-few = { $number } van { $of }
staff-said-none = –
staff-said-rating = { $mean } op 5, { $count } keer
staff-said-ratings = { $count } keer
staff-said-line = { $name }: { $what }
staff-said-more = … en nog { $count }
staff-said-solved = opgelost { $part }
staff-said-reached = bereikt { $part }
staff-said-reopened = heropend { $part }
staff-said-silent = zonder antwoord { $part }
staff-said-rated = beoordeling { $rating }
staff-picture-title = Week van { $monday }
staff-picture-days = { $begins } tot en met { $ends }
staff-picture-last-week = grijs: vorige week
staff-picture-new = Nieuw
staff-picture-closed = Afgesloten
staff-picture-waiting = Wachten nu
staff-picture-first-answer = Eerste antwoord
staff-picture-new-by-language = Nieuw per taal
staff-picture-new-by-area = Nieuw per wijk
staff-picture-said = Wat bewoners terugzeggen
staff-picture-solved = Opgelost
staff-picture-reached = Dienst bereikt
staff-picture-reopened = Heropend
staff-picture-silent = Geen antwoord
staff-picture-rating = Beoordeling
staff-picture-of = van { $of }
staff-picture-times = ({ $count } keer)
staff-picture-percent = { $percent } %
staff-picture-head-solved = opgelost
staff-picture-head-reached = bereikt
staff-picture-head-reopened = heropend
staff-picture-head-silent = zwijgt
staff-picture-head-rating = op 5

staff-button-case = { $reference }
staff-button-choice = { $name }
staff-button-earlier = ◀ Vorige
staff-button-further = Volgende ▶
staff-button-by-area = 🏘 Wijk
staff-button-by-topic = 🏷 Soort
staff-button-by-language = 🗣 Taal
staff-button-mine = 👤 Mijn zaken
staff-button-snoozed = 💤 Uitgesteld
staff-button-all = Alles
staff-button-topic = 💬 Naar het onderwerp
staff-button-back = ◀ Terug
