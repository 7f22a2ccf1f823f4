### What am I entitled to: a private check. Never a promise: "there may be", never "you have a right to".

topic-help_rights = Na čo mám nárok

rights-begin = Položím Vám niekoľko krátkych otázok. Vaše odpovede nikto neuvidí a potom ich zabudnem. Pomocníkom zo štvrte ich dám len vtedy, ak na konci sami požiadate o pomoc. Otázku môžete preskočiť a kedykoľvek môžete skončiť. Nie je to rozhodnutie: len sa pozrieme, aká pomoc alebo zľava by pre Vás mohla byť.

## The questions, their names on the stewards' card, their buttons (flows/rights/questions.yml)
rights-ask-income = Aký príjem máte Vy a Vaša rodina spolu?
label-income = Príjem
option-income-ocmw = Leefloon, pomoc z OCMW
option-income-low = Nízky príjem
option-income-enough = Na živobytie nám stačí
rights-ask-stay = Aké papiere máte? Vďaka tomu lepšie uvidím, čo by sa Vám mohlo hodiť. Nemusíte to povedať.
label-stay = Papiere
option-stay-belgian = Belgické občianstvo
option-stay-eu = Z inej krajiny EÚ
option-stay-other = Iná krajina, s pobytom
option-stay-without = Bez papierov
rights-ask-increased = Máte v zdravotnej poisťovni „verhoogde tegemoetkoming“? Kto to má, platí u lekára menej.
label-increased = Nižšie platby u lekára
option-increased-yes = Áno
option-increased-no = Nie
rights-ask-children = Máte doma deti alebo čakáte bábätko? Aj materská škola (kleuterschool) sa počíta ako škola.
label-children = Deti
option-children-none = Nie
option-children-small = Tehotenstvo, malé dieťa
option-children-school = Dieťa v škole
option-children-both = Malé dieťa aj školák
rights-ask-situation = Je u Vás doma niekto so zdravotným postihnutím alebo v dôchodkovom veku?
label-situation = Postihnutie, dôchodok
option-situation-disability = Postihnutie
option-situation-pension = Dôchodkový vek
option-situation-both = Oboje
option-situation-none = Ani jedno
rights-ask-home = Ako bývate?
label-home = Bývanie
option-home-private = Nájom od majiteľa
option-home-social = Sociálny byt
option-home-own = Vlastné bývanie
option-home-none = Nemám stále bývanie
rights-ask-rent = Platí pre Vás niečo z tohto? Vyberte, čo sa hodí najviac.
label-rent = O nájme
option-rent-arrears = Dlhujem nájom
option-rent-moved = Nedávne sťahovanie
option-rent-was_homeless = Predtým bez domova
option-rent-waiting = Čakám na sociálny byt
option-rent-none = Nič z toho
rights-ask-heating = Ako kúrite?
label-heating = Kúrenie
option-heating-own = Vlastný plyn či prúd
option-heating-shared = Spoločné so susedmi
option-heating-oil = Olej alebo plyn z nádrže
button-rights-pass = Nechcem povedať
# Words that are no answer: the question follows again.
rights-press = Stlačte, prosím, jedno z tlačidiel, nech Vám dobre rozumiem.

## What was found
# $lines: at most three benefits, as below.
rights-found =
    Možno je tu pre Vás toto:

    { $lines }

    Nie je to rozhodnutie: kto o tom rozhoduje, overí, či na to máte nárok. Chcete pomoc? Stlačte „Potrebujem s tým pomoc“. Vaše odpovede a celý zoznam potom dám pomocníkom zo štvrte.
rights-found-more =
    A možno aj toto:

    { $lines }

    Nie je to rozhodnutie.
# $name: the official Dutch name. $gives: one sentence. $facts: the lines that follow here.
rights-benefit =
    🔹 { $name }
    { $gives }
    { $facts }
# $where: services with their phone numbers.
rights-where = Kde sa opýtať: { $where }
# Asking can touch the right of residence. $where: who can look along.
rights-look-first = ⚠️ Skôr než o to požiadate, nech sa na to s Vami najprv niekto pozrie. Ak nemáte belgické občianstvo, žiadosť môže ovplyvniť Váš pobyt. Pozrieť sa môžu: { $where } alebo pomocník zo štvrte (tlačidlo dole).
rights-by-itself = Kto na to má nárok, zvyčajne to dostane automaticky. Overte si, či to už máte.
rights-partly-by-itself = Niektorí ľudia to dostanú automaticky. Overte si, či to už máte.
rights-deadline = Kedy: { $deadline }
rights-bring = Prineste si: { $bring }
rights-not-checked = Toto sme ešte sami neoverili. Opýtajte sa, či to platí.
rights-none = V mojom zozname nie je nič, čo by sa hodilo k Vašim odpovediam. Možno však existuje niečo, o čom neviem. Chcete, aby sa na to s Vami pozrel pomocník zo štvrte? Stlačte „Potrebujem s tým pomoc“. Vaše odpovede potom dám pomocníkom zo štvrte.
rights-what-now = Čo chcete urobiť teraz? Stlačte jedno z tlačidiel.
button-rights-more = Ukázať ďalšie
button-rights-help = Potrebujem s tým pomoc
button-rights-no = Nie, ďakujem
rights-sent = Ďakujem. Pomocníci zo štvrte už majú Vaše odpovede aj zoznam.
rights-closed = Dobre. Nič sme neposlali. Kedykoľvek sa môžete opýtať znova.

## The stewards' card
label-benefits = Možný nárok na
