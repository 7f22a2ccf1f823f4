### Words that every flow uses.

button-send = Áno, poslať
button-change = Niečo zmeniť
button-cancel = Zrušiť
button-skip = Neviem
# Stands where a question was left out.
left-out = (nevyplnené)
also-meant = Písali ste aj o niečom inom: { $topic }. Chcete teraz riešiť aj to?
button-also-go-on = Áno, pokračovať

## A form that was left unfinished
# $topic: what it was about, such as "Lawaai".
draft-go-on = Ešte sme nedokončili jednu vec: { $topic }. Čo ste napísali, máme uložené. Chcete pokračovať?
button-go-on = Pokračovať
button-send-as-it-is = Poslať tak, ako to je
