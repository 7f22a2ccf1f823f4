### What stewards read while they enter a report for somebody, and link it to Telegram.

staff-report-entry = Nieuwe melding voor iemand. Hoe kwam ze binnen?
staff-report-kind = Waarover gaat het?
staff-report-topic = Wat precies?
staff-report-place = Waar is het? Antwoord op dit bericht met straat en nummer.
staff-report-words = Wat is er aan de hand? Antwoord op dit bericht, liefst in de eigen woorden van de bewoner.
staff-report-name = Wat is de voornaam van de bewoner? Antwoord op dit bericht, of kies anoniem.
staff-report-language = Welke taal spreekt de bewoner?
# $entry, $topic, $place and $name are texts.
staff-report-summary =
    Klopt dit?

    Binnengekomen: { $entry }
    Soort: { $topic }
    Plaats: { $place }
    Van: { $name }
    Taal: { $language }

    { $words }
staff-place-unknown = { $place } (⚠️ geen straat van Gent herkend)
staff-report-press = Kies een van de knoppen onder de vraag.
staff-report-empty = Antwoord met woorden.
staff-report-too-long = Te lang: hoogstens { $most } tekens.
staff-report-answered = Deze vraag is al beantwoord.
staff-report-cancelled = Niet ingevoerd.
staff-report-entered = ✅ Ingevoerd als { $reference }. Geef dit nummer mee aan de bewoner. In het onderwerp van de zaak maakt /link een link naar Telegram.
staff-report-joined = ✅ Ingevoerd bij { $reference }: daar was al een melding op dit adres. Geef dit nummer mee aan de bewoner.
staff-entry-counter = Balie
staff-entry-phone = Telefoon
staff-entry-school = School
staff-entry-police = Politie
staff-kind-nuisance = Overlast
staff-kind-help = Hulp of een vraag
staff-button-language = { $name }
staff-button-no-place = Geen plaats
staff-button-anonymous = Anoniem
staff-button-enter = Invoeren
staff-button-stop-report = Annuleren
staff-card-entry = Binnengekomen via: { $entry }
# $names are those to whom no message can be sent.
staff-card-no-chat = 📞 Geen Telegram: { $names }. Geef antwoorden zelf door.

# $words is what the bot would have said; $name a first name, or staff-anonymous.
staff-tell-yourself =
    📞 Geen Telegram ({ $name }). Bel of spreek de bewoner zelf. Dit is de boodschap:

    { $words }
staff-answer-yourself =
    📞 Geen Telegram ({ $name }). Geef dit zelf door:

    { $words }
staff-told = Genoteerd.
staff-button-told = Doorgegeven

# Whoever opens the link gets the report into their own Telegram.
staff-link =
    🔗 Link voor de bewoner ({ $name }), 14 dagen geldig en één keer te gebruiken. Wie hem opent, krijgt de melding in de eigen Telegram. Geef hem alleen aan deze bewoner.
    { $link }
staff-link-picture = De link als QR-code.
staff-link-nobody = Wie dit meldde, heeft al Telegram.
staff-linked = 🔗 De bewoner ({ $name }) heeft de melding nu in Telegram. Antwoorden gaan voortaan daarheen.
staff-help-entering =
    /report voert een melding in voor iemand anders
    /link maakt een link naar Telegram voor wie er nog geen heeft
staff-button-link = Link naar Telegram
