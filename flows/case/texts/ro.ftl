### The resident's own cases and the follow-ups about them.
### $reference is a case number such as BL-7K3F. $topic is a topic's name. $steward a first name.

# Stands where no steward has the case yet.
a-steward = cineva

about-with-place = { $topic }, { $place }
status-none = Până acum nu ați anunțat nicio problemă și nu ați trimis nicio întrebare. Vreți să anunțați ceva? Scrieți cu cuvintele dumneavoastră ce se întâmplă.
status-new = { $reference } ({ $about }): a ajuns la noi pe { $opened }. Este pe lista echipei. Încă nu se ocupă nimeni de acest caz.
status-claimed = { $reference } ({ $about }): { $steward } din echipa de cartier se ocupă de acest caz.
status-in_progress = { $reference } ({ $about }): { $steward } din echipa de cartier lucrează acum la acest caz.
status-waiting = { $reference } ({ $about }): { $steward } din echipa de cartier așteaptă un răspuns de la alt serviciu.
status-resolved = { $reference } ({ $about }): echipa de cartier spune că s-a rezolvat. A apărut din nou problema? Scrieți „nu s-a rezolvat”.
status-closed = { $reference } ({ $about }): caz închis. A apărut din nou problema? Scrieți „nu s-a rezolvat”.

no-case-yet = Nu găsesc încă nicio problemă anunțată de dumneavoastră. Vreți să anunțați una?
button-report = Da, vreau să anunț ceva
# $place: the beginning of the address.
button-case = { $reference }
button-case-at = { $reference } { $place }
which-not_solved = Îmi pare rău. Despre ce caz este vorba?
which-add_information = La ce caz adaug asta?
which-affirm = Mă bucur! Care caz s-a rezolvat?
case-reopened = Îmi pare rău. Am deschis din nou cazul { $reference } și am anunțat echipa de cartier. Când este ceva nou, vă scriem aici.
# They said: partly.
case-goes-on = Mă bucur că este deja mai bine. Am deschis din nou cazul { $reference } și am anunțat echipa de cartier.
information-added = Vă mulțumesc. Am adăugat asta la cazul { $reference }. Echipa de cartier vede ce ați trimis.
voice-added = Vă mulțumesc. Eu nu pot asculta mesaje vocale. Cineva din echipa de cartier va asculta mesajul dumneavoastră. L-am adăugat la cazul { $reference }.
# They said that they want to add something, but not yet what.
information-wanted = Bine. Scrieți sau trimiteți ce vreți: cuvinte, o poză sau un mesaj vocal. Adaug totul la cazul { $reference }.
# $times: how often it was noted since the report.
diary-noted = { $times ->
    [one] Am notat că s-a întâmplat din nou ({ $reference }). Echipa de cartier vede asta.
    [few] Am notat că s-a întâmplat din nou: până acum de { $times } ori ({ $reference }). Echipa de cartier vede asta.
   *[other] Am notat că s-a întâmplat din nou: până acum de { $times } de ori ({ $reference }). Echipa de cartier vede asta.
}
button-not-solved = Nu s-a rezolvat
# A report that was begun and not sent. $topic: its kind.
status-draft = Ați început să anunțați o problemă ({ $topic }), dar mesajul nu este trimis încă. Am păstrat ce ați scris.

## Taking a report back
withdraw-which = Acum nu este nimic de oprit. Vreți să renunțați la un caz pe care l-ați trimis deja?
button-keep = Nu, rămâne așa
withdrawn = Bine, am notat că renunțați la cazul { $reference }. Nu mai primiți mesaje despre el.

solved-thanks = Mă bucur! Închid cazul { $reference }. Dacă problema apare din nou, scrieți-ne iar.
# Somebody says so without being asked, on a case that is still open.
solved-noted = Mă bucur! Anunț echipa de cartier că problema din cazul { $reference } s-a rezolvat. Echipa va închide cazul.
# There is no case that this may be about.
solved-glad = Mă bucur că s-a rezolvat!
# The words seem to say both.
solved-or-not = Vreau să vă înțeleg bine: s-a rezolvat acum?
nothing-asked = Vă mulțumesc. Acum nu am nicio întrebare pentru dumneavoastră. Cu ce vă pot ajuta? Puteți să anunțați o problemă sau să puneți o întrebare.

## Why it is not solved: asked after the case was opened again. One line, or a photo.
why-not_solved = Ce nu este încă în regulă? Ajunge o propoziție. Puteți trimite și o poză.
why-partly = Ce mai este de făcut? Ajunge o propoziție. Puteți trimite și o poză.
why-came_back = Ce se întâmplă din nou? Ajunge o propoziție. Puteți trimite și o poză.
button-nothing-to-add = Nu am nimic de adăugat
# They have nothing to add.
why-nothing = Bine. Echipa de cartier se uită din nou la cazul { $reference }. Puteți oricând să mai scrieți ceva aici.

## Several questions are open: which one is answered? $name: that of a service
which-asked = V-am pus mai multe întrebări. La care dintre ele răspundeți?
asked-solved_check = { $reference }: rezolvat?
asked-referral_check = 🚪 { $name }
asked-appointment = Întâlnirea { $reference }
asked-visit_reminder = Întâlnirea { $reference }
asked-welcome_next = Pasul meu următor
asked-rating = Ajutorul la { $reference }

## How we did
# They answered, but not with a number.
rating-number = Ce notă ne dați? 1 înseamnă slab, 5 înseamnă foarte bun.
rating-thanks = Vă mulțumesc pentru notă.
# For a 1 or a 2.
rating-thanks-low = Vă mulțumesc pentru răspunsul sincer. Echipa de cartier vede nota dumneavoastră. Vreți să spuneți ce ar putea fi mai bine? Scrieți-ne aici.

## Questions that only a city's own policy asks
noted-answer = Vă mulțumesc pentru răspuns.
# They said only "yes" or "no", which is none of the answers.
choose-answer = Care răspuns se potrivește? Apăsați pe un buton.

## What stewards have residents told, after a preview. $said is one of the texts below it
steward-says =
    { $steward }, din echipa de cartier, vă scrie despre { $reference } ({ $topic }):

    { $said }
# $partner: a service or a company, as the steward wrote it.
told-waiting = Acum așteptăm un răspuns de la { $partner }. Când este ceva nou, vă scriem aici.
told-goes_on = Nu mai așteptăm răspuns de la alții și lucrăm mai departe la cazul dumneavoastră. Când este ceva nou, vă scriem aici.
told-reopened = Am deschis din nou cazul și lucrăm mai departe la el. Când este ceva nou, vă scriem aici.
told-split = Cazul dumneavoastră are acum un număr propriu: { $reference }. Puteți folosi în continuare și numărul vechi.
closing-resolved = Credem că problema s-a rezolvat. Nu este așa? Scrieți-ne aici.
closing-solved = Problema s-a rezolvat, de aceea închidem cazul. Dacă apare din nou, scrieți-ne aici.
closing-partly_solved = S-a rezolvat doar o parte din problemă. Acum nu putem face mai mult, de aceea închidem cazul. Dacă problema se agravează, scrieți-ne aici.
closing-moved = Cineva s-a mutat și situația s-a schimbat, de aceea închidem cazul. Dacă totuși mai este ceva, scrieți-ne aici.
closing-referred = De acum vă ajută alt serviciu, de aceea închidem cazul la noi. Dacă acolo nu reușiți, scrieți-ne aici.
closing-not_ours = Echipa de cartier nu se poate ocupa de această problemă, de aceea închidem cazul. Nu știți unde să mergeți? Întrebați-ne aici.
closing-not_possible = Am căutat o soluție, dar nu putem rezolva această problemă. De aceea închidem cazul. Dacă se schimbă ceva, scrieți-ne aici.

## Follow-ups: messages that come by themselves
follow-up-received =
    Numărul cazului dumneavoastră este { $reference } ({ $topic }).

    Ce urmează? Cineva din echipa de cartier citește ce ați scris și se ocupă de caz. Când începe, primiți un mesaj aici. Nu pot să vă promit când va fi. Puteți scrie aici oricând: ca să adăugați ceva sau ca să întrebați ce e nou.
follow-up-claimed = { $steward } din echipa de cartier se ocupă acum de cazul dumneavoastră { $reference } ({ $topic }).
follow-up-solved-check-1 = Cazul { $reference } ({ $topic }): echipa de cartier crede că s-a rezolvat. Așa este?
# The second and last time, when nobody answered.
follow-up-solved-check-2 = Vă mai întrebăm o dată despre { $reference } ({ $topic }): s-a rezolvat? Dacă nu răspundeți, închidem cazul. Ne puteți scrie oricând și după aceea.
# A sign of life, in turn: never the same words twice in a row. $last and $awaits are two of the
# texts below it, $line a steward's own line or nothing.
follow-up-progress-1 =
    Cazul dumneavoastră { $reference } ({ $topic }) este încă deschis.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-2 =
    Vă scriem despre { $reference } ({ $topic }): cazul nu s-a încheiat încă.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-3 =
    Cazul { $reference } ({ $topic }) nu s-a rezolvat încă. Nu l-am uitat.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-4 =
    Iată în ce stadiu este acum cazul dumneavoastră { $reference } ({ $topic }).

    🗓 { $last }
    ➡️ { $awaits }{ $line }
# What was last done. $day is a weekday and date, $who one of the first two, $name a partner's or a
# service's.
done-by-one = { $steward } din echipa de cartier
done-by-team = cineva din echipa de cartier
last-received = { $day }: am primit cazul dumneavoastră.
last-claimed = { $day }: { $who } a preluat cazul.
last-released = { $day }: cazul a revenit la toată echipa.
last-answered = { $day }: { $who } v-a scris despre acest caz.
last-wrote = { $day }: am primit un mesaj de la dumneavoastră.
last-referred = { $day }: { $who } v-a dat datele de contact pentru { $name }.
last-goes_on = { $day }: nu mai trebuie să așteptăm un răspuns de la { $name }.
last-reopened = { $day }: { $who } a deschis din nou cazul.
last-came_back = { $day }: am deschis din nou cazul, pentru că problema nu era rezolvată.
last-appointment_made = { $day }: { $who } v-a propus o întâlnire.
last-appointment_moved = { $day }: { $who } v-a propus alt moment pentru întâlnire.
last-appointment_cancelled = { $day }: { $who } a anulat întâlnirea cu dumneavoastră.
# What is awaited now.
awaits-team = Acum nu se ocupă nimeni de acest caz. Este pe lista echipei de cartier.
awaits-steward = { $steward } din echipa de cartier se ocupă de acest caz.
awaits-partner = Așteptăm un răspuns de la { $name } (din { $day }).
awaits-later = Cazul este amânat până în ziua de { $day }. Atunci echipa de cartier se uită din nou la el.
awaits-appointment = Urmează întâlnirea dumneavoastră: { $day }.
awaits-answer_appointment = Așteptăm răspunsul dumneavoastră: vă convine întâlnirea ({ $day })?
awaits-other_time = Încă mai căutăm alt moment pentru întâlnirea dumneavoastră.
awaits-answer = Încă așteptăm răspunsul dumneavoastră la întrebarea noastră.
# A line of the steward's own.
sign-of-life-line = 💬 { $steward } din echipa de cartier adaugă: „{ $words }”
follow-up-rating = Cum vi s-a părut ajutorul nostru la { $reference } ({ $topic })? 1 înseamnă slab, 5 înseamnă foarte bun.
answer-rate_1 = 1 ⭐ slab
answer-rate_2 = 2 ⭐
answer-rate_3 = 3 ⭐
answer-rate_4 = 4 ⭐
answer-rate_5 = 5 ⭐ foarte bun
answer-solved = Da, s-a rezolvat
answer-partly = Doar o parte
answer-not_solved = Nu, nu s-a rezolvat
answer-came_back = A apărut din nou
# A steward's own words to the resident.
steward-answer =
    { $steward }, din echipa de cartier, vă scrie despre { $reference }:

    { $words }
# A file follows in the next message.
steward-sends = { $steward }, din echipa de cartier, vă trimite ceva despre { $reference }:
# The steward changed what they had written before.
steward-correction =
    { $steward }, din echipa de cartier, corectează un răspuns de mai înainte despre { $reference }. Răspunsul corect este:

    { $words }
# Stands where a steward's words would: $words by a machine, $original as the steward wrote it.
steward-translation =
    🤖 Traducere automată, poate avea greșeli:

    { $words }

    Textul original:
    { $original }

## Appointments. $day is a weekday and date, $time from when until when, $who whom one will meet.
follow-up-appointment =
    { $steward }, din echipa de cartier, vă propune o întâlnire ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Vă convine?
# A steward set another time.
appointment-moved =
    { $steward }, din echipa de cartier, vă propune altă zi sau altă oră pentru întâlnire ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Vă convine?
appointment-called-off =
    { $steward }, din echipa de cartier, vă anunță că această întâlnire nu mai are loc ({ $reference }):

    🗓 { $day }
    🕑 { $time }

    Dacă doriți altă zi sau altă oră, scrieți-ne aici oricând.
follow-up-visit-reminder =
    Vă amintesc de întâlnirea cu echipa de cartier ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Vă convine în continuare?
answer-fits = Da, îmi convine
answer-keep = Da, rămâne așa
answer-move = Prefer alt moment
answer-call_off = Anulez întâlnirea
appointment-confirmed =
    Bine, am stabilit întâlnirea:

    🗓 { $day }
    🕑 { $time }
appointment-when = Bine, căutăm alt moment. Când v-ar conveni? Scrieți aici, iar { $steward } va citi mesajul.
appointment-off = Bine, întâlnirea este anulată. Echipa de cartier știe deja.
# They said only "no".
appointment-how = Nicio problemă. Căutăm alt moment sau anulăm întâlnirea?
appointment-file = 📎 Întâlnirea, pentru calendarul dumneavoastră
# The title in the resident's own calendar, where others may see it: nothing about the case.
appointment-summary = Întâlnire: { $who } ({ $reference })
