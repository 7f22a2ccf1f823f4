"""Which other municipality a text names: for residents who write from outside the city."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from city.neighbourhoods import SHORTEST_NAME, neighbourhoods
from city.writing import plain

LISTED = Path(__file__).parent / "elsewhere.yml"


@dataclass(frozen=True)
class Elsewhere:
    """A municipality that is not ours; `phone` is None where no number of it was verified."""

    name: str
    phone: str | None


def named(text: str) -> Elsewhere | None:
    """The one other municipality that a text names; None when it names none or several, or names
    our city or a part of it too.

    Whole words count, in any case and without diacritics, but a street is no municipality:
    neither "Antwerpsesteenweg" nor "Oudenaarde straat". Whether the text says that something is
    there, or only speaks of it ("the train to Brugge"), is for the caller to judge.
    """
    written = plain(text)
    if _ours().search(written):
        return None
    found = {place for pattern, place in _others() if pattern.search(written)}
    return found.pop() if len(found) == 1 else None


@cache
def _listed() -> dict[str, Any]:
    return dict(yaml.safe_load(LISTED.read_text("utf-8")))


@cache
def _others() -> list[tuple[re.Pattern[str], Elsewhere]]:
    """Each municipality with a pattern of all its names."""
    return [
        (_pattern(_names(one)), Elsewhere(one["name"], one["phone"]))
        for one in _listed()["municipalities"]
    ]


@cache
def _ours() -> re.Pattern[str]:
    """Every name of the city and its neighbourhoods that is long enough to be found."""
    names = [name for one in neighbourhoods().values() for name in (one.name, *one.also_called)]
    return _pattern([*_listed()["ghent"], *(n for n in names if len(n) >= SHORTEST_NAME)])


def _names(one: dict[str, Any]) -> list[str]:
    own = [] if one.get("ordinary_word") else [one["name"]]
    return [*own, *one["also_called"]]


def _pattern(names: list[str]) -> re.Pattern[str]:
    any_name = "|".join(re.escape(plain(name)) for name in names)
    street = "|".join(map(plain, _listed()["street_words"]))
    return re.compile(rf"\b(?:{any_name})\b(?! (?:{street})\b)")
