### Reporting nuisance.

## Kinds, as they stand on a button and in the summary
topic-report_nuisance = Iný problém v okolí
topic-nuisance_noise = Hluk
topic-nuisance_waste = Odpad a špina
topic-nuisance_pests = Potkany, hmyz, smrad
topic-nuisance_neighbours = Hádky so susedmi
topic-nuisance_public_space = Problém na ulici, na námestí
topic-nuisance_vehicles = Autá a parkovanie
topic-nuisance_building = Zanedbaný alebo prázdny dom

nuisance-ask-kind = To je nepríjemné. O čo ide?
button-other-nuisance = Niečo iné
nuisance-ask-place = Kde to je? Napíšte ulicu a číslo domu. Neviete číslo? Napíšte, čo je blízko: obchod, námestie, roh ulice.
# Said when the resident wants to skip the place.
nuisance-place-needed = Keď nevieme, kde to je, pomocníci zo štvrte sa tam nemôžu ísť pozrieť. Stačí aj približne: „pri pekárni na Sleepstraat“.
nuisance-ask-since = Odkedy to trvá a ako často sa to stáva?
nuisance-ask-more = Chcete ešte niečo dodať? Môžete poslať aj fotku. Mená iných ľudí radšej nepíšte.
button-nothing-more = Nie, to je všetko
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Pomocníkom pošlem aj Vašu otázku (téma: { $topic }). Najprv však dokončíme Vaše hlásenie.
# $kind, $place, $since, $more: what the resident said.
nuisance-summary =
    Toto pošlem pomocníkom zo štvrte:

    Čo: { $kind }
    Kde: { $place }
    Odkedy: { $since }
    Čo ešte treba vedieť: { $more }

    Je to tak? Ľudia, o ktorých píšete, sa nikdy nedozvedia, kto to nahlásil.
nuisance-what-to-change = Čo chcete zmeniť?
button-change-kind = O čo ide
button-change-place = Miesto
button-change-since = Odkedy to trvá
button-change-more = Čo ešte treba vedieť
nuisance-sent = Ďakujem. Pomocníci zo štvrte už Vaše hlásenie majú.
