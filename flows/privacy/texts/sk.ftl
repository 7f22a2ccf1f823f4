### Privacy, first version.

privacy-about =
    To, čo sem napíšete, si ukladáme, aby sme Vám mohli pomôcť: Vaše správy, krstné meno, jazyk a číslo Vášho účtu v Telegrame. Vidia to len pomocníci zo štvrte a tí majú povinnosť mlčať. Ľudia, o ktorých píšete, sa nikdy nedozvedia, kto to nahlásil.

    Chcete vidieť, čo máme uložené? Alebo chcete, aby sme to vymazali? Povedzte to pomocníkovi zo štvrte.
button-ask-a-person = Opýtať sa pomocníka
messages-stopped = Dobre. Automatické správy Vám už posielať nebudem. Na Vašich hláseniach pracujeme ďalej. Keď Vám odpovie pomocník zo štvrte, jeho správa Vám príde. A keď nám napíšete, odpovieme Vám.
