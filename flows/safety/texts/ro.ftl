### Danger. Numbers: 112 fire and ambulance, 101 police (Belgium); both free, day and night.

topic-emergency = Urgență
emergency-call =
    🚨 Este pericol acum? Sunați imediat:

    📞 112: foc, gaz, ambulanță
    📞 101: poliția (violență, armă, spargere)

    Spuneți unde sunteți și ce se întâmplă. Nu închideți telefonul.
emergency-then = Eu sunt un program de calculator (chatbot) și nu pot trimite ajutor. Nici echipa de cartier nu citește aici zi și noapte, dar am anunțat-o imediat. A trecut pericolul? Atunci puteți scrie mai departe.
