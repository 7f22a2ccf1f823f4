### Privacy, first version.

privacy-about =
    Wat u hier schrijft, bewaren we om u te helpen: uw berichten, foto's, uw voornaam, uw taal en uw nummer bij Telegram (niet uw telefoonnummer). Alleen de buurtstewards zien het; zij hebben beroepsgeheim. Wij zeggen nooit aan anderen wie iets gemeld heeft. U kunt ook melden zonder uw naam.

    Wilt u zien wat we bewaren, of het laten wissen? Vraag het aan een steward.
button-ask-a-person = Aan een steward vragen
# Only for those whose address we remember.
button-forget-home = Vergeet mijn adres
home-forgotten = Goed, uw adres is vergeten.
messages-stopped =
    Goed. Ik stuur u zelf geen berichten meer. Uw meldingen lopen gewoon door: als een steward u antwoordt of als u zelf schrijft, hoort u ons nog wel.

    Wilt u later weer berichten? Druk op de knop, of schrijf het mij. Of wilt u alleen een pauze, tot { $until }?
messages-paused = Goed. Tot { $until } stuur ik u zelf geen berichten. Daarna komen ze vanzelf weer. Uw meldingen lopen gewoon door, en als u schrijft, krijgt u antwoord.
messages-again = Goed. Ik stuur u weer berichten over uw meldingen. Wilt u ze niet meer? Stuur dan /stop.
# After a new report of somebody who wants no messages.
messages-still-stopped = U wilde geen berichten meer van mij, en dat blijft zo. U hoort dus alleen iets als een steward u antwoordt. Wilt u toch berichten over deze melding?
button-pause-messages = Liever een pauze
button-messages-again = Toch weer berichten
