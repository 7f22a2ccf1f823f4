### What stewards read about who has a case, and about themselves.

staff-claimed-by = { $steward } heeft deze zaak al.
staff-claimed-you = U hebt deze zaak opgenomen.
staff-released = De zaak wacht weer op iemand.
# $name comes first: it is the mention by which they hear of it.
staff-released-by-other = 👋 { $name }, { $by } heeft deze zaak teruggezet: ze wacht weer op iemand.
staff-taken-from = 👋 { $name }, deze zaak is nu van { $to }. { $by } heeft ze doorgegeven.
staff-assigned = 👉 { $name }, deze zaak is nu van u. { $by } heeft ze u gegeven.
staff-assigned-now = { $name } heeft de zaak nu en krijgt bericht.
staff-assign-whom = Aan wie geeft u { $reference }? Wie het best past, staat eerst. Het getal is hoeveel zaken iemand nu heeft.
staff-not-yours-to-give = { $steward } heeft deze zaak. Alleen { $steward } of een coördinator kan ze doorgeven of terugzetten. Vraag het even.
staff-colleague-gone = Die collega zit niet meer in de stewardgroep.
staff-no-colleagues = Er is nog niemand anders om de zaak aan te geven. Ik ken een collega zodra die hier iets schrijft of op een knop drukt.
staff-help-claiming =
    /claim neemt de zaak op
    /release zet ze terug in de wachtrij
    /assign NAAM geeft ze aan een collega
    /me toont wie u hier bent: uw talen en wijken
staff-button-claim = Opnemen
staff-button-release = Terug in de wachtrij
staff-button-assign = Aan een collega geven
staff-button-colleague = { $name } ({ $cases })
staff-button-suggested = Geef aan { $name }

# On the card of a new case. $why is one or both of the two below it.
staff-card-suggested = 💡 Voorstel: { $name } ({ $why })
staff-suits-language = spreekt { $language }
staff-suits-area = werkt in { $area }

staff-me =
    Uw nummer bij Telegram: { $number }
    { $role }
    Talen naast Nederlands: { $languages }
    Wijken: { $areas }

    Tik op een taal om ze aan of uit te zetten. De kaart van een nieuwe zaak stelt voor bij wie ze past.
staff-me-coordinator = U bent coördinator: u kunt ook zaken van collega's doorgeven of terugzetten.
staff-me-steward = U bent steward. Wie coördinator is, bepaalt de beheerder met dit nummer.
staff-me-nothing = nog niets gekozen
staff-me-areas = In welke wijken werkt u? Gekozen: { $areas } (scherm { $page } van { $pages })
staff-me-of-another = Dit scherm is van een collega. Schrijf /me voor het uwe.
staff-button-is-on = ✅ { $what }
staff-button-is-off = ▫️ { $what }
staff-button-areas = Mijn wijken…
staff-button-areas-back = ‹ Vorige
staff-button-areas-on = Volgende ›
staff-button-areas-done = Klaar
