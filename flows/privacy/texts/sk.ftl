### Privacy, first version.

privacy-about =
    To, čo sem napíšete, si ukladáme, aby sme Vám mohli pomôcť: Vaše správy, fotky, krstné meno, jazyk a Vaše číslo v Telegrame (nie číslo telefónu). Vidia to len pomocníci zo štvrte a tí majú povinnosť mlčať. Iným ľuďom nikdy nepovieme, kto čo nahlásil. Nahlásiť niečo môžete aj bez mena.

    Chcete vidieť, čo máme uložené? Alebo chcete, aby sme to vymazali? Povedzte to pomocníkovi zo štvrte.
button-ask-a-person = Opýtať sa pomocníka
# Only for those whose address we remember.
button-forget-home = Zabudnúť moju adresu
home-forgotten = Dobre, Vašu adresu si už nepamätám.
messages-stopped =
    Dobre. Automatické správy Vám už posielať nebudem. Na Vašich hláseniach pracujeme ďalej: keď Vám odpovie pomocník zo štvrte alebo keď nám napíšete, odpoveď dostanete.

    Budete neskôr chcieť správy znova? Stlačte tlačidlo alebo mi to napíšte. Alebo chcete len pauzu, a to do { $until }?
messages-paused = Dobre. Do { $until } Vám nebudem posielať automatické správy. Potom Vám začnú znova chodiť. Na Vašich hláseniach pracujeme ďalej, a keď napíšete, odpoviem.
messages-again = Dobre. Budem Vám znova posielať správy o Vašich hláseniach. Ak ich už nebudete chcieť, pošlite /stop.
# After a new report of somebody who wants no messages.
messages-still-stopped = Nechceli ste odo mňa už žiadne správy a tak to aj ostáva. Ozveme sa Vám, len keď Vám odpovie pomocník zo štvrte. Chcete predsa len správy o tomto hlásení?
button-pause-messages = Radšej pauza
button-messages-again = Chcem správy znova
