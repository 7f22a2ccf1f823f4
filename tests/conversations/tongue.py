"""A story's words: `{key}` stands for the text of that key, in the language of the story."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from bot.settings import checkout
from bot.staff.texts import STAFF_LANGUAGE, own_catalogues
from bot.texts import Texts
from tests.e2e.voice import catalogues

KEY = re.compile(r"\{\s*([a-z][\w-]*)((?:\s+\w+=(?:\"[^\"]*\"|[^\s\"{}]+))*)\s*\}")
VALUE = re.compile(r"(\w+)=(?:\"([^\"]*)\"|([^\s\"{}]+))")
UNKNOWN = "\0"
"""Stands for a variable that the story leaves open; no text holds it."""


class Unclear(ValueError):
    """A story names a text that is not there, or leaves open what must be known."""


class Piece(NamedTuple):
    """Plain words, or the text of a key in which `UNKNOWN` stands for what is left open."""

    key: str
    text: str


class Tongue:
    """One language of one set of catalogues. Raises Unclear for a key that is not there."""

    def __init__(self, texts: Texts, language: str) -> None:
        self._texts, self._language = texts, language

    def said(self, written: str) -> str:
        """The words exactly. Raises Unclear when a variable is left open."""
        pieces = list(self._pieces(written))
        for piece in pieces:
            if UNKNOWN in piece.text:
                wanted = ", ".join(sorted(self._texts.keys()[piece.key].variables))
                raise Unclear(f"{{{piece.key}}} needs its variables: {wanted}")
        return "".join(piece.text for piece in pieces)

    def pattern(self, written: str) -> str:
        """A regular expression for the words; a variable that is left open may be anything."""
        words = "".join(piece.text for piece in self._pieces(written)).strip()
        return ".*".join(re.escape(part) for part in words.split(UNKNOWN))

    def shown(self, written: str) -> str:
        """The words for people, with … for what is left open."""
        return "".join(piece.text for piece in self._pieces(written)).replace(UNKNOWN, "…")

    def _pieces(self, written: str) -> Iterator[Piece]:
        end = 0
        for found in KEY.finditer(written):
            yield Piece("", _plain(written[end : found.start()]))
            yield Piece(found[1], self._rendered(found[1], found[2]))
            end = found.end()
        yield Piece("", _plain(written[end:]))

    def _rendered(self, key: str, given: str) -> str:
        known = self._texts.keys()
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise Unclear(f"no text {{{key}}}" + (f"; {{{near[0]}}}?" if near else ""))
        values = {name: quoted or bare for name, quoted, bare in VALUE.findall(given)}
        if strangers := values.keys() - known[key].variables:
            raise Unclear(f"{{{key}}} has no variable {', '.join(sorted(strangers))}")
        args = {name: int(v) if v.isdecimal() else v for name, v in values.items()}
        left_open = dict.fromkeys(known[key].variables - values.keys(), UNKNOWN)
        return self._texts.render(self._language, key, args | left_open)


def _plain(words: str) -> str:
    if "{" in words or "}" in words:
        raise Unclear("a text stands in braces as {key} or {key name=value}")
    return words


def resident_tongue(language: str) -> Tongue:
    """What residents of that language read."""
    return Tongue(catalogues(), language)


@cache
def staff_tongue() -> Tongue:
    """What stewards read: their own texts, and the residents' in Dutch."""
    home, name = checkout(), f"{STAFF_LANGUAGE}.ftl"
    paths = [*own_catalogues(home), home / "bot" / "texts" / name]
    return Tongue(Texts([*paths, *home.glob(f"flows/*/texts/{name}")]), STAFF_LANGUAGE)
