### Small talk, and asking back.

welcome =
    Welkom bij de buurtstewards van Gent! U kunt hier overlast melden, hulp vragen of met een mens spreken. Schrijf gewoon zoals u praat.

    Kies eerst uw taal:
welcome-back = Dag! Waarmee kan ik helpen? U kunt overlast melden of een vraag stellen.
goodbye = Tot ziens! U kunt hier altijd weer schrijven.
thanks = Graag gedaan!
capabilities =
    Ik ben een chatbot van de buurtstewards van Gent. Met mij kunt u:
    • overlast melden: lawaai, afval, ratten, auto's …
    • een vraag stellen: wonen, papieren, werk, geld …
    • vragen hoe het met uw melding staat
    • met een mens spreken

    Een buurtsteward leest wat u doorstuurt en antwoordt u hier. Bij gevaar: bel 112 of 101.
button-report-nuisance = Overlast melden
button-ask-help = Hulp vragen
button-my-cases = Mijn meldingen
out-of-scope = Daar kan ik u niet mee helpen. Ik help met overlast in de buurt en met vragen over wonen, papieren, werk, geld en meer.
cancelled = Goed, we stoppen hier. Er is niets verstuurd. Schrijf gerust opnieuw.
nothing-to-cancel = Er loopt nu niets dat ik kan stoppen. Waarmee kan ik helpen?
unsure = Ik ben niet zeker dat ik u goed begrijp. Bedoelt u een van deze?
unsure-again = Sorry, ik begrijp het nog niet. Zal ik uw woorden aan een buurtsteward geven?

## Topics that stand on a button when we are not sure
topic-case_status = Hoe staat mijn melding?
topic-not_solved = Het is niet opgelost
