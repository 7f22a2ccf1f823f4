### Reporting nuisance. Neutral words: nobody is guilty here, and both sides are people we help.

## Kinds, as they stand on a button and in the summary (24 characters at most)
topic-report_nuisance = Andere overlast
topic-nuisance_noise = Lawaai
topic-nuisance_waste = Afval en vuil
topic-nuisance_pests = Ratten, insecten, stank
topic-nuisance_neighbours = Ruzie met buren
topic-nuisance_public_space = Op straat of plein
topic-nuisance_vehicles = Auto's en parkeren
topic-nuisance_building = Slecht of leeg gebouw

nuisance-ask-kind = Ik help u graag. Waarover gaat het?
button-other-nuisance = Iets anders
# What was understood of the first words. $what: kind, place, details, with commas between.
nuisance-noted =
    Wat vervelend. Dit heb ik al genoteerd:
    { $what }
    Klopt iets niet? U kunt het straks nog veranderen.
noted-line = • { $value }
# A yes to a question that asks for words.
nuisance-tell = Vertel het maar, in uw eigen woorden.

## Where it is
nuisance-ask-place = Waar is het? Schrijf de straat en het nummer, of stuur een locatie (📎). Kent u het nummer niet? Schrijf dan wat er dichtbij is: een winkel, een plein, een hoek.
button-at-home = Bij mij thuis
# $place: the place as we understood it.
nuisance-place-noted = Genoteerd: { $place }.
# Said when the resident wants to skip the place.
nuisance-place-needed = Zonder een plaats kunnen de stewards niet gaan kijken. Ongeveer is ook goed. Weet u het echt niet? Zeg het nog eens, dan gaan we verder.
# "Here", "at my home": the question where it is follows.
nuisance-here-how = Ik kan niet zien waar u nu bent.
nuisance-home-where = Uw adres ken ik nog niet.
# $town: a municipality that is not Ghent. $phone: its number for reports.
nuisance-elsewhere = { $town } is niet Gent. De stewards werken alleen in Gent. Vraag het aan het gemeentehuis van { $town }. Is er nu gevaar? Bel 112 of 101. Is het toch in Gent? Schrijf dan de straat.
nuisance-elsewhere-call = { $town } is niet Gent. De stewards werken alleen in Gent. In { $town } belt u { $phone }. Is er nu gevaar? Bel 112 of 101. Is het toch in Gent? Schrijf dan de straat.
nuisance-outside = Die plek ligt buiten Gent. De stewards werken alleen in Gent. Vraag het aan het gemeentehuis daar, of bel Gentinfo: 09 210 10 10. Is er nu gevaar? Bel 112 of 101. Is het toch in Gent? Schrijf dan de straat.
# Asked only when they said that it is at their home. $place: the address.
nuisance-ask-remember = Mag ik { $place } onthouden als uw adres? Dan hoeft u het niet meer te schrijven. U kunt het later laten wissen.
button-remember = Ja, onthoud het
button-do-not-remember = Nee, liever niet

## What a steward needs to know: the question, its name in the summary, its buttons
nuisance-ask-since = Sinds wanneer is dat zo?
label-since = Sinds wanneer
nuisance-ask-often = Hoe vaak gebeurt het?
label-often = Hoe vaak
option-often-every_day = Elke dag
option-often-every_week = Elke week
option-often-sometimes = Af en toe
nuisance-ask-when = Op welk moment van de dag?
label-when = Wanneer
option-when-day = Overdag
option-when-evening = 's Avonds
option-when-night = 's Nachts
option-when-always = De hele tijd
nuisance-ask-going_on = Is het nu bezig?
label-going_on = Nu bezig
option-going_on-yes = Ja, nu
option-going_on-no = Nee
nuisance-ask-waste = Wat ligt er?
label-waste = Wat ligt er
option-waste-bags = Vuilniszakken
option-waste-bulky = Meubels, grote spullen
option-waste-litter = Klein afval
option-waste-hallway = Vuile gang of trap
nuisance-ask-how_much = Hoeveel ongeveer?
label-how_much = Hoeveel
option-how_much-one_bag = Een zak of één ding
option-how_much-some_bags = Een paar zakken
option-how_much-heap = Een hele hoop
nuisance-ask-ground = Ligt het op straat of op eigen terrein van iemand?
label-ground = Straat of privé
option-ground-public = Op straat
option-ground-private = Privéterrein of gang
nuisance-ask-animal = Wat ziet of ruikt u?
label-animal = Dier of stank
option-animal-rats = Ratten
option-animal-mice = Muizen
option-animal-insects = Kakkerlakken, insecten
option-animal-pigeons = Duiven
option-animal-smell = Stank
nuisance-ask-inside = Waar precies?
label-inside = Waar precies
option-inside-home = In mijn woning
option-inside-stairs = Gang, trap of kelder
option-inside-outside = Buiten
nuisance-ask-tried = Hebt u al iets geprobeerd? Het hoeft niet.
label-tried = Al geprobeerd
option-tried-talked = Ermee gepraat
option-tried-landlord = Huisbaas gevraagd
option-tried-police = Politie gebeld
option-tried-nothing = Nog niets
nuisance-ask-street = Wat gebeurt er?
label-street = Wat gebeurt er
option-street-group = Een groep hangt rond
option-street-damage = Iets is stuk of beklad
option-street-drugs = Drugs
option-street-other = Iets anders
nuisance-ask-vehicle = Wat is er met het voertuig?
label-vehicle = Wat is er
option-vehicle-parking = Staat verkeerd
option-vehicle-blocked = Blokkeert een doorgang
option-vehicle-wreck = Wrak of achtergelaten
option-vehicle-racing = Rijdt te snel
nuisance-ask-building = Wat is er met het gebouw?
label-building = Wat is er
option-building-empty = Staat leeg
option-building-unsafe = Is onveilig of stuk
option-building-squatted = Is gekraakt
option-building-crowded = Te veel mensen
nuisance-ask-danger = Kan iemand zich bezeren, bijvoorbeeld door iets dat valt?
label-danger = Kan iemand zich bezeren
option-danger-yes = Ja
option-danger-no = Nee
nuisance-ask-more = Wilt u nog iets vertellen? Een foto mag ook. Noem liever geen namen en beschuldig niemand: de stewards luisteren naar iedereen.
label-more = Nog iets
button-nothing-more = Nee, dat is alles
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Uw vraag over "{ $topic }" geef ik mee aan de stewards. Eerst maken we uw melding af.
# Noise at night, 22-06 h (stad.gent, geluidshinder): the police number, and the report all the same.
nuisance-noise-at-night = Is er 's nachts lawaai, tussen 22 en 6 uur? Dan mag u op dat moment de politie bellen: 101. Uw melding neem ik ook op.

## Without a name
nuisance-anonymous = Goed: de stewards zien uw naam niet. Ik weet nog wel in welke chat u schrijft. Zo kan ik u hun antwoord brengen. Bellen of langskomen kunnen ze dan niet. Op een spraakbericht hoort men uw stem.
nuisance-with-name = Goed: de stewards zien uw voornaam.
button-hide-name = Zonder mijn naam
button-show-name = Met mijn voornaam
label-name = Naam
name-hidden = niet getoond

## Reading back, and sending
# $lines: the report, a field a line.
nuisance-summary =
    Dit geef ik door aan de buurtstewards:

    { $lines }

    Klopt het? Wij zeggen nooit aan anderen wie dit gemeld heeft.
# One line of the summary, such as "Waar: Sleepstraat 45".
summary-line = { $label }: { $value }
label-kind = Wat
label-place = Waar
nuisance-what-to-change = Wat wilt u veranderen?
nuisance-sent = Dank u wel. Uw melding is bij de buurtstewards. Gebeurt het nog eens? Druk dan hieronder of schrijf het mij.
# The address is known already; never say by whom.
nuisance-joined = Dank u wel. Anderen hebben dit ook gemeld. Uw melding hoort er nu bij; wie het was, zeggen we nooit. Gebeurt het nog eens? Druk dan hieronder of schrijf het mij.
# The resident reported it before. $reference: the case's number.
nuisance-noted-again = Dank u wel. Ik heb het bij uw melding { $reference } gezet. De stewards zien dat het weer gebeurde.
nuisance-sent-already = Deze melding is al bij de buurtstewards.
# Words about something that the resident has an open case for.
nuisance-again-or-new = U meldde dit al: { $reference }, { $place }. Is het opnieuw gebeurd, of gaat het om iets anders?
button-again = Weer gebeurd
button-new-report = Iets anders, nieuw
