### Reporting nuisance.

## Kinds, as they stand on a button and in the summary
topic-report_nuisance = Andere overlast
topic-nuisance_noise = Lawaai
topic-nuisance_waste = Afval en vuil
topic-nuisance_pests = Ratten, insecten, stank
topic-nuisance_neighbours = Ruzie met buren
topic-nuisance_public_space = Overlast op straat of plein
topic-nuisance_vehicles = Auto's en parkeren
topic-nuisance_building = Slecht of leeg gebouw

nuisance-ask-kind = Wat vervelend. Waarover gaat het?
button-other-nuisance = Iets anders
nuisance-ask-place = Waar is het? Schrijf de straat en het nummer. Weet u het nummer niet? Schrijf dan wat er dichtbij is: een winkel, een plein, een hoek.
# Said when the resident wants to skip the place.
nuisance-place-needed = Zonder een plaats kunnen de buurtstewards niet gaan kijken. Het mag ook ongeveer: "bij de bakker in de Sleepstraat".
nuisance-ask-since = Sinds wanneer is dat zo, en hoe vaak gebeurt het?
nuisance-ask-more = Wilt u nog iets vertellen? U mag ook een foto sturen. Noem liever geen namen van andere mensen.
button-nothing-more = Nee, dat is alles
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Uw vraag over "{ $topic }" geef ik mee aan de stewards. Eerst maken we uw melding af.
# $kind, $place, $since, $more: what the resident said.
nuisance-summary =
    Dit geef ik door aan de buurtstewards:

    Wat: { $kind }
    Waar: { $place }
    Sinds wanneer: { $since }
    Nog iets: { $more }

    Klopt het? Wij zeggen nooit aan anderen wie dit gemeld heeft.
nuisance-what-to-change = Wat wilt u veranderen?
button-change-kind = Wat het is
button-change-place = De plaats
button-change-since = Sinds wanneer
button-change-more = Wat ik nog vertelde
nuisance-sent = Dank u wel. Uw melding is bij de buurtstewards.
