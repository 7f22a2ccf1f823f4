### Help questions.

## Topics, as they stand on a button and in the summary
topic-help_general = Въпрос
topic-help_housing = Жилище и наем
topic-help_registration = Регистрация и документи
topic-help_work = Работа
topic-help_money = Пари и дългове
topic-help_health = Здраве
topic-help_school = Училище
topic-help_childcare = Ясла и гледане на деца
topic-help_dutch_lessons = Уроци по нидерландски
topic-help_legal = Закон, полиция, адвокат
topic-help_energy = Ток, газ и вода
topic-help_violence = Насилие вкъщи
topic-help_letter = Писмо, което не разбирам
topic-help_food_goods = Храна, дрехи, вещи
topic-help_activities = Занимания в квартала

help-ask-words = Кажете накратко какъв е въпросът Ви. Едно-две изречения стигат.
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = В опасност ли сте сега? Обадете се на 101 (полиция). На номер 1712 можете да говорите за насилие. Безплатно е и не е нужно да казвате името си.
# $topic is a topic above, $words what the resident wrote.
help-summary =
    Ще предам този въпрос на квартален помощник:

    За какво: { $topic }
    Вашият въпрос: { $words }

    Вярно ли е?
help-sent = Благодаря Ви. Кварталните помощници получиха въпроса Ви.
help-sent-quiet = Благодаря Ви. Квартален помощник ще прочете това. Няма да Ви пращаме автоматични съобщения за това. Винаги можете да пишете тук.
