"""Spelling habits that carry no meaning, taken away: what is left is for features only.

Everything ends in plain Latin letters, so that Bulgarian in Cyrillic and Bulgarian typed in Latin
letters in any habit ("боклук", "bokluk"; "шум", "shum", "6um") look alike. The words themselves
stay as written; see `Normaliser`.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sht",
    "ъ": "a", "ь": "i", "ю": "iu", "я": "ia", "ѝ": "i", "ы": "i", "э": "e", "ё": "io",
}  # fmt: skip
"""After the official streamlined system (Bulgarian Transliteration Act, 2009), but shorter where
chat habits differ anyway: ж is j, ц is c, й is i."""

HABITS = [
    (re.compile(r"(?<=[a-z])6t|6t(?=[a-z])"), "sht"),
    (re.compile(r"(?<=[a-z])6|6(?=[a-z])"), "sh"),
    (re.compile(r"(?<=[a-z])4|4(?=[a-z])"), "ch"),
    (re.compile(r"zh"), "j"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"q"), "ia"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "h"),
    (re.compile(r"y"), "i"),
]
"""How Bulgarians type their letters on a Latin keyboard. Applied to every language alike: what a
message loses by it, all examples lose too."""

FORMS = Path(__file__).parent.parent / "forms"
_REPEATED = re.compile(r"(.)\1{2,}")


@cache
def forms() -> dict[str, str]:
    """What people say beside what one writes (`kheb`, "ik heb"), of all languages together.

    A file a language in `nlu/forms/`, two columns split by a tab; no form may be an ordinary
    word of another of our languages.
    """
    written = [path.read_text("utf-8") for path in sorted(FORMS.glob("*.tsv"))]
    return dict(line.split("\t") for text in written for line in text.splitlines())


def bare(word: str) -> str:
    """Small letters without diacritics, cedillas or commas below; й keeps its sign."""
    apart = unicodedata.normalize("NFD", word.casefold())
    kept = [c for i, c in enumerate(apart) if not unicodedata.combining(c) or apart[i - 1] == "и"]
    return unicodedata.normalize("NFC", "".join(kept))


def latin(word: str) -> str:
    """Cyrillic letters as Latin ones."""
    return "".join(CYRILLIC.get(letter, letter) for letter in word)


@lru_cache(maxsize=2**16)
def normalise(word: str) -> str:
    """All habits taken away: `Ш-у-м!!!`, `6uuum` and `shum` come close together."""
    written = latin(bare(word))
    written = forms().get(written.strip("'’.,!?"), written)
    for habit, letters in HABITS:
        written = habit.sub(letters, written)
    return _REPEATED.sub(r"\1\1", written)
