"""Streets found in what an official writes."""

import pytest

from city.streets import Address, address_in


@pytest.mark.parametrize(
    ("text", "street", "number"),
    [
        ("Sleepstraat 45", "Sleepstraat", "45"),
        ("sleepstraat 45a bus 2", "Sleepstraat", "45A bus 2"),
        ("boven de bakker in de SLEEPSTR. 4 b", "Sleepstraat", "4B"),
        ("St-Pietersplein", "Sint-Pietersplein", None),
        ("Gebroeders de Smetstr 12", "Gebroeders De Smetstraat", "12"),
        ("Kortrijksestwg 100/2", "Kortrijksesteenweg", "100"),
        ("Sleepstraat, tegenover 12", "Sleepstraat", None),
    ],
)
def test_a_street_is_found_as_the_city_spells_it(
    text: str, street: str, number: str | None
) -> None:
    assert address_in(text) == Address(street, number)


@pytest.mark.parametrize("text", ["", "45", "aan het Oude Kerkhofje", "in de straat hier"])
def test_where_no_street_is_named_none_is_found(text: str) -> None:
    assert address_in(text) is None
