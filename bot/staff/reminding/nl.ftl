### Reminders that stewards get, and the digest of the morning.

# $names are those who are called, $called how many. The names stand first: Telegram finds each
# where it comes first in the text.
staff-reminder-unclaimed = 🔔 { $called ->
        [0] { "" }
       *[other] { $names }:{ " " }
    }Deze zaak wacht sinds { $since } op iemand die ze opneemt (herinnering { $round }).
staff-reminder-unanswered = 🔔 { $called ->
        [0] { "" }
       *[other] { $names }:{ " " }
    }De bewoner wacht sinds { $since } op een antwoord (herinnering { $round }).
staff-reminder-visit = 🔔 { $called ->
        [0] { "" }
       *[other] { $names }:{ " " }
    }De afspraak was op { $since }. Hoe ging het? Schrijf het hier op (herinnering { $round }).
staff-reminder-standstill = 🔔 { $called ->
        [0] { "" }
       *[other] { $names }:{ " " }
    }Sinds { $since } gebeurde er niets met deze zaak (herinnering { $round }). Mag ze rusten? Gebruik /snooze.
staff-reminder-over = Dat hoeft niet meer: er is al iets gebeurd.
staff-reminder-later = Goed. De volgende werkdag 's morgens herinner ik u er weer aan.
staff-button-later = Later

staff-digest =
    ☀️ Goedemorgen! Vandaag is het { $today }.
    { $lines }
staff-digest-new = 🆕 Nieuw sinds het vorige overzicht: { $count }
staff-digest-longest = ⏱️ Wachten het langst op een antwoord:
# $sign is the sign of the state.
staff-digest-case = • { $sign } { $reference } · { $topic } · { $days ->
        [0] sinds vandaag
        [one] 1 dag
       *[other] { $days } dagen
    } · { $steward }
staff-digest-overdue = ⚠️ Over tijd: { $count }
staff-digest-after-visit = • { $sign } { $reference } · na de afspraak niets opgeschreven · { $steward }
staff-digest-standstill = • { $sign } { $reference } · { $days ->
        [one] 1 dag
       *[other] { $days } dagen
    } niets gebeurd · { $steward }
staff-digest-visits = 📅 Afspraken vandaag:
staff-digest-visit = • { $time } { $reference } · { $place } · { $who }{ $state ->
        [confirmed] { "" }
        [to_move] { " " }(de bewoner wil een ander moment)
       *[other] { " " }(nog niet bevestigd)
    }
# On the first working day of a week.
staff-digest-said-back =
    💬 Wat bewoners vorige week zeiden: opgelost { $solved }, dienst bereikt { $reached }, beoordeling { $rating }.
    Heropende zaken: { $reopened }, vragen zonder antwoord: { $silent }. Meer met /stats.
