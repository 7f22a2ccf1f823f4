### Danger. Numbers: 112 fire and ambulance, 101 police (Belgium); both free, day and night.

topic-emergency = Noodgeval
emergency-call =
    🚨 Is er nu gevaar? Bel meteen:

    📞 112: brand, gas, ambulance
    📞 101: politie (geweld, wapen, inbraak)

    Zeg waar u bent en wat er gebeurt. Blijf aan de lijn.
emergency-then = Ik ben een chatbot: hier kijkt niet dag en nacht iemand mee, en ik kan geen hulp sturen. Ik heb de buurtstewards wel meteen verwittigd. Is het gevaar voorbij? Schrijf dan gerust verder.
