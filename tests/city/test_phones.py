"""Phone numbers as Telegram makes them tappable."""

import pytest

from bot.settings import checkout
from city.phones import tappable
from city.services import read_services

OURS, _ = read_services(checkout() / "city" / "services.yml")
NUMBERS = sorted({one.phone for one in OURS if one.phone})


@pytest.mark.parametrize(
    ("written", "tapped"),
    [
        ("09 210 10 10", "+32 9 210 10 10"),
        ("092101010", "+32 9 210 10 10"),
        ("0032 9 210 10 10", "+32 9 210 10 10"),
        ("+32 9 210 10 10", "+32 9 210 10 10"),
        ("0470 12 34 56", "+32 470 12 34 56"),
        ("078 15 12 30", "+32 78 15 12 30"),
        ("+359 2 987 65 43", "+359 2 987 6543"),
    ],
)
def test_a_number_is_written_so_that_it_rings_from_any_sim(written: str, tapped: str) -> None:
    assert tappable(written, "BE") == tapped


@pytest.mark.parametrize(
    "written",
    ["112", "101", "106", "1712", "1733", "1777", "0800 13 500", "0900 12 345", "9" * 20, "00"],
)
def test_short_and_free_numbers_and_what_is_no_number_stay_as_written(written: str) -> None:
    assert tappable(written, "BE") == written


def test_the_country_says_how_a_number_is_read() -> None:
    assert tappable("02 987 65 43", "BG") == "+359 2 987 6543"


@pytest.mark.parametrize("written", NUMBERS)
def test_a_number_of_our_map_stays_the_same_number(written: str) -> None:
    tapped = tappable(written, "BE")
    if len(written) <= 4 or written.startswith("0800"):
        assert tapped == written
    else:
        assert tapped.startswith("+32 ")
        assert tapped.removeprefix("+32").replace(" ", "") == written.replace(" ", "")[1:]
    assert tappable(tapped, "BE") == tapped


def test_our_map_has_numbers_of_each_sort() -> None:
    assert any(len(one) <= 4 for one in NUMBERS)
    assert any(one.startswith("0800") for one in NUMBERS)
    assert any(one.startswith("09 ") for one in NUMBERS)
