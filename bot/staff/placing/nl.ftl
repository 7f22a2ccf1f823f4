### What stewards read when a case is about something else, or is somewhere else.

staff-kind-which = Waarover gaat { $reference }?
staff-kind-page = { $kind } ({ $page } van { $pages }): waarover gaat { $reference }?
staff-kind-set = De zaak gaat nu over: { $topic }.
staff-button-kind = Soort wijzigen
staff-button-kind-nuisance = Overlast
staff-button-kind-help = Hulpvraag
staff-button-more = Meer ›

staff-address-which = Waar is het? Antwoord op dit bericht met straat en nummer, bijvoorbeeld: Sleepstraat 45.
# $found, $area and $twin are the texts below; the last two may be empty.
staff-address-right =
    Is dit de plaats? « { $words } »
    { $found } { $area }
    { $twin }
staff-address-found = 📍 In het stratenregister: { $address }.
staff-address-unknown = ⚠️ Deze straat staat niet in het stratenregister van Gent. De plaats wordt bewaard zoals u ze schreef.
staff-address-area = Wijk: { $name }.
staff-address-twin = ⚠️ Daar staat al een open zaak van deze soort: { $reference }.
staff-address-set = De plaats is nu: { $words }.
staff-button-address = Plaats wijzigen
staff-button-address-yes = Ja, dit is de plaats
staff-help-placing =
    /kind wijzigt de soort
    /address STRAAT NUMMER wijzigt de plaats
