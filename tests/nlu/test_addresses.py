"""Addresses as people really type them, and what they stand for."""

import pytest
from components.address_search import Address, AddressSearch
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def search() -> AddressSearch:
    return AddressSearch()


def found(search: AddressSearch, text: str) -> tuple[str, Address]:
    """The words that are the address, as written, and what they mean."""
    address = search.find(text)
    assert address is not None, text
    return text[address.start : address.end], address


@pytest.mark.parametrize(
    ("text", "written", "street", "number", "box"),
    [
        ("Rommel aan de Sleepstraat 45 bus 2!", "Sleepstraat 45 bus 2", "Sleepstraat", "45", "2"),
        ("sleepstraat 45/2 weer lawaai", "sleepstraat 45/2", "Sleepstraat", "45", "2"),
        ("tolhuislaan nr. 12b", "tolhuislaan nr. 12b", "Tolhuislaan", "12B", None),
        (
            "op nummer 14 in de Kongostraat",
            "nummer 14 in de Kongostraat",
            "Kongostraat",
            "14",
            None,
        ),
        ("nr 7 pe Maisstraat e zgomot", "nr 7 pe Maisstraat", "Maïsstraat", "7", None),
        ("pe Sleepstraat la 210 arde", "Sleepstraat la 210", "Sleepstraat", "210", None),
        ("pe Sleepstraat la 22 seara", "Sleepstraat", "Sleepstraat", None, None),
        ("na Sleepstraat č. 9 horí", "Sleepstraat č. 9", "Sleepstraat", "9", None),
        ("Kasteellaan 18 a okolie", "Kasteellaan 18", "Kasteellaan", "18", None),
        ("Afrikalaan 180 e deschisă", "Afrikalaan 180", "Afrikalaan", "180", None),
        ("na Sleepstraat №3, vhod", "Sleepstraat №3", "Sleepstraat", "3", None),
        ("meibloemstraat 12 b 2", "meibloemstraat 12 b 2", "Meibloemstraat", "12", "2"),
        ("Kouter 29", "Kouter 29", "Kouter", "29", None),
    ],
)
def test_street_number_and_box(
    search: AddressSearch, text: str, written: str, street: str, number: str | None, box: str | None
) -> None:
    words, address = found(search, text)
    assert words == written
    assert (address.street, address.number, address.box) == (street, number, box)


@pytest.mark.parametrize(
    ("text", "written", "street"),
    [
        ("slepstraat 5", "slepstraat 5", "Sleepstraat"),
        ("geluidshinder op de brugse steenweg", "brugse steenweg", "Brugsesteenweg"),
        ("dendermondse stwg. 130", "dendermondse stwg. 130", "Dendermondsesteenweg"),
        ("papegaaistr", "papegaaistr", "Papegaaistraat"),
        ("v sleepstrate 88 je neporiadok", "sleepstrate 88", "Sleepstraat"),
        ("na gasmeterlan je hluk", "gasmeterlan", "Gasmeterlaan"),
        ("боклук на Слепстраат 12", "Слепстраат 12", "Sleepstraat"),
        ("шум на Гасметерлаан 88 пак", "Гасметерлаан 88", "Gasmeterlaan"),
        ("на Вондельгемстрат 18", "Вондельгемстрат 18", "Wondelgemstraat"),
        ("am Frans van rijhovelaan 64", "Frans van rijhovelaan 64", "Frans van Ryhovelaan"),
        ("Van Beverenplein, altijd vuil", "Van Beverenplein", "Edmond Van Beverenplein"),
        ("st pietersnieuwstr. 128", "st pietersnieuwstr. 128", "Sint-Pietersnieuwstraat"),
        ("bij salvatorstraat 3", "salvatorstraat 3", "Sint-Salvatorstraat"),
    ],
)
def test_slips_cases_and_other_letters(
    search: AddressSearch, text: str, written: str, street: str
) -> None:
    words, address = found(search, text)
    assert words == written
    assert address.street == street


def test_a_street_that_the_list_does_not_know_is_kept_as_written(search: AddressSearch) -> None:
    words, address = found(search, "putdeksel los in de Zonderbestaanstraat 4")
    assert words == "Zonderbestaanstraat 4"
    assert (address.street, address.number) == (None, "4")


@pytest.mark.parametrize(
    "text",
    [
        "kinderen op het speelplein",
        "vrachtwagens in onze woonstraat",
        "ik wil dit overslaan",
        "meldingul e inregistrat de 3 zile",
        "nu stiu, de 10 ani",
        "ни плащат по-малко",
        "de supermarkt 2 straten verder",
        "123 456",
        "",
    ],
)
def test_what_is_no_address(search: AddressSearch, text: str) -> None:
    assert search.find(text) is None


def test_money_and_hours_are_no_house_numbers(search: AddressSearch) -> None:
    assert found(search, "boete op de Zuiderlaan 58 euro")[0] == "Zuiderlaan"
    assert found(search, "feest in de Sleepstraat 23 uur")[0] == "Sleepstraat"


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    address = AddressSearch.find(_KNOWN, text)
    assert address is None or 0 <= address.start < address.end <= len(text)


_KNOWN = AddressSearch()
