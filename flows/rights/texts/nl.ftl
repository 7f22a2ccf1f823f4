### What am I entitled to: a private check. Never a promise: "there may be", never "you have a right to".

topic-help_rights = Waar ik recht op heb

rights-begin = Ik stel u een paar korte vragen. Niemand ziet uw antwoorden, en daarna vergeet ik ze. Alleen als u op het einde zelf hulp vraagt, geef ik ze aan de buurtstewards. U mag een vraag overslaan en u kunt altijd stoppen. Dit is geen beslissing: we kijken alleen welke hulp of korting er misschien voor u is.

## The questions, their names on the stewards' card, their buttons (flows/rights/questions.yml)
rights-ask-income = Welk inkomen hebben u en uw gezin samen?
label-income = Inkomen
option-income-ocmw = Leefloon of OCMW-steun
option-income-low = Laag inkomen
option-income-enough = Genoeg om van te leven
rights-ask-stay = Welke papieren hebt u? Zo zie ik beter wat bij u past. U hoeft het niet te zeggen.
label-stay = Papieren
option-stay-belgian = Ik ben Belg
option-stay-eu = Uit een ander EU-land
option-stay-other = Ander land, met papieren
option-stay-without = Zonder papieren
rights-ask-increased = Hebt u de verhoogde tegemoetkoming van uw ziekenfonds? Daarmee betaalt u minder bij de dokter.
label-increased = Verhoogde tegemoetkoming
option-increased-yes = Ja
option-increased-no = Nee
rights-ask-children = Hebt u kinderen thuis, of verwacht u een kind? De kleuterschool is ook school.
label-children = Kinderen
option-children-none = Nee
option-children-small = Zwanger of klein kind
option-children-school = Kind op school
option-children-both = Klein kind én schoolkind
rights-ask-situation = Heeft iemand bij u thuis een handicap, of is iemand oud genoeg voor een pensioen?
label-situation = Handicap, pensioen
option-situation-disability = Handicap
option-situation-pension = Pensioenleeftijd
option-situation-both = Allebei
option-situation-none = Geen van beide
rights-ask-home = Hoe woont u?
label-home = Woning
option-home-private = Ik huur van een eigenaar
option-home-social = Sociale woning
option-home-own = Eigen woning
option-home-none = Geen vaste woning
rights-ask-rent = Klopt iets hiervan voor u? Kies wat het best past.
label-rent = Over de huur
option-rent-arrears = Huur niet kunnen betalen
option-rent-moved = Pas verhuisd
option-rent-was_homeless = Ik was dakloos
option-rent-waiting = Wacht op sociale woning
option-rent-none = Geen van deze
rights-ask-heating = Hoe verwarmt u uw woning?
label-heating = Verwarming
option-heating-own = Eigen gas of stroom
option-heating-shared = Samen met de buren
option-heating-oil = Stookolie of gastank
button-rights-pass = Zeg ik liever niet
# Words that are no answer: the question follows again.
rights-press = Kies een van de knoppen. Dan weet ik zeker dat ik u goed begrijp.

## What was found
# $lines: at most three benefits, as below.
rights-found =
    Dit is er misschien voor u:

    { $lines }

    Dit is geen beslissing: wie hierover beslist, kijkt na of u het krijgt. Wilt u hulp? Kies dan “Ik wil hier hulp bij”. Dan geef ik uw antwoorden en de hele lijst aan de buurtstewards.
rights-found-more =
    En dit is er misschien ook:

    { $lines }

    Dit is geen beslissing.
# $name: the official Dutch name. $gives: one sentence. $facts: the lines that follow here.
rights-benefit =
    🔹 { $name }
    { $gives }
    { $facts }
# $where: services with their phone numbers.
rights-where = Hier kunt u het vragen: { $where }
# Asking can touch the right of residence. $where: who can look along.
rights-look-first = ⚠️ Laat eerst iemand met u meekijken voor u dit aanvraagt. Bent u geen Belg, dan kan een aanvraag gevolgen hebben voor uw verblijf. Wie kan meekijken: { $where }, of een buurtsteward (knop hieronder).
rights-by-itself = Wie er recht op heeft, krijgt dit meestal vanzelf. Kijk na of u het al hebt.
rights-partly-by-itself = Sommige mensen krijgen dit vanzelf. Kijk na of u het al hebt.
rights-deadline = Wanneer: { $deadline }
rights-bring = Breng mee: { $bring }
rights-not-checked = Dit hebben wij zelf nog niet nagekeken. Vraag of het klopt.
rights-none = Op mijn lijst vind ik niets dat bij uw antwoorden past. Misschien is er toch iets dat ik niet ken. Wilt u dat een buurtsteward met u meekijkt? Kies dan “Ik wil hier hulp bij”. Dan geef ik uw antwoorden aan de buurtstewards.
rights-what-now = Wat wilt u nu doen? Kies een knop.
button-rights-more = Toon meer
button-rights-help = Ik wil hier hulp bij
button-rights-no = Nee, dank u
rights-sent = Dank u wel. Uw antwoorden en de lijst zijn bij de buurtstewards.
rights-closed = Goed. Er is niets verstuurd. U kunt dit altijd opnieuw vragen.

## The stewards' card
label-benefits = Misschien recht op
