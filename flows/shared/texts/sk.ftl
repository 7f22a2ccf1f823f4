### Words that every flow uses.

button-send = Áno, poslať
button-change = Niečo zmeniť
button-cancel = Skončiť
button-skip = Neviem / preskočiť
# Stands where a question was left out.
left-out = (nevyplnené)
also-meant = Písali ste aj o niečom inom: { $topic }. Budeme v tom pokračovať?
button-also-go-on = Áno, pokračovať
