"""Messages as residents write them, with the cues that they hold, each exactly as written."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """A message in a language; `cues` are its words by the kind of cue, none where it is a trap."""

    language: str
    text: str
    cues: dict[str, str]


def _of(language: str, *rows: tuple[str, dict[str, str]]) -> list[Sentence]:
    return [Sentence(language, text, cues) for text, cues in rows]


DUTCH = _of(
    "nl",
    ("Er liggen sinds maandag vuilzakken voor de deur", {"since": "sinds maandag"}),
    (
        "de buren boven ons maken al drie weken lawaai, elke nacht",
        {"home": "boven ons", "since": "al drie weken", "often": "elke nacht", "night": "nacht"},
    ),
    ("vanaf vorige maand staat die auto op de stoep", {"since": "vanaf vorige maand"}),
    ("Dat wrak staat er nu al meer dan een jaar", {"since": "nu al meer dan een jaar"}),
    ("al de derde nacht op rij!!!", {"since": "al de derde nacht op rij", "night": "nacht"}),
    (
        "twee keer per week feesten ze tot drie uur",
        {"often": "twee keer per week", "night": "tot drie uur"},
    ),
    ("het stinkt af en toe in ons gebouw", {"often": "af en toe", "home": "in ons gebouw"}),
    ("ze zijn op dit moment aan het vechten op straat", {"now": "op dit moment"}),
    ("'s Nachts rijden ze hier rond", {"night": "'s Nachts", "here": "hier"}),
    ("snachts hoor ik geklop, altijd", {"night": "snachts", "often": "altijd"}),
    ("het is waar ik nu ben, kom kijken", {"here": "waar ik nu ben"}),
    ("Kan het anoniem? Het is bij mij thuis", {"anonymous": "anoniem", "home": "bij mij thuis"}),
    ("zonder mijn naam graag, ik ben bang van hen", {"anonymous": "zonder mijn naam"}),
    ("Nog altijd bezig, de muziek, tot na middernacht", {
        "now": "Nog altijd bezig", "night": "middernacht",
    }),
    ("Sedert 2019 ligt dat terrein er zo bij", {"since": "Sedert 2019"}),
    ("elke zondagavond, heel de nacht door", {"often": "elke zondagavond", "night": "nacht"}),
    ("nu", {"now": "nu"}),
    ("mijn adres", {"home": "mijn adres"}),
    ("ze gooien al de zakken op een hoop", {}),
    ("ik heb vroeger al gemeld dat het raam stuk is", {}),
    ("goede nacht en bedankt voor alles", {}),
    ("er is hier en daar wat vuil te zien", {}),
    ("tot nu toe was het een rustige straat", {}),
    ("ik wil dat niet anoniem doen, schrijf maar op", {}),
    ("ze staan voor de nachtwinkel op de hoek", {}),
    ("wij werken allebei in de nacht, dus stilte graag", {}),
    ("het is al lang opgelost, dank u wel", {"solved": "het is al lang opgelost"}),
    ("Ja, de buren zijn weer rustig, merci", {"solved": "de buren zijn weer rustig"}),
    ("'t es opgelost zulle, de zakken zijn weg", {"solved": "'t es opgelost"}),
    ("ze hebben alles opgekuist, dank u", {"solved": "ze hebben alles opgekuist"}),
    ("probleem klaar, alles goed met buren", {"solved": "probleem klaar"}),
    ("opgelost? ge zegt dat het opgelost is, kom zelf kijken", {}),
    ("de stank was weg tot zondag, wanneer wordt dat echt opgelost", {}),
    ("kan ik hier melden dat de lamp stuk is", {}),
    ("het alarm is nu niet meer te horen", {}),
)  # fmt: skip

BULGARIAN = _of(
    "bg",
    ("От понеделник има боклук пред входа", {"since": "От понеделник"}),
    ("вече два месеца съседите вдигат шум", {"since": "вече два месеца"}),
    ("ot 2 sedmici vali v mazeto i nikoi ne idva", {"since": "ot 2 sedmici"}),
    (
        "всяка нощ пускат музика до три часа",
        {"often": "всяка нощ", "night": "нощ"},
    ),
    ("vsqka no6t krqskat pod nas", {"often": "vsqka no6t", "night": "no6t", "home": "pod nas"}),
    ("постоянно оставят чували у нас на стълбището", {
        "often": "постоянно", "home": "у нас на стълбището",
    }),
    ("кучето лае по цял ден, от миналата година", {
        "often": "по цял ден", "since": "от миналата година",
    }),
    ("бият се в момента, елате бързо", {"now": "в момента"}),
    ("sega v 3 prez noshta pak vikat", {"now": "sega", "night": "v 3 prez noshta"}),
    ("тука става страшно нощем", {"here": "тука", "night": "нощем"}),
    ("Къде? Там, където съм сега, до моста", {"here": "където съм сега"}),
    ("вкъщи мирише на газ от вчера", {"home": "вкъщи", "since": "от вчера"}),
    ("v kushti ima plyhove otdavna", {"home": "v kushti", "since": "otdavna"}),
    ("искам анонимно да подам сигнала", {"anonymous": "анонимно"}),
    ("може ли без име, страх ме е от тях", {"anonymous": "без име"}),
    ("два пъти на седмица, понякога и повече", {"often": "два пъти на седмица"}),
    ("В нашия вход спят хора, трета седмица", {
        "home": "В нашия вход", "since": "трета седмица",
    }),
    ("сега", {"now": "сега"}),
    ("не е от вчера, от месец май е", {"since": "от месец май"}),
    ("така е, откакто се нанесоха", {"since": "откакто се нанесоха"}),
    ("преди около месец започнаха", {"since": "преди около месец започнаха"}),
    ("да, още си стои", {"now": "още си стои"}),
    ("блъскат топка до среднощ", {"night": "среднощ"}),
    ("не искам да ми се знае името", {"anonymous": "не искам да ми се знае името"}),
    ("ne iskam da se znae koi sum", {"anonymous": "ne iskam da se znae koi sum"}),
    ("всяка заран и в събота и неделя", {"often": "всяка заран"}),
    ("лека нощ и благодаря ви много", {}),
    ("до сега беше много тиха улицата", {}),
    ("от прозореца на комшиите пада вода", {}),
    ("тече вода от тавана на Sleepstraat", {}),
    ("тук-там има по някоя торба", {}),
    ("тука ли се подават оплаквания за шум", {}),
    ("жената е на нощна смяна тази пролет", {}),
    ("сега не се чува нищо, слава богу", {}),
    ("преди два месеца купихме печка и се счупи", {}),
    ("у нас в България това го няма", {}),
    ("всеки момент ще падне тая стена", {}),
    ("да, боклукът е вдигнат, благодаря ви", {"solved": "е вдигнат"}),
    ("vsi4ko se opravi, mersi hora", {"solved": "se opravi"}),
    ("комшиите се укротиха и вече е тихо", {"solved": "се укротиха"}),
    ("кучето вече не лае, слава богу", {"solved": "вече не лае"}),
    ("писахте ми, че е решено, а колата си е там", {}),
    ("oshte ne e opraveno, izchistiha samo polovinata", {}),
)  # fmt: skip

SLOVAK = _of(
    "sk",
    ("Od pondelka leží pred vchodom gauč", {"since": "Od pondelka"}),
    ("už tri týždne nám tečie voda zo stropu", {"since": "už tri týždne"}),
    ("uz 2 mesiace tam stoji vrak bez kolies", {"since": "uz 2 mesiace"}),
    ("každú noc hrá hudba do tretej", {"often": "každú noc", "night": "noc"}),
    ("kazdu noc hluk a u nas nikto nespi", {"often": "kazdu noc", "night": "noc", "home": "u nas"}),
    ("stále hádžu odpadky z balkóna", {"often": "stále"}),
    ("furt trieskaju dvermi, v noci aj rano", {"often": "furt", "night": "v noci"}),
    ("Práve teraz sa bijú pred obchodom", {"now": "Práve teraz"}),
    ("teraz horí kontajner, pošlite niekoho", {"now": "teraz"}),
    ("tuto na rohu predávajú drogy", {"here": "tuto"}),
    ("je to tam, kde teraz stojím, pri moste", {"here": "kde teraz stojím"}),
    ("u nás doma sú šváby od minulého týždňa", {
        "home": "u nás doma", "since": "od minulého týždňa",
    }),
    ("V našom dome nesvieti svetlo, vyše roka", {"home": "V našom dome", "since": "vyše roka"}),
    ("chcem to nahlásiť anonymne, bojím sa", {"anonymous": "anonymne"}),
    ("dá sa to bez mena? bojím sa pomsty", {"anonymous": "bez mena"}),
    ("trikrát do týždňa majú oslavu, bez prestávky", {"often": "trikrát do týždňa"}),
    ("od rána do večera šteká pes, občas aj po polnoci", {
        "often": "od rána do večera", "night": "po polnoci",
    }),
    ("tu", {"here": "tu"}),
    ("od suseda padá voda na chodník", {}),
    ("od Sleepstraat až po most samé črepiny", {}),
    ("už sa to nedá vydržať s tými ľuďmi", {}),
    ("dobrú noc a ďakujem pekne za pomoc", {}),
    ("Veľká noc bola pokojná, potom prišli oni", {}),
    ("dá sa to tu nahlásiť alebo inde", {}),
    ("susedia nie sú doma, okno je rozbité", {}),
    ("u nás na Slovensku to bolo inak", {}),
    ("teraz už nie je nič počuť z bytu", {}),
    ("zahodili to na tú istú kopu", {}),
    ("manžel robí v noci v prístave", {}),
    ("Áno, od soboty je pokoj, ďakujem Vám", {"solved": "od soboty je pokoj"}),
    ("hej, uz je to vyriesene", {"solved": "uz je to vyriesene"}),
    ("auto odtiahli včera, super", {"solved": "auto odtiahli"}),
    ("šmeci už ňet, šumne dzekujem", {"solved": "šmeci už ňet"}),
    ("napísali ste mi, že je to vyriešené, ale vrecia tam ležia", {}),
    ("kedy to bude konečne vyriešené? uz som z toho chory", {}),
)  # fmt: skip

ROMANIAN = _of(
    "ro",
    ("De luni e gunoi în fața porții", {"since": "De luni"}),
    ("de 2 săptămâni stă o mașină fără roți", {"since": "de 2 săptămâni"}),
    ("nu merge liftul de o luna", {"since": "de o luna"}),
    ("în fiecare noapte dau muzica tare", {"often": "în fiecare noapte", "night": "noapte"}),
    ("in fiecare noapte striga la noi in scara", {
        "often": "in fiecare noapte", "night": "noapte",
    }),
    ("mereu aruncă sticle, de azi-noapte e și mai rău", {
        "often": "mereu", "since": "de azi-noapte", "night": "azi-noapte",
    }),
    ("zilnic blochează trotuarul, din septembrie", {
        "often": "zilnic", "since": "din septembrie",
    }),
    ("se bat chiar acum în parc", {"now": "chiar acum"}),
    ("Acum arde un container, veniți", {"now": "Acum"}),
    ("aici e plin de șobolani noaptea", {"here": "aici", "night": "noaptea"}),
    ("vin unde sunt acum, lângă pod", {"here": "unde sunt acum"}),
    ("la noi în bloc e mucegai de ani de zile", {
        "home": "la noi în bloc", "since": "de ani de zile",
    }),
    ("acasă nu pot dormi, urlă până la 3 noaptea", {
        "home": "acasă", "night": "până la 3 noaptea",
    }),
    ("vreau să rămân anonim, mi-e frică", {"anonymous": "anonim"}),
    ("se poate fără nume? sunt periculoși", {"anonymous": "fără nume"}),
    ("de două ori pe săptămână fac petrecere deasupra noastră", {
        "often": "de două ori pe săptămână", "home": "deasupra noastră",
    }),
    ("Latră de dimineață până seara, în ultima vreme", {
        "often": "de dimineață până seara", "since": "în ultima vreme",
    }),
    ("acasa", {"home": "acasa"}),
    ("nu știu ce să mai fac cu oamenii ăștia", {}),
    ("tu poți să trimiți pe cineva la ei", {}),
    ("vine miros de la Sleepstraat până în piață", {}),
    ("am un copil de 3 ani și mi-e frică", {}),
    ("acum două zile au spart geamul", {}),
    ("până acum a fost liniște pe stradă", {}),
    ("noapte bună și mulțumesc pentru tot", {}),
    ("vecinul de la parter fumează pe scară", {}),
    ("lucrez noaptea la spital și ziua dorm", {}),
    ("nu sunt acasă, lăsați un mesaj", {}),
    ("la noi în țară nu era așa", {}),
    ("nu", {}),
    ("de cand s-au mutat astia e galagie seara de seara", {
        "since": "de cand s-au mutat", "often": "seara de seara",
    }),
    ("de prin martie fac petreceri de 2-3 ori pe sapt", {
        "since": "de prin martie", "often": "de 2-3 ori pe sapt",
    }),
    ("tropăie vinerea și sâmbăta", {"often": "vinerea și sâmbăta"}),
    ("să nu știe nimeni că eu am scris", {"anonymous": "să nu știe nimeni că eu"}),
    ("au mutat programul de noapte", {}),
    ("da, s-a rezolvat, vă mulțumesc", {"solved": "s-a rezolvat"}),
    ("au luat gunoiul, multumim", {"solved": "au luat gunoiul"}),
    ("acum e linishte in bloc", {"solved": "acum e linishte in bloc"}),
    ("mă bucur că problema a fost rezolvată", {
        "solved": "mă bucur că problema a fost rezolvată",
    }),
    ("ati scris ca s-a rezolvat, dar nu e rezolvat nimic", {}),
    ("vecinii s-au liniștit două zile și iar cântă", {}),
)  # fmt: skip

SENTENCES = [*DUTCH, *BULGARIAN, *SLOVAK, *ROMANIAN]
