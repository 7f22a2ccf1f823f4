### What stewards read about the next sign of life of a case.

# $signs is staff-sign-one for each moment, with exactly what residents then read.
staff-sign-next =
    Zo gaat het volgende teken van leven weg als er niets verandert:

    { $signs }
staff-sign-with-line =
    Met uw regel erbij gaat het volgende teken van leven zo weg:

    { $signs }
# $languages are those of the residents, $words one text in each.
staff-sign-one =
    📨 { $day } om { $time }, { $count ->
        [one] één bewoner
       *[other] { $count } bewoners
    } ({ $languages }):

    { $words }
# No resident of the case reads Dutch.
staff-sign-in-dutch =
    🇳🇱 In het Nederlands:
    { $words }
staff-sign-more = … en nog { $count }, die niet in dit bericht passen.
# Residents who stopped our messages or blocked the bot.
staff-sign-unwanted = 🔕 { $count ->
        [one] Eén bewoner krijgt
       *[other] { $count } bewoners krijgen
    } het niet: gestopt of geblokkeerd.
staff-sign-none = Er komt geen teken van leven: de zaak is niet meer open of niemand meldt ze nog.
staff-sign-ask-line = Antwoord op dit bericht met uw regel. Die komt onder het volgende teken van leven, met uw voornaam. U ziet eerst een voorbeeld.
staff-sign-line-kept = De regel gaat mee met het volgende teken van leven.
staff-sign-held = ⏭ { $steward } slaat het volgende teken van leven over. Nu komt het op { $day }.
staff-sign-held-already = Dit klopt niet meer: er is intussen iets veranderd.
staff-button-sign = Teken van leven
staff-button-sign-line = Regel toevoegen
staff-button-sign-hold = Sla het volgende over
staff-button-sign-keep = Voeg de regel toe
staff-help-signs =
    /sign toont het volgende teken van leven
    /sign TEKST voegt er een regel aan toe
