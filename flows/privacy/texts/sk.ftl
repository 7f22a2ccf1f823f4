### Privacy, first version.

privacy-about =
    To, čo sem napíšete, si ukladáme, aby sme Vám mohli pomôcť: Vaše správy, fotky, krstné meno, jazyk a Vaše číslo v Telegrame (nie číslo telefónu). Vidia to len pomocníci zo štvrte a tí majú povinnosť mlčať. Iným ľuďom nikdy nepovieme, kto čo nahlásil. Nahlásiť niečo môžete aj bez mena.

    Chcete vidieť, čo máme uložené? Alebo chcete, aby sme to vymazali? Povedzte to pomocníkovi zo štvrte.
button-ask-a-person = Opýtať sa pomocníka
# Only for those whose address we remember.
button-forget-home = Zabudnúť moju adresu
home-forgotten = Dobre, Vašu adresu si už nepamätám.
messages-stopped = Dobre. Automatické správy Vám už posielať nebudem. Na Vašich hláseniach pracujeme ďalej. Keď Vám odpovie pomocník zo štvrte, jeho správa Vám príde. A keď nám napíšete, odpovieme Vám.
