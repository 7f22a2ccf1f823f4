### Privacy, first version.

privacy-about =
    Wat u hier schrijft, bewaren we om u te kunnen helpen: uw berichten, uw voornaam, uw taal en uw nummer als gebruiker van Telegram (niet uw telefoonnummer). Alleen de buurtstewards zien het; zij hebben beroepsgeheim. Wij zeggen nooit aan anderen wie iets gemeld heeft.

    Wilt u zien wat we bewaren, of het laten wissen? Vraag het aan een buurtsteward.
button-ask-a-person = Aan een steward vragen
messages-stopped = Goed. Ik stuur u zelf geen berichten meer. Uw meldingen lopen gewoon door, en als een steward u antwoordt of als u zelf schrijft, antwoorden we nog wel.
