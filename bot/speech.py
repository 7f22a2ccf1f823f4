"""Turning what a resident did into what Rasa may hear."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.incoming import Incoming
from bot.rasa import Understood
from city.neighbourhoods import at_point

SIGNS = {"👍": "affirm", "✅": "affirm", "👌": "affirm", "👎": "deny", "❌": "deny"}
"""Emoji that are an answer by themselves."""

_BEFORE_WORDS = re.compile(r"^[/\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
"""Slashes, and all white space and invisible signs that could hide one."""


def payload(intent: str, entities: dict[str, Any] | None = None) -> str:
    """What Rasa takes as certain. Only our own buttons and commands may say it."""
    return f"/{intent}{json.dumps(entities) if entities else ''}"


def plain(words: str) -> str:
    """Typed words, made harmless: a leading slash would be a command to Rasa (trap 3)."""
    return _BEFORE_WORDS.sub("", words)


def sign(words: str) -> str | None:
    """The intent of a lone thumb, whatever its skin colour."""
    bare = "".join(c for c in words if not 0x1F3FB <= ord(c) <= 0x1F3FF and ord(c) != 0xFE0F)
    return SIGNS.get(bare.strip())


def has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


@cache
def commands(home: Path) -> dict[str, str]:
    """The menu's commands with the intent of each."""
    data = yaml.safe_load((home / "flows" / "commands.yml").read_text("utf-8"))
    return dict(data["commands"])


@cache
def said_by_command(home: Path, command: str) -> str:
    """What Rasa hears for a command of the menu."""
    data = yaml.safe_load((home / "flows" / "commands.yml").read_text("utf-8"))
    return payload(data["commands"][command], data["says"].get(command))


@cache
def _talk(home: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((home / "flows" / "steward" / "talk.yml").read_text("utf-8")))


def also_for_the_bot(home: Path) -> frozenset[str]:
    """What reaches the bot even while a steward talks with the resident."""
    return frozenset(_talk(home)["also_for_the_bot"])


def must_not_wait(home: Path, understood: Understood) -> bool:
    """Whether these words also reach the bot; danger even where the bot would ask back."""
    is_danger = understood.intent == "emergency"
    sure = is_danger or not understood.asked_back
    return sure and understood.intent in also_for_the_bot(home)


def gives_back(home: Path, understood: Understood) -> bool:
    """Whether the resident surely says that they want the bot again, and not the steward."""
    wish = _talk(home)["gives_back"]
    return understood.intent in wish["in_words"] and understood.confidence >= wish["sure"]


def gives_back_by_menu(home: Path) -> frozenset[str]:
    """What a resident can begin only with the bot: a button or command that means it gives the
    word back."""
    return frozenset(_talk(home)["gives_back"]["by_menu"])


def pin(incoming: Incoming) -> str:
    """A location as words, to five decimals (about a metre), with its neighbourhood."""
    latitude, longitude = incoming.place or (0.0, 0.0)
    area = at_point(latitude, longitude)
    return f"{latitude:.5f}, {longitude:.5f}" + (f" ({area.name})" if area else "")


LANGUAGE_GUESS = {"cs": "sk", "mo": "ro"}
"""Telegram's language_code where it is not one of ours but close (design, section 7)."""


def first_guess(language_code: str, languages: list[str], default: str) -> str:
    """The language to begin with, from Telegram's own setting."""
    code = language_code.split("-")[0].casefold()
    code = LANGUAGE_GUESS.get(code, code)
    return code if code in languages else default
