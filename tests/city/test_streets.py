"""An address that a steward types, read with the city's own list of streets."""

import pytest

from city.streets import Address, address_in


@pytest.mark.parametrize(
    ("text", "street", "number"),
    [
        ("Sleepstraat 45", "Sleepstraat", "45"),
        ("sleepstr. 45a bus 2", "Sleepstraat", "45A bus 2"),
        ("Sleepstraaat, nr. 45", "Sleepstraat", "45"),
        ("Ham 12, 9000 Gent", "Ham", "12"),
        ("Sint-Pietersnieuwstraat 12/3", "Sint-Pietersnieuwstraat", "12 bus 3"),
        ("SINT PIETERSNIEUWSTRAAT", "Sint-Pietersnieuwstraat", None),
        ("boven de bakker in de SLEEPSTR. 4 b", "Sleepstraat", "4B"),
        ("St-Pietersplein", "Sint-Pietersplein", None),
        ("Kortrijksestwg 100/2", "Kortrijksesteenweg", "100 bus 2"),
        ("Sleepstraat, tegenover 12", "Sleepstraat", None),
    ],
)
def test_a_street_is_known_with_its_number_and_box(
    text: str, street: str, number: str | None
) -> None:
    assert address_in(text) == Address(street, number)


@pytest.mark.parametrize(
    "text",
    ["", "45", "het park", "Meir 12", "achter de kerk 3", "aan het Oude Kerkhofje", "in de straat"],
)
def test_what_names_no_street_of_the_city_is_no_address(text: str) -> None:
    assert address_in(text) is None
