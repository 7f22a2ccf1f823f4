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
button-report = Áno, chcem niečo nahlásiť
button-case = { $reference }: { $topic }
not-solved-which = To ma mrzí. O ktoré hlásenie ide?
add-which = Ku ktorému hláseniu to patrí?
case-reopened = To ma mrzí. Hlásenie { $reference } sme znova otvorili a pomocníci zo štvrte o tom vedia. Keď bude niečo nové, napíšeme Vám sem.
information-added = Ďakujem. Pridali sme to k { $reference }. Pomocníci to uvidia.
solved-thanks = To je dobrá správa! { $reference } teraz uzavriem. Ak sa problém niekedy vráti, jednoducho znova napíšte.
nothing-asked = Ďakujem. Teraz sme sa Vás na nič nepýtali. S čím Vám pomôžem? Môžete niečo nahlásiť alebo sa opýtať.

## Follow-ups: messages that come by themselves
follow-up-received =
    Číslo Vášho hlásenia je { $reference } ({ $topic }).

    Čo bude ďalej? Pomocník zo štvrte si prečíta, čo ste napísali, a vezme si to na starosť. Potom Vám sem príde správa. Neviem však sľúbiť, kedy to bude. Keď chcete niečo doplniť alebo sa opýtať, ako to vyzerá, pokojne kedykoľvek napíšte.
follow-up-claimed = { $reference } ({ $topic }): odteraz to má na starosti { $steward } z tímu pomocníkov zo štvrte.
follow-up-solved-check = { $reference } ({ $topic }): podľa pomocníkov zo štvrte je to vyriešené. Je to tak?
answer-solved = Áno, vyriešené
answer-partly = Čiastočne
answer-not_solved = Nie, nevyriešené
answer-came_back = Problém sa vrátil
# A steward's own words to the resident.
steward-answer =
    { $steward } z tímu pomocníkov zo štvrte píše k { $reference }:

    { $words }
