### Small talk, and asking back.

welcome =
    Vitajte u pomocníkov zo štvrte (buurtstewards) v Gente! Môžete tu nahlásiť problém v okolí, poprosiť o pomoc alebo sa porozprávať s človekom. Píšte tak, ako hovoríte.

    Najprv si vyberte jazyk:
welcome-back = Dobrý deň! S čím Vám pomôžem? Môžete nahlásiť problém v okolí alebo sa na niečo opýtať.
goodbye = Dovidenia! Kedykoľvek sem môžete znova napísať.
thanks = Nie je za čo!
capabilities =
    Som chatbot, teda počítačový program. Pracujem pre pomocníkov zo štvrte (buurtstewards) v Gente. Tu môžete:
    • nahlásiť problém v okolí: hluk, odpad, potkany, autá…
    • niečo sa opýtať: bývanie, papiere, práca, peniaze…
    • zistiť, čo je s Vaším hlásením
    • porozprávať sa s človekom

    Pomocník zo štvrte si prečíta, čo pošlete, a odpovie Vám sem. Keď hrozí nebezpečenstvo, volajte 112 alebo 101.
button-report-nuisance = Nahlásiť problém v okolí
button-ask-help = Poprosiť o pomoc
button-my-cases = Moje hlásenia
out-of-scope = S tým Vám, bohužiaľ, neviem pomôcť. Pomáham s problémami v okolí a s otázkami o bývaní, papieroch, práci, peniazoch a podobne.
cancelled = Dobre, necháme to tak. Nič sme neposlali. Kedykoľvek môžete napísať znova.
nothing-to-cancel = Teraz nie je čo zrušiť. S čím Vám pomôžem?
unsure = Neviem, či Vám dobre rozumiem. Máte na mysli niečo z tohto?
unsure-again = Prepáčte, stále nerozumiem. Mám poslať to, čo ste napísali, pomocníkovi zo štvrte?

## Topics that stand on a button when we are not sure
topic-case_status = Čo je s mojím hlásením?
topic-not_solved = Nie je to vyriešené
