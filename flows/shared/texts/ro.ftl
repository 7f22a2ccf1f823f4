### Words that every flow uses.

button-send = Da, trimiteți
button-change = Vreau să schimb ceva
button-cancel = Renunț
button-skip = Nu știu / sar peste
# Stands where a question was left out.
left-out = (necompletat)
also-meant = Ați scris și despre altceva: { $topic }. Continuăm cu asta?
button-also-go-on = Da, continuăm
