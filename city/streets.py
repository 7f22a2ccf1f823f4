"""The streets of the city, found in what an official writes: spelled right, or in a short form."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from city.writing import plain

LISTED = Path(__file__).parent / "streets.txt"
SHORT_FORMS = (
    (re.compile(r"str$"), "straat"),
    (re.compile(r"(?:steenw|stwg|stw)$"), "steenweg"),
    (re.compile(r"(?<=.{3})ln$"), "laan"),
    (re.compile(r"(?<=.{3})pl$"), "plein"),
    (re.compile(r"^st$"), "sint"),
)
NUMBER = re.compile(r"(\d{1,4})([a-z]?)")
NUMBER_SIGNS = ("nr", "nummer")
ALIKE = 0.85
"""How alike a name must be to be the same with a slip (difflib's ratio, 0 to 1)."""
SLASH = re.compile(r"(?<=\d)\s*/\s*(?=\w)")
BOXES = ("bus", "bte")


@dataclass(frozen=True)
class Address:
    """A street as the city spells it; its number, if any, as on Belgian letters ("45A bus 2")."""

    street: str
    number: str | None


def address_in(text: str) -> Address | None:
    """The first street that a text names, the longest name where several begin with one word.

    Where none is named rightly, what the text begins with may have a slip.

    Residents write streets in many more ways; Rasa knows those (nlu/components/addresses.py).
    """
    words = [_whole(word) for word in plain(SLASH.sub(" bus ", text)).split()]
    names, longest = _names()
    for at in range(len(words)):
        for size in range(min(longest, len(words) - at), 0, -1):
            if street := names.get(" ".join(words[at : at + size])):
                return Address(street, _number(words[at + size :]))
    return _with_a_slip(words)


def _with_a_slip(words: list[str]) -> Address | None:
    """The street that the words up to a number are most like."""
    end = next((at for at, word in enumerate(words) if NUMBER.match(word)), len(words))
    written = [word for word in words[:end] if word not in NUMBER_SIGNS]
    as_long = [name for name in _names()[0] if len(name.split()) == len(written)]
    near = get_close_matches(" ".join(written), as_long, n=1, cutoff=ALIKE)
    return Address(_names()[0][near[0]], _number(words[end:])) if near else None


def _whole(word: str) -> str:
    """The word without its short form."""
    for form, letters in SHORT_FORMS:
        word = form.sub(letters, word)
    return word


def _number(after: list[str]) -> str | None:
    """The house number that the words after a street begin with, and its box."""
    after = after[1:] if after and after[0] in NUMBER_SIGNS else after
    found = NUMBER.fullmatch(after[0]) if after else None
    if found is None:
        return None
    letter, rest = found[2], after[1:]
    if not letter and rest and re.fullmatch(r"[a-z]", rest[0]):
        letter, rest = rest[0], rest[1:]
    box = f" bus {rest[1]}" if len(rest) > 1 and rest[0] in BOXES else ""
    return f"{found[1]}{letter.upper()}{box}"


@cache
def _names() -> tuple[dict[str, str], int]:
    """Each street by its plain name, and the most words that a name has."""
    listed = [line for line in LISTED.read_text("utf-8").splitlines() if line.strip()]
    names = {plain(name): name for name in listed}
    return names, max(len(name.split()) for name in names)
