### Reporting nuisance. Neutral words: nobody is guilty here, and both sides are people we help.

## Kinds, as they stand on a button and in the summary (24 characters at most)
topic-report_nuisance = Друг проблем в квартала
topic-nuisance_noise = Шум
topic-nuisance_waste = Боклук и мръсотия
topic-nuisance_pests = Плъхове, буболечки, воня
topic-nuisance_neighbours = Караници със съседи
topic-nuisance_public_space = На улица или площад
topic-nuisance_vehicles = Коли и паркиране
topic-nuisance_building = Опасна или празна сграда

nuisance-ask-kind = Ще Ви помогна. За какво става дума?
button-other-nuisance = Нещо друго
# What was understood of the first words. $what: kind, place, details, with commas between.
nuisance-noted =
    Разбирам, неприятно е. Вече записах това:
    { $what }
    Ако нещо не е вярно, след малко ще можете да го промените.
noted-line = • { $value }
# A yes to a question that asks for words.
nuisance-tell = Разкажете ми го с Ваши думи.

## Where it is
nuisance-ask-place = Къде е това? Напишете улицата и номера или пратете местоположение (📎). Не знаете номера? Тогава напишете какво има наблизо: магазин, площад, ъгъл на две улици.
button-at-home = При мен вкъщи
# $place: the place as we understood it.
nuisance-place-noted = Записах: { $place }.
# Said when the resident wants to skip the place.
nuisance-place-needed = Ако не знаят къде е, кварталните помощници не могат да отидат да видят. Може и приблизително. Ако наистина не знаете, напишете още веднъж „не знам“ и ще продължим.
# "Here", "at my home": the question where it is follows.
nuisance-here-how = Не мога да видя къде сте в момента.
nuisance-home-where = Още не знам адреса Ви.
# $town: a municipality that is not Ghent. $phone: its number for reports.
nuisance-elsewhere = { $town } не е част от Гент. Кварталните помощници работят само в Гент. Попитайте в общината там (gemeentehuis). Има ли опасност сега? Обадете се на 112 или 101. Ако все пак е в Гент, напишете улицата.
nuisance-elsewhere-call = { $town } не е част от Гент. Кварталните помощници работят само в Гент. За проблем там се обадете на { $phone }. Има ли опасност сега? Обадете се на 112 или 101. Ако все пак е в Гент, напишете улицата.
nuisance-outside = Това място не е в Гент. Кварталните помощници работят само в Гент. Попитайте в общината там (gemeentehuis) или се обадете на Gentinfo: 09 210 10 10. Има ли опасност сега? Обадете се на 112 или 101. Ако все пак е в Гент, напишете улицата.
# Asked only when they said that it is at their home. $place: the address.
nuisance-ask-remember = Може ли да запомня този адрес като Ваш: { $place }? Така няма да е нужно да го пишете пак. По-късно можете да ми кажете да го забравя.
button-remember = Да, запомнете го
button-do-not-remember = Не, по-добре не

## What a steward needs to know: the question, its name in the summary, its buttons
nuisance-ask-since = Откога е така?
label-since = Откога
nuisance-ask-often = Колко често се случва?
label-often = Колко често
option-often-every_day = Всеки ден
option-often-every_week = Всяка седмица
option-often-sometimes = Понякога
nuisance-ask-when = По кое време се случва?
label-when = Кога
option-when-day = През деня
option-when-evening = Вечер
option-when-night = През нощта
option-when-always = По всяко време
nuisance-ask-going_on = Така ли е и сега?
label-going_on = Така ли е и сега
option-going_on-yes = Да, и сега
option-going_on-no = Не
nuisance-ask-waste = Какво има там?
label-waste = Какво има
option-waste-bags = Чували с боклук
option-waste-bulky = Мебели, големи вещи
option-waste-litter = Дребни боклуци
option-waste-hallway = Мръсен вход или стълби
nuisance-ask-how_much = Горе-долу колко е?
label-how_much = Колко е
option-how_much-one_bag = Един чувал или вещ
option-how_much-some_bags = Няколко чувала
option-how_much-heap = Цяла купчина
nuisance-ask-ground = На улицата ли е, или в частен имот?
label-ground = Улица или частен имот
option-ground-public = На улицата
option-ground-private = В частен имот или вход
nuisance-ask-animal = Какво виждате или на какво мирише?
label-animal = Какво точно
option-animal-rats = Плъхове
option-animal-mice = Мишки
option-animal-insects = Хлебарки, буболечки
option-animal-pigeons = Гълъби
option-animal-smell = Лоша миризма
nuisance-ask-inside = Къде точно?
label-inside = Къде точно
option-inside-home = В моето жилище
option-inside-stairs = Вход, стълби или мазе
option-inside-outside = Навън
nuisance-ask-tried = Направихте ли вече нещо? Ако не сте, няма проблем.
label-tried = Направено досега
option-tried-talked = Говорих с тях
option-tried-landlord = Казах на хазяина
option-tried-police = Обадих се на полицията
option-tried-nothing = Още нищо
nuisance-ask-street = Какво става там?
label-street = Какво става
option-street-group = Събира се група хора
option-street-damage = Счупено или надраскано
option-street-drugs = Наркотици
option-street-other = Нещо друго
nuisance-ask-vehicle = Какво не е наред с колата или мотора?
label-vehicle = Какво не е наред
option-vehicle-parking = Неправилно паркиране
option-vehicle-blocked = Пречи да се мине
option-vehicle-wreck = Стара изоставена кола
option-vehicle-racing = Кара много бързо
nuisance-ask-building = Какво не е наред със сградата?
label-building = Какво не е наред
option-building-empty = Стои празна
option-building-unsafe = Опасна или повредена
option-building-squatted = Живеят без разрешение
option-building-crowded = Твърде много хора
nuisance-ask-danger = Може ли някой да се нарани, например ако падне нещо?
label-danger = Опасно ли е за хората
option-danger-yes = Да
option-danger-no = Не
nuisance-ask-more = Има ли още нещо? Напишете го тук или пратете снимка. По-добре без имена и без обвинения: кварталните помощници изслушват всички.
label-more = Още нещо
button-nothing-more = Не, това е всичко
# $topic is the name of a help topic, such as "Wonen en huren".
nuisance-question-noted = Ще предам на кварталните помощници и Вашия въпрос („{ $topic }“). Но първо да довършим сигнала Ви.
# Noise at night, 22-06 h (stad.gent, geluidshinder): the police number, and the report all the same.
nuisance-noise-at-night = Ако е шумно през нощта (между 22 и 6 часа), можете да се обадите на полицията, докато още е шумно: 101. Аз така или иначе ще запиша сигнала Ви.

## Without a name
nuisance-anonymous = Добре: кварталните помощници няма да виждат името Ви. Аз все пак знам от кой чат пишете и така мога да Ви предам отговора им. Но те няма да могат да Ви се обадят или да дойдат при Вас. И внимавайте: в гласово съобщение се чува гласът Ви.
nuisance-with-name = Добре: кварталните помощници ще виждат малкото Ви име.
button-hide-name = Без моето име
button-show-name = С малкото ми име
label-name = Име
name-hidden = няма да се вижда

## Reading back, and sending
# $lines: the report, a field a line.
nuisance-summary =
    Ще предам това на кварталните помощници:

    { $lines }

    Вярно ли е? Никога няма да кажем на други хора от кого е сигналът.
# One line of the summary, such as "Waar: Sleepstraat 45".
summary-line = { $label }: { $value }
label-kind = Проблем
label-place = Къде
nuisance-what-to-change = Какво искате да промените?
nuisance-sent = Благодаря Ви. Кварталните помощници получиха сигнала Ви. Ако се случи пак, натиснете бутона долу или ми пишете.
# The address is known already; never say by whom.
nuisance-joined = Благодаря Ви. И други хора вече са писали за това. Добавих Вашия сигнал към техните. Никога не казваме от кого е сигналът. Ако се случи пак, натиснете бутона долу или ми пишете.
# The resident reported it before. $reference: the case's number.
nuisance-noted-again = Благодаря Ви. Добавих това към Вашия случай { $reference }. Кварталните помощници ще видят, че пак се е случило.
nuisance-sent-already = Този сигнал вече е при кварталните помощници.
# Words about something that the resident has an open case for.
nuisance-again-or-new = Вече ни писахте за това: { $reference }, { $place }. Пак ли се случи, или става дума за нещо друго?
button-again = Пак се случи
button-new-report = Това е нещо ново
