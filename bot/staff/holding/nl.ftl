### What stewards read about who talks with the resident.

# $meaning is what the bot takes the words for, $sure how sure it is, from 0 to 100.
staff-reading = 🤖 De bot leest: { $meaning } ({ $sure } % zeker), { $language }
staff-no-language = taal onbekend
staff-means-add_information = Iets toevoegen
staff-means-stop_messages = Geen berichten meer
staff-means-privacy = Vraag over gegevens
staff-means-change_language = Andere taal
staff-means-capabilities = Wat kan de bot?
staff-means-greet = Begroeting
staff-means-goodbye = Afscheid
staff-means-thanks = Dank
staff-means-affirm = Ja
staff-means-deny = Nee
staff-means-skip = Weet het niet
staff-means-cancel = Laat maar
staff-means-out_of_scope = Iets anders

# $name is a first name, or staff-anonymous; $steward the first name of the steward.
staff-talk-held = 🎧 { $steward } praat nu met de bewoner ({ $name }). Wat de bewoner schrijft, komt hier; de bot zwijgt, behalve bij gevaar. Antwoorden gaat met /reply. Met /bot gaat het woord terug naar de bot.
staff-talk-given-back = 🤖 { $steward } gaf het woord terug aan de bot. De bewoner weet het.
staff-talk-left = 🤖 De bewoner ({ $name }) praat weer met de bot.
staff-talk-over = 🤖 Er werd lang niets gezegd. De bewoner ({ $name }) praat weer met de bot. Met /talk neemt u het woord opnieuw.
staff-talk-not-held = Het woord is al bij de bot.
staff-talk-no-chat = De bewoner ({ $name }) heeft geen Telegram. Bel of spreek de bewoner zelf; met /link maakt u een link naar Telegram.
staff-help-holding =
    /talk praat zelf met de bewoner, de bot zwijgt
    /bot geeft het woord terug aan de bot
staff-button-talk = Zelf praten
staff-button-bot = Terug naar de bot
