### First steps: what a newcomer arranges first. Facts: city/services.yml.

path-newcomer = Prvé kroky v Gente

welcome-begin = Vitajte v Gente! Prvých krokov je { $total }. Prejdeme si ich po jednom. Nemusíte sa ponáhľať, pokojne to môže trvať aj viac dní. Zapamätám si len to, ktoré kroky už máte za sebou.
welcome-again = Za sebou máte už { $done } z { $total } krokov. Ideme ďalej.
# $name is one of the names below, $what its explanation.
welcome-step =
    Krok { $number } z { $total }: { $name }

    { $what }

    Máte to už vybavené?
welcome-ask-done = { $name }: máte to už vybavené?
welcome-press = Tomuto nerozumiem. Vyberte si dole alebo sa pokojne opýtajte na niečo iné.
# Buttons: at most 24 characters.
button-step-done = ✅ Áno, vybavené
button-step-where = 📍 Kam mám ísť?
button-step-next = Ešte nie, ďalší krok
button-step-not-mine = To sa ma netýka
button-step-later = Pokračovať neskôr

welcome-name-register = Prihlásenie na pobyt
welcome-what-register = Prihláste sa na pobyt na adrese, kde bývate. Vybavuje to mesto: najprv si dohodnite termín na úrade Loket Migratie. Potom sa príde polícia pozrieť, či na tej adrese naozaj bývate. Urobte to ako prvé: na adresu sa Vás budú pýtať takmer všade.
welcome-name-health = Zdravotná poisťovňa
welcome-what-health = Vyberte si zdravotnú poisťovňu (ziekenfonds) a prihláste sa do nej. Vráti Vám časť peňazí, ktoré zaplatíte za lekára a lieky. Potom si nájdite aj lekára (huisarts) v okolí.
welcome-name-school = Škola a jasle
welcome-what-school = Máte deti? Prihláste ich do škôlky alebo do školy v Gente (aanmelden). Potom ich ešte treba zapísať priamo v škole (inschrijven). Pre bábätko alebo malé dieťa hľadajte jasle (kinderopvang).
welcome-name-dutch = Kurz holandčiny
welcome-what-dutch = V Amal Vám pomôžu nájsť kurz holandčiny, ktorý Vám bude vyhovovať. Vysvetlia Vám tam aj to, ako sa v Belgicku žije a pracuje.
welcome-name-waste = Odpad
welcome-what-waste = Odpad odváža IVAGO. Každá ulica má na to svoje dni. Opýtajte sa v IVAGO alebo suseda, aké vrecia potrebujete a v ktorý deň ich môžete dať von. V iný deň von nič nedávajte: mohli by ste dostať pokutu.
welcome-name-numbers = Dôležité čísla
welcome-what-numbers =
    Uložte si do telefónu tieto čísla:
    • 112: požiar, nehoda, niekto je veľmi chorý
    • 101: polícia, keď je to súrne
    • 1733: lekár večer, v noci a cez víkend
    • +32 9 210 10 10: Gentinfo (infolinka mesta), keď sa chcete opýtať na čokoľvek o meste

welcome-ask-remind = Dobre, tu zatiaľ skončíme. Mám Vám o týždeň pripomenúť ďalší krok: { $name }? Pripomeniem to len raz.
button-remind-me = Áno, pripomeňte mi to
welcome-reminded = Dobre, pripomeniem Vám to. Pokračovať môžete aj skôr, stačí mi napísať „prvé kroky“.
welcome-left = Dobre. Keď budete chcieť pokračovať, napíšte mi „prvé kroky“.
welcome-all-done = Gratulujem, všetky prvé kroky máte za sebou! Keď budete mať ešte nejakú otázku, pokojne mi napíšte.

## The reminder of the next step
follow-up-welcome-next = Chceli ste, aby sme Vám pripomenuli ďalší krok v Gente: { $step }. Máte to už vybavené?
answer-step_done = ✅ Áno, vybavené
answer-step_not_yet = Ešte nie
welcome-next-done = Výborne! Chcete pokračovať ďalším krokom?
welcome-next-not-yet = Nevadí. Chcete si ešte raz pozrieť, čo treba urobiť a kde? Pripomínať Vám to už nebudem.
