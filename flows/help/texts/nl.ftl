### Help questions.

## Topics, as they stand on a button and in the summary
topic-help_general = Een vraag
topic-help_housing = Wonen en huren
topic-help_registration = Inschrijving en papieren
topic-help_work = Werk
topic-help_money = Geld en schulden
topic-help_health = Gezondheid
topic-help_school = School
topic-help_childcare = Kinderopvang
topic-help_dutch_lessons = Nederlands leren
topic-help_legal = Recht, politie, advocaat
topic-help_energy = Energie en water
topic-help_violence = Geweld thuis
topic-help_letter = Brief niet begrepen
topic-help_food_goods = Eten, kleren, spullen
topic-help_activities = Activiteiten in de buurt

help-ask-words = Vertel kort wat uw vraag is. Eén of twee zinnen zijn genoeg.
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = Bent u nu in gevaar? Bel 101 (politie). Praten over geweld kan ook anoniem en gratis op het nummer 1712.
# $topic is a topic above, $words what the resident wrote.
help-summary =
    Deze vraag geef ik aan een buurtsteward:

    Over: { $topic }
    Uw vraag: { $words }

    Klopt het?
help-sent = Dank u wel. Uw vraag is bij de buurtstewards.
help-sent-quiet = Dank u wel. Een buurtsteward leest dit. Wij sturen u hierover geen automatische berichten. U kunt hier altijd zelf schrijven.
