### What is on: the city's calendar of activities, by neighbourhood and week.

path-agenda = Wat is er te doen?

activities-ask-where = In welke buurt zoekt u iets? Schrijf de naam van de buurt, of kies hieronder.
activities-where-unknown = Die buurt ken ik niet. Schrijf bijvoorbeeld “Ledeberg” of “Rabot”, of kies hieronder.
# Buttons: at most 24 characters. $name is a neighbourhood.
button-my-neighbourhood = { $name }
button-whole-city = Heel Gent

# $where is a neighbourhood or the line `activities-whole-city`, $when one of the lines below or a day.
activities-found =
    { $where }, { $when }:

    { $lines }
activities-found-more = { $lines }
activities-none = Ik vind niets in de kalender: { $where }, { $when }.
activities-whole-city = Heel Gent
activities-this_week = de komende 7 dagen
activities-next_week = volgende week
activities-weekend = dit weekend

# One activity. $title, $place and $note stay as the organiser wrote them.
activity =
    { $title }
    { $lines }
# $day: a weekday and a date, such as "zaterdag 28 november"; $from and $to are times.
activity-from = 🗓 { $day }, { $from }
activity-from-to = 🗓 { $day }, { $from } - { $to }
activity-all-day = 🗓 { $day }
# For what takes several days.
activity-until = 🗓 tot { $day }
activity-place = 📍 { $place }
activity-website = 🌐 { $website }
activity-note = ℹ️ { $note }

activities-ask-next = Wilt u nog iets anders zien?
activities-old = ⚠️ Deze kalender is van { $date }. Kijk eerst na of het nog klopt, voor u vertrekt.
button-more-activities = Toon meer
button-this-week = Komende 7 dagen
button-next-week = Volgende week
button-weekend = Dit weekend
button-other-area = Een andere buurt
button-places = Mensen ontmoeten, sport
button-activities-done = Nee, dank u
activities-done = Veel plezier!
