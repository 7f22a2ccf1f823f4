### What is on: the city's calendar of activities, by neighbourhood and week.

path-agenda = Čo sa kde deje?

activities-ask-where = V ktorej štvrti niečo hľadáte? Napíšte, ako sa volá, alebo si vyberte dole.
activities-where-unknown = Takú štvrť nepoznám. Napíšte napríklad „Ledeberg“ alebo „Rabot“, alebo si vyberte dole.
# Buttons: at most 24 characters. $name is a neighbourhood.
button-my-neighbourhood = { $name }
button-whole-city = Celý Gent

# $where is a neighbourhood or the line `activities-whole-city`, $when one of the lines below or a day.
activities-found =
    { $where }, { $when }:

    { $lines }
activities-found-more = { $lines }
activities-none = V kalendári sa nič nenašlo: { $where }, { $when }.
activities-whole-city = Celý Gent
activities-this_week = najbližších 7 dní
activities-next_week = ďalší týždeň
activities-weekend = tento víkend

# One activity. $title, $place and $note stay as the organiser wrote them.
activity =
    { $title }
    { $lines }
# $day: a weekday and a date, such as "zaterdag 28 november"; $from and $to are times.
activity-from = 🗓 { $day }, { $from }
activity-from-to = 🗓 { $day }, { $from } - { $to }
activity-all-day = 🗓 { $day }
# For what takes several days.
activity-until = 🗓 Posledný deň: { $day }
activity-place = 📍 { $place }
activity-website = 🌐 { $website }
activity-note = ℹ️ { $note }

activities-ask-next = Chcete vidieť ešte niečo iné?
activities-old = ⚠️ Tento kalendár je z { $date }. Skôr než niekam pôjdete, overte si, či to platí.
button-more-activities = Ukázať ďalšie
button-this-week = Najbližších 7 dní
button-next-week = Ďalší týždeň
button-weekend = Tento víkend
button-other-area = Iná štvrť
button-places = Miesta v okolí
button-activities-done = Nie, ďakujem
activities-done = Príjemnú zábavu!
