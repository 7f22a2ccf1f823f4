### What am I entitled to: a private check. Never a promise: "there may be", never "you have a right to".

topic-help_rights = La ce ajutor am dreptul

rights-begin = Vă pun câteva întrebări scurte. Nimeni nu vă vede răspunsurile, iar după aceea le uit. Le trimit echipei de cartier numai dacă la sfârșit cereți dumneavoastră ajutor. Puteți sări peste o întrebare și vă puteți opri oricând. Aici nu se ia nicio decizie: ne uităm doar ce ajutor sau ce reducere ar putea exista pentru dumneavoastră.

## The questions, their names on the stewards' card, their buttons (flows/rights/questions.yml)
rights-ask-income = Ce venit aveți împreună, dumneavoastră și familia?
label-income = Venit
option-income-ocmw = Leefloon sau ajutor OCMW
option-income-low = Venit mic
option-income-enough = Ne ajunge pentru trai
rights-ask-stay = Ce acte aveți? Așa văd mai bine ce vi se potrivește. Nu trebuie să spuneți.
label-stay = Acte
option-stay-belgian = Cetățenie belgiană
option-stay-eu = România sau altă țară UE
option-stay-other = Altă țară, cu ședere
option-stay-without = Fără acte
rights-ask-increased = Aveți „verhoogde tegemoetkoming” de la mutualitate (ziekenfonds)? Cine o are plătește mai puțin la medic.
label-increased = Plată redusă la medic
option-increased-yes = Da
option-increased-no = Nu
rights-ask-children = Aveți copii acasă sau așteptați un copil? Grădinița (kleuterschool) contează tot ca școală.
label-children = Copii
option-children-none = Nu
option-children-small = Sarcină sau copil mic
option-children-school = Copil la școală
option-children-both = Copil mic și un școlar
rights-ask-situation = Are cineva din casă un handicap sau a ajuns cineva la vârsta de pensie?
label-situation = Handicap, pensie
option-situation-disability = Handicap
option-situation-pension = Vârsta de pensie
option-situation-both = Amândouă
option-situation-none = Nu, nimeni
rights-ask-home = Ce locuință aveți?
label-home = Locuință
option-home-private = Chirie la particular
option-home-social = Locuință socială
option-home-own = Locuința este a mea
option-home-none = Nu am locuință stabilă
rights-ask-rent = Vi se potrivește ceva de mai jos? Alegeți ce se potrivește cel mai bine.
label-rent = Despre chirie
option-rent-arrears = Am chirie neplătită
option-rent-moved = M-am mutat de curând
option-rent-was_homeless = Am fost fără adăpost
option-rent-waiting = Aștept locuință socială
option-rent-none = Nimic din acestea
rights-ask-heating = Cum vă încălziți locuința?
label-heating = Încălzire
option-heating-own = Gaz sau curent propriu
option-heating-shared = Împreună cu vecinii
option-heating-oil = Rezervor (motorină, gaz)
button-rights-pass = Prefer să nu spun
# Words that are no answer: the question follows again.
rights-press = Vă rog să alegeți un buton, ca să vă înțeleg bine.

## What was found
# $lines: at most three benefits, as below.
rights-found =
    Iată ce ar putea exista pentru dumneavoastră:

    { $lines }

    Aceasta nu este o decizie: cine decide verifică dacă primiți ajutorul. Vreți să vă ajute cineva? Alegeți „Vreau ajutor cu asta”. Atunci trimit echipei de cartier răspunsurile dumneavoastră și toată lista.
rights-found-more =
    Poate există și acestea:

    { $lines }

    Aceasta nu este o decizie.
# $name: the official Dutch name. $gives: one sentence. $facts: the lines that follow here.
rights-benefit =
    🔹 { $name }
    { $gives }
    { $facts }
# $where: services with their phone numbers.
rights-where = Puteți întreba aici: { $where }
# Asking can touch the right of residence. $where: who can look along.
rights-look-first = ⚠️ Înainte să cereți acest ajutor, rugați pe cineva să se uite mai întâi împreună cu dumneavoastră. Dacă nu sunteți cetățean belgian, o cerere vă poate afecta dreptul de ședere. Cine se poate uita: { $where } sau echipa de cartier (butonul de mai jos).
rights-by-itself = Cine are dreptul la acest ajutor îl primește de obicei automat. Verificați dacă îl aveți deja.
rights-partly-by-itself = Unii oameni primesc acest ajutor automat. Verificați dacă îl aveți deja.
rights-deadline = Când: { $deadline }
rights-bring = Aduceți: { $bring }
rights-not-checked = Încă nu am verificat aceste informații. Întrebați dacă sunt corecte.
rights-none = Pe lista mea nu găsesc nimic care să se potrivească cu răspunsurile dumneavoastră. Poate există totuși ceva ce nu știu. Vreți ca echipa de cartier să se uite împreună cu dumneavoastră? Alegeți „Vreau ajutor cu asta”. Atunci îi trimit răspunsurile dumneavoastră.
rights-what-now = Ce doriți acum? Alegeți un buton.
button-rights-more = Arătați-mi mai mult
button-rights-help = Vreau ajutor cu asta
button-rights-no = Nu, mulțumesc
rights-sent = Vă mulțumesc. Răspunsurile și lista au ajuns la echipa de cartier.
rights-closed = Bine. Nu s-a trimis nimic. Puteți întreba din nou oricând.

## The stewards' card
label-benefits = Poate are dreptul la
