"""Phrases: what stewards often say to residents, in all our languages, picked in Dutch.

`phrases.yml` says at its head what each field means.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from city.listed import read_listed
from city.services import Part, Words

OWN = Path(__file__).parent / "phrases.yml"
FILLED = ("name", "reference", "steward")
"""Variables that the product knows."""
ASKED = ("date", "service")
"""Variables that the steward is asked for, in this order."""
VARIABLE = re.compile(r"\{([^{}]*)\}")
NAMELESS = re.compile(r",?\s*\{name\}")
"""What falls away where the resident has no name for us: "Dag {name}, wij ..."."""
LONGEST_TITLE, LONGEST_TEXT, LONGEST_ID = 24, 500, 32
SHORTEST_WORD = 4
"""Letters of a word that says what a text is about; "niet" says little, but "wij" says nothing."""


def _known(text: str) -> str:
    for name in VARIABLE.findall(text):
        if name not in (*FILLED, *ASKED):
            names = ", ".join((*FILLED, *ASKED))
            raise ValueError(f"{{{name}}} is no variable: {names}")
    if set("{}") & set(VARIABLE.sub("", text)):
        raise ValueError("a brace stands alone")
    return text


Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_known)]
Beginning = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]*)*$")]


class Said(Words):
    """The phrase in each language, with the same variables in all of them."""

    nl: Text
    bg: Text
    sk: Text
    ro: Text

    @model_validator(mode="after")
    def _alike(self) -> Self:
        for language, text in self:
            if set(VARIABLE.findall(text)) != set(VARIABLE.findall(self.nl)):
                raise ValueError(f"{language} has other variables than nl")
        return self


class Phrase(Part):
    """One phrase. `fits` are beginnings of intents' names, or all topics."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)
    title: str = Field(min_length=1, max_length=LONGEST_TITLE)
    fits: Literal["all"] | list[Beginning] = Field(min_length=1)
    text: Said

    @property
    def asks(self) -> list[str]:
        """What a steward must say first, in the order of asking."""
        return [name for name in ASKED if f"{{{name}}}" in self.text.nl]

    def is_for(self, topic: str) -> bool:
        return self.fits == "all" or any(topic.startswith(one) for one in self.fits)

    def filled(self, language: str, values: Mapping[str, str]) -> str:
        """In that language, or Dutch, with each variable's value; an empty name falls away."""
        text: str = getattr(self.text, language, self.text.nl)
        if not values.get("name"):
            text = NAMELESS.sub("", text)
        return VARIABLE.sub(lambda found: values[found[1]], text)


@dataclass(frozen=True)
class Phrases:
    """All phrases, in the order of the file."""

    every: Sequence[Phrase] = ()

    def get(self, name: str) -> Phrase | None:
        return next((one for one in self.every if one.id == name), None)

    def fitting(self, topic: str) -> list[Phrase]:
        """Those for cases of that topic: first what is for it alone, then what is for all."""
        found = [one for one in self.every if one.is_for(topic)]
        return sorted(found, key=lambda one: one.fits == "all")

    def find(self, words: str) -> list[Phrase]:
        """Those with all these words, or beginnings of them, in the title or the Dutch text.

        Small letters and signs on letters make no difference.
        """
        wanted = _words(words)
        return [one for one in self.every if wanted and all(_has(one, word) for word in wanted)]

    def nearest(self, text: str, topic: str, most: int = 3) -> list[Phrase]:
        """Those for that topic with most words in common with a Dutch text, rare words first."""
        wanted = {near for word in _words(text) if (near := self._known_word(word))}
        scores = {
            one.id: sum(1 / self._frequency[word] for word in wanted & _telling(one))
            for one in self.every
        }
        found = [one for one in self.fitting(topic) if scores[one.id] > 0]
        return sorted(found, key=lambda one: -scores[one.id])[:most]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(word for one in self.every for word in _telling(one))

    def _known_word(self, word: str) -> str | None:
        """The word of a phrase that was meant, though it was mistyped or bent."""
        if len(word) < SHORTEST_WORD:
            return None
        return next(iter(get_close_matches(word, self._frequency, 1, cutoff=0.8)), None)


def read_phrases(path: Path = OWN) -> Phrases:
    """All phrases of a file. Raises ValueError, `file:line: what is wrong` for each fault."""
    found, faults = read_listed(path, "phrases", Phrase)
    if faults:
        raise ValueError("\n".join(faults))
    return Phrases(tuple(found))


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without the signs on them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def _dutch(phrase: Phrase) -> list[str]:
    return _words(f"{phrase.title} {VARIABLE.sub('', phrase.text.nl)}")


def _has(phrase: Phrase, word: str) -> bool:
    return any(one.startswith(word) for one in _dutch(phrase))


def _telling(phrase: Phrase) -> set[str]:
    return {word for word in _dutch(phrase) if len(word) >= SHORTEST_WORD}
