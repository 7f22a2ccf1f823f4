### What stewards read while they answer a resident.

# $words is exactly what the resident will get, $language its language. $notices and $under are
# lines for the steward's eyes only, or empty.
staff-preview =
    { $notices }Zo krijgt de bewoner het ({ $language }):

    { $words }{ $under }
# $steward is a first name.
staff-preview-at-work = ⚠️ { $steward } schrijft ook een antwoord in deze zaak.
staff-preview-just-answered = ⚠️ { $steward } heeft in deze zaak net geantwoord ({ $minutes ->
        [0] minder dan een minuut
        [one] 1 minuut
       *[other] { $minutes } minuten
    } geleden).
staff-preview-correction = ✏️ Verbetering van een antwoord dat de bewoner al heeft.
staff-preview-translated = 🤖 Automatische vertaling: kijk na of u ze vertrouwt. De bewoner ziet dat het een vertaling is.
# $written and $reads are names of languages.
staff-preview-foreign = ⚠️ Uw tekst is in het { $written }, de bewoner leest { $reads }. Kies liever een vaste zin, hieronder of met /p.
staff-preview-dutch =
    🇳🇱 In het Nederlands:
    { $words }
staff-preview-photo = 📎 Met een foto: die krijgt de bewoner erna.
staff-preview-voice = 📎 Met een spraakbericht: dat krijgt de bewoner erna.
staff-preview-file = 📎 Met een bestand: dat krijgt de bewoner erna.
staff-sent = ✅ Verstuurd.
# For who answered from a list: the preview is in the topic of the case.
staff-preview-there = 👀 Uw voorbeeld staat klaar in het onderwerp van { $reference }.
staff-reply-dropped = Niet verstuurd.
staff-reply-how = Antwoord op dit bericht met uw tekst voor de bewoner, of schrijf /reply en dan uw tekst. Een foto of spraakbericht mag ook. U ziet eerst een voorbeeld.
staff-reply-empty = Schrijf uw tekst achter /reply, of antwoord met /reply op een bericht.
staff-reply-too-long = Te lang: hoogstens { $most } tekens. Stuur het in twee berichten.
staff-not-translated = De vertaling is niet gelukt: de dienst gaf geen bruikbaar antwoord. U kunt uw tekst nog altijd sturen zoals hij is, met de knop in het voorbeeld, of een vaste zin kiezen met /p.

# Phrases. $title is a phrase's Dutch title.
staff-phrases = Kies een zin. De bewoner leest die in de eigen taal; u ziet eerst een voorbeeld, met het Nederlands erbij.
staff-phrases-none = Er is geen vaste zin met “{ $words }”. /p zonder woorden toont wat bij deze zaak past.
staff-phrase-gone = Deze zin is er niet meer. /p toont welke er zijn.
staff-phrase-date = “{ $title }”: antwoord op dit bericht met de dag, zoals 3/12, 3/12 14:00 of vrijdag 14u.
staff-phrase-date-unknown = Die dag begrijp ik niet. Antwoord nog eens op de vraag, bijvoorbeeld met 3/12 of vrijdag 14u.
staff-phrase-service = “{ $title }”: antwoord op dit bericht met de naam van de dienst.
staff-phrase-service-unknown = Antwoord nog eens op de vraag, met een naam van hoogstens { $most } tekens.

staff-help-answering =
    /reply TEKST antwoordt aan de bewoner (eerst een voorbeeld)
    /p WOORDEN zoekt een vaste zin in de taal van de bewoner
    Antwoorden op de woorden van de bewoner maakt ook een voorbeeld; met een foto of spraakbericht mag ook.
    Verbetert u uw bericht, dan volgt een nieuw voorbeeld.
staff-button-reply = Antwoorden
staff-button-send = Verstuur
staff-button-change = Wijzigen
staff-button-cancel = Niet sturen
staff-button-translate = Vertaal
staff-button-phrases = Vaste zinnen
staff-button-phrase = { $title }
