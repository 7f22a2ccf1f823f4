### Reporting nuisance. Neutral words: nobody is guilty here, and both sides are people we help.

## Kinds, as they stand on a button and in the summary (24 characters at most)
topic-report_nuisance = Altă problemă în cartier
topic-nuisance_noise = Gălăgie
topic-nuisance_waste = Gunoi și mizerie
topic-nuisance_pests = Șobolani, gândaci, miros
topic-nuisance_neighbours = Ceartă cu vecinii
topic-nuisance_public_space = Pe stradă sau în piață
topic-nuisance_vehicles = Mașini și parcare
topic-nuisance_building = Clădire cu probleme

nuisance-ask-kind = Vă ajut. Despre ce este vorba?
button-other-nuisance = Altceva
# What was understood of the first words. $what: kind, place, details, with commas between.
nuisance-noted =
    Îmi pare rău. Am notat deja:
    { $what }
    Dacă ceva nu este corect, puteți schimba la sfârșit.
noted-line = • { $value }
# A yes to a question that asks for words.
nuisance-tell = Spuneți-mi cu cuvintele dumneavoastră.

## Where it is
nuisance-ask-place = Unde este? Scrieți strada și numărul sau trimiteți locația (📎). Nu știți numărul? Atunci scrieți ce este în apropiere: un magazin, o piață, un colț de stradă.
button-at-home = La mine acasă
# $place: the place as we understood it.
nuisance-place-noted = Am notat: { $place }.
# Said when the resident wants to skip the place.
nuisance-place-needed = Dacă nu știm locul, echipa de cartier nu poate merge să vadă. Ajunge și aproximativ. Chiar nu știți? Mai spuneți o dată că nu știți și mergem mai departe.
# "Here", "at my home": the question where it is follows.
nuisance-here-how = Nu pot să văd unde sunteți acum.
nuisance-home-where = Încă nu știu adresa dumneavoastră.
# $town: a municipality that is not Ghent. $phone: its number for reports.
nuisance-elsewhere = { $town } nu ține de Gent. Echipa de cartier lucrează numai în Gent. Puteți întreba la primăria din { $town }. Este pericol acum? Sunați la 112 sau 101. Este totuși în Gent? Atunci scrieți strada.
nuisance-elsewhere-call = { $town } nu ține de Gent. Echipa de cartier lucrează numai în Gent. Pentru { $town } puteți suna la { $phone }. Este pericol acum? Sunați la 112 sau 101. Este totuși în Gent? Atunci scrieți strada.
nuisance-outside = Locul acesta nu este în Gent. Echipa de cartier lucrează numai în Gent. Puteți întreba la primăria de acolo sau puteți suna la Gentinfo: 09 210 10 10. Este pericol acum? Sunați la 112 sau 101. Este totuși în Gent? Atunci scrieți strada.
# Asked only when they said that it is at their home. $place: the address.
nuisance-ask-remember = Adresa dumneavoastră este { $place }. Pot să o țin minte? Atunci data viitoare nu mai trebuie să o scrieți. Mai târziu puteți cere să o ștergem.
button-remember = Da, țineți minte
button-do-not-remember = Nu, mai bine nu

## What a steward needs to know: the question, its name in the summary, its buttons
nuisance-ask-since = De când este așa?
label-since = De când
nuisance-ask-often = Cât de des se întâmplă?
label-often = Cât de des
option-often-every_day = În fiecare zi
option-often-every_week = În fiecare săptămână
option-often-sometimes = Din când în când
nuisance-ask-when = Când se întâmplă, în ce parte a zilei?
label-when = Când
option-when-day = Ziua
option-when-evening = Seara
option-when-night = Noaptea
option-when-always = Tot timpul
nuisance-ask-going_on = Este așa și acum?
label-going_on = Este așa și acum
option-going_on-yes = Da, acum
option-going_on-no = Acum nu
nuisance-ask-waste = Ce este acolo?
label-waste = Ce este acolo
option-waste-bags = Saci de gunoi
option-waste-bulky = Mobilă, lucruri mari
option-waste-litter = Gunoi mărunt
option-waste-hallway = Mizerie pe hol, pe scară
nuisance-ask-how_much = Cam cât este?
label-how_much = Cât este
option-how_much-one_bag = Un sac sau un lucru
option-how_much-some_bags = Câțiva saci
option-how_much-heap = O grămadă mare
nuisance-ask-ground = Este pe stradă sau într-un loc privat (o curte, un hol)?
label-ground = Stradă sau loc privat
option-ground-public = Pe stradă
option-ground-private = Loc privat (curte, hol)
nuisance-ask-animal = Ce vedeți sau ce miros simțiți?
label-animal = Ce vedeți sau simțiți
option-animal-rats = Șobolani
option-animal-mice = Șoareci
option-animal-insects = Gândaci, insecte
option-animal-pigeons = Porumbei
option-animal-smell = Miros urât
nuisance-ask-inside = Unde anume?
label-inside = Unde anume
option-inside-home = La mine în casă
option-inside-stairs = Hol, scară sau pivniță
option-inside-outside = Afară
nuisance-ask-tried = Ați încercat deja ceva? Dacă nu, nu-i nimic.
label-tried = Ce ați încercat deja
option-tried-talked = Am vorbit cu vecinii
option-tried-landlord = I-am spus proprietarului
option-tried-police = Am sunat la poliție
option-tried-nothing = Încă nimic
nuisance-ask-street = Ce se întâmplă?
label-street = Ce se întâmplă
option-street-group = Un grup se adună acolo
option-street-damage = Ceva stricat, mâzgălit
option-street-drugs = Droguri
option-street-other = Altceva
nuisance-ask-vehicle = Ce este cu mașina, motocicleta sau bicicleta?
label-vehicle = Ce este cu mașina
option-vehicle-parking = Parcare greșită
option-vehicle-blocked = Blochează trecerea
option-vehicle-wreck = Mașină abandonată, epavă
option-vehicle-racing = Viteză prea mare
nuisance-ask-building = Ce este cu clădirea?
label-building = Ce este cu clădirea
option-building-empty = Clădire goală
option-building-unsafe = Clădire periculoasă
option-building-squatted = Casă ocupată fără voie
option-building-crowded = Stau prea mulți oameni
nuisance-ask-danger = Se poate răni cineva, de exemplu dacă se rupe sau cade ceva?
label-danger = Se poate răni cineva
option-danger-yes = Da
option-danger-no = Nu
nuisance-ask-more = Mai vreți să spuneți ceva? Puteți trimite și o poză. Mai bine nu scrieți numele altora și nu dați vina pe nimeni: echipa de cartier ascultă pe toată lumea.
label-more = Ce ați mai spus
button-nothing-more = Nu, asta e tot
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Trimit echipei și întrebarea dumneavoastră despre „{ $topic }”. Mai întâi terminăm cu problema pe care o anunțați acum.
# Noise at night, 22-06 h (stad.gent, geluidshinder): the police number, and the report all the same.
nuisance-noise-at-night = Este gălăgie noaptea, între 10 seara și 6 dimineața? Atunci puteți suna pe loc la poliție: 101. Eu scriu oricum totul pentru echipa de cartier.

## Without a name
nuisance-anonymous = Bine: echipa de cartier nu vede numele dumneavoastră. Răspunsul lor vi-l aduc eu, aici: eu știu în ce conversație scrieți. Dar ei nu vă pot suna și nu pot veni la dumneavoastră. Dacă trimiteți un mesaj vocal, vi se aude vocea.
nuisance-with-name = Bine: echipa de cartier vede prenumele dumneavoastră.
button-hide-name = Fără numele meu
button-show-name = Cu prenumele meu
label-name = Numele
name-hidden = nu se vede

## Reading back, and sending
# $lines: the report, a field a line.
nuisance-summary =
    Iată ce trimit echipei de cartier:

    { $lines }

    Este corect? Nu spunem niciodată altora cine a anunțat problema.
# One line of the summary, such as "Waar: Sleepstraat 45".
summary-line = { $label }: { $value }
label-kind = Problema
label-place = Locul
nuisance-what-to-change = Ce vreți să schimbați?
nuisance-sent = Vă mulțumesc. Mesajul dumneavoastră a ajuns la echipa de cartier. Dacă se întâmplă din nou, apăsați mai jos sau scrieți-mi.
# The address is known already; never say by whom.
nuisance-joined = Vă mulțumesc. Și alți oameni au anunțat această problemă. Am pus mesajul dumneavoastră lângă ale lor. Nu spunem niciodată cine a scris. Dacă se întâmplă din nou, apăsați mai jos sau scrieți-mi.
# The resident reported it before. $reference: the case's number.
nuisance-noted-again = Vă mulțumesc. Am adăugat asta la cazul dumneavoastră { $reference }. Echipa de cartier vede că s-a întâmplat din nou.
nuisance-sent-already = Acest mesaj a ajuns deja la echipa de cartier.
# Words about something that the resident has an open case for.
nuisance-again-or-new = Ați anunțat deja așa ceva: { $reference }, { $place }. S-a întâmplat din nou sau este vorba despre altceva?
button-again = S-a întâmplat din nou
button-new-report = Este o problemă nouă
