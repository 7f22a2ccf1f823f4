### What stewards read while they look after a case.

## Put off. $day is a weekday with its date.
staff-snooze-when = Tot wanneer uitstellen? Kies een dag, of antwoord op dit bericht met een dag: 3/12, vrijdag of 3d.
staff-snooze-unclear = Die dag begrijp ik niet, of hij is al voorbij, of hij ligt meer dan een jaar verder. Schrijf bijvoorbeeld 3/12, vrijdag of 3d.
staff-snoozed = 💤 Uitgesteld tot { $day }, 8:30 uur. Schrijft de bewoner eerder, dan komt de zaak vanzelf terug.
staff-woken = ⏰ { $steward }, deze zaak was uitgesteld tot vandaag.
staff-woken-nobody = ⏰ Deze zaak was uitgesteld tot vandaag. Nog niemand heeft ze opgenomen.
staff-button-snooze = Uitstellen
staff-button-tomorrow = Morgen
staff-button-three-days = Over 3 dagen
staff-button-next-week = Volgende week

## Waiting on a partner
staff-waiting-whom = Op wie wacht deze zaak? Antwoord op dit bericht met de naam van de dienst of partner. De bewoner leest die naam als u het vertelt, en in het volgende teken van leven.
staff-waiting-too-long = Te lang: hoogstens { $most } tekens. Schrijf alleen de naam.
staff-waits-on = ⏳ De zaak wacht op { $partner }. De bewoner weet dit nog niet.
staff-goes-on = 🔧 De zaak gaat verder. De bewoner weet dit nog niet.
staff-button-waiting = Wachten op partner
staff-button-goes-on = Verdergaan

## Priority
staff-priority-which = Hoe dringend is deze zaak?
staff-priority-unclear = Schrijf /priority laag, normaal of hoog.
staff-priority-set = Prioriteit: { $priority }.
staff-priority-low = laag
staff-priority-normal = normaal
staff-priority-high = hoog
staff-button-priority = Prioriteit

## On the card and in the title of the topic
staff-card-priority = Prioriteit: { $priority }
staff-card-snoozed = 💤 Uitgesteld tot { $until }
staff-card-waiting-on = ⏳ Wacht op { $partner }
staff-card-joined-to = 🔗 Hoort nu bij { $reference }
staff-card-closed = Reden: { $reason }
staff-sign-snoozed = 💤

staff-help-caring =
    /snooze 3/12 (of vrijdag, 3d) stelt de zaak uit
    /waiting NAAM wacht op een partner, /goes_on (/verder) gaat verder
    /priority laag, normaal of hoog
