### The resident's own cases and the follow-ups about them.
### $reference is a case number such as BL-7K3F. $topic is a topic's name. $steward a first name.

# Stands where no steward has the case yet.
a-steward = квартален помощник

about-with-place = { $topic }, { $place }
status-none = Още нямаме сигнал или въпрос от Вас. Искате ли да съобщите за проблем? Просто напишете какво става.
status-new = { $reference } ({ $about }): получихме го ({ $opened }). Чака в списъка на кварталните помощници. Още никой не работи по него.
status-claimed = { $reference } ({ $about }): { $steward } от кварталните помощници ще се занимава с това.
status-in_progress = { $reference } ({ $about }): { $steward } вече работи по това.
status-waiting = { $reference } ({ $about }): { $steward } чака отговор от друга служба.
status-resolved = { $reference } ({ $about }): според кварталните помощници всичко е решено. Още ли има проблем? Напишете „не е решено“.
status-closed = { $reference } ({ $about }): този случай е приключен. Още ли има проблем? Напишете „не е решено“.

no-case-yet = Не намирам сигнал или въпрос от Вас. Искате ли да съобщите за проблем?
button-report = Да, искам да съобщя
# $place: the beginning of the address.
button-case = { $reference }
button-case-at = { $reference } { $place }
which-not_solved = Съжалявам. За кой случай пишете?
which-add_information = За кой случай е това?
which-affirm = Радвам се! Кой случай е решен?
case-reopened = Съжалявам. Отворих отново случая { $reference } и казах на кварталните помощници. Щом има нещо ново, ще Ви пишем тук.
# They said: partly.
case-goes-on = Радвам се, че вече има подобрение. Отворих отново случая { $reference } и казах на кварталните помощници.
information-added = Благодаря. Добавих това към случая { $reference }. Кварталните помощници ще го видят.
voice-added = Благодаря. Аз не мога да слушам гласови съобщения, но квартален помощник ще чуе Вашето. Добавих го към случая { $reference }.
# They said that they want to add something, but not yet what.
information-wanted = Добре. Напишете или пратете каквото имате: думи, снимка или гласово съобщение. Ще го добавя към случая { $reference }.
# $times: how often it was noted since the report.
diary-noted = { $times ->
    [one] Записах, че пак се е случило ({ $reference }). Кварталните помощници ще видят това.
   *[other] Записах, че пак се е случило: вече { $times } пъти ({ $reference }). Кварталните помощници ще видят това.
}
button-not-solved = Не е решено
# A report that was begun and not sent. $topic: its kind.
status-draft = Започнахте сигнал, който още не е изпратен: { $topic }. Запазих това, което писахте.

## Taking a report back
withdraw-which = Сега няма какво да спра. Искате ли да се откажете от сигнал, който вече сте изпратили?
button-keep = Не, нека остане
withdrawn = Добре. Вашият сигнал { $reference } вече не важи. Няма да получавате повече съобщения за него.

solved-thanks = Радвам се! Приключвам случая { $reference }. Ако пак има проблем, просто ни пишете отново.
# Somebody says so without being asked, on a case that is still open.
solved-noted = Радвам се! Ще кажа на кварталните помощници, че при { $reference } всичко е решено. Те ще приключат случая.
# There is no case that this may be about.
solved-glad = Радвам се, че всичко е решено!
# The words seem to say both.
solved-or-not = Искам да Ви разбера правилно: решено ли е вече?
nothing-asked = Благодаря. Сега нямам въпрос към Вас. С какво мога да помогна? Можете да съобщите за проблем или да зададете въпрос.

## Why it is not solved: asked after the case was opened again. One line, or a photo.
why-not_solved = Какъв е проблемът сега? Едно изречение е достатъчно. Може и снимка.
why-partly = Какво още остава да се направи? Едно изречение е достатъчно. Може и снимка.
why-came_back = Какво се случва отново? Едно изречение е достатъчно. Може и снимка.
button-nothing-to-add = Нямам какво да добавя
# They have nothing to add.
why-nothing = Добре. Кварталните помощници ще погледнат отново случая { $reference }. Тук винаги можете да добавите нещо.

## Several questions are open: which one is answered? $name: that of a service
which-asked = Имам няколко въпроса към Вас. На кой от тях отговаряте?
asked-solved_check = { $reference }: решено ли е?
asked-referral_check = 🚪 { $name }
asked-appointment = Срещата { $reference }
asked-visit_reminder = Срещата { $reference }
asked-welcome_next = Следващата ми стъпка
asked-rating = Оценка за { $reference }

## How we did
# They answered, but not with a number.
rating-number = Каква оценка ни давате? 1 е лошо, 5 е много добре.
rating-thanks = Благодаря за оценката.
# For a 1 or a 2.
rating-thanks-low = Благодаря за откровения отговор. Кварталните помощници ще видят оценката Ви. Ако искате да кажете какво може да е по-добре, спокойно го напишете тук.

## Questions that only a city's own policy asks
noted-answer = Благодаря за отговора.
# They said only "yes" or "no", which is none of the answers.
choose-answer = Кой отговор е верен? Натиснете бутон.

## What stewards have residents told, after a preview. $said is one of the texts below it
steward-says =
    { $steward } от кварталните помощници Ви пише за { $reference } ({ $topic }):

    { $said }
# $partner: a service or a company, as the steward wrote it.
told-waiting = Сега чакаме отговор от { $partner }. Щом има нещо ново, ще Ви пишем тук.
told-goes_on = Вече не чакаме отговор от други и пак работим по Вашия случай. Щом има нещо ново, ще Ви пишем тук.
told-reopened = Отворихме случая отново и пак работим по него. Щом има нещо ново, ще Ви пишем тук.
told-split = Вашият случай вече има свой номер: { $reference }. Можете да използвате и стария номер.
closing-resolved = Според нас всичко вече е решено. Ако не е така, пишете ни тук.
closing-solved = Проблемът е решен. Затова приключваме случая. Ако пак има проблем, пишете ни тук.
closing-partly_solved = Проблемът е решен донякъде. Засега не можем да направим повече. Затова приключваме случая. Ако стане по-лошо, пишете ни тук.
closing-moved = Някой се е преместил да живее другаде и положението се е променило. Затова приключваме случая. Още ли има проблем? Пишете ни тук.
closing-referred = По този въпрос Ви помага друга служба. Затова приключваме случая при нас. Ако там не се получи, пишете ни тук.
closing-not_ours = Кварталните помощници не могат да се занимават с това. Затова приключваме случая. Не знаете към кого да се обърнете? Попитайте ни тук.
closing-not_possible = Проверихме какво може да се направи, но не можем да решим този проблем. Затова приключваме случая. Ако нещо се промени, пишете ни тук.

## Follow-ups: messages that come by themselves
follow-up-received =
    Номерът на Вашия случай е { $reference } ({ $topic }).

    Какво става сега? Квартален помощник ще прочете какво писахте и ще се заеме с това. Тогава ще получите съобщение тук. Не мога да обещая точно кога. Тук винаги можете да добавите нещо или да попитате какво става.
follow-up-claimed = { $steward } от кварталните помощници ще се занимава с Вашия случай { $reference } ({ $topic }).
follow-up-solved-check-1 = Според кварталните помощници всичко е решено: { $reference } ({ $topic }). Така ли е?
# The second and last time, when nobody answered.
follow-up-solved-check-2 = Питаме Ви още веднъж за { $reference } ({ $topic }): решено ли е? Ако не отговорите, ще приключим случая. И след това винаги можете да ни пишете.
# A sign of life, in turn: never the same words twice in a row. $last and $awaits are two of the
# texts below it, $line a steward's own line or nothing.
follow-up-progress-1 =
    Случаят Ви { $reference } ({ $topic }) още е отворен.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-2 =
    Пишем Ви за { $reference } ({ $topic }): случаят още не е приключен.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-3 =
    Случаят { $reference } ({ $topic }) още не е решен. Не сме го забравили.

    🗓 { $last }
    ➡️ { $awaits }{ $line }
follow-up-progress-4 =
    Ето докъде стигна случаят Ви { $reference } ({ $topic }).

    🗓 { $last }
    ➡️ { $awaits }{ $line }
# What was last done. $day is a weekday and date, $who one of the first two, $name a partner's or a
# service's.
done-by-one = { $steward } от кварталните помощници
done-by-team = квартален помощник
last-received = { $day }: записахме случая Ви.
last-claimed = { $day }: { $who } се зае с това.
last-released = { $day }: случаят се върна при целия екип.
last-answered = { $day }: { $who } Ви писа за това.
last-wrote = { $day }: получихме съобщение от Вас.
last-referred = { $day }: { $who } Ви насочи към { $name }.
last-goes_on = { $day }: вече не чакаме отговор от { $name }.
last-reopened = { $day }: { $who } отвори случая отново.
last-came_back = { $day }: случаят пак е отворен, защото проблемът не беше решен.
last-appointment_made = { $day }: { $who } Ви предложи среща.
last-appointment_moved = { $day }: { $who } предложи ново време за срещата Ви.
last-appointment_cancelled = { $day }: { $who } отмени срещата с Вас.
# What is awaited now.
awaits-team = В момента никой не се занимава със случая. Той е в списъка на кварталните помощници.
awaits-steward = { $steward } от кварталните помощници се занимава с това.
awaits-partner = Чакаме отговор от { $name } (от { $day } насам).
awaits-later = Случаят е отложен (до { $day }). Тогава кварталните помощници пак ще го погледнат.
awaits-appointment = Следващата стъпка е срещата Ви ({ $day }).
awaits-answer_appointment = Чакаме Вашия отговор: удобна ли Ви е срещата ({ $day })?
awaits-other_time = Още търсим друго време за срещата Ви.
awaits-answer = Още чакаме Вашия отговор на нашия въпрос.
# A line of the steward's own.
sign-of-life-line = 💬 { $steward } от кварталните помощници добавя: „{ $words }“
follow-up-rating = Как оценявате помощта ни за { $reference } ({ $topic })? 1 е лошо, 5 е много добре.
answer-rate_1 = 1 ⭐ лошо
answer-rate_2 = 2 ⭐
answer-rate_3 = 3 ⭐
answer-rate_4 = 4 ⭐
answer-rate_5 = 5 ⭐ много добре
answer-solved = Да, решено е
answer-partly = Донякъде
answer-not_solved = Не, не е решено
answer-came_back = Пак има проблем
# A steward's own words to the resident.
steward-answer =
    { $steward } от кварталните помощници Ви пише за { $reference }:

    { $words }
# A file follows in the next message.
steward-sends = { $steward } от кварталните помощници Ви праща нещо за { $reference }:
# The steward changed what they had written before.
steward-correction =
    { $steward } от кварталните помощници поправя предишен отговор за { $reference }. Верният отговор е:

    { $words }
# Stands where a steward's words would: $words by a machine, $original as the steward wrote it.
steward-translation =
    🤖 Автоматичен превод, може да има грешки:

    { $words }

    Оригинален текст:
    { $original }

## Appointments. $day is a weekday and date, $time from when until when, $who whom one will meet.
follow-up-appointment =
    { $steward } от кварталните помощници Ви предлага среща ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Удобно ли Ви е?
# A steward set another time.
appointment-moved =
    { $steward } от кварталните помощници Ви предлага ново време за срещата ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Удобно ли Ви е?
appointment-called-off =
    { $steward } от кварталните помощници Ви съобщава, че тази среща отпада ({ $reference }):

    🗓 { $day }
    🕑 { $time }

    Ако искате друго време, спокойно го напишете тук.
follow-up-visit-reminder =
    Напомням Ви за срещата с кварталните помощници ({ $reference }):

    🗓 { $day }
    🕑 { $time }
    📍 { $place }
    👤 { $who }

    Все още ли Ви е удобно?
answer-fits = Да, удобно ми е
answer-keep = Да, срещата остава
answer-move = По-добре друго време
answer-call_off = Отменям срещата
appointment-confirmed =
    Добре, срещата е уговорена:

    🗓 { $day }
    🕑 { $time }
appointment-when = Добре, ще намерим друго време. Кога Ви е удобно? Напишете го тук и { $steward } ще го прочете.
appointment-off = Добре, срещата е отменена. Кварталните помощници вече знаят.
# They said only "no".
appointment-how = Няма проблем. Да намерим ли друго време, или да отменим срещата?
appointment-file = 📎 С този файл можете да добавите срещата в календара си
# The title in the resident's own calendar, where others may see it: nothing about the case.
appointment-summary = Среща: { $who } ({ $reference })
