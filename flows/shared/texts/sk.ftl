### Words that every flow uses.

button-send = Áno, poslať
button-change = Niečo zmeniť
button-cancel = Skončiť
button-skip = Neviem / preskočiť
# Stands where a question was left out.
left-out = (nevyplnené)
