"""Days as stewards type them, and the language that they write in."""

from datetime import date

import pytest

from bot.staff.answering.dates import read_day, say_day
from bot.staff.answering.languages import language_of

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3/12", "2026-12-03"),
        ("3-12-2027", "2027-12-03"),
        ("23/11", "2027-11-23"),
        ("24.11", "2026-11-24"),
        ("3/12 14:00", "2026-12-03T14:00"),
        ("3/12 om 9u", "2026-12-03T09:00"),
        ("Vandaag 16u30", "2026-11-24T16:30"),
        ("morgen", "2026-11-25"),
        ("dinsdag", "2026-12-01"),
        ("op maandag om 10 uur", "2026-11-30T10:00"),
    ],
)
def test_a_day_is_understood(written: str, day: str) -> None:
    assert read_day(written, TUESDAY) == day


@pytest.mark.parametrize("written", ["", "31/2", "29/2", "binnenkort", "14:00", "3/12 25:00"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_day(written, TUESDAY) is None


def test_a_day_is_said_in_each_language() -> None:
    assert say_day("2026-11-30", "nl") == "maandag 30 november"
    assert say_day("2026-11-30T14:00", "bg") == "понеделник, 30 ноември, 14:00"
    assert say_day("2026-11-30", "sk") == "pondelok 30. novembra"
    assert say_day("2026-11-30T09:05", "ro") == "luni, 30 noiembrie, 09:05"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wij komen maandag.", "nl"),
        ("Kunt u een foto sturen?", "nl"),
        ("Утре идваме при Вас", "bg"),
        ("Prídeme v pondelok ráno.", "sk"),
        ("Venim luni dimineață la dumneavoastră.", "ro"),
        ("Bonjour, nous venons lundi", "fr"),
        ("We will come on Monday", "en"),
    ],
)
def test_a_sentence_has_a_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["ok", "Dag", "https://stad.gent/?a=1&b=2", "", "👍", "12"])
def test_what_says_too_little_has_none(text: str) -> None:
    assert language_of(text) is None
