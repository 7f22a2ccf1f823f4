### The resident's own cases and the follow-ups about them.
### $reference is a case number such as BL-7K3F. $topic is a topic's name. $steward a first name.

# Stands where no steward has the case yet.
a-steward = een buurtsteward

about-with-place = { $topic }, { $place }
status-none = U hebt nog geen melding of vraag bij ons. Wilt u iets melden? Schrijf gewoon wat er aan de hand is.
status-new = { $reference } ({ $about }): ontvangen op { $opened }. Nog geen steward heeft het opgenomen; het staat in hun lijst.
status-claimed = { $reference } ({ $about }): { $steward } van de buurtstewards heeft dit opgenomen.
status-in_progress = { $reference } ({ $about }): { $steward } werkt eraan.
status-waiting = { $reference } ({ $about }): { $steward } wacht op antwoord van een andere dienst.
status-resolved = { $reference } ({ $about }): volgens de stewards opgelost. Is het terug? Schrijf "niet opgelost".
status-closed = { $reference } ({ $about }): afgesloten. Is het terug? Schrijf "niet opgelost".

no-case-yet = Ik vind nog geen melding van u. Wilt u er een maken?
button-report = Ja, iets melden
# $place: the beginning of the address.
button-case = { $reference }
button-case-at = { $reference } { $place }
which-not_solved = Dat spijt me. Over welke melding gaat het?
which-add_information = Bij welke melding hoort dit?
which-affirm = Fijn! Welke melding is opgelost?
case-reopened = Dat spijt me. Ik heb { $reference } weer geopend en het de buurtstewards gezegd. U hoort het hier als er nieuws is.
# They said: partly.
case-goes-on = Fijn dat er al iets verbeterd is. Ik heb { $reference } weer geopend en het de buurtstewards gezegd.
information-added = Dank u. Ik heb dit bij { $reference } gezet; de stewards zien het.
voice-added = Dank u. Ik kan zelf niet luisteren. Een steward zal uw spraakbericht beluisteren; het staat bij { $reference }.
# They said that they want to add something, but not yet what.
information-wanted = Goed. Schrijf of stuur het maar: woorden, een foto of een spraakbericht. Ik zet het bij { $reference }.
# $times: how often it was noted since the report.
diary-noted = { $times ->
    [one] Ik heb genoteerd dat het weer gebeurde ({ $reference }). De stewards zien het.
   *[other] Ik heb genoteerd dat het weer gebeurde: al { $times } keer ({ $reference }). De stewards zien het.
}
button-not-solved = Niet opgelost
# A report that was begun and not sent. $topic: its kind.
status-draft = U begon een melding die nog niet verstuurd is: { $topic }. Ik heb bewaard wat u schreef.

## Taking a report back
withdraw-which = Er loopt nu geen vraag. Wilt u een melding intrekken die al verstuurd is?
button-keep = Nee, laat staan
withdrawn = Goed. Uw melding { $reference } is ingetrokken. U krijgt er geen berichten meer over.

solved-thanks = Fijn om te horen! Ik sluit { $reference } af. Is het ooit terug, schrijf dan gewoon opnieuw.
# Somebody says so without being asked, on a case that is still open.
solved-noted = Fijn om te horen! Ik zeg de stewards dat { $reference } opgelost is. Zij ronden het af.
# There is no case that this may be about.
solved-glad = Fijn dat het opgelost is!
# The words seem to say both.
solved-or-not = Ik wil u goed begrijpen: is het nu opgelost?
nothing-asked = Dank u. Er staat nu geen vraag van mij open. Waarmee kan ik helpen? U kunt iets melden of een vraag stellen.

## Why it is not solved: asked after the case was opened again. One line, or a photo.
why-not_solved = Wat is er nog aan de hand? Eén zin is genoeg. Een foto mag ook.
why-partly = Wat moet er nog gebeuren? Eén zin is genoeg. Een foto mag ook.
why-came_back = Wat is er opnieuw aan de hand? Eén zin is genoeg. Een foto mag ook.
button-nothing-to-add = Niets toe te voegen
# They have nothing to add.
why-nothing = Goed. De buurtstewards kijken opnieuw naar { $reference }. U kunt hier altijd nog iets bij schrijven.

## Several questions are open: which one is answered? $name: that of a service
which-asked = Er staan meerdere vragen open. Op welke vraag antwoordt u?
asked-solved_check = { $reference }: opgelost?
asked-referral_check = 🚪 { $name }
asked-appointment = Afspraak { $reference }
asked-visit_reminder = Afspraak { $reference }
asked-welcome_next = Mijn volgende stap
asked-rating = Hulp bij { $reference }

## How we did
# They answered, but not with a number.
rating-number = Welk cijfer geeft u ons? 1 is slecht, 5 is heel goed.
rating-thanks = Dank u voor uw cijfer.
# For a 1 or a 2.
rating-thanks-low = Dank u voor uw eerlijke antwoord. De buurtstewards zien uw cijfer. Wilt u zeggen wat beter kan? Schrijf het gerust hier.

## Questions that only a city's own policy asks
noted-answer = Dank u voor uw antwoord.
# They said only "yes" or "no", which is none of the answers.
choose-answer = Welk antwoord past? Druk op een knop.

## What stewards have residents told, after a preview. $said is one of the texts below it
steward-says =
    { $steward } van de buurtstewards over { $reference } ({ $topic }):

    { $said }
# $partner: a service or a company, as the steward wrote it.
told-waiting = Wij wachten nu op antwoord van { $partner }. U hoort het hier als er nieuws is.
told-goes_on = Wij wachten niet meer op anderen en werken er weer verder aan. U hoort het hier als er nieuws is.
told-reopened = Wij hebben dit weer geopend en werken er verder aan. U hoort het hier als er nieuws is.
told-split = Uw melding heeft nu een eigen nummer: { $reference }. Uw oude nummer mag u ook blijven gebruiken.
closing-resolved = Volgens ons is dit nu opgelost. Is dat niet zo? Schrijf het ons hier.
closing-solved = Dit is opgelost. Daarom sluiten wij het af. Komt het terug? Schrijf ons dan hier.
closing-partly_solved = Dit is voor een deel opgelost. Meer kunnen wij nu niet doen. Daarom sluiten wij het af. Wordt het erger? Schrijf ons dan hier.
closing-moved = Er is iemand verhuisd en de situatie is veranderd. Daarom sluiten wij dit af. Is er toch nog iets? Schrijf ons dan hier.
closing-referred = Een andere dienst helpt u hiermee verder. Daarom sluiten wij dit bij ons af. Lukt het daar niet? Schrijf ons dan hier.
closing-not_ours = Dit kunnen de buurtstewards niet behandelen. Daarom sluiten wij het af. Weet u niet waar u dan naartoe kunt? Vraag het ons hier.
closing-not_possible = Wij hebben bekeken wat er kan, maar wij kunnen dit niet oplossen. Daarom sluiten wij het af. Verandert er iets? Schrijf ons dan hier.

## Follow-ups: messages that come by themselves
follow-up-received =
    Het nummer van uw melding is { $reference } ({ $topic }).

    Wat nu? Een buurtsteward leest uw melding en neemt ze op. Dan krijgt u hier bericht. Wanneer precies kan ik niet beloven. U kunt hier altijd iets bij schrijven of vragen hoe het staat.
follow-up-claimed = { $steward } van de buurtstewards heeft uw melding { $reference } ({ $topic }) opgenomen.
follow-up-solved-check-1 = De buurtstewards denken dat { $reference } ({ $topic }) opgelost is. Klopt dat?
# The second and last time, when nobody answered.
follow-up-solved-check-2 = Nog een keer over { $reference } ({ $topic }): is het opgelost? Horen wij niets, dan sluiten we het af. Ook daarna kunt u ons altijd schrijven.
# A sign of life, in turn: never the same words twice in a row. $last and $awaits are two of the
# texts below it, $line a steward's own line or nothing.
follow-up-progress-1 =
    Uw melding { $reference } ({ $topic }) is nog open.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-2 =
    Een bericht over { $reference } ({ $topic }): dit is nog niet afgerond.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-3 =
    { $reference } ({ $topic }) is nog niet opgelost. We zijn het niet vergeten.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-4 =
    Zo staat het nu met uw melding { $reference } ({ $topic }).

    🗓 { $last }
    ➡️ { $awaits }{ $line }
# What was last done. $day is a weekday and date, $who one of the first two, $name a partner's or a
# service's.
done-by-one = { $steward } van de buurtstewards
done-by-team = een buurtsteward
last-received = { $day }: wij kregen uw melding.
last-claimed = { $day }: { $who } nam dit op.
last-released = { $day }: dit ging terug naar het hele team.
last-answered = { $day }: { $who } schreef u hierover.
last-wrote = { $day }: wij kregen een bericht van u.
last-referred = { $day }: { $who } gaf u de gegevens van { $name }.
last-goes_on = { $day }: wij hoeven niet meer te wachten op { $name }.
last-reopened = { $day }: { $who } opende dit opnieuw.
last-came_back = { $day }: dit ging weer open, want het was niet opgelost.
last-appointment_made = { $day }: { $who } stelde u een afspraak voor.
last-appointment_moved = { $day }: { $who } stelde voor uw afspraak een ander moment voor.
last-appointment_cancelled = { $day }: { $who } zei uw afspraak af.
# What is awaited now.
awaits-team = Op dit moment heeft geen buurtsteward dit in handen. Het staat in de lijst van het team.
awaits-steward = { $steward } van de buurtstewards heeft dit in handen.
awaits-partner = Wij wachten op antwoord van { $name } (sinds { $day }).
awaits-later = Dit ligt nu stil tot { $day }. Dan kijken de buurtstewards er weer naar.
awaits-appointment = De volgende stap is uw afspraak: { $day }.
awaits-answer_appointment = Wij wachten op uw antwoord: past de afspraak voor u ({ $day })?
awaits-other_time = Voor uw afspraak zoeken wij nog een ander moment.
awaits-answer = Wij wachten nog op uw antwoord op onze vraag.
# A line of the steward's own.
sign-of-life-line = 💬 { $steward } van de buurtstewards schrijft erbij: “{ $words }”
follow-up-rating = Hoe vond u onze hulp bij { $reference } ({ $topic })? 1 is slecht, 5 is heel goed.
answer-rate_1 = 1 ⭐ slecht
answer-rate_2 = 2 ⭐
answer-rate_3 = 3 ⭐
answer-rate_4 = 4 ⭐
answer-rate_5 = 5 ⭐ heel goed
answer-solved = Ja, opgelost
answer-partly = Gedeeltelijk
answer-not_solved = Nee, niet opgelost
answer-came_back = Het is terug
# A steward's own words to the resident.
steward-answer =
    { $steward } van de buurtstewards over { $reference }:

    { $words }
# A file follows in the next message.
steward-sends = { $steward } van de buurtstewards stuurt u iets over { $reference }:
# The steward changed what they had written before.
steward-correction =
    { $steward } van de buurtstewards verbetert een eerder antwoord over { $reference }. Dit is het juiste antwoord:

    { $words }
# Stands where a steward's words would: $words by a machine, $original as the steward wrote it.
steward-translation =
    🤖 Automatisch vertaald, er kunnen fouten in staan:

    { $words }

    Oorspronkelijke tekst:
    { $original }

## Appointments. $day is a weekday and date, $time from when until when, $who whom one will meet.
follow-up-appointment =
    { $steward } van de buurtstewards stelt u een afspraak voor ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Past dit voor u?
# A steward set another time.
appointment-moved =
    { $steward } van de buurtstewards vraagt of uw afspraak op een ander moment kan ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Past dit voor u?
appointment-called-off =
    { $steward } van de buurtstewards laat weten dat deze afspraak niet doorgaat ({ $reference }):

    🗓 { $day }
    🕑 { $time }

    Wilt u een ander moment? Schrijf het gerust hier.
follow-up-visit-reminder =
    Ik herinner u aan uw afspraak met de buurtstewards ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Past dit nog altijd voor u?
answer-fits = Ja, dat past
answer-keep = Ja, dat past nog
answer-move = Liever een ander moment
answer-call_off = Afspraak afzeggen
appointment-confirmed =
    Goed, de afspraak staat vast:

    🗓 { $day }
    🕑 { $time }
appointment-when = Goed, dan zoeken we een ander moment. Wanneer past het voor u? Schrijf het hier, dan leest { $steward } het.
appointment-off = Goed, de afspraak is afgezegd. De buurtstewards weten het.
# They said only "no".
appointment-how = Geen probleem. Zoeken we een ander moment, of zeggen we de afspraak af?
appointment-file = 📎 De afspraak voor uw agenda
# The title in the resident's own calendar, where others may see it: nothing about the case.
appointment-summary = Afspraak: { $who } ({ $reference })
