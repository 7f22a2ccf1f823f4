### Reporting nuisance.

## Kinds, as they stand on a button and in the summary
topic-report_nuisance = Друг проблем в квартала
topic-nuisance_noise = Шум
topic-nuisance_waste = Боклук и мръсотия
topic-nuisance_pests = Плъхове, буболечки, миризма
topic-nuisance_neighbours = Караници със съседи
topic-nuisance_public_space = Проблем на улица или площад
topic-nuisance_vehicles = Коли и паркиране
topic-nuisance_building = Запусната или празна сграда

nuisance-ask-kind = Разбирам, неприятно е. За какво става дума?
button-other-nuisance = Нещо друго
nuisance-ask-place = Къде е това? Напишете улицата и номера. Не знаете номера? Тогава напишете какво има наблизо: магазин, площад, ъгъл на две улици.
# Said when the resident wants to skip the place.
nuisance-place-needed = Ако не знаят къде е, кварталните помощници не могат да отидат да видят. Кажете поне горе-долу, например: „до пекарната на Sleepstraat“.
nuisance-ask-since = Откога е така и колко често се случва?
nuisance-ask-more = Искате ли да кажете още нещо? Можете да пратите и снимка. По-добре не пишете имена на други хора.
button-nothing-more = Не, това е всичко
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Ще предам на кварталните помощници и Вашия въпрос („{ $topic }“). Но първо да довършим сигнала Ви.
# $kind, $place, $since, $more: what the resident said.
nuisance-summary =
    Ще предам това на кварталните помощници:

    Какво: { $kind }
    Къде: { $place }
    Откога: { $since }
    Още нещо: { $more }

    Вярно ли е? Никога няма да кажем на други хора от кого е сигналът.
nuisance-what-to-change = Какво искате да промените?
button-change-kind = Какъв е проблемът
button-change-place = Мястото
button-change-since = Откога е
button-change-more = Другото, което казах
nuisance-sent = Благодаря Ви. Кварталните помощници получиха сигнала Ви.
