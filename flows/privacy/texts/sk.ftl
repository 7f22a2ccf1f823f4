### What we keep of people, and what they can have done about it.

privacy-about =
    To, čo sem napíšete, si ukladáme, aby sme Vám mohli pomôcť: Vaše správy, fotky, krstné meno, jazyk a Vaše číslo v Telegrame (nie číslo telefónu). Vidia to len pomocníci zo štvrte a tí majú povinnosť mlčať. Iným ľuďom nikdy nepovieme, kto čo nahlásil. Nahlásiť niečo môžete aj bez mena.

    Môžete si pozrieť, čo o Vás máme uložené, alebo to nechať vymazať. Stlačte tlačidlo.
button-ask-a-person = Opýtať sa pomocníka
# Only for those whose address we remember.
button-forget-home = Zabudnúť moju adresu
home-forgotten = Dobre, Vašu adresu si už nepamätám.
messages-stopped =
    Dobre. Automatické správy Vám už posielať nebudem. Na Vašich hláseniach pracujeme ďalej: keď Vám odpovie pomocník zo štvrte alebo keď nám napíšete, odpoveď dostanete.

    Ak budete neskôr znova chcieť správy, stlačte tlačidlo alebo mi to napíšte. Alebo chcete len pauzu, do { $until }?
messages-paused = Dobre. Do { $until } Vám nebudem posielať automatické správy. Potom Vám začnú znova chodiť. Na Vašich hláseniach pracujeme ďalej, a keď napíšete, odpoviem.
messages-again = Dobre. Budem Vám znova posielať správy o Vašich hláseniach. Ak ich už nebudete chcieť, pošlite /stop.
# After a new report of somebody who wants no messages.
messages-still-stopped = Nechceli ste odo mňa už žiadne správy a tak to aj ostáva. Ozveme sa Vám, len keď Vám odpovie pomocník zo štvrte. Chcete predsa len správy o tomto hlásení?
button-pause-messages = Radšej pauza
button-messages-again = Chcem správy znova
button-show-data = Ukázať moje údaje
button-erase-data = Vymazať moje údaje

## The notice at the first message
privacy-notice = Aby ste vedeli: pomocníci zo štvrte, ktorí pracujú pre mesto Gent, si ukladajú, čo sem napíšete, aby Vám mohli pomôcť (Vaše správy, fotky, krstné meno a číslo v Telegrame). Vidia to len oni a majú povinnosť mlčať. Vaše slová vymažeme { $kept } po uzavretí hlásenia. Všetko si môžete pozrieť alebo nechať vymazať: /privacy. Nepíšte sem nič, čo nám nechcete povedať.
# How long words are kept after a case is over; $kept of the notice.
kept-years = { $number ->
    [one] rok
    [few] { $number } roky
   *[other] { $number } rokov
}
kept-months = { $number ->
    [one] mesiac
    [few] { $number } mesiace
   *[other] { $number } mesiacov
}
kept-days = { $number ->
    [one] deň
    [few] { $number } dni
   *[other] { $number } dní
}

## "Show my data"
my-data-coming = Posielam Vám súbor s tým, čo o Vás máme uložené. Môžete si ho otvoriť v telefóne. Nie je v ňom to, čo si pomocníci píšu medzi sebou, ani to, čo povedali susedia. Z Vašich fotiek a hlasových správ je v ňom len zoznam. Chcete, aby sme Vám ich poslali, alebo máte otázky? Opýtajte sa pomocníka zo štvrte.
# For channels that cannot send a file.
my-data-file = Súbor s Vašimi údajmi.

## "Delete my data"
privacy-erase-ask =
    Chcete, aby sme o Vás všetko vymazali? Hneď zmizne Vaše meno, číslo v Telegrame, správy, fotky, adresa, dohodnuté stretnutia aj to, čo ste nahlásili. Späť sa to už nedá vrátiť.

    Ostane len štatistika bez mena (že niekto niečo nahlásil a ako to dopadlo). V Telegrame tento rozhovor ostane vo Vašom telefóne, kým ho tam sami nevymažete.
# Somebody still works on a report of theirs.
privacy-erase-ask-open =
    Chcete, aby sme o Vás všetko vymazali? Ešte pracujeme na: { $references }. Vyberte si:

    1. Vymazať všetko. Otvorené hlásenia zrušíme a nikto už nepríde. Späť sa to nedá vrátiť.
    2. Ponechať hlásenia. Pracujeme na nich ďalej. Čo na ne potrebujeme, ostane, kým ich neuzavrieme; potom sa to vymaže samo. Všetko ostatné vymažeme hneď.

    Ostane len štatistika bez mena. V Telegrame rozhovor ostane, kým ho tam sami nevymažete.
button-erase-all = Áno, vymazať všetko
button-erase-but-open = Ponechať hlásenia
button-erase-nothing = Nie, nič nemazať
privacy-erase-not = Dobre, nič nevymažeme.
privacy-erased = Hotovo. Všetko, čo sme o Vás mali, je vymazané. Ak chcete, aby tento rozhovor zmizol aj z Vášho telefónu, vymažte si ho v Telegrame. Kedykoľvek nám môžete znova napísať; začneme odznova.
privacy-erased-later = Dobre. Všetko, čo na Vaše hlásenia nepotrebujeme, sme vymazali. Zvyšok vymažeme hneď, ako budú uzavreté; vtedy dostanete ešte jednu správu. Ak predsa chcete vymazať všetko hneď, napíšte /deletemydata.
