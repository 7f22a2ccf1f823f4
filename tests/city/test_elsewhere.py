"""Which other municipality a text names; no street and no part of the city is taken for one."""

from pathlib import Path

import pytest
import yaml

import city
from city.elsewhere import Elsewhere, named
from city.neighbourhoods import neighbourhoods

CITY = Path(city.__file__).parent
LISTED = yaml.safe_load((CITY / "elsewhere.yml").read_text("utf-8"))["municipalities"]
STREETS = (CITY / "streets.txt").read_text("utf-8").splitlines()


def name_in(text: str) -> str | None:
    found = named(text)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stationsstraat 4 in Wetteren", "Wetteren"),
        ("ik woon in MERELBEKE", "Merelbeke-Melle"),
        ("Merelbeke-Melle", "Merelbeke-Melle"),
        ("in melle, aan de kerk", "Merelbeke-Melle"),
        ("wij zijn van De Pinte", "Nazareth-De Pinte"),
        ("Brusselsesteenweg 12, Melle", "Merelbeke-Melle"),
        ("in Lovendegem op het plein", "Lievegem"),
        ("Wachtebeke, bij het domein", "Lochristi"),
        ("sint martens latem", "Sint-Martens-Latem"),
        ("St.-Niklaas", "Sint-Niklaas"),
        ("een straat in Luik", "Luik"),
        ("живея в Брюксел", "Brussel"),
        ("jiveq v Briuksel", "Brussel"),
        ("боклук в Антверпен", "Antwerpen"),
        ("шум в Аалст", "Aalst"),
        ("hluk v Antverpách", "Antwerpen"),
        ("byvam v Bruseli", "Brussel"),
        ("v Brugách pri kanáli", "Brugge"),
        ("sme z Lutychu", "Luik"),
        ("stau la Bruxelles", "Brussel"),
        ("gunoi in Anvers", "Antwerpen"),
        ("la Liège, lângă gară", "Luik"),
        ("Courtrai", "Kortrijk"),
    ],
)
def test_a_municipality_is_found_by_what_people_call_it(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Antwerpsesteenweg 81",
        "Brusselsesteenweg",
        "Brusselse steenweg 214",
        "kortrijksesteenweg 560",
        "Brugse Poort",
        "brugge poort",
        "Oudenaardsestraat 3",
        "Oudenaarde straat 3",
        "Mellestraat 7",
        "Melle\N{SOFT HYPHEN}straat 7",
        "melle str. 7",
        "De Pintelaan 10",
        "Antwerpenplein",
        "Брюгсепоорт",
        "het luik van de kelder is kapot",
        "Luiklaan",
        "меле кафе по цяла нощ",
        "Langerbruggestraat",
        "",
    ],
)
def test_a_street_or_an_ordinary_word_is_no_municipality(text: str) -> None:
    assert name_in(text) is None


@pytest.mark.parametrize(
    "place",
    [
        "Ledeberg", "Gentbrugge", "Drongen", "Mariakerke", "Oostakker", "Sint-Amandsberg",
        "Zwijnaarde", "Sint-Denijs-Westrem", "Wondelgem", "Gent",
    ],
)  # fmt: skip
def test_a_part_of_the_city_is_not_elsewhere_even_beside_another_name(place: str) -> None:
    assert name_in(f"in {place}, vlak bij de markt") is None
    assert name_in(f"in {place}, richting Merelbeke") is None


def test_the_city_s_own_names_name_no_other_place() -> None:
    wijken = [name for one in neighbourhoods().values() for name in (one.name, *one.also_called)]
    assert STREETS
    assert {name for name in (*wijken, *STREETS) if named(name)} == set()


def test_gent_brugge_in_two_words_is_not_brugge() -> None:
    assert name_in("gent brugge, aan het park") is None


def test_a_text_that_names_two_municipalities_names_none() -> None:
    assert name_in("van Aalst naar Ninove") is None
    assert name_in("tussen Merelbeke en Melle") == "Merelbeke-Melle"


def test_only_a_verified_number_is_given() -> None:
    assert named("ik ben van Kortrijk") == Elsewhere("Kortrijk", "1777")
    assert {one["name"] for one in LISTED if one["phone"]} == {"Kortrijk"}


@pytest.mark.parametrize("one", LISTED, ids=lambda one: str(one["name"]))
def test_every_name_of_the_list_means_its_municipality_alone(one: dict[str, str]) -> None:
    names = one["also_called"] if one.get("ordinary_word") else [one["name"], *one["also_called"]]
    assert names
    assert {name_in(name) for name in names} == {one["name"]}


def test_every_neighbour_of_the_city_is_listed() -> None:
    known = yaml.safe_load((CITY / "neighbourhoods.yml").read_text("utf-8"))
    neighbours = known["neighbouring_municipalities_not_ghent"]
    assert neighbours
    assert {name for name in neighbours if named(name) is None} == set()
