### What we keep of people, and what they can have done about it.

privacy-about =
    Wat u hier schrijft, bewaren we om u te helpen: uw berichten, foto's, uw voornaam, uw taal en uw nummer bij Telegram (niet uw telefoonnummer). Alleen de buurtstewards zien het; zij hebben beroepsgeheim. Wij zeggen nooit aan anderen wie iets gemeld heeft. U kunt ook melden zonder uw naam.

    U kunt zien wat we over u bewaren, of het laten wissen. Druk op een knop.
button-ask-a-person = Aan een steward vragen
# Only for those whose address we remember.
button-forget-home = Vergeet mijn adres
home-forgotten = Goed, uw adres is vergeten.
messages-stopped =
    Goed. Ik stuur u geen automatische berichten meer. Uw meldingen lopen gewoon door: als een steward u antwoordt of als u zelf schrijft, hoort u nog wel van ons.

    Wilt u later weer berichten? Druk op de knop, of schrijf het mij. Of wilt u alleen een pauze, tot { $until }?
messages-paused = Goed. Tot { $until } stuur ik u geen automatische berichten. Daarna komen ze vanzelf weer. Uw meldingen lopen gewoon door, en als u schrijft, krijgt u antwoord.
messages-again = Goed. Ik stuur u weer berichten over uw meldingen. Wilt u ze niet meer? Stuur dan /stop.
# After a new report of somebody who wants no messages.
messages-still-stopped = U wilde geen berichten meer van mij, en dat blijft zo. U hoort dus alleen iets als een steward u antwoordt. Wilt u toch berichten over deze melding?
button-pause-messages = Liever een pauze
button-messages-again = Toch weer berichten
button-show-data = Toon mijn gegevens
button-erase-data = Wis mijn gegevens

## The notice at the first message
privacy-notice = Even dit: om u te helpen, bewaren de buurtstewards van de stad Gent wat u hier schrijft (uw berichten, foto's, voornaam en nummer bij Telegram). Alleen zij zien het; zij hebben beroepsgeheim. We wissen uw woorden { $kept } nadat uw melding afgesloten is. U kunt alles zien of laten wissen: /privacy. Deel hier niets dat u liever voor uzelf houdt.
# How long words are kept after a case is over; $kept of the notice.
kept-years = { $number ->
    [one] een jaar
   *[other] { $number } jaar
}
kept-months = { $number ->
    [one] een maand
   *[other] { $number } maanden
}
kept-days = { $number ->
    [one] een dag
   *[other] { $number } dagen
}

## "Show my data"
my-data-coming = Hier komt een bestand met wat we over u bewaren. U kunt het op uw telefoon openen. Wat buurtstewards onder elkaar noteren en wat buren vertelden, staat er niet in. Van uw foto's en spraakberichten staat er alleen een lijst in. Wilt u ze zelf ontvangen, of hebt u vragen? Vraag het aan een steward.
# For channels that cannot send a file.
my-data-file = Het bestand met uw gegevens.

## "Delete my data"
privacy-erase-ask =
    Wilt u dat we alles over u wissen? Weg is dan meteen: uw naam, uw nummer, uw berichten, foto's, adres, afspraken en wat u gemeld hebt. We kunnen het niet terughalen.

    We bewaren alleen cijfers zonder naam (dat er iets gemeld is, en hoe het afliep). In Telegram blijft dit gesprek op uw telefoon staan tot u het daar zelf verwijdert.
# Somebody still works on a report of theirs.
privacy-erase-ask-open =
    Wilt u dat we alles over u wissen? We werken nog aan: { $references }. U kiest:

    1. Alles weg. Wat nog open is, wordt ingetrokken; niemand komt nog langs. Terughalen kan niet.
    2. Meldingen laten lopen. Wat daarvoor nodig is, blijft tot ze afgesloten zijn; dan gaat het vanzelf weg. Al het andere gaat nu weg.

    We bewaren alleen cijfers zonder naam. In Telegram blijft dit gesprek staan tot u het daar zelf verwijdert.
button-erase-all = Ja, wis alles
button-erase-but-open = Meldingen laten lopen
button-erase-nothing = Nee, niets wissen
privacy-erase-not = Goed, we wissen niets.
privacy-erased = Klaar. Alles wat we over u hadden, is gewist. Wilt u dat dit gesprek ook van uw telefoon verdwijnt? Verwijder het dan zelf in Telegram. U mag ons altijd weer schrijven; dan beginnen we opnieuw.
privacy-erased-later = Goed. Alles wat voor uw meldingen niet nodig is, is gewist. De rest wissen we zodra ze afgesloten zijn; dan krijgt u nog één bericht. Wilt u toch alles meteen weg? Schrijf /deletemydata.
