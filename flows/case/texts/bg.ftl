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

## Follow-ups: messages that come by themselves
follow-up-received =
    Номерът на Вашия случай е { $reference } ({ $topic }).

    Какво става сега? Квартален помощник ще прочете какво писахте и ще се заеме с това. Тогава ще получите съобщение тук. Не мога да обещая точно кога. Тук винаги можете да добавите нещо или да попитате какво става.
follow-up-claimed = { $steward } от кварталните помощници ще се занимава с Вашия случай { $reference } ({ $topic }).
follow-up-solved-check = Според кварталните помощници всичко е решено: { $reference } ({ $topic }). Така ли е?
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

    Така беше написано:
    { $original }
