"""Finding services by the words that a steward types."""

from bot.settings import checkout
from city.finding import find
from city.services import read_services

OURS, _ = read_services(checkout() / "city" / "services.yml")
NAMES = {"help_housing": "wonen en huren", "help_health": "gezondheid"}


def found(words: str) -> list[str]:
    return [one.id for one in find(OURS, words, lambda topic: NAMES.get(topic, ""))]


def test_a_beginning_of_a_word_is_enough_whatever_its_capitals_and_accents() -> None:
    assert found("HUUR")
    assert found("gezond") == found("gézond")


def test_all_words_must_stand_in_it() -> None:
    both = found("huren gent")
    assert both
    assert set(both) < set(found("huren"))
    assert found("huren zeppelin") == []


def test_what_has_the_word_in_its_name_comes_first() -> None:
    names = {one.id: f"{one.name} {one.organization}".casefold() for one in OURS}
    order = ["huur" not in names[one] for one in found("huur")]
    assert order == sorted(order)
    assert order[0] is False


def test_without_words_nothing_is_found() -> None:
    assert found("") == found("  ") == []
