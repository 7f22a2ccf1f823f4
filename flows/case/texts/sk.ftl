### The resident's own cases and the follow-ups about them.
### $reference is a case number such as BL-7K3F. $topic is a topic's name. $steward a first name.

# Stands where no steward has the case yet.
a-steward = pomocník zo štvrte

about-with-place = { $topic }, { $place }
status-none = Zatiaľ od Vás nemáme žiadne hlásenie ani otázku. Chcete niečo nahlásiť? Jednoducho napíšte, čo sa deje.
status-new = { $reference } ({ $about }): prišlo nám to { $opened }. Pomocníci to majú v zozname, zatiaľ si to však nikto z nich nevzal na starosť.
status-claimed = { $reference } ({ $about }): na starosti to má { $steward } z tímu pomocníkov zo štvrte.
status-in_progress = { $reference } ({ $about }): pracuje na tom { $steward }.
status-waiting = { $reference } ({ $about }): { $steward } čaká na odpoveď z iného úradu.
status-resolved = { $reference } ({ $about }): podľa pomocníkov je to vyriešené. Vrátil sa problém? Napíšte „nie je to vyriešené“.
status-closed = { $reference } ({ $about }): uzavreté. Vrátil sa problém? Napíšte „nie je to vyriešené“.

no-case-yet = Zatiaľ od Vás nevidím žiadne hlásenie. Chcete niečo nahlásiť?
button-report = Áno, nahlásiť problém
# $place: the beginning of the address.
button-case = { $reference }
button-case-at = { $reference } { $place }
which-not_solved = To ma mrzí. O ktoré hlásenie ide?
which-add_information = Ku ktorému hláseniu to patrí?
which-affirm = To je dobrá správa! Ktoré hlásenie je vyriešené?
case-reopened = To ma mrzí. Hlásenie { $reference } sme znova otvorili a pomocníci zo štvrte o tom vedia. Keď bude niečo nové, napíšeme Vám sem.
# They said: partly.
case-goes-on = Teší ma, že je to aspoň trochu lepšie. Hlásenie { $reference } sme znova otvorili a pomocníci zo štvrte o tom vedia.
information-added = Ďakujem. Pridali sme to k { $reference }. Pomocníci to uvidia.
voice-added = Ďakujem. Ja hlasové správy počúvať neviem. Tú Vašu si vypočuje pomocník zo štvrte. Pridali sme ju k { $reference }.
# They said that they want to add something, but not yet what.
information-wanted = Dobre. Pokojne napíšte alebo pošlite, čo chcete: text, fotku alebo hlasovú správu. Pridám to k { $reference }.
# $times: how often it was noted since the report.
diary-noted = { $times ->
    [one] Zapísali sme, že sa to stalo znova ({ $reference }). Pomocníci to uvidia.
    [few] Zapísali sme, že sa to stalo znova, už { $times } razy ({ $reference }). Pomocníci to uvidia.
   *[other] Zapísali sme, že sa to stalo znova, už { $times }-krát ({ $reference }). Pomocníci to uvidia.
}
button-not-solved = Nie je to vyriešené
# A report that was begun and not sent. $topic: its kind.
status-draft = Máte rozpísané hlásenie: { $topic }. Ešte ste ho neposlali. Čo ste napísali, máme uložené.

## Taking a report back
withdraw-which = Teraz sa Vás na nič nepýtame. Chcete zrušiť hlásenie, ktoré ste už poslali?
button-keep = Nie, nechať tak
withdrawn = Dobre. Vaše hlásenie { $reference } je zrušené. Správy o ňom Vám už chodiť nebudú.

solved-thanks = To je dobrá správa! { $reference } teraz uzavriem. Ak sa problém niekedy vráti, jednoducho znova napíšte.
# Somebody says so without being asked, on a case that is still open.
solved-noted = To je dobrá správa! Pomocníkom zo štvrte odkážem, že { $reference } je vyriešené. Hlásenie uzavrú oni.
# There is no case that this may be about.
solved-glad = To je dobre, že je to vyriešené!
# The words seem to say both.
solved-or-not = Chcem Vám dobre rozumieť: je to už vyriešené?
nothing-asked = Ďakujem. Teraz sme sa Vás na nič nepýtali. S čím Vám pomôžem? Môžete niečo nahlásiť alebo sa opýtať.

## Why it is not solved: asked after the case was opened again. One line, or a photo.
why-not_solved = Čo ešte nie je v poriadku? Stačí jedna veta. Môžete poslať aj fotku.
why-partly = Čo ešte treba urobiť? Stačí jedna veta. Môžete poslať aj fotku.
why-came_back = Čo sa znova deje? Stačí jedna veta. Môžete poslať aj fotku.
button-nothing-to-add = Nemám čo dodať
# They have nothing to add.
why-nothing = Dobre. Pomocníci zo štvrte sa na hlásenie { $reference } pozrú znova. Kedykoľvek sem môžete ešte niečo napísať.

## Several questions are open: which one is answered? $name: that of a service
which-asked = Pýtali sme sa Vás na viac vecí. Na ktorú otázku odpovedáte?
asked-solved_check = { $reference }: vyriešené?
asked-referral_check = 🚪 { $name }
asked-appointment = Stretnutie { $reference }
asked-visit_reminder = Stretnutie { $reference }
asked-welcome_next = Môj ďalší krok
asked-rating = Pomoc s { $reference }

## How we did
# They answered, but not with a number.
rating-number = Koľko bodov nám dáte? 1 je zle, 5 je veľmi dobre.
rating-thanks = Ďakujem za Vaše hodnotenie.
# For a 1 or a 2.
rating-thanks-low = Ďakujem za úprimnú odpoveď. Pomocníci zo štvrte Vaše hodnotenie uvidia. Chcete povedať, čo môže byť lepšie? Pokojne to napíšte sem.

## Questions that only a city's own policy asks
noted-answer = Ďakujem za Vašu odpoveď.
# They said only "yes" or "no", which is none of the answers.
choose-answer = Ktorá odpoveď platí? Stlačte tlačidlo.

## What stewards have residents told, after a preview. $said is one of the texts below it
steward-says =
    { $steward } z tímu pomocníkov zo štvrte píše k { $reference } ({ $topic }):

    { $said }
# $partner: a service or a company, as the steward wrote it.
told-waiting = Teraz čakáme, kým nám odpovie { $partner }. Keď bude niečo nové, napíšeme Vám sem.
told-goes_on = Už na nikoho nečakáme a pracujeme na tom ďalej. Keď bude niečo nové, napíšeme Vám sem.
told-reopened = Znova sme to otvorili a pracujeme na tom ďalej. Keď bude niečo nové, napíšeme Vám sem.
told-split = Vaše hlásenie má odteraz vlastné číslo: { $reference }. Môžete používať aj to staré.
closing-resolved = Podľa nás je to už vyriešené. Nie je to tak? Napíšte nám sem.
closing-solved = Je to vyriešené, preto to uzatvárame. Ak sa problém vráti, napíšte nám sem.
closing-partly_solved = Vyriešila sa len časť problému. Viac teraz urobiť nevieme, preto to uzatvárame. Ak sa to zhorší, napíšte nám sem.
closing-moved = Niekto sa odsťahoval a situácia sa zmenila, preto to uzatvárame. Máte s tým ešte problém? Napíšte nám sem.
closing-referred = Ďalej Vám s tým pomôže iná služba, preto to u nás uzatvárame. Ak sa to tam nepodarí, napíšte nám sem.
closing-not_ours = Toto pomocníci zo štvrte riešiť nemôžu, preto to uzatvárame. Neviete, kam máte ísť? Opýtajte sa nás tu.
closing-not_possible = Zisťovali sme, čo sa dá robiť, ale vyriešiť to nevieme. Preto to uzatvárame. Ak sa niečo zmení, napíšte nám sem.

## Follow-ups: messages that come by themselves
follow-up-received =
    Číslo Vášho hlásenia je { $reference } ({ $topic }).

    Čo bude ďalej? Pomocník zo štvrte si prečíta, čo ste napísali, a vezme si to na starosť. Potom Vám sem príde správa. Neviem však sľúbiť, kedy to bude. Keď chcete niečo doplniť alebo sa opýtať, ako to vyzerá, pokojne kedykoľvek napíšte.
follow-up-claimed = { $reference } ({ $topic }): odteraz to má na starosti { $steward } z tímu pomocníkov zo štvrte.
follow-up-solved-check-1 = { $reference } ({ $topic }): podľa pomocníkov zo štvrte je to vyriešené. Je to tak?
# The second and last time, when nobody answered.
follow-up-solved-check-2 = Ešte raz sa pýtame na { $reference } ({ $topic }): je to vyriešené? Ak sa neozvete, hlásenie uzavrieme. Aj potom nám môžete kedykoľvek napísať.
# A sign of life, in turn: never the same words twice in a row. $last and $awaits are two of the
# texts below it, $line a steward's own line or nothing.
follow-up-progress-1 =
    Vaše hlásenie { $reference } ({ $topic }) je stále otvorené.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-2 =
    Ozývame sa k { $reference } ({ $topic }): ešte to nie je uzavreté.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-3 =
    { $reference } ({ $topic }) ešte nie je vyriešené. Nezabudli sme na to.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-4 =
    Takto je na tom teraz Vaše hlásenie { $reference } ({ $topic }).

    🗓 { $last }
    ➡️ { $awaits }{ $line }
# What was last done. $day is a weekday and date, $who one of the first two, $name a partner's or a
# service's.
done-by-one = tím pomocníkov zo štvrte ({ $steward })
done-by-team = tím pomocníkov zo štvrte
last-received = { $day }: prišlo nám Vaše hlásenie.
last-claimed = { $day }: { $who } si to vzal na starosť.
last-released = { $day }: hlásenie sa vrátilo celému tímu.
last-answered = { $day }: { $who } Vám k tomu napísal.
last-wrote = { $day }: prišla nám od Vás správa.
last-referred = { $day }: { $who } Vám dal kontakt na službu: { $name }.
last-goes_on = { $day }: na odpoveď už nečakáme ({ $name }).
last-reopened = { $day }: { $who } to znova otvoril.
last-came_back = { $day }: hlásenie sa znova otvorilo, lebo problém nebol vyriešený.
last-appointment_made = { $day }: { $who } Vám navrhol stretnutie.
last-appointment_moved = { $day }: { $who } Vám navrhol nový termín stretnutia.
last-appointment_cancelled = { $day }: { $who } zrušil stretnutie s Vami.
# What is awaited now.
awaits-team = Momentálne to nemá na starosti nikto. Pomocníci zo štvrte to majú v zozname.
awaits-steward = Na starosti to má { $steward } z tímu pomocníkov zo štvrte.
awaits-partner = Čakáme, kým nám odpovie { $name } (od: { $day }).
awaits-later = Hlásenie je teraz odložené. Pomocníci zo štvrte sa k nemu vrátia: { $day }.
awaits-appointment = Ďalší krok je Vaše stretnutie: { $day }.
awaits-answer_appointment = Čakáme na Vašu odpoveď: vyhovuje Vám stretnutie ({ $day })?
awaits-other_time = Pre Vaše stretnutie ešte hľadáme iný termín.
awaits-answer = Ešte čakáme na Vašu odpoveď na našu otázku.
# A line of the steward's own.
sign-of-life-line = 💬 { $steward } z tímu pomocníkov zo štvrte dopĺňa: „{ $words }“
follow-up-rating = Ako hodnotíte našu pomoc s { $reference } ({ $topic })? 1 je zle, 5 je veľmi dobre.
answer-rate_1 = 1 ⭐ zle
answer-rate_2 = 2 ⭐
answer-rate_3 = 3 ⭐
answer-rate_4 = 4 ⭐
answer-rate_5 = 5 ⭐ veľmi dobre
answer-solved = Áno, vyriešené
answer-partly = Čiastočne
answer-not_solved = Nie, nevyriešené
answer-came_back = Problém sa vrátil
# A steward's own words to the resident.
steward-answer =
    { $steward } z tímu pomocníkov zo štvrte píše k { $reference }:

    { $words }
# A file follows in the next message.
steward-sends = { $steward } z tímu pomocníkov zo štvrte Vám posiela niečo k { $reference }:
# The steward changed what they had written before.
steward-correction =
    { $steward } z tímu pomocníkov zo štvrte opravuje skoršiu odpoveď k { $reference }. Správne je to takto:

    { $words }
# Stands where a steward's words would: $words by a machine, $original as the steward wrote it.
steward-translation =
    🤖 Automatický preklad, môžu v ňom byť chyby:

    { $words }

    Pôvodný text:
    { $original }

## Appointments. $day is a weekday and date, $time from when until when, $who whom one will meet.
follow-up-appointment =
    { $steward } z tímu pomocníkov zo štvrte Vám navrhuje stretnutie ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Vyhovuje Vám to?
# A steward set another time.
appointment-moved =
    { $steward } z tímu pomocníkov zo štvrte Vám navrhuje nový termín stretnutia ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Vyhovuje Vám to?
appointment-called-off =
    { $steward } z tímu pomocníkov zo štvrte Vám dáva vedieť, že toto stretnutie nebude ({ $reference }):

    🗓 { $day }
    🕑 { $time }

    Ak chcete iný termín, pokojne ho sem napíšte.
follow-up-visit-reminder =
    Pripomíname Vám stretnutie s pomocníkmi zo štvrte ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Stále Vám to vyhovuje?
answer-fits = Áno, vyhovuje
answer-keep = Áno, platí
answer-move = Radšej iný termín
answer-call_off = Zrušiť stretnutie
appointment-confirmed =
    Dobre, stretnutie platí:

    🗓 { $day }
    🕑 { $time }
appointment-when = Dobre, nájdeme iný termín. Kedy sa Vám to hodí? Napíšte to sem, prečíta si to { $steward }.
appointment-off = Dobre, stretnutie je zrušené. Pomocníci zo štvrte už o tom vedia.
# They said only "no".
appointment-how = Nič sa nedeje. Nájdeme iný termín, alebo stretnutie zrušíme?
appointment-file = 📎 Stretnutie do Vášho kalendára
# The title in the resident's own calendar, where others may see it: nothing about the case.
appointment-summary = Stretnutie: { $who } ({ $reference })
