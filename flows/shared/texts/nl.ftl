### Words that every flow uses.

button-send = Ja, verstuur
button-change = Iets veranderen
button-cancel = Stoppen
button-skip = Weet ik niet / overslaan
# Stands where a question was left out.
left-out = (niet ingevuld)
