### What am I entitled to: a private check. Never a promise: "there may be", never "you have a right to".

topic-help_rights = На какво имам право

rights-begin = Ще Ви задам няколко кратки въпроса. Никой не вижда отговорите Ви, а после ги забравям. Само ако накрая поискате помощ, ще ги дам на кварталните помощници. Можете да пропуснете въпрос и да спрете по всяко време. Това не е решение: само гледаме каква помощ или отстъпка може би има за Вас.

## The questions, their names on the stewards' card, their buttons (flows/rights/questions.yml)
rights-ask-income = Какъв доход имате общо Вие и семейството Ви?
label-income = Доход
option-income-ocmw = Leefloon, пари от OCMW
option-income-low = Нисък доход
option-income-enough = Стига ни за живот
rights-ask-stay = Какви документи имате? С отговора Ви по-добре виждам кое е подходящо за Вас. Ако не искате, не е нужно да казвате.
label-stay = Документи
option-stay-belgian = Белгийско гражданство
option-stay-eu = От друга държава в ЕС
option-stay-other = Извън ЕС, с документи
option-stay-without = Без документи
rights-ask-increased = Имате ли „verhoogde tegemoetkoming“ (по-ниски такси) от здравната каса (ziekenfonds)? Който има това, плаща по-малко при лекаря.
label-increased = По-ниски такси
option-increased-yes = Да
option-increased-no = Не
rights-ask-children = Имате ли деца вкъщи или чакате ли бебе? Детската градина (kleuterschool) също е училище.
label-children = Деца
option-children-none = Не
option-children-small = Бременност/малко дете
option-children-school = Дете в училище
option-children-both = И малко дете, и ученик
rights-ask-situation = Има ли у Вас вкъщи човек с увреждане или в пенсионна възраст?
label-situation = Увреждане, пенсия
option-situation-disability = С увреждане
option-situation-pension = В пенсионна възраст
option-situation-both = И двете
option-situation-none = Нито едно от двете
rights-ask-home = В какво жилище живеете?
label-home = Жилище
option-home-private = Под наем от частник
option-home-social = В социално жилище
option-home-own = В собствен дом
option-home-none = Нямам постоянен дом
rights-ask-rent = Вярно ли е нещо от това за Вас? Изберете най-подходящото.
label-rent = За наема
option-rent-arrears = Имам неплатен наем
option-rent-moved = Наскоро се преместих
option-rent-was_homeless = Нямах дом
option-rent-waiting = Чакам социално жилище
option-rent-none = Нищо от това
rights-ask-heating = Как се отоплявате?
label-heating = Отопление
option-heating-own = Със собствен газ или ток
option-heating-shared = Общо парно в сградата
option-heating-oil = Нафта/газ в резервоар
button-rights-pass = Предпочитам да не кажа
# Words that are no answer: the question follows again.
rights-press = Моля, изберете бутон, за да Ви разбера правилно.

## What was found
# $lines: at most three benefits, as below.
rights-found =
    Ето какво може би е за Вас:

    { $lines }

    Това не е решение: службата, която решава, ще провери дали ще го получите. Искате ли помощ? Изберете „Искам помощ за това“. Тогава ще дам отговорите Ви и целия списък на кварталните помощници.
rights-found-more =
    А може би и това е за Вас:

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
rights-look-first = ⚠️ Преди да подадете молба за това, нека първо някой прегледа нещата заедно с Вас. Ако не сте белгийски гражданин, молбата може да има последици за пребиваването Ви в Белгия. Кой може да ги прегледа с Вас: { $where } или квартален помощник (бутонът долу).
rights-by-itself = Който има право на това, обикновено го получава автоматично. Проверете дали вече го имате.
rights-partly-by-itself = Някои хора го получават автоматично. Проверете дали вече го имате.
rights-deadline = Кога: { $deadline }
rights-bring = Вземете със себе си: { $bring }
rights-not-checked = Ние самите още не сме проверили това. Попитайте дали е така.
rights-none = В моя списък не намирам нищо, което да пасва на отговорите Ви. Може все пак да има нещо, което не знам. Искате ли квартален помощник да прегледа нещата заедно с Вас? Изберете „Искам помощ за това“. Тогава ще дам отговорите Ви на кварталните помощници.
rights-what-now = Какво искате да направите сега? Изберете бутон.
button-rights-more = Покажете още
button-rights-help = Искам помощ за това
button-rights-no = Не, благодаря
rights-sent = Благодаря Ви. Кварталните помощници получиха отговорите Ви и списъка.
rights-closed = Добре. Нищо не е изпратено. Винаги можете да попитате пак.

## The stewards' card
label-benefits = Може би има право на
