"""Messages as residents write them, with the options that they name; traps name none."""

from typing import NamedTuple

from tests.nlu import help_sentences_bg as bulgarian
from tests.nlu import help_sentences_nl as dutch
from tests.nlu import help_sentences_ro as romanian
from tests.nlu import help_sentences_sk as slovak


class Naming(NamedTuple):
    """A message in a language; `named` are options by their question, none where it is a trap."""

    language: str
    text: str
    named: dict[str, str]


def _of(language: str, rows: dict[str, str]) -> list[Naming]:
    """From texts and what they name, written as `question.option` with blanks between."""
    return [
        Naming(language, text, dict(one.split(".") for one in named.split()))
        for text, named in rows.items()
    ]


PRIVATE_STAIRS = " ground.private inside.stairs"
PRIVATE_OUTSIDE = " ground.private inside.outside"
PUBLIC_OUTSIDE = " ground.public inside.outside"
"""One place answers two questions, each of another kind of nuisance."""

DUTCH = _of(
    "nl",
    {
        "de muziek speelt overdag": "when.day",
        "elke avond geroep bij de buren": "when.evening",
        "ze boren 's nachts": "when.night",
        "de hond blaft dag en nacht": "when.always",
        "ratten aan de vuilbakken, weeral": "animal.rats inside.outside",
        "muizen in mijn keuken, al drie weken": "animal.mice inside.home",
        "kakerlaken in heel de traphal": "animal.insects" + PRIVATE_STAIRS,
        "de duiven schijten op ons terras": "animal.pigeons" + PRIVATE_OUTSIDE,
        "'t stinkt hier weer naar de riool": "animal.smell",
        "Vuilniszakken op de stoep, te vroeg buitengezet": "waste.bags" + PUBLIC_OUTSIDE,
        "ne zetel en een matras in den inkom": "waste.bulky" + PRIVATE_STAIRS,
        "overal blikjes en peuken in het park": "waste.litter" + PUBLIC_OUTSIDE,
        "onze gang is altijd vuil, niemand poetst": "waste.hallway",
        "ik heb de buurman er al drie keer op aangesproken": "tried.talked",
        "ik heb het de huisbaas al gezegd": "tried.landlord",
        "We hebben al twee keer de politie gebeld": "tried.police",
        "ik heb nog niets gedaan, ik durf niet": "tried.nothing",
        "een groepje jongens aan de bibliotheek": "street.group",
        "graffiti op de schoolpoort": "street.damage",
        "er wordt gedeald aan het station": "street.drugs",
        "dubbel geparkeerd voor de bakker": "vehicle.parking",
        "een bestelwagen blokkeert mijn garage": "vehicle.blocked",
        "autowrak zonder nummerplaat": "vehicle.wreck",
        "ze rijden veel te snel door onze wijk": "vehicle.racing",
        "dat pand staat al jaren leeg": "building.empty",
        "de gevel brokkelt af": "building.unsafe",
        "krakers in de oude school": "building.squatted",
        "er wonen twintig mensen op drie kamers": "building.crowded",
        "geen ratten gezien, gelukkig": "",
        "moet ik daarvoor de politie bellen?": "",
        "mag de politie gebeld worden voor zoiets?": "",
        "mijn gebuurvrouw heeft weer de politie gebeld voor ons": "",
        "mijn dochter durft niet meer naar buiten": "",
        "er is van alles aan de gang hier": "",
        "in de keuken van het restaurant hiernaast": "",
        "het ruikt naar gas": "",
        "met de buren heb ik nog niet gepraat": "",
        "de huisbaas zoeken we nog": "",
    },
)

BULGARIAN = _of(
    "bg",
    {
        "пробиват през деня": "when.day",
        "всяка вечер викат": "when.evening",
        "нощем пускат чалга": "when.night",
        "кучето лае денонощно": "when.always",
        "плъхове до контейнерите, пак": "animal.rats inside.outside",
        "imame mi6ki v kuhnqta": "animal.mice inside.home",
        "хлебарки в мазето": "animal.insects" + PRIVATE_STAIRS,
        "gylybi na terasata": "animal.pigeons" + PRIVATE_OUTSIDE,
        "от канала смърди ужасно": "animal.smell",
        "4uvali s bokluk na trotoara": "waste.bags" + PUBLIC_OUTSIDE,
        "изхвърлен диван и хладилник до дървото": "waste.bulky",
        "фасове и кенчета, всяка сутрин": "waste.litter when.day",
        "входът е мръсен и никой не чисти": "waste.hallway",
        "казах им два пъти, не помага": "tried.talked",
        "обадих се на хазяина": "tried.landlord",
        "вече се обадихме на полицията": "tried.police",
        "още нищо не съм направила": "tried.nothing",
        "говорих с майката, вика деца са": "tried.talked",
        "правихме им забележка, смеят се": "tried.talked",
        "vseki den se subirat mladeji": "street.group",
        "висят едни момчета до късно": "street.group",
        "моторите карат като бесни": "vehicle.racing",
        "балконът се рони": "building.unsafe",
        "група младежи пред магазина": "street.group",
        "надраскаха ни вратата": "street.damage",
        "prodavat droga pred uchilishteto": "street.drugs",
        "паркират на тротоара": "vehicle.parking" + PUBLIC_OUTSIDE,
        "запушиха ми гаража": "vehicle.blocked",
        "кола без номера стои от март": "vehicle.wreck",
        "karat kato ludi vseki petyk": "vehicle.racing",
        "prazna ku6ta do nas": "building.empty",
        "от покрива падат керемиди": "building.unsafe",
        "самонастанили са се някакви хора": "building.squatted",
        "живеят 20 души в един апартамент": "building.crowded",
        "няма плъхове, благодаря": "",
        "не съм се обаждал на полицията": "",
        "да викам ли полиция за това": "",
        "съседката вика полиция за нас": "",
        "децата не излизат навън": "",
        "с тях не сме говорили още": "",
        "друг път ще пиша, довиждане": "",
        "мирише на газ от вчера": "",
    },
)

SLOVAK = _of(
    "sk",
    {
        "vŕtajú cez deň": "when.day",
        "kazdy vecer kricia": "when.evening",
        "hudba v noci": "when.night",
        "pes steka dnom i nocou": "when.always",
        "potkany pri kontajneroch, zase": "animal.rats inside.outside",
        "mysi v kuchyni, uz tyzden": "animal.mice inside.home",
        "šváby na chodbe aj vo výťahu": "animal.insects" + PRIVATE_STAIRS,
        "holuby na balkóne": "animal.pigeons" + PRIVATE_OUTSIDE,
        "z kanála strašne smrdí": "animal.smell",
        "čierne vrecia na chodníku": "waste.bags" + PUBLIC_OUTSIDE,
        "starý gauč a matrac vo vchode": "waste.bulky" + PRIVATE_STAIRS,
        "ohorky a plechovky v parku": "waste.litter" + PUBLIC_OUTSIDE,
        "na chodbe je bordel": "waste.hallway" + PRIVATE_STAIRS,
        "povedala som im to, nepomohlo": "tried.talked",
        "volal som majiteľovi": "tried.landlord",
        "už sme raz volali políciu": "tried.police",
        "zatiaľ som nič neurobil": "tried.nothing",
        "skupina mladých pri škole": "street.group",
        "posprejovali nám stenu": "street.damage",
        "predavaju drogy pri skole": "street.drugs",
        "zle zaparkovaná dodávka": "vehicle.parking",
        "stoja mi pred garážou": "vehicle.blocked",
        "vrak bez značiek": "vehicle.wreck",
        "jazdia tu ako blázni": "vehicle.racing",
        "vedľajší dom je prázdny": "building.empty",
        "padá omietka z domu": "building.unsafe",
        "v sklade sú squatteri": "building.squatted",
        "v byte byva 15 ludi": "building.crowded",
        "žiadne potkany, ďakujem": "",
        "mám zavolať políciu?": "",
        "suseda volá na nás políciu": "",
        "nepovedal som im nič": "",
        "robím v kuchyni v reštaurácii": "",
        "smrdí plyn!": "",
        "ja mám doma čisto": "",
        "prázdny pozemok vedľa nás": "",
    },
)

ROMANIAN = _of(
    "ro",
    {
        "dau cu bormașina ziua": "when.day",
        "in fiecare seara tipa": "when.evening",
        "muzica noaptea": "when.night",
        "cainele latra zi si noapte": "when.always",
        "șobolani la tomberoane, iar": "animal.rats inside.outside",
        "avem soareci in bucatarie": "animal.mice inside.home",
        "gândaci pe casa scării": "animal.insects" + PRIVATE_STAIRS,
        "porumbeii pe balcon": "animal.pigeons" + PRIVATE_OUTSIDE,
        "pute din canal": "animal.smell",
        "saci de gunoi pe trotuar": "waste.bags" + PUBLIC_OUTSIDE,
        "o canapea veche în curte": "waste.bulky" + PRIVATE_OUTSIDE,
        "doze și mucuri în parc": "waste.litter" + PUBLIC_OUTSIDE,
        "scara blocului e murdară": "waste.hallway",
        "le-am zis de multe ori": "tried.talked",
        "am vorbit cu proprietarul": "tried.landlord",
        "am sunat la politie de doua ori": "tried.police",
        "încă n-am făcut nimic": "tried.nothing",
        "un grup de băieți la colț": "street.group",
        "au spart geamul stației": "street.damage",
        "vând droguri în pasaj": "street.drugs",
        "parchează pe trotuar": "vehicle.parking" + PUBLIC_OUTSIDE,
        "îmi blochează garajul": "vehicle.blocked",
        "o rabla fara numere": "vehicle.wreck",
        "fac curse noaptea": "vehicle.racing when.night",
        "casa de alături e goală": "building.empty",
        "cade tencuiala": "building.unsafe",
        "au ocupat abuziv casa": "building.squatted",
        "stau 20 de oameni într-o casă": "building.crowded",
        "nu sunt șobolani la noi": "",
        "n-am sunat la poliție": "",
        "să sun la poliție pentru asta?": "",
        "vecina a chemat poliția la noi": "",
        "miroase a gaz": "",
        "lucrez într-o bucătărie": "",
        "ne-a dat afară proprietarul": "",
        "lângă noi e un teren gol": "",
    },
)

HELP = {"nl": dutch, "bg": bulgarian, "sk": slovak, "ro": romanian}
"""About questions for help, and about a service on the screen."""

NAMING = [*DUTCH, *BULGARIAN, *SLOVAK, *ROMANIAN]
NAMING += [one for language, rows in HELP.items() for one in _of(language, rows.SENTENCES)]
