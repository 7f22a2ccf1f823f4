### Help questions.

## Topics, as they stand on a button and in the summary
topic-help_general = O întrebare
topic-help_housing = Locuință și chirie
topic-help_registration = Primărie și acte
topic-help_work = Muncă
topic-help_money = Bani și datorii
topic-help_health = Sănătate
topic-help_school = Școală
topic-help_childcare = Creșă, îngrijire copii
topic-help_dutch_lessons = Cursuri de olandeză
topic-help_legal = Legi, poliție, avocat
topic-help_energy = Curent, gaz și apă
topic-help_violence = Violență acasă
topic-help_letter = Nu înțeleg o scrisoare
topic-help_food_goods = Mâncare, haine, lucruri
topic-help_activities = Activități în cartier

## Clarifying: at most three short questions, each with its buttons (at most 24 characters)
help-ask-topic = Despre ce este întrebarea dumneavoastră? Alegeți mai jos sau spuneți cu cuvintele dumneavoastră.

label-about = Despre
label-question = Întrebarea

help-ask-housing = Despre ce este vorba?
label-housing = Locuința
option-housing-looking = Caut o locuință
option-housing-eviction = Trebuie să plec din casă
option-housing-bad_state = Casa e în stare proastă
option-housing-no_roof = Nu am unde să dorm

help-ask-landlord = De la cine închiriați?
label-landlord = Chirie
option-landlord-private = De la un proprietar
option-landlord-social = Locuință socială

help-ask-papers = Despre ce este vorba?
label-papers = Acte
option-papers-new_here = Abia am venit la Gent
option-papers-moved = M-am mutat
option-papers-lost = Act pierdut sau expirat
option-papers-refused = Mi-au refuzat șederea

# Which desk it is depends on it: for a card, Belgians go to Burgerzaken, all others to Loket
# Migratie. A new address goes to Burgerzaken for everybody.
help-ask-nationality = Ce pașaport aveți? De asta depinde la ce ghișeu mergeți.
label-nationality = Cetățenia
option-nationality-belgian = Belgian
option-nationality-eu = România sau altă țară UE
option-nationality-other = Moldova sau altă țară

help-ask-work = La ce aveți nevoie de ajutor?
label-work = Muncă
option-work-looking = Caut de lucru
option-work-employer = Problemă cu patronul
option-work-permit = Am voie să lucrez aici?
option-work-business = Vreau o firmă a mea

help-ask-money = Despre ce este vorba?
label-money = Bani
option-money-debts = Am datorii
option-money-no_income = Venit mic sau deloc
option-money-children = Alocația copiilor

help-ask-health = Ce căutați?
label-health = Sănătate
option-health-doctor = Un medic de familie
option-health-at_night = Un medic, acum
option-health-insurance = Asigurare (mutualitate)
option-health-no_papers = Ajutor medical fără acte
option-health-talking = Cineva să mă asculte
option-health-baby = Sarcină sau bebeluș

help-ask-school = Despre ce este vorba?
label-school = Școală
option-school-enrol = Înscrierea copilului
option-school-costs = Costurile școlii
option-school-child = Copilului îi este greu

help-ask-childcare = Ce căutați pentru copil?
label-childcare = Pentru copil
option-childcare-small = Creșă, 0-3 ani
option-childcare-school = După școală, în vacanță
option-childcare-advice = Un sfat despre copil

help-ask-reading = Citiți și scrieți ușor în limba dumneavoastră?
label-reading = Citit și scris
option-reading-well = Da, ușor
option-reading-little = Nu, sau puțin

help-ask-law = Despre ce este vorba?
label-law = Legi
option-law-stay = Șederea în Belgia
option-law-fine = Amendă sau tribunal
option-law-family = Divorț, copii
option-law-not_equal = Discriminare

help-ask-energy = Despre ce este vorba?
label-energy = Curent, gaz, apă
option-energy-cut_off = Tăiere curent, gaz, apă
option-energy-bill = Nu pot plăti factura
option-energy-less = Să consum mai puțin

help-ask-goods = Ce vă trebuie?
label-goods = Îmi trebuie
option-goods-food = Mâncare
option-goods-clothes = Haine, mobilă
option-goods-baby = Lucruri pentru bebeluș

help-ask-leisure = Ce căutați?
label-leisure = Timp liber
option-leisure-people = Să cunosc oameni
option-leisure-sport = Sport ieftin, cultură
option-leisure-help_out = Vreau să ajut și eu

help-ask-letter = De la cine este scrisoarea? Uitați-vă sus pe foaie sau pe plic.
label-letter = Scrisoare de la
option-letter-city = Primărie sau OCMW
option-letter-justice = Poliție sau tribunal
option-letter-bills = Factură, proprietar

# A date in a letter is often the last day on which one can still do something.
help-ask-date = Scrie în scrisoare până când trebuie să faceți ceva, de exemplu să plătiți, să mergeți undeva sau să răspundeți?
label-date = Termenul din scrisoare
option-date-soon = Da, în cel mult 7 zile
option-date-later = Da, mai târziu
option-date-no_date = Nu

## Doors
help-ask-door = Vă ajută asta? Puteți și să întrebați ceva, de exemplu „Cât costă?” sau „E deschis sâmbătă?”
button-door-helps = Da, mă ajută
button-other-doors = Alte servicii
button-want-person = Nu, mai bine un om
button-other-question = Altceva

# Consent: what was shown is kept only after a yes.
help-ask-check = Pot să vă întreb peste o săptămână dacă ați reușit? Pentru asta țin minte ce servicii v-am arătat. Altfel nu le țin minte.
button-ask-me-later = Da, întrebați-mă
button-no-need = Nu, mulțumesc
help-check-planned = Bine, vă întreb cam peste o săptămână. Mult succes! Dacă nu reușiți, îmi puteți scrie oricând, și mai devreme.
help-done = Cu plăcere. Mult succes! Dacă nu reușiți, scrieți-mi din nou.

## A referral: "did the door open?" $services are names.
follow-up-referral-check-1 = M-ați întrebat despre: { $topic }. V-am arătat: { $services }. Ați primit ajutor?
# The second and last time: after "not yet", or when nobody answered.
follow-up-referral-check-2 = Revenim la întrebarea dumneavoastră ({ $topic }) și la aceste servicii: { $services }. Ați primit între timp ajutor?
answer-reached = Da, am primit ajutor
answer-not_yet = Încă nu
answer-could_not = Nu am reușit
answer-not_needed = Nu mai am nevoie
referral-how = Îmi pare rău. Nu ați încercat încă sau nu v-au putut ajuta?
label-shown = Am arătat deja
referral-reached = Mă bucur! Dacă mai aveți o întrebare, scrieți-mi oricând.
referral-not_yet = Bine, nu vă grăbiți. Vă mai întreb o singură dată, mai târziu.
referral-not_needed = Vă mulțumesc. Nu vă mai întreb despre asta.
referral-could_not = Îmi pare rău. Acum cineva din echipa de cartier se uită împreună cu dumneavoastră ce se poate face. Nu trebuie să explicați totul din nou.

## To a steward
help-ask-words = Spuneți pe scurt ce vreți să întrebați. Una sau două propoziții ajung.
help-send-letter = Trimiteți aici o poză cu scrisoarea, câte una pentru fiecare pagină. Pozele le vede numai echipa de cartier. Nu aveți poză? Atunci scrieți ce ați înțeles din scrisoare.
button-no-photo = Nu am poză
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = Sunteți în pericol acum? Sunați la 101 (poliția). Despre violență puteți vorbi și la numărul 1712. Este gratuit și nu trebuie să spuneți cum vă cheamă.
# $lines: what it is about, what was clarified, and what the resident wrote, a line each.
help-summary =
    Iată întrebarea pe care o trimit echipei de cartier:

    { $lines }

    Este corect?
help-sent = Vă mulțumesc. Întrebarea dumneavoastră a ajuns la echipa de cartier.
help-sent-quiet = Vă mulțumesc. Cineva din echipa de cartier citește ce ați scris. Despre asta nu vă trimitem mesaje automate. Dumneavoastră puteți scrie aici oricând.
# Said after a letter with a date was sent: a person may need days to read it.
help-warns-date = Atenție la data din scrisoare. Dacă nici cu două zile înainte nu aveți răspuns de la noi, sunați dumneavoastră la cine a trimis scrisoarea. Spuneți că ați cerut ajutor și rugați să vă mai dea timp.

## A steward refers. $card is the whole card of the service.
referral-from-steward =
    { $steward }, din echipa de cartier, crede că acest serviciu vă poate ajuta ({ $reference }):

    { $card }

    Cam peste o săptămână vă întreb dacă ați reușit.
# When we may not ask about it by ourselves.
referral-from-steward-quiet =
    { $steward }, din echipa de cartier, crede că acest serviciu vă poate ajuta ({ $reference }):

    { $card }
button-do-not-ask = Nu mă întrebați
do-not-ask-noted = Bine, nu vă mai întreb despre asta.
