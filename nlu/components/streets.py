"""The streets of the city, known again however they were typed.

Names are compared by their sound: `Kikvorsstraat`, `kikvorstraat` and `Кикворсстраат` come close
together, and what is left of slips and case endings is a small distance between letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from components.spelling import bare, latin

STREETS = Path(__file__).parents[2] / "city" / "streets.txt"
_SHORT_FORMS = [
    (re.compile(r"str\.?$"), "straat"),
    (re.compile(r"(?:steenw|stwg|stw)\.?$"), "steenweg"),
    (re.compile(r"(?:ln|(?<=.{5})l\.)$"), "laan"),
    (re.compile(r"(?<=.{4})pl\.?$"), "plein"),
    (re.compile(r"^st\.?$"), "sint"),
]
_SOUNDS = [
    (re.compile(r"[^a-z0-9]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"sht"), "st"),
    (re.compile(r"ij|ei|ey|ej|ai|ay|aj|ie|iy|y|j$"), "i"),
    (re.compile(r"oe|ou"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|c(?!h)|q"), "k"),
    (re.compile(r"dt|th"), "t"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"x"), "ks"),
]
"""What Dutch spells in two ways, and what other ears and Cyrillic letters make one."""
_SIDES = {"links", "rechts"}
_NO_FIRST_NAMES = {"Sint", "Korte", "Lange", "Kleine", "Grote", "Oude", "Nieuwe"}
SHORT = 6
"""Letters up to which other words sound like a street by chance."""


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """One word by its sound; equal for spellings that sound alike in Flemish."""
    written = latin(bare(word))
    for form, letters in (*_SHORT_FORMS, *_SOUNDS):
        written = form.sub(letters, written)
    return written


def sound_of(words: Iterable[str]) -> str:
    """Several words as one: people write `Brusselse steenweg` and `Brusselsesteenweg`."""
    return re.sub(r"(?<=..)(.)\1+", r"\1", "".join(map(sound, words)))


class Streets:
    """All names of a list, one a line, and the shorter ways in which people say them."""

    def __init__(self, path: Path = STREETS) -> None:
        names = [name for name in path.read_text("utf-8").splitlines() if name.strip()]
        self._names = {sound_of(_words(name)): name for name in names}
        shorter = [(sound_of(said), name) for name in names for said in _shorter(_words(name))]
        for said, name in shorter:
            self._names.setdefault(said, name)
        self._sounds = list(self._names)

    def exactly(self, written: list[str]) -> str | None:
        """The street that sounds like these words; a short one must be spelled right."""
        name = self._names.get(sound_of(written))
        said = bare(" ".join(written))
        if name and len(said) <= SHORT and bare(name) != said:
            return None
        return name

    def nearly(self, heard: str) -> tuple[str, int] | None:
        """The nearest street and its distance in letters; None when none is near enough.

        One letter in six may be wrong, two at least in a word of nine; the first one must be
        right when there are more than one.
        """
        if len(heard) < SHORT:
            return None
        allowed = 1 if len(heard) < 9 else max(2, len(heard) // 6)
        near = process.extract(
            heard, self._sounds, scorer=OSA.distance, score_cutoff=allowed, limit=5
        )
        for said, off, _ in near:
            if off <= 1 or said[0] == heard[0]:
                return self._names[said], int(off)
        return None


def _words(name: str) -> list[str]:
    return name.replace("-", " ").split()


def _shorter(words: list[str]) -> list[list[str]]:
    """Without a first name ("Van Beverenplein"), Sint as St or left out, without the side of a
    canal."""
    said = [words[at:] for at in range(1, len(words) - 1) if words[0] not in _NO_FIRST_NAMES]
    if words[0] == "Sint" and len(words) == 2:
        said += [["st" + words[1]], [words[1]]]
    if words[-1].casefold() in _SIDES:
        said.append(words[:-1])
    last = words[-1]
    if len(words) >= 3 and words[0] not in _NO_FIRST_NAMES and len(last) >= 11:
        said.append([last])
    return said
