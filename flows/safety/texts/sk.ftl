### Danger. Numbers: 112 fire and ambulance, 101 police (Belgium); both free, day and night.

topic-emergency = Nebezpečenstvo
emergency-call =
    🚨 Hrozí teraz nebezpečenstvo? Hneď volajte:

    📞 112: požiar, plyn, sanitka
    📞 101: polícia (násilie, zbraň, vlámanie)

    Povedzte, kde ste a čo sa deje. Telefón neskladajte.
emergency-then = Som chatbot, teda počítačový program. Nie vždy tu niekto číta správy a ja neviem poslať pomoc. Pomocníkom zo štvrte sme však hneď poslali správu. Ste už v bezpečí? Potom pokojne píšte ďalej.
