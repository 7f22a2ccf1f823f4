### What stewards read about appointments.
### $day is a weekday and date, $time from when until when.

# On a case's card.
staff-card-visit = 📅 Afspraak: { $day }, { $time }, { $place }, met { $who } ({ $state })
visit-state-proposed = nog niet bevestigd
visit-state-confirmed = bevestigd
visit-state-to_move = de bewoner wil een ander moment
visit-state-moved = verzet, nog niet bevestigd
visit-state-cancelled = afgezegd

staff-visit-how = Antwoord op dit bericht met dag, uur en plaats, bijvoorbeeld: 28/11 14:00 Sleepstraat 45. Kan ook: morgen 14u, of vrijdag 9:30 30m met Leila. Zonder plaats geldt het adres van de zaak.
staff-visit-move-how = Antwoord op dit bericht met de nieuwe dag en het nieuwe uur, bijvoorbeeld: 28/11 14:00.
staff-visit-unreadable = Ik lees hier geen dag en uur in. Schrijf bijvoorbeeld: 28/11 14:00 Sleepstraat 45, morgen 14u, of vrijdag 9:30 30m met Leila.
staff-visit-no-day = Die dag bestaat niet. Schrijf bijvoorbeeld 28/11 of 28 nov.
staff-visit-no-time = Dat uur bestaat niet. Schrijf bijvoorbeeld 14:00, 14u of 9u30.
staff-visit-free-day = Dat is een zondag of een feestdag ({ $day }). Kiest u een andere dag?
staff-visit-past = Dat moment is al voorbij: { $day }, { $clock }. Kiest u een later moment?
staff-visit-no-place = Deze zaak heeft geen adres. Zet de plaats achter het uur.
staff-visit-standing = Er staat al een afspraak met deze bewoner: { $day }, { $time }. /move verzet ze, /cancel zegt ze af.
staff-visit-none = Er staat geen afspraak met deze bewoner.
staff-visit-moot = Dat kan niet meer: het moment is voorbij, de afspraak is afgezegd, of er staat al een andere.
# $name is a first name, or staff-anonymous.
staff-visit-confirmed = 📅 De bewoner ({ $name }) bevestigt de afspraak: { $day }, { $time }.
staff-visit-to-move = 📅 De bewoner ({ $name }) wil een ander moment dan { $day }, { $time }. Wat de bewoner nu schrijft, komt hier. Met /move stelt u iets anders voor.
staff-visit-called-off = 📅 De bewoner ({ $name }) zegt de afspraak af: { $day }, { $time }.
staff-help-planning =
    /appointment 28/11 14:00 PLAATS stelt een afspraak voor
    /move 29/11 10:00 verzet ze, /cancel zegt ze af
staff-button-visit = Afspraak
staff-button-visit-move = Afspraak verzetten
staff-button-visit-off = Afspraak afzeggen
