### Help questions.

## Topics, as they stand on a button and in the summary
topic-help_general = Otázka
topic-help_housing = Bývanie a nájom
topic-help_registration = Pobyt a papiere
topic-help_work = Práca
topic-help_money = Peniaze a dlhy
topic-help_health = Zdravie
topic-help_school = Škola
topic-help_childcare = Jasle a stráženie detí
topic-help_dutch_lessons = Učiť sa po holandsky
topic-help_legal = Právo, polícia, advokát
topic-help_energy = Elektrina, plyn a voda
topic-help_violence = Násilie doma
topic-help_letter = List, ktorému nerozumiem
topic-help_food_goods = Jedlo, oblečenie, veci
topic-help_activities = Čo sa dá robiť v okolí

## Clarifying: at most three short questions, each with its buttons (at most 24 characters)
help-ask-topic = O čom je Vaša otázka? Vyberte si dole alebo to napíšte vlastnými slovami.

label-about = Téma
label-question = Vaša otázka

help-ask-housing = O čo ide?
label-housing = Bývanie
option-housing-looking = Hľadám bývanie
option-housing-eviction = Musím sa vysťahovať
option-housing-bad_state = Byt je v zlom stave
option-housing-no_roof = Nemám kde spať

help-ask-landlord = Máte byt od súkromného majiteľa, alebo je to sociálny byt?
label-landlord = Nájom
option-landlord-private = Od súkromného majiteľa
option-landlord-social = Sociálny byt

help-ask-papers = O čo ide?
label-papers = Papiere
option-papers-new_here = V Gente som krátko
option-papers-moved = Mám novú adresu
option-papers-lost = Stratená či stará karta
option-papers-refused = Zamietli mi pobyt

# Which desk it is depends on it: for a card, Belgians go to Burgerzaken, all others to Loket
# Migratie. A new address goes to Burgerzaken for everybody.
help-ask-nationality = Aké máte občianstvo? Podľa toho pôjdete na jeden z dvoch úradov.
label-nationality = Občianstvo
option-nationality-belgian = Belgické
option-nationality-eu = Z krajiny EÚ
option-nationality-other = Z inej krajiny

help-ask-work = S čím Vám treba pomôcť?
label-work = Práca
option-work-looking = Hľadám prácu
option-work-employer = Problém so šéfom
option-work-permit = Smiem tu pracovať?
option-work-business = Vlastná firma, živnosť

help-ask-money = O čo ide?
label-money = Peniaze
option-money-debts = Mám dlhy
option-money-no_income = Malý alebo žiadny príjem
option-money-children = Prídavky na deti

help-ask-health = Čo potrebujete?
label-health = Zdravie
option-health-doctor = Lekár (huisarts)
option-health-at_night = Lekár hneď teraz
option-health-insurance = Zdravotná poisťovňa
option-health-no_papers = Lekár, nemám papiere
option-health-talking = Porozprávať sa s niekým
option-health-baby = Tehotenstvo, bábätko

help-ask-school = O čo ide?
label-school = Škola
option-school-enrol = Zapísať dieťa do školy
option-school-costs = Výdavky na školu
option-school-child = Dieťa to má ťažké

help-ask-childcare = Čo hľadáte?
label-childcare = Stráženie detí
option-childcare-small = Jasle (0 až 3 roky)
option-childcare-school = Po škole, cez prázdniny
option-childcare-advice = Poradiť sa o dieťati

help-ask-reading = Viete dobre čítať a písať vo svojom jazyku?
label-reading = Čítanie a písanie
option-reading-well = Áno, dobre
option-reading-little = Nie, alebo len trochu

help-ask-law = O čo ide?
label-law = Právo
option-law-stay = Pobyt v Belgicku
option-law-fine = Pokuta alebo súd
option-law-family = Rozvod, deti
option-law-not_equal = Diskriminácia

help-ask-energy = O čo ide?
label-energy = Energia
option-energy-cut_off = Odpojili alebo odpoja
option-energy-bill = Nemám z čoho zaplatiť
option-energy-less = Ako šetriť energiu

help-ask-goods = Čo potrebujete?
label-goods = Čo treba
option-goods-food = Jedlo
option-goods-clothes = Oblečenie, nábytok
option-goods-baby = Veci pre bábätko

help-ask-leisure = Čo by ste chceli?
label-leisure = Záujem
option-leisure-people = Spoznať ľudí
option-leisure-sport = Lacný šport, kultúra
option-leisure-help_out = Pomáhať iným

help-ask-letter = Od koho je ten list? Pozrite sa na obálku alebo v liste hore.
label-letter = List
option-letter-city = Mesto alebo OCMW
option-letter-justice = Polícia alebo súd
option-letter-bills = Účet, majiteľ bytu

# A date in a letter is often the last day on which one can still do something.
help-ask-date = Je v liste napísané, dokedy máte niečo urobiť: zaplatiť, prísť alebo odpovedať?
label-date = Termín v liste
option-date-soon = Áno, do 7 dní
option-date-later = Áno, neskôr
option-date-no_date = Nie

## Doors
help-ask-door = Pomôže Vám niečo z toho? Môžete sa aj opýtať, napríklad „Koľko to stojí?“ alebo „Majú v sobotu otvorené?“
button-door-helps = Áno, toto mi pomôže
button-other-doors = Ukázať iné služby
button-want-person = Nie, radšej s človekom
button-other-question = Niečo iné

# Consent: what was shown is kept only after a yes.
help-ask-check = Môžem sa Vás o týždeň opýtať, či sa to podarilo? Ak áno, zapamätám si, ktoré služby ste tu videli. Ak nie, nič z toho si nezapamätám.
button-ask-me-later = Áno, opýtajte sa
button-no-need = Nie, ďakujem
help-check-planned = Dobre, asi o týždeň sa Vás opýtam. Držím palce. Keby to nešlo, pokojne mi napíšte aj skôr.
help-done = Rado sa stalo. Držím palce. Keby to nešlo, napíšte mi znova.

## A referral: "did the door open?" $services are names.
follow-up-referral-check-1 = Nedávno ste mali otázku ({ $topic }). Ukázali sme Vám tieto služby: { $services }. Podarilo sa to?
# The second and last time: after "not yet", or when nobody answered.
follow-up-referral-check-2 = Ešte raz k Vašej otázke ({ $topic }) a k týmto službám: { $services }. Podarilo sa to medzitým?
answer-reached = Áno, pomohli mi
answer-not_yet = Ešte nie
answer-could_not = Nepodarilo sa
answer-not_needed = Už netreba
referral-how = To ma mrzí. Ešte ste to neskúsili, alebo Vám tam nevedeli pomôcť?
label-shown = Už sme ukázali
referral-reached = To je dobrá správa. Keď budete mať ďalšiu otázku, pokojne napíšte.
referral-not_yet = Dobre, nemusíte sa ponáhľať. Neskôr sa Vás opýtam ešte raz.
referral-not_needed = Ďakujem. Už sa na to pýtať nebudem.
referral-could_not = To ma mrzí. Teraz sa na to s Vami pozrie pomocník zo štvrte. Nič nemusíte vysvetľovať znova.

## To a steward
help-ask-words = Napíšte krátko, čo potrebujete. Stačí jedna alebo dve vety.
help-send-letter = Pošlite sem fotku listu, každú stranu zvlášť. Fotky uvidia len pomocníci zo štvrte. Nemáte fotku? Napíšte, čo sa v liste píše.
button-no-photo = Nemám fotku
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = Ste teraz v nebezpečenstve? Volajte 101 (polícia). O násilí sa môžete porozprávať aj na čísle 1712. Je to zadarmo a nemusíte povedať svoje meno.
# $lines: what it is about, what was clarified, and what the resident wrote, a line each.
help-summary =
    Túto otázku pošlem pomocníkovi zo štvrte:

    { $lines }

    Je to tak?
help-sent = Ďakujem. Pomocníci zo štvrte už Vašu otázku majú.
help-sent-quiet = Ďakujem. Pomocník zo štvrte si to prečíta. Automatické správy Vám o tom posielať nebudeme. Vy nám sem môžete napísať kedykoľvek.
# Said after a letter with a date was sent: a person may need days to read it.
help-warns-date = Dajte pozor na dátum v liste. Ak sa Vám dva dni pred ním ešte neozveme, zavolajte sami tomu, kto list poslal. Povedzte, že hľadáte pomoc, a poproste o viac času.

## A steward refers. $card is the whole card of the service.
referral-from-steward =
    { $steward } z tímu pomocníkov zo štvrte si myslí, že Vám môže pomôcť táto služba ({ $reference }):

    { $card }

    Asi o týždeň sa Vás opýtam, či sa to podarilo.
# When we may not ask about it by ourselves.
referral-from-steward-quiet =
    { $steward } z tímu pomocníkov zo štvrte si myslí, že Vám môže pomôcť táto služba ({ $reference }):

    { $card }
button-do-not-ask = Nepýtajte sa ma na to
do-not-ask-noted = Dobre, nebudem sa na to pýtať.
