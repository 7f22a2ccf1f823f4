### What stewards read while they answer a resident.

# $words is exactly what the resident will get, $language its language.
staff-preview =
    Zo krijgt de bewoner het ({ $language }):

    { $words }
staff-sent = ✅ Verstuurd.
staff-reply-dropped = Niet verstuurd.
staff-reply-how = Antwoord op dit bericht met uw tekst voor de bewoner, of schrijf /reply en dan uw tekst. U ziet eerst een voorbeeld.
staff-reply-empty = Schrijf uw tekst achter /reply, of antwoord met /reply op een bericht.
staff-reply-too-long = Te lang: hoogstens { $most } tekens. Stuur het in twee berichten.
staff-help-answering =
    /reply TEKST antwoordt aan de bewoner (eerst een voorbeeld)
    Antwoorden op de woorden van de bewoner maakt ook een voorbeeld.
staff-button-reply = Antwoorden
staff-button-send = Verstuur
staff-button-change = Wijzigen
staff-button-cancel = Niet sturen
