### What am I entitled to: a private check. Never a promise: "there may be", never "you have a right to".

topic-help_rights = La ce ajutor am dreptul

rights-begin = Vă pun câteva întrebări scurte. Nimeni nu vă vede răspunsurile, nici echipa de cartier. Puteți sări peste o întrebare și vă puteți opri oricând. Nu este o decizie: ne uităm doar ce ar putea exista pentru dumneavoastră.

## The questions, their names on the stewards' card, their buttons (flows/rights/questions.yml)
rights-ask-income = Ce venit are familia dumneavoastră?
label-income = Venit
option-income-ocmw = Leefloon sau bani OCMW
option-income-low = Venit mic
option-income-enough = Ne ajunge pentru trai
rights-ask-stay = Ce acte aveți? Așa văd mai bine ce vi se potrivește. Nu trebuie să spuneți.
label-stay = Acte
option-stay-belgian = Cetățenie belgiană
option-stay-eu = Din altă țară UE
option-stay-other = Altă țară, cu ședere
option-stay-without = Fără acte
rights-ask-increased = Aveți „verhoogde tegemoetkoming” de la mutualitate? Cine o are plătește mai puțin la medic.
label-increased = Plată redusă
option-increased-yes = Da
option-increased-no = Nu
rights-ask-children = Aveți copii acasă sau așteptați un copil?
label-children = Copii
option-children-none = Nu
option-children-small = Bebeluș sau copil mic
option-children-school = Copil la școală
option-children-both = Și mic, și la școală
rights-ask-situation = Este cineva în casă cu handicap sau la vârsta de pensie?
label-situation = Handicap, pensie
option-situation-disability = Handicap
option-situation-pension = Vârsta de pensie
option-situation-both = Amândouă
option-situation-none = Niciuna
rights-ask-home = Unde locuiți?
label-home = Locuință
option-home-private = Chirie la particular
option-home-social = Locuință socială
option-home-own = Casa mea
option-home-none = Nu am locuință stabilă
rights-ask-rent = Este adevărat ceva din acestea? Alegeți ce se potrivește cel mai bine.
label-rent = Despre chirie
option-rent-arrears = Am chirie neplătită
option-rent-moved = M-am mutat de curând
option-rent-was_homeless = Am fost fără adăpost
option-rent-waiting = Aștept locuință socială
option-rent-none = Nimic din acestea
rights-ask-heating = Cum vă încălziți?
label-heating = Încălzire
option-heating-own = Gaz sau curent propriu
option-heating-shared = Împreună cu blocul
option-heating-oil = Motorină, gaz din tanc
button-rights-pass = Prefer să nu spun
# Words that are no answer: the question follows again.
rights-press = Vă rog să alegeți un buton, ca să vă înțeleg bine.

## What was found
# $lines: at most three benefits, as below.
rights-found =
    Poate există pentru dumneavoastră:

    { $lines }

    Nu este o decizie: cine hotărăște verifică dacă vi se cuvine. Vreți ajutor? Atunci dau răspunsurile și lista aceasta echipei de cartier.
rights-found-more =
    Poate și acestea:

    { $lines }

    Nu este o decizie.
# $name: the official Dutch name. $gives: one sentence. $facts: the lines that follow here.
rights-benefit =
    🔹 { $name }
    { $gives }
    { $facts }
# $where: services with their phone numbers.
rights-where = Unde întrebați: { $where }
# Asking can touch the right of residence. $where: who can look along.
rights-look-first = ⚠️ Înainte să cereți ceva, rugați mai întâi pe cineva să se uite împreună cu dumneavoastră. Dacă nu sunteți cetățean belgian, vă poate afecta dreptul de ședere. Se pot uita: { $where } sau echipa de cartier (butonul de mai jos).
rights-by-itself = De obicei se dă automat. Verificați dacă îl primiți.
rights-partly-by-itself = Uneori se dă automat. Verificați dacă îl primiți.
rights-deadline = Când: { $deadline }
rights-bring = De adus: { $bring }
rights-not-checked = Acest lucru nu l-am verificat încă. Întrebați.
rights-none = Pe lista mea nu găsesc nimic care să se potrivească cu răspunsurile dumneavoastră. Poate există ceva ce nu știu. Echipa de cartier se poate uita împreună cu dumneavoastră; atunci îi dau răspunsurile.
rights-what-now = Ce doriți acum? Alegeți un buton.
button-rights-more = Arătați-mi mai mult
button-rights-help = Vreau ajutor cu asta
button-rights-no = Nu, mulțumesc
rights-sent = Vă mulțumesc. Răspunsurile și lista au ajuns la echipa de cartier.
rights-closed = Bine. Nu s-a trimis nimic. Puteți întreba din nou oricând.

## The stewards' card
label-benefits = Poate are dreptul la
