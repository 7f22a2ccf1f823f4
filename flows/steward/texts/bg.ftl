### Talking to a person.

## Topics
topic-talk_to_steward = Да говоря с човек
topic-service_complaint = Оплакване от нас
topic-appointment = Среща

steward-ask-talk_to_steward = Ще повикам квартален помощник. За какво става дума? Едно изречение стига.
steward-ask-service_complaint = Съжалявам. Какво се случи? Ще го прочете човек.
steward-ask-appointment = Ще го предам на квартален помощник. За какво става дума и кога Ви е удобно?
button-just-call = Просто повикайте човек
steward-called = Добре. Квартален помощник ще прочете какво писахте и ще Ви отговори тук. Не мога да обещая точно кога.
# $reference is the number of the resident's open case, such as BL-7K3F.
steward-called-on-case = Добре. Добавих това към Вашия случай { $reference }. Квартален помощник ще го прочете и ще Ви отговори тук. Не мога да обещая точно кога.
