### Privacy, first version.

privacy-about =
    Wat u hier schrijft, bewaren we om u te helpen: uw berichten, foto's, uw voornaam, uw taal en uw nummer bij Telegram (niet uw telefoonnummer). Alleen de buurtstewards zien het; zij hebben beroepsgeheim. Wij zeggen nooit aan anderen wie iets gemeld heeft. U kunt ook melden zonder uw naam.

    Wilt u zien wat we bewaren, of het laten wissen? Vraag het aan een steward.
button-ask-a-person = Aan een steward vragen
# Only for those whose address we remember.
button-forget-home = Vergeet mijn adres
home-forgotten = Goed, uw adres is vergeten.
messages-stopped = Goed. Ik stuur u zelf geen berichten meer. Uw meldingen lopen gewoon door, en als een steward u antwoordt of als u zelf schrijft, antwoorden we nog wel.
