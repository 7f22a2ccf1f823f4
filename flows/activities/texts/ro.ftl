### What is on: the city's calendar of activities, by neighbourhood and week.

path-agenda = Ce activități sunt?

activities-ask-where = În ce cartier căutați activități? Scrieți numele cartierului sau alegeți mai jos.
activities-where-unknown = Nu cunosc cartierul acesta. Scrieți, de exemplu, „Ledeberg” sau „Rabot” ori alegeți mai jos.
# Buttons: at most 24 characters. $name is a neighbourhood.
button-my-neighbourhood = { $name }
button-whole-city = Tot orașul Gent

# $where is a neighbourhood or the line `activities-whole-city`, $when one of the lines below or a day.
activities-found =
    { $where }, { $when }:

    { $lines }
activities-found-more = { $lines }
activities-none = Nu găsesc nimic în calendar: { $where }, { $when }.
activities-whole-city = Tot orașul Gent
activities-this_week = următoarele 7 zile
activities-next_week = săptămâna viitoare
activities-weekend = weekendul acesta

# One activity. $title, $place and $note stay as the organiser wrote them.
activity =
    { $title }
    { $lines }
# $day: a weekday and a date, such as "zaterdag 28 november"; $from and $to are times.
activity-from = 🗓 { $day }, ora { $from }
activity-from-to = 🗓 { $day }, { $from } - { $to }
activity-all-day = 🗓 { $day }
# For what takes several days.
activity-until = 🗓 până { $day }
activity-place = 📍 { $place }
activity-website = 🌐 { $website }
activity-note = ℹ️ { $note }

activities-ask-next = Vreți să vedeți și altceva?
activities-old = ⚠️ Calendarul acesta este din { $date }. Verificați înainte să plecați.
button-more-activities = Arătați-mi mai mult
button-this-week = Următoarele 7 zile
button-next-week = Săptămâna viitoare
button-weekend = Weekendul acesta
button-other-area = Alt cartier
button-places = Oameni noi, sport
button-activities-done = Nu, mulțumesc
activities-done = Distracție plăcută!
