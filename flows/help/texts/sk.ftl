### Help questions.

## Topics, as they stand on a button and in the summary
topic-help_general = Otázka
topic-help_housing = Bývanie a nájom
topic-help_registration = Pobyt a papiere
topic-help_work = Práca
topic-help_money = Peniaze a dlhy
topic-help_health = Zdravie
topic-help_school = Škola
topic-help_childcare = Jasle a stráženie detí
topic-help_dutch_lessons = Učiť sa po holandsky
topic-help_legal = Právo, polícia, advokát
topic-help_energy = Elektrina, plyn a voda
topic-help_violence = Násilie doma
topic-help_letter = List, ktorému nerozumiem
topic-help_food_goods = Jedlo, oblečenie, veci
topic-help_activities = Čo sa dá robiť v okolí

help-ask-words = Napíšte krátko, čo potrebujete. Stačí jedna alebo dve vety.
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = Ste teraz v nebezpečenstve? Volajte 101 (polícia). O násilí sa môžete porozprávať aj na čísle 1712. Je to zadarmo a nemusíte povedať svoje meno.
# $topic is a topic above, $words what the resident wrote.
help-summary =
    Toto pošlem pomocníkovi zo štvrte:

    Téma: { $topic }
    Čo ste napísali: { $words }

    Je to tak?
help-sent = Ďakujem. Pomocníci zo štvrte už Vašu otázku majú.
help-sent-quiet = Ďakujem. Pomocník zo štvrte si to prečíta. Automatické správy Vám o tom posielať nebudeme. Vy nám sem môžete napísať kedykoľvek.
