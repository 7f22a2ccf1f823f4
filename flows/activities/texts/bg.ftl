### What is on: the city's calendar of activities, by neighbourhood and week.

path-agenda = Какви събития има?

activities-ask-where = В кой квартал търсите? Напишете името на квартала или изберете по-долу.
activities-where-unknown = Не познавам този квартал. Напишете например „Ledeberg“ или „Rabot“, или изберете по-долу.
# Buttons: at most 24 characters. $name is a neighbourhood.
button-my-neighbourhood = { $name }
button-whole-city = Целият Гент

# $where is a neighbourhood or the line `activities-whole-city`, $when one of the lines below or a day.
activities-found =
    { $where }, { $when }:

    { $lines }
activities-found-more = { $lines }
activities-none = Не намирам нищо в календара: { $where }, { $when }.
activities-whole-city = Целият Гент
activities-this_week = следващите 7 дни
activities-next_week = следващата седмица
activities-weekend = този уикенд

# One activity. $title, $place and $note stay as the organiser wrote them.
activity =
    { $title }
    { $lines }
# $day: a weekday and a date, such as "zaterdag 28 november"; $from and $to are times.
activity-from = 🗓 { $day }, { $from }
activity-from-to = 🗓 { $day }, { $from } - { $to }
activity-all-day = 🗓 { $day }
# For what takes several days.
activity-until = 🗓 до { $day }
activity-place = 📍 { $place }
activity-website = 🌐 { $website }
activity-note = ℹ️ { $note }

activities-ask-next = Искате ли да видите още нещо?
activities-old = ⚠️ Този календар е от { $date } Преди да тръгнете, проверете дали още е така.
button-more-activities = Покажете още
button-this-week = Следващите 7 дни
button-next-week = Следващата седмица
button-weekend = Този уикенд
button-other-area = Друг квартал
button-places = Срещи с хора, спорт
button-activities-done = Не, благодаря
activities-done = Приятно прекарване!
