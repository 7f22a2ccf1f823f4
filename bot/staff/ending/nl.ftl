### What stewards read at the end of a case.

staff-resolved-now = Op opgelost gezet. De bewoner krijgt later de vraag of het klopt.
staff-resolve-line =
    Wilt u de bewoner een slotzin sturen? Antwoord op dit bericht. U ziet eerst een voorbeeld.
    { $silent }
staff-line-too-long = Te lang: hoogstens { $most } tekens voor een slotzin.
staff-close-why = Waarom sluit u { $reference } af?
# $silent is staff-silent, or nothing.
staff-close-line =
    Afsluiten ({ $reason }). Antwoord op dit bericht met een slotzin voor de bewoner, of kies alleen de vaste tekst. U ziet eerst een voorbeeld. De zaak wordt pas afgesloten als u verstuurt.
    { $silent }
staff-closed-now = Afgesloten. De bewoner kreeg geen bericht.
staff-reopened-now = 🔁 { $steward } heeft de zaak weer geopend. De bewoner weet dit nog niet.
# Reasons: on buttons and on the card.
staff-reason-solved = opgelost
staff-reason-partly_solved = gedeeltelijk opgelost
staff-reason-moved = verhuisd
staff-reason-referred = doorverwezen
staff-reason-not_ours = niet voor ons
staff-reason-not_possible = niet mogelijk
staff-reason-withdrawn = ingetrokken
staff-reason-no_answer = geen antwoord
staff-button-resolve = Opgelost
staff-button-close = Afsluiten
staff-button-close-plain = Alleen de vaste tekst
staff-button-close-now = Zonder bericht
staff-button-reopen = Heropenen
staff-help-ending =
    /resolve zet op opgelost (met een slotzin: /resolve TEKST)
    /close sluit af met een reden
    /reopen WAAROM opent weer
