"""Short answers in words to what follow-ups ask (answers.yml)."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

SAID = "said"
"""The entity of words that are an answer as a whole."""
AROUND = "around"
_NO_WORD = re.compile(r"[\W_]+")


def meant(kind: str, words: str, language: str) -> str | None:
    """The answer that the words as a whole give to a question of this kind, if they do.

    They are read in the resident's own language first, then in the others.
    """
    said, readings = _plain(words), _readings()
    order = sorted(readings, key=lambda one: one != language)
    found = (readings[one].get(kind, {}).get(said) for one in order)
    return next((answer for answer in found if answer), None)


@cache
def _readings() -> dict[str, dict[str, dict[str, str]]]:
    """By language and kind: each way to say it, with its answer."""
    data = yaml.safe_load(Path(__file__).with_name("answers.yml").read_text("utf-8"))
    return {
        language: {kind: _ways(dict(answers)) for kind, answers in kinds.items()}
        for language, kinds in data.items()
    }


def _ways(answers: dict[str, list[str]]) -> dict[str, str]:
    around = answers.pop(AROUND, ["{}"])
    return {
        _plain(frame.format(phrase)): answer
        for answer, phrases in answers.items()
        for phrase in phrases
        for frame in around
    }


def _plain(words: str) -> str:
    """As it is compared: small letters without diacritics, and nothing else."""
    letters = unicodedata.normalize("NFD", words.casefold())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return _NO_WORD.sub(" ", bare).strip()
