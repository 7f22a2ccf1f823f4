### Help questions.

## Topics, as they stand on a button and in the summary
topic-help_general = O întrebare
topic-help_housing = Locuință și chirie
topic-help_registration = Primărie și acte
topic-help_work = Muncă
topic-help_money = Bani și datorii
topic-help_health = Sănătate
topic-help_school = Școală
topic-help_childcare = Creșă, îngrijire copii
topic-help_dutch_lessons = Cursuri de olandeză
topic-help_legal = Legi, poliție, avocat
topic-help_energy = Curent, gaz și apă
topic-help_violence = Violență acasă
topic-help_letter = Nu înțeleg o scrisoare
topic-help_food_goods = Mâncare, haine, lucruri
topic-help_activities = Activități în cartier

help-ask-words = Spuneți pe scurt ce vreți să întrebați. Una sau două propoziții ajung.
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = Sunteți în pericol acum? Sunați la 101 (poliția). Despre violență puteți vorbi și la numărul 1712. Este gratuit și nu trebuie să spuneți cum vă cheamă.
# $topic is a topic above, $words what the resident wrote.
help-summary =
    Iată întrebarea pe care o trimit echipei de cartier:

    Despre: { $topic }
    Întrebarea dumneavoastră: { $words }

    Este corect?
help-sent = Vă mulțumesc. Întrebarea dumneavoastră a ajuns la echipa de cartier.
help-sent-quiet = Vă mulțumesc. Cineva din echipa de cartier citește ce ați scris. Despre asta nu vă trimitem mesaje automate. Dumneavoastră puteți scrie aici oricând.
