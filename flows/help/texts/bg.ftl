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

## Clarifying: at most three short questions, each with its buttons (at most 24 characters)
help-ask-topic = За какво е въпросът Ви? Изберете по-долу или го кажете с Ваши думи.

label-about = За какво
label-question = Вашият въпрос

help-ask-housing = За какво става дума?
label-housing = Жилище
option-housing-looking = Търся жилище
option-housing-eviction = Трябва да се изнеса
option-housing-bad_state = Влага, мухъл, повреди
option-housing-no_roof = Нямам къде да спя

help-ask-landlord = От кого наемате жилището?
label-landlord = Наем
option-landlord-private = От частен хазяин
option-landlord-social = Социално жилище

help-ask-papers = За какво става дума?
label-papers = Документи
option-papers-new_here = Отскоро съм в Гент
option-papers-moved = Преместих се
option-papers-lost = Изгубена/изтекла карта
option-papers-refused = Отказано пребиваване

# Which desk it is depends on it: for a card, Belgians go to Burgerzaken, all others to Loket
# Migratie. A new address goes to Burgerzaken for everybody.
help-ask-nationality = Какъв паспорт имате? От това зависи на кое гише да отидете.
label-nationality = Паспорт
option-nationality-belgian = Белгийски
option-nationality-eu = Български или друг от ЕС
option-nationality-other = От друга държава

help-ask-work = За какво Ви трябва помощ?
label-work = Работа
option-work-looking = Търся работа
option-work-employer = Проблем с шефа
option-work-permit = Мога ли да работя тук?
option-work-business = Собствен бизнес

help-ask-money = За какво става дума?
label-money = Пари
option-money-debts = Имам дългове
option-money-no_income = Нисък доход или никакъв
option-money-children = Детски надбавки

help-ask-health = Какво търсите?
label-health = Здраве
option-health-doctor = Личен лекар (huisarts)
option-health-at_night = Лекар, веднага
option-health-insurance = Здравна каса, осигуровка
option-health-no_papers = Лечение без документи
option-health-talking = Да поговоря с някого
option-health-baby = Бременност или бебе

help-ask-school = За какво става дума?
label-school = Училище
option-school-enrol = Записване на дете
option-school-costs = Разходи за училището
option-school-child = Детето има трудности

help-ask-childcare = Какво търсите за детето?
label-childcare = Грижа за детето
option-childcare-small = Ясла (до 3 години)
option-childcare-school = След училище, ваканции
option-childcare-advice = Съвет за детето ми

help-ask-reading = Лесно ли четете и пишете на своя език?
label-reading = Четене и писане
option-reading-well = Да, лесно
option-reading-little = Не или само малко

help-ask-law = За какво става дума?
label-law = Правен въпрос
option-law-stay = Пребиваване в Белгия
option-law-fine = Глоба или съд
option-law-family = Развод, деца
option-law-not_equal = Дискриминация

help-ask-energy = За какво става дума?
label-energy = Ток, газ, вода
option-energy-cut_off = Спиране на ток/газ/вода
option-energy-bill = Не мога да платя
option-energy-less = Искам да пестя енергия

help-ask-goods = Какво Ви трябва?
label-goods = Какво трябва
option-goods-food = Храна
option-goods-clothes = Дрехи, мебели
option-goods-baby = Неща за бебе

help-ask-leisure = Какво търсите?
label-leisure = Занимания
option-leisure-people = Да се запозная с хора
option-leisure-sport = Евтин спорт, култура
option-leisure-help_out = Искам да помагам

help-ask-letter = От кого е писмото? Вижте горе на листа или на плика. (OCMW е социалната служба на града.)
label-letter = Писмо от
option-letter-city = Общината или OCMW
option-letter-justice = Полиция или съд
option-letter-bills = Сметка или хазяин

# A date in a letter is often the last day on which one can still do something.
help-ask-date = Пише ли в писмото докога трябва да направите нещо: да платите, да отидете или да отговорите?
label-date = Краен срок
option-date-soon = Да, до 7 дни
option-date-later = Да, по-късно
option-date-no_date = Не

## Doors
help-ask-door = Помага ли Ви това? Можете и да ме попитате нещо, например „Колко струва?“ или „Отворено ли е в събота?“
button-door-helps = Да, това ми помага
button-other-doors = Други служби
button-want-person = Искам да говоря с човек
button-other-question = Нещо друго

# Consent: what was shown is kept only after a yes.
help-ask-check = Може ли след една седмица да Ви попитам дали се е получило? Ако да, ще запомня кои служби Ви показах. Ако не, няма да ги запомня.
button-ask-me-later = Да, попитайте ме
button-no-need = Не, благодаря
help-check-planned = Добре, ще Ви попитам след около седмица. Успех! Ако не се получи, спокойно ми пишете и по-рано.
help-done = Няма защо. Успех! Ако не се получи, пишете ми пак.

## A referral: "did the door open?" $services are names.
follow-up-referral-check-1 = Питахте ме по темата „{ $topic }“. Показах Ви тези служби: { $services }. Получи ли се?
# The second and last time: after "not yet", or when nobody answered.
follow-up-referral-check-2 = Още веднъж за въпроса Ви ({ $topic }) и за тези служби: { $services }. Получи ли се вече?
answer-reached = Да, помогнаха ми
answer-not_yet = Още не
answer-could_not = Не се получи
answer-not_needed = Вече не ми трябва
referral-how = Съжалявам. Още ли не сте опитали, или не можаха да Ви помогнат?
label-shown = Вече показано
referral-reached = Радвам се! Ако имате друг въпрос, спокойно ми пишете.
referral-not_yet = Добре, не бързайте. По-късно ще Ви попитам още веднъж.
referral-not_needed = Благодаря. Повече няма да питам за това.
referral-could_not = Съжалявам. Сега квартален помощник сам ще погледне въпроса Ви. Не е нужно да обяснявате всичко отначало.

## To a steward
help-ask-words = Кажете накратко какъв е въпросът Ви. Едно-две изречения стигат.
help-send-letter = Изпратете тук снимка на писмото, по една на всяка страница. Само кварталните помощници ще ги видят. Не можете да направите снимка? Тогава разкажете какво пише в него.
button-no-photo = Нямам снимка
# 1712 and 101: shared/domain/belgium.md. Said before anything else; the reader may be watched.
help-violence-first = В опасност ли сте сега? Обадете се на 101 (полиция). На номер 1712 можете да говорите за насилие. Безплатно е и не е нужно да казвате името си.
# $lines: what it is about, what was clarified, and what the resident wrote, a line each.
help-summary =
    Ще предам този въпрос на квартален помощник:

    { $lines }

    Вярно ли е?
help-sent = Благодаря Ви. Кварталните помощници получиха въпроса Ви.
help-sent-quiet = Благодаря Ви. Квартален помощник ще прочете това. Няма да Ви пращаме автоматични съобщения за това. Винаги можете да пишете тук.
# Said after a letter with a date was sent: a person may need days to read it.
help-warns-date = Внимавайте за датата в писмото. Ако два дни преди нея още не сме Ви отговорили, обадете се сами на този, който го е изпратил. Кажете, че търсите помощ, и помолете за още време.

## A steward refers. $card is the whole card of the service.
referral-from-steward =
    { $steward } от кварталните помощници смята, че тази служба може да Ви помогне ({ $reference }):

    { $card }

    След около седмица ще Ви попитам дали се е получило.
# When we may not ask about it by ourselves.
referral-from-steward-quiet =
    { $steward } от кварталните помощници смята, че тази служба може да Ви помогне ({ $reference }):

    { $card }
button-do-not-ask = Не ме питайте за това
do-not-ask-noted = Добре, няма да Ви питам за това.
