### Help questions.

## Topics, as they stand on a button and in the summary
topic-help_general = Een vraag
topic-help_housing = Wonen en huren
topic-help_registration = Inschrijving en papieren
topic-help_work = Werk
topic-help_money = Geld en schulden
topic-help_health = Gezondheid
topic-help_school = School
topic-help_childcare = Kinderopvang
topic-help_dutch_lessons = Nederlands leren
topic-help_legal = Recht, politie, advocaat
topic-help_energy = Energie en water
topic-help_violence = Geweld thuis
topic-help_letter = Brief niet begrepen
topic-help_food_goods = Eten, kleren, spullen
topic-help_activities = Activiteiten in de buurt

## Clarifying: at most three short questions, each with its buttons (at most 24 characters)
help-ask-topic = Waarover gaat uw vraag? Kies hieronder, of vertel het in uw eigen woorden.

label-about = Over
label-question = Uw vraag

help-ask-housing = Waarover gaat het?
label-housing = Woning
option-housing-looking = Ik zoek een woning
option-housing-eviction = Ik moet het huis uit
option-housing-bad_state = De woning is slecht
option-housing-no_roof = Geen slaapplaats

help-ask-landlord = Van wie huurt u?
label-landlord = Verhuurder
option-landlord-private = Van een eigenaar
option-landlord-social = Sociale woning

help-ask-papers = Waarover gaat het?
label-papers = Papieren
option-papers-new_here = Ik ben nieuw in Gent
option-papers-moved = Ik ben verhuisd
option-papers-lost = Kaart kwijt of te oud
option-papers-refused = Verblijf geweigerd

# Which desk it is depends on it: for a card, Belgians go to Burgerzaken, all others to Loket
# Migratie. A new address goes to Burgerzaken for everybody.
help-ask-nationality = Welk paspoort hebt u? Er zijn twee verschillende loketten.
label-nationality = Nationaliteit
option-nationality-belgian = Belgisch
option-nationality-eu = Van een EU-land
option-nationality-other = Van een ander land

help-ask-work = Waarmee kan iemand u helpen?
label-work = Werk
option-work-looking = Ik zoek werk
option-work-employer = Probleem met mijn baas
option-work-permit = Mag ik hier werken?
option-work-business = Een eigen zaak

help-ask-money = Waarover gaat het?
label-money = Geld
option-money-debts = Ik heb schulden
option-money-no_income = Geen of weinig inkomen
option-money-children = Geld voor kinderen

help-ask-health = Wat zoekt u?
label-health = Gezondheid
option-health-doctor = Een huisarts
option-health-at_night = Een dokter, nu
option-health-insurance = Een ziekenfonds
option-health-no_papers = Zorg zonder papieren
option-health-talking = Iemand om te praten
option-health-baby = Zwanger of baby

help-ask-school = Waarover gaat het?
label-school = School
option-school-enrol = Kind inschrijven
option-school-costs = Kosten van de school
option-school-child = Kind heeft het moeilijk

help-ask-childcare = Wat zoekt u?
label-childcare = Opvang
option-childcare-small = Voor 0 tot 3 jaar
option-childcare-school = Na school, in vakantie
option-childcare-advice = Raad over mijn kind

help-ask-reading = Kunt u vlot lezen en schrijven in uw eigen taal?
label-reading = Lezen en schrijven
option-reading-well = Ja, vlot
option-reading-little = Nee, of een beetje

help-ask-law = Waarover gaat het?
label-law = Recht
option-law-stay = Verblijf in België
option-law-fine = Boete of rechtbank
option-law-family = Scheiden, kinderen
option-law-not_equal = Discriminatie

help-ask-energy = Waarover gaat het?
label-energy = Energie
option-energy-cut_off = Afgesloten, of bijna
option-energy-bill = Ik kan niet betalen
option-energy-less = Minder verbruiken

help-ask-goods = Wat hebt u nodig?
label-goods = Nodig
option-goods-food = Eten
option-goods-clothes = Kleren, meubels
option-goods-baby = Spullen voor een baby

help-ask-leisure = Wat zoekt u?
label-leisure = Zoekt
option-leisure-people = Mensen ontmoeten
option-leisure-sport = Goedkoop sport, cultuur
option-leisure-help_out = Zelf meehelpen

help-ask-letter = Van wie is de brief? Kijk bovenaan of op de envelop.
label-letter = Brief van
option-letter-city = Stad of OCMW
option-letter-justice = Politie of rechtbank
option-letter-bills = Rekening, verhuurder

# A date in a letter is often the last day on which one can still do something.
help-ask-date = Staat er in de brief tegen wanneer u iets moet doen: betalen, komen of antwoorden?
label-date = Datum
option-date-soon = Ja, binnen 7 dagen
option-date-later = Ja, later
option-date-no_date = Nee

## Doors
help-ask-door = Helpt dit u verder? U kunt ook iets vragen, zoals “Wat kost het?” of “Zijn ze zaterdag open?”
button-door-helps = Ja, dit helpt
button-other-doors = Andere diensten
button-want-person = Nee, liever een mens
button-other-question = Iets anders

# Consent: what was shown is kept only after a yes.
help-ask-check = Mag ik u over een week vragen of het gelukt is? Dan onthoud ik welke diensten u hier zag. Anders onthoud ik dat niet.
button-ask-me-later = Ja, vraag het mij
button-no-need = Nee, dank u
help-check-planned = Goed, ik vraag het u over ongeveer een week. Veel succes. Lukt het niet, schrijf mij dan gerust eerder.
help-done = Graag gedaan. Veel succes. Lukt het niet, schrijf mij dan opnieuw.

## A referral: "did the door open?" $services are names.
follow-up-referral-check-1 = U vroeg iets over: { $topic }. Ik gaf u deze diensten: { $services }. Is het gelukt?
# The second and last time: after "not yet", or when nobody answered.
follow-up-referral-check-2 = Nog even over uw vraag ({ $topic }) en deze diensten: { $services }. Is het ondertussen gelukt?
answer-reached = Ja, ik ben geholpen
answer-not_yet = Nog niet
answer-could_not = Het lukte niet
answer-not_needed = Niet meer nodig
referral-how = Jammer. Hebt u het nog niet geprobeerd, of konden ze u niet helpen?
label-shown = Al getoond
referral-reached = Fijn om te horen. Hebt u nog een vraag, schrijf mij dan gerust.
referral-not_yet = Goed, neem uw tijd. Ik vraag het u later nog één keer.
referral-not_needed = Dank u. Dan vraag ik er niet meer naar.
referral-could_not = Jammer. Een buurtsteward kijkt nu zelf met u mee. U hoeft niets opnieuw uit te leggen.

## To a steward
help-ask-words = Vertel kort wat uw vraag is. Eén of twee zinnen zijn genoeg.
help-send-letter = Stuur hier een foto van de brief, van elke bladzijde één. Alleen de buurtstewards zien ze. Hebt u geen foto? Vertel dan wat er in staat.
button-no-photo = Ik heb geen foto
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = Bent u nu in gevaar? Bel 101 (politie). Praten over geweld kan ook anoniem en gratis op het nummer 1712.
# $lines: what it is about, what was clarified, and what the resident wrote, a line each.
help-summary =
    Deze vraag geef ik aan een buurtsteward:

    { $lines }

    Klopt het?
help-sent = Dank u wel. Uw vraag is bij de buurtstewards.
help-sent-quiet = Dank u wel. Een buurtsteward leest dit. Wij sturen u hierover geen automatische berichten. U kunt hier altijd zelf schrijven.
# Said after a letter with a date was sent: a person may need days to read it.
help-warns-date = Let op de datum in uw brief. Hebt u twee dagen vóór die datum nog niets van ons gehoord? Bel dan zelf naar wie de brief stuurde. Zeg dat u hulp zoekt en vraag meer tijd.

## A steward refers. $card is the whole card of the service.
referral-from-steward =
    { $steward } van de buurtstewards denkt dat deze dienst u kan helpen ({ $reference }):

    { $card }

    Over ongeveer een week vraag ik u of het gelukt is.
# When we may not ask about it by ourselves.
referral-from-steward-quiet =
    { $steward } van de buurtstewards denkt dat deze dienst u kan helpen ({ $reference }):

    { $card }
button-do-not-ask = Liever niet vragen
do-not-ask-noted = Goed, ik vraag er niet naar.
