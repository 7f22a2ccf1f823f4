### Reporting nuisance.

## Kinds, as they stand on a button and in the summary
topic-report_nuisance = Altă problemă în cartier
topic-nuisance_noise = Gălăgie
topic-nuisance_waste = Gunoi și mizerie
topic-nuisance_pests = Șobolani, gândaci, miros urât
topic-nuisance_neighbours = Ceartă cu vecinii
topic-nuisance_public_space = Probleme pe stradă sau în piață
topic-nuisance_vehicles = Mașini și parcare
topic-nuisance_building = Clădire în stare rea sau goală

nuisance-ask-kind = Îmi pare rău. Despre ce este vorba?
button-other-nuisance = Altceva
nuisance-ask-place = Unde este? Scrieți strada și numărul. Nu știți numărul? Atunci scrieți ce este în apropiere: un magazin, o piață, un colț de stradă.
# Said when the resident wants to skip the place.
nuisance-place-needed = Dacă nu știm locul, echipa de cartier nu poate merge să vadă. Puteți spune și cam pe unde este: „lângă brutăria din Sleepstraat”.
nuisance-ask-since = De când este așa și cât de des se întâmplă?
nuisance-ask-more = Mai vreți să spuneți ceva? Puteți trimite și o poză. Vă rugăm să nu scrieți numele altor oameni.
button-nothing-more = Nu, asta e tot
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Trimit echipei și întrebarea dumneavoastră despre „{ $topic }”. Mai întâi terminăm cu problema pe care o anunțați acum.
# $kind, $place, $since, $more: what the resident said.
nuisance-summary =
    Iată ce trimit echipei de cartier:

    Problema: { $kind }
    Unde: { $place }
    De când: { $since }
    Altceva: { $more }

    Este corect? Nu spunem niciodată altora cine a anunțat problema.
nuisance-what-to-change = Ce vreți să schimbați?
button-change-kind = Problema
button-change-place = Locul
button-change-since = De când
button-change-more = Ce am mai spus
nuisance-sent = Vă mulțumesc. Mesajul dumneavoastră a ajuns la echipa de cartier.
