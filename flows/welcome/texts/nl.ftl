### First steps: what a newcomer arranges first. Facts: city/services.yml.

path-newcomer = Eerste stappen in Gent

welcome-begin = Welkom in Gent! Ik help u met { $total } eerste stappen, één voor één. Neem uw tijd: het mag gerust een paar dagen duren. Ik onthoud alleen welke stappen u al gedaan hebt.
welcome-again = U hebt al { $done } van de { $total } stappen achter de rug. We gaan verder.
# $name is one of the names below, $what its explanation.
welcome-step =
    Stap { $number } van { $total }: { $name }

    { $what }

    Is dit al in orde?
welcome-ask-done = { $name }: is dit al in orde?
welcome-press = Dat begrijp ik niet goed. Kies hieronder, of stel gerust een andere vraag.
# Buttons: at most 24 characters.
button-step-done = ✅ Ja, in orde
button-step-where = 📍 Waar moet ik zijn?
button-step-next = Nog niet, volgende stap
button-step-not-mine = Niet voor mij
button-step-later = Later verdergaan

welcome-name-register = Inschrijven op uw adres
welcome-what-register = Schrijf u in bij de stad, op het adres waar u woont. Maak eerst een afspraak bij het Loket Migratie. Daarna komt de politie kijken of u echt op dat adres woont. Doe dit eerst: bijna overal vragen ze uw adres.
welcome-name-health = Ziekenfonds (mutualiteit)
welcome-what-health = Kies een ziekenfonds en sluit u aan. Dan krijgt u een deel terug van wat u betaalt voor dokter en medicijnen. Zoek daarna ook een huisarts in uw buurt.
welcome-name-school = School en kinderopvang
welcome-what-school = Hebt u kinderen? Meld ze aan voor een school in Gent. Daarna moet u ze ook nog inschrijven op de school zelf. Voor een baby of peuter zoekt u opvang.
welcome-name-dutch = Nederlands leren
welcome-what-dutch = Amal zoekt met u een cursus Nederlands die bij u past. Daar krijgt u ook uitleg over leven en werken in België.
welcome-name-waste = Afval
welcome-what-waste = IVAGO haalt het afval op. Elke straat heeft vaste dagen. Vraag aan IVAGO of aan een buur welke zakken u nodig hebt en op welke dag u ze buiten mag zetten. Zet niets buiten op een andere dag: daarvoor kunt u een boete krijgen.
welcome-name-numbers = Belangrijke nummers
welcome-what-numbers =
    Bewaar deze nummers:
    • 112: brand, ongeval, iemand is erg ziek
    • 101: politie, dringend
    • 1733: een dokter, ’s avonds, ’s nachts en in het weekend
    • +32 9 210 10 10: Gentinfo, voor elke vraag over de stad

welcome-ask-remind = Goed, we stoppen hier. Zal ik u over een week één keer herinneren aan de volgende stap: { $name }?
button-remind-me = Ja, herinner mij
welcome-reminded = Dat doe ik. Wilt u eerder verder, schrijf mij dan “eerste stappen”.
welcome-left = Goed. Wilt u later verder, schrijf mij dan “eerste stappen”.
welcome-all-done = Proficiat, u hebt alle eerste stappen gezet! Hebt u nog een vraag, schrijf mij dan gerust.

## The reminder of the next step
follow-up-welcome-next = U vroeg mij om u te herinneren aan uw volgende stap in Gent: { $step }. Is dit al in orde?
answer-step_done = ✅ Ja, in orde
answer-step_not_yet = Nog niet
welcome-next-done = Goed gedaan! Wilt u verder met de volgende stap?
welcome-next-not-yet = Geen probleem. Ik herinner u er niet meer aan. Wilt u nog eens zien wat u moet doen en waar?
