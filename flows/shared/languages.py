"""The languages there are: those with a catalogue. A new one is new files and no code."""

from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, TextElement

from flows.shared.say import Button

_CATALOGUES = Path(__file__).parent.parent / "language" / "texts"


@cache
def language_names() -> dict[str, list[str]]:
    """Per language code, the ways its speakers and others name it, in small letters.

    They stand in the language's own catalogue under `language-called`, split by commas.
    """
    return {path.stem: _called(path) for path in sorted(_CATALOGUES.glob("*.ftl"))}


def _called(path: Path) -> list[str]:
    for entry in FluentParser().parse(path.read_text("utf-8")).body:
        if isinstance(entry, Message) and entry.id.name == "language-called" and entry.value:
            text = "".join(e.value for e in entry.value.elements if isinstance(e, TextElement))
            return [name.strip().casefold() for name in text.split(",")]
    return []


def language_buttons() -> list[Button]:
    """One button per language, each named in its own language."""
    return [
        {
            "label": "language-name",
            "in": code,
            "intent": "change_language",
            "entities": {"language": code},
        }
        for code in language_names()
    ]
