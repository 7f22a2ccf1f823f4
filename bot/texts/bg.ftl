### What the bot says by itself at Telegram's edge.

## The menu of commands: a few words each
command-start = Начало
command-report = Проблем в квартала
command-help = Искам помощ
command-status = Какво става с моя случай?
command-steward = Да говоря с човек
command-language = Избор на език
command-privacy = Какво става с моите данни?
command-mydata = Какво пазите за мен?
command-deletemydata = Изтрийте данните ми
command-stop = Не ми пращайте съобщения
command-cancel = Да спрем дотук

# What people see before their first message.
bot-description = Проблем в квартала? Въпрос? Пишете на своя език до кварталните помощници (buurtstewards) в Гент. При опасност: обадете се на 112 или 101.
bot-short-description = Кварталните помощници в Гент, на Вашия език.

unknown-command = Не разбирам тази команда. Просто напишете какво става.
# Our own systems are away; the message is on disk.
kept-for-later = Получих и запазих съобщението Ви. При нас сега нещо не работи. Човек от екипа ще провери какво става. Щом се оправи, ще получите отговор тук. При опасност: обадете се на 112 или 101.
# After five failed tries.
could-not-handle = Не успях да се справя с това съобщение. Квартален помощник ще го погледне. Може да опитате да го кажете и по друг начин.
only-emoji = Само от картинка или емоджи не разбирам какво искате да кажете. Можете ли да го напишете с думи?
cannot-use-sticker = Не мога да прочета стикер. Можете ли да го напишете с думи? Може и снимка.
cannot-use-contact = По-добре не пращайте телефонни номера на други хора. Просто напишете какво става.
cannot-use-this = Не мога да прочета такова съобщение. Можете ли да го напишете с думи? Може и снимка.
too-long = Това е много дълго съобщение. Ще запазя всичко за кварталните помощници. Но ще Ви разбера по-добре, ако го кажете накратко: какво става и къде?
file-kept = Благодаря, ще предам това на кварталните помощници.
voice-kept = Благодаря. Аз не мога да слушам гласови съобщения, но квартален помощник ще чуе Вашето.
file-not-a-picture = Не мога да предам този файл, защото не се отваря като снимка. Може да изпратите обикновена снимка (до 20 MB) или гласово съобщение, или просто да го напишете с думи.
file-too-large = Този файл е твърде голям и не мога да го предам. Може да е най-много 20 MB. Можете ли да изпратите по-малка снимка или гласово съобщение, или да го напишете с думи?
file-lost = Файлът не пристигна както трябва. Можете ли да го изпратите още веднъж? Може и да го напишете с думи.
edit-kept = Предадох поправката Ви.
button-too-late = Този въпрос вече не важи. Спокойно пишете каквото искате.
button-already = Вече натиснахте този бутон.
# $steward is a first name.
passed-on = Предадено на { $steward }. И следващите Ви съобщения ще отиват при { $steward }. Аз, чатботът, засега няма да пиша.
button-something-else = Искам нещо друго
something-else = Добре. С какво мога да помогна? Можете да съобщите за проблем в квартала или да зададете въпрос.

## A talk that a steward holds. $steward is a first name, $reference a case number.
talk-begins = Здравейте! { $steward } от кварталните помощници вече е тук и ще си пише с Вас за случая { $reference }. Това, което пишете тук, отива при { $steward }. Аз, чатботът, засега няма да пиша. При опасност: обадете се на 112 или 101.
talk-given-back = { $steward } приключи разговора за { $reference }. Отсега нататък пак отговарям аз, чатботът. Искате ли отново да говорите с човек? Просто го напишете тук.
# Neither side wrote anything for a day.
talk-over = В разговора за { $reference } дълго никой не писа. Затова сега пак отговарям аз, чатботът. Искате ли отново да говорите с човек? Просто го напишете тук.

## A report that a steward entered, brought to Telegram by a link
link-welcome = Добре дошли! Вашият случай { $reference } вече е тук, в Telegram. Щом има нещо ново, ще Ви пишем тук. Винаги можете и Вие да добавите нещо.
# The link was used, is too old, or never was one.
link-not-valid = Този линк е грешен или вече не важи. Помолете кварталния помощник за нов. Можете и просто да напишете тук какво става.
# $texts: link-not-valid in every language, as we do not know the reader's.
link-every-language = { $texts }

## The file with all that is kept of a resident: its headings and lines. $date is a moment.
my-data-title = КАКВО ПАЗЯТ ЗА ВАС КВАРТАЛНИТЕ ПОМОЩНИЦИ НА ГЕНТ ({ $date })
my-data-not-here = В този файл няма: бележките, които помощниците си пишат помежду си, и казаното от други хора за същото място. Нещо не е вярно или искате да го поправим или изтрием? Пишете ни. Можете да подадете и жалба до белгийския орган за защита на данните, www.gegevensbeschermingsautoriteit.be.
my-data-none = Нищо.
my-data-you = Кой сте за нас
my-data-name = Малко име: { $name }
my-data-number = Номер в Telegram: { $number }
my-data-language = Език: { $language }
my-data-since = Първо съобщение: { $date }
my-data-home = Адрес, който помним: { $place }
my-data-wants-none = Не искате съобщения, които ботът праща сам.
my-data-messages = Вашите съобщения, както са пристигнали
my-data-answers = Нашите съобщения до Вас
my-data-reports = За какво сте съобщили
my-data-cases = Докъде са стигнали случаите Ви
my-data-events = Какво сте писали или отговорили след това
my-data-appointments = Уговорени срещи
my-data-referrals = Служби, които Ви показахме
my-data-steps = Първи стъпки в Гент, които вече сте направили
my-data-follow-ups = Кога още искаме да Ви питаме или кажем нещо
my-data-files = Снимки и гласови съобщения
my-data-records = Какво Ви казахме за данните Ви и какво решихте
my-data-notice = Получихте обяснението за Вашите данни.
my-data-consent = Казахте „да“: можем да помним адреса Ви.
my-data-consent-withdrawn = Поискахте да забравим адреса Ви.
my-data-erase-later = Поискахте да изтрием всичко, щом случаите Ви приключат.
my-data-looks = Кой е гледал данните Ви
my-data-look-case = Квартален помощник отвори случая Ви.
my-data-look-list = Случаят Ви беше в списък за квартален помощник.
my-data-look-search = Квартален помощник намери случая Ви с търсене.
my-data-look-pushed = Случаят Ви стигна до групата на кварталните помощници.
my-data-look-exported = Администраторът на бота направи тази справка.
