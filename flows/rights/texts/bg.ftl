### What am I entitled to: a private check. Never a promise: "there may be", never "you have a right to".

topic-help_rights = На какво имам право

rights-begin = Ще Ви задам няколко кратки въпроса. Никой не вижда отговорите Ви, дори кварталните помощници. Можете да пропуснете въпрос и да спрете по всяко време. Това не е решение: само гледаме какво може би има за Вас.

## The questions, their names on the stewards' card, their buttons (flows/rights/questions.yml)
rights-ask-income = Какъв е доходът на Вашето семейство?
label-income = Доход
option-income-ocmw = Leefloon, пари от OCMW
option-income-low = Нисък доход
option-income-enough = Стига ни за живот
rights-ask-stay = Какви документи имате? Така по-добре виждам какво е подходящо. Не сте длъжни да казвате.
label-stay = Документи
option-stay-belgian = Белгийски гражданин
option-stay-eu = От друга страна в ЕС
option-stay-other = Друга страна, с престой
option-stay-without = Без документи
rights-ask-increased = Имате ли „verhoogde tegemoetkoming“ от здравната каса? Който го има, плаща по-малко при лекаря.
label-increased = По-ниска такса
option-increased-yes = Да
option-increased-no = Не
rights-ask-children = Имате ли деца вкъщи или чакате ли бебе?
label-children = Деца
option-children-none = Не
option-children-small = Бебе или малко дете
option-children-school = Дете в училище
option-children-both = И малко, и ученик
rights-ask-situation = Има ли у Вас човек с увреждане или в пенсионна възраст?
label-situation = Увреждане, пенсия
option-situation-disability = С увреждане
option-situation-pension = В пенсионна възраст
option-situation-both = И двете
option-situation-none = Нито едното
rights-ask-home = Къде живеете?
label-home = Жилище
option-home-private = Под наем от частник
option-home-social = В социално жилище
option-home-own = В собствен дом
option-home-none = Нямам постоянен дом
rights-ask-rent = Вярно ли е нещо от това за Вас? Изберете най-подходящото.
label-rent = За наема
option-rent-arrears = Имам неплатен наем
option-rent-moved = Скоро се преместих
option-rent-was_homeless = Бях без дом
option-rent-waiting = Чакам социално жилище
option-rent-none = Нищо от това
rights-ask-heating = Как се отоплявате?
label-heating = Отопление
option-heating-own = Собствен ток или газ
option-heating-shared = Общо за сградата
option-heating-oil = Нафта или газ в цистерна
button-rights-pass = Не искам да кажа
# Words that are no answer: the question follows again.
rights-press = Моля, изберете бутон, за да Ви разбера правилно.

## What was found
# $lines: at most three benefits, as below.
rights-found =
    Това може би го има за Вас:

    { $lines }

    Това не е решение: който решава, ще провери дали Ви се полага. Искате ли помощ? Тогава ще дам отговорите Ви и този списък на квартален помощник.
rights-found-more =
    Може би има и това:

    { $lines }

    Това не е решение.
# $name: the official Dutch name. $gives: one sentence. $facts: the lines that follow here.
rights-benefit =
    🔹 { $name }
    { $gives }
    { $facts }
# $where: services with their phone numbers.
rights-where = Къде да попитате: { $where }
# Asking can touch the right of residence. $where: who can look along.
rights-look-first = ⚠️ Преди да поискате нещо, нека първо някой го погледне заедно с Вас. Ако не сте белгийски гражданин, това може да засегне престоя Ви. Могат да погледнат: { $where }, или квартален помощник (бутонът долу).
rights-by-itself = Обикновено го получавате автоматично. Проверете дали го имате.
rights-partly-by-itself = Понякога го получавате автоматично. Проверете дали го имате.
rights-deadline = Кога: { $deadline }
rights-bring = Носете: { $bring }
rights-not-checked = Това още не сме го проверили сами. Попитайте.
rights-none = В моя списък няма нищо, което да отговаря на казаното от Вас. Може да има нещо, което не знам. Квартален помощник може да погледне заедно с Вас; тогава ще му предам отговорите Ви.
rights-what-now = Какво искате сега? Изберете бутон.
button-rights-more = Покажете още
button-rights-help = Искам помощ за това
button-rights-no = Не, благодаря
rights-sent = Благодаря Ви. Кварталните помощници получиха отговорите Ви и списъка.
rights-closed = Добре. Нищо не е изпратено. Винаги можете да попитате пак.

## The stewards' card
label-benefits = Може би има право на
