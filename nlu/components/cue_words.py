"""The words of a text as cues are compared with them."""

import re
from functools import lru_cache
from typing import NamedTuple

from components.spelling import bare, latin, normalise

WORD = re.compile(r"(?:['’](?=[^\W\d_]\s))?[^\W_]+(?:['’][^\W_]+|(?<=\d)[:.,](?=\d)[^\W_]+)*")
"""Letters and digits; apostrophes within a word and before one letter by itself (`'s nachts`),
and what splits hours from minutes. Hyphens part words: some people leave them out."""


class Spoken(NamedTuple):
    """A word of a text, the characters from `start` to before `end`: `plain` without its spelling
    habits, `latin` in small Latin letters without diacritics but else as written, for patterns."""

    plain: str
    latin: str
    start: int
    end: int


def spoken_in(text: str) -> list[Spoken]:
    """All words of a text; one that stands for several (`kheb`, "ik heb") counts as these."""
    return [
        Spoken(plain, letters, word.start(), word.end())
        for word in WORD.finditer(text)
        for plain, letters in _read(word.group())
    ]


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[tuple[str, str], ...]:
    written = word.replace("’", "'")
    letters = latin(bare(written))
    return tuple((plain.strip("'"), letters) for plain in normalise(written).split())
