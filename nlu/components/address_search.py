"""Finding the address in a message: a street of the city, or a word that looks like one."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from components.address_words import (
    LIKE_A_STREET,
    NOT_STREETS,
    SMALL_WORDS,
    STREET,
    WORD,
    number_behind,
    number_in_front,
)
from components.streets import Streets, sound_of

MOST_WORDS = 5
"""The words of the longest street names that people write in full."""
MOST_TRIES = 60
"""Words of one message that may be compared with all streets: bounds the time."""
LONG_NAME, LONG_WORD = 6, 10
"""Letters from which on a name of the list is a street without its number, written with a
capital or in small letters."""
LONG_ENOUGH = 7
"""Letters from which on any word with a number may be a street with a slip in it."""

Words = list[re.Match[str]]


class Address(NamedTuple):
    """An address in a text, the words from `start` to `end`, with what is known of it."""

    start: int
    end: int
    street: str | None
    number: str | None
    box: str | None


class _Street(NamedTuple):
    """A street in a text; `name` as in the list, `off` the letters that differ from it."""

    start: int
    end: int
    name: str | None
    off: int


class AddressSearch:
    """Knows the streets of the city."""

    def __init__(self) -> None:
        self._streets = Streets()

    def find(self, text: str) -> Address | None:
        """The first address of a text."""
        street = min(self._all(text), key=lambda s: (s.start, s.off, -s.end), default=None)
        if street is None:
            return None
        start, end = _with_initial(text, street), street.end
        if number := number_behind(text, end):
            end = number.end
        elif number := number_in_front(text, start):
            start = number.start
        return Address(
            start, end, street.name, number and number.house, number.box if number else None
        )

    def _all(self, text: str) -> Iterator[_Street]:
        """The best reading for each word that may end a street's name."""
        words, tries = list(WORD.finditer(text)), 0
        for last, word in enumerate(words):
            firsts = range(max(0, last - MOST_WORDS + 1), last + 1)
            spans = [words[first : last + 1] for first in firsts]
            spans = [span for span in spans if _together(text, span)]
            found = self._exactly(text, spans)
            if found is None and tries < MOST_TRIES and _worth_a_try(text, word):
                tries += 1
                found = self._nearly(spans)
            if found:
                yield found

    def _exactly(self, text: str, spans: list[Words]) -> _Street | None:
        """The longest of these spans that is in the list."""
        for span in spans:
            name = self._streets.exactly([word.group() for word in span])
            if name and _is_meant(text, span):
                return _Street(span[0].start(), span[-1].end(), name, 0)
        return None

    def _nearly(self, spans: list[Words]) -> _Street | None:
        """The span nearest to a street of the list, else a word that only streets end like."""
        word = spans[-1][-1]
        written = word.group().casefold()
        if NOT_STREETS.fullmatch(written):
            return None
        near = [self._near(span) for span in spans if span[0].group().casefold() not in SMALL_WORDS]
        best = min(filter(None, near), key=lambda s: (s.off, s.start), default=None)
        if best and (best.off <= 1 or LIKE_A_STREET.search(written)):
            return best
        return _Street(word.start(), word.end(), None, 0) if STREET.search(written) else None

    def _near(self, span: Words) -> _Street | None:
        near = self._streets.nearly(sound_of(word.group() for word in span))
        return _Street(span[0].start(), span[-1].end(), *near) if near else None


def _with_initial(text: str, street: _Street) -> int:
    """Where the name begins: `Fr. van Rijhovelaan` begins with what is left of Frans."""
    short = re.search(r"\b([^\W\d_]{1,4})\.\s?$", text[: street.start])
    named = short and (street.name or "").casefold().startswith(short[1].casefold())
    return short.start() if short and named else street.start


def _together(text: str, span: Words) -> bool:
    """Whether nothing but blanks, dots and hyphens stands between the words."""
    return all(not text[one.end() : next_.start()].strip(" -.") for one, next_ in pairwise(span))


def _worth_a_try(text: str, word: re.Match[str]) -> bool:
    written = word.group()
    return bool(LIKE_A_STREET.search(written.casefold())) or (
        len(written) >= LONG_ENOUGH and number_behind(text, word.end()) is not None
    )


def _is_meant(text: str, span: Words) -> bool:
    """A name that is also an ordinary word counts when it is written as a name or numbered."""
    if number_behind(text, span[-1].end()):
        return True
    written = text[span[0].start() : span[-1].end()]
    if NOT_STREETS.fullmatch(written.casefold()):
        return False
    if written[0].isupper() or LIKE_A_STREET.search(written.casefold()):
        return len(written) >= LONG_NAME
    return len(span) == 1 and len(written) >= LONG_WORD
