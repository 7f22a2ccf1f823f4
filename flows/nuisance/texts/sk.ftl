### Reporting nuisance. Neutral words: nobody is guilty here, and both sides are people we help.

## Kinds, as they stand on a button and in the summary (24 characters at most)
topic-report_nuisance = Iný problém v okolí
topic-nuisance_noise = Hluk
topic-nuisance_waste = Odpad a špina
topic-nuisance_pests = Potkany, hmyz, smrad
topic-nuisance_neighbours = Hádky so susedmi
topic-nuisance_public_space = Problém na ulici
topic-nuisance_vehicles = Autá a parkovanie
topic-nuisance_building = Zanedbaný či prázdny dom

nuisance-ask-kind = Pomôžem Vám. O čo ide?
button-other-nuisance = Niečo iné
# What was understood of the first words. $what: kind, place, details, with commas between.
nuisance-noted =
    To je nepríjemné. Toto už mám zapísané:
    { $what }
    Nesedí niečo? O chvíľu to môžete zmeniť.
noted-line = • { $value }
# A yes to a question that asks for words.
nuisance-tell = Pokojne mi to opíšte vlastnými slovami.

## Where it is
nuisance-ask-place = Kde to je? Napíšte ulicu a číslo domu alebo pošlite polohu (📎). Neviete číslo? Napíšte, čo je blízko: obchod, námestie, roh ulice.
button-at-home = U mňa doma
# $place: the place as we understood it.
nuisance-place-noted = Zapísané: { $place }.
# Said when the resident wants to skip the place.
nuisance-place-needed = Keď nevieme, kde to je, pomocníci zo štvrte sa tam nemôžu ísť pozrieť. Stačí aj približne. Keď to naozaj neviete, napíšte ešte raz „neviem“ a pôjdeme ďalej.
# "Here", "at my home": the question where it is follows.
nuisance-here-how = Nevidím, kde práve ste.
nuisance-home-where = Vašu adresu ešte nepoznám.
# $town: a municipality that is not Ghent. $phone: its number for reports.
nuisance-elsewhere = { $town } nepatrí do Gentu. Pomocníci zo štvrte pracujú len v Gente. Opýtajte sa tam na obecnom úrade (gemeentehuis). Hrozí teraz nebezpečenstvo? Volajte 112 alebo 101. Je to predsa len v Gente? Napíšte ulicu.
nuisance-elsewhere-call = { $town } nepatrí do Gentu. Pomocníci zo štvrte pracujú len v Gente. Zavolajte tam na číslo { $phone }. Hrozí teraz nebezpečenstvo? Volajte 112 alebo 101. Je to predsa len v Gente? Napíšte ulicu.
nuisance-outside = To miesto už nie je v Gente. Pomocníci zo štvrte pracujú len v Gente. Opýtajte sa tam na obecnom úrade (gemeentehuis) alebo zavolajte na Gentinfo: 09 210 10 10. Hrozí teraz nebezpečenstvo? Volajte 112 alebo 101. Je to predsa len v Gente? Napíšte ulicu.
# Asked only when they said that it is at their home. $place: the address.
nuisance-ask-remember = Môžem si zapamätať Vašu adresu: { $place }? Nabudúce ju už nebudete musieť písať. Neskôr ju môžete dať vymazať.
button-remember = Áno, zapamätať si ju
button-do-not-remember = Nie, radšej nie

## What a steward needs to know: the question, its name in the summary, its buttons
nuisance-ask-since = Odkedy to trvá?
label-since = Odkedy
nuisance-ask-often = Ako často sa to stáva?
label-often = Ako často
option-often-every_day = Každý deň
option-often-every_week = Každý týždeň
option-often-sometimes = Občas
nuisance-ask-when = Kedy to najčastejšie býva?
label-when = Kedy
option-when-day = Cez deň
option-when-evening = Večer
option-when-night = V noci
option-when-always = Stále
nuisance-ask-going_on = Deje sa to práve teraz?
label-going_on = Deje sa to teraz
option-going_on-yes = Áno, teraz
option-going_on-no = Nie
nuisance-ask-waste = Čo tam je?
label-waste = Čo tam je
option-waste-bags = Vrecia s odpadom
option-waste-bulky = Nábytok a veľké veci
option-waste-litter = Drobné smeti
option-waste-hallway = Špinavá chodba či schody
nuisance-ask-how_much = Koľko toho asi je?
label-how_much = Koľko toho je
option-how_much-one_bag = Jedno vrece alebo vec
option-how_much-some_bags = Zopár vriec
option-how_much-heap = Celá kopa
nuisance-ask-ground = Je to na ulici, alebo v dome či na dvore?
label-ground = Ulica, dom alebo dvor
option-ground-public = Na ulici
option-ground-private = V dome alebo na dvore
nuisance-ask-animal = Čo tam vidíte alebo cítite?
label-animal = Čo tam je
option-animal-rats = Potkany
option-animal-mice = Myši
option-animal-insects = Šváby alebo iný hmyz
option-animal-pigeons = Holuby
option-animal-smell = Smrad
nuisance-ask-inside = Kde presne to je?
label-inside = Kde presne
option-inside-home = U mňa doma
option-inside-stairs = Na chodbe či v pivnici
option-inside-outside = Vonku
nuisance-ask-tried = Skúsili ste to už nejako riešiť? Ak nie, nevadí.
label-tried = Čo ste už skúsili
option-tried-talked = Rozprávali sme sa
option-tried-landlord = Majiteľ bytu o tom vie
option-tried-police = Polícia o tom vie
option-tried-nothing = Zatiaľ nič
nuisance-ask-street = Čo sa tam deje?
label-street = Čo sa deje
option-street-group = Postáva tam skupina ľudí
option-street-damage = Rozbité alebo počmárané
option-street-drugs = Drogy
option-street-other = Niečo iné
nuisance-ask-vehicle = Čo je s tým autom alebo motorkou?
label-vehicle = Čo je s autom
option-vehicle-parking = Zle zaparkované
option-vehicle-blocked = Stojí v ceste
option-vehicle-wreck = Vrak alebo opustené auto
option-vehicle-racing = Jazdí príliš rýchlo
nuisance-ask-building = Čo je s tým domom?
label-building = Čo je s domom
option-building-empty = Prázdny dom
option-building-unsafe = Dom v zlom stave
option-building-squatted = Bývajú tam bez povolenia
option-building-crowded = Býva tam priveľa ľudí
nuisance-ask-danger = Môže sa tam niekto zraniť, napríklad keď niečo spadne?
label-danger = Môže sa niekto zraniť
option-danger-yes = Áno
option-danger-no = Nie
nuisance-ask-more = Chcete ešte niečo dodať? Môžete poslať aj fotku. Mená radšej nepíšte a nikoho neobviňujte: pomocníci si vypočujú každého.
label-more = Čo ešte treba vedieť
button-nothing-more = Nie, to je všetko
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Pomocníkom pošlem aj Vašu otázku (téma: { $topic }). Najprv však dokončíme Vaše hlásenie.
# Noise at night, 22-06 h (stad.gent, geluidshinder): the police number, and the report all the same.
nuisance-noise-at-night = Je hluk v noci, od desiatej večer do šiestej ráno? Vtedy môžete hneď zavolať políciu: 101. Vaše hlásenie si zapíšem aj tak.

## Without a name
nuisance-anonymous = Dobre, pomocníci Vaše meno neuvidia. Ja viem, z ktorého chatu píšete, a tak Vám sem môžem poslať ich odpoveď. Zavolať Vám alebo prísť za Vami však nemôžu. Keď pošlete hlasovú správu, počuť v nej Váš hlas.
nuisance-with-name = Dobre, pomocníci uvidia Vaše krstné meno.
button-hide-name = Bez môjho mena
button-show-name = S mojím krstným menom
label-name = Meno
name-hidden = skryté

## Reading back, and sending
# $lines: the report, a field a line.
nuisance-summary =
    Toto pošlem pomocníkom zo štvrte:

    { $lines }

    Je to tak? Iným ľuďom nikdy nepovieme, kto to nahlásil.
# One line of the summary, such as "Waar: Sleepstraat 45".
summary-line = { $label }: { $value }
label-kind = O čo ide
label-place = Kde to je
nuisance-what-to-change = Čo chcete zmeniť?
nuisance-sent = Ďakujem. Pomocníci zo štvrte už Vaše hlásenie majú. Keď sa to stane znova, stlačte tlačidlo dole alebo mi napíšte.
# The address is known already; never say by whom.
nuisance-joined = Ďakujem. Nahlásili to už aj iní ľudia a Vaše hlásenie sme k tomu pridali. Kto to nahlásil, nikdy nepovieme. Keď sa to stane znova, stlačte tlačidlo dole alebo mi napíšte.
# The resident reported it before. $reference: the case's number.
nuisance-noted-again = Ďakujem. Pridali sme to k Vášmu hláseniu { $reference }. Pomocníci uvidia, že sa to stalo znova.
nuisance-sent-already = Toto hlásenie už pomocníci zo štvrte majú.
# Words about something that the resident has an open case for.
nuisance-again-or-new = Toto ste už nahlásili: { $reference }, { $place }. Stalo sa to znova, alebo ide o niečo iné?
button-again = Stalo sa to znova
button-new-report = Niečo iné, nové
