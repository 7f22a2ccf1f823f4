### For residents who write in another language: said in that language, whatever ours is.

guest-en = I read Dutch, Bulgarian, Slovak and Romanian. Please choose one of these languages, or ask for a person. In danger now? Call 112 (ambulance, fire brigade) or 101 (police).
guest-person-en = Talk to a person
guest-fr = Je comprends le néerlandais, le bulgare, le slovaque et le roumain. Choisissez une de ces langues ou demandez à parler à une personne. En danger maintenant ? Appelez le 112 (ambulance, pompiers) ou le 101 (police).
guest-person-fr = Parler à une personne
guest-tr = Felemenkçe, Bulgarca, Slovakça ve Rumence anlıyorum. Lütfen bu dillerden birini seçin veya bir görevliyle konuşmak isteyin. Şu anda tehlikede misiniz? 112’yi (ambulans, itfaiye) veya 101’i (polis) arayın.
guest-person-tr = Bir görevliyle konuş
guest-ar = أفهم الهولندية والبلغارية والسلوفاكية والرومانية. اختر إحدى هذه اللغات أو اطلب التحدث مع شخص. هل أنت في خطر الآن؟ اتصل بالرقم 112 (الإسعاف والإطفاء) أو 101 (الشرطة).
guest-person-ar = التحدث مع شخص
guest-de = Ich verstehe Niederländisch, Bulgarisch, Slowakisch und Rumänisch. Bitte wählen Sie eine dieser Sprachen oder fragen Sie nach einem Menschen. In Gefahr? Rufen Sie 112 (Rettung, Feuerwehr) oder 101 (Polizei) an.
guest-person-de = Mit jemandem sprechen
guest-es = Entiendo neerlandés, búlgaro, eslovaco y rumano. Elija uno de estos idiomas o pida hablar con una persona. ¿Está en peligro ahora? Llame al 112 (ambulancia, bomberos) o al 101 (policía).
guest-person-es = Hablar con una persona
guest-pl = Rozumiem niderlandzki, bułgarski, słowacki i rumuński. Proszę wybrać jeden z tych języków albo poprosić o rozmowę z człowiekiem. Zagrożenie w tej chwili? Proszę dzwonić: 112 (pogotowie, straż pożarna) lub 101 (policja).
guest-person-pl = Rozmowa z człowiekiem
guest-ru = Я понимаю нидерландский, болгарский, словацкий и румынский. Выберите один из этих языков или попросите поговорить с человеком. Вы сейчас в опасности? Звоните 112 (скорая, пожарные) или 101 (полиция).
guest-person-ru = Поговорить с человеком
guest-uk = Я розумію нідерландську, болгарську, словацьку та румунську. Оберіть одну з цих мов або попросіть поговорити з людиною. Ви зараз у небезпеці? Телефонуйте 112 (швидка, пожежники) або 101 (поліція).
guest-person-uk = Поговорити з людиною
