"""What a story is made of."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any


class StoryError(AssertionError):
    """A story that cannot be read, or that goes otherwise than told; names its file and line."""


class How(StrEnum):
    """What a person does in a chat."""

    WRITES = "writes"
    PRESSES = "presses"
    PHOTO = "photo"
    ALBUM = "album"
    VOICE = "voice"
    DOCUMENT = "document"
    STICKER = "sticker"
    PIN = "pin"
    EDITS = "edits"
    REPLIES = "replies"


@dataclass(frozen=True)
class Deed:
    """One act. `words` is text, caption, label or file name; `number` counts an album's photos,
    or says which of the person's own messages is edited, from 1."""

    how: How
    words: str = ""
    number: int = 0
    spot: tuple[float, float] | None = None


@dataclass(frozen=True)
class Wanted:
    """What a message must be like: its words, one of its buttons, or the kind of its file.

    `shown` says it to people, with … for what may be anything.
    """

    shown: str
    pattern: re.Pattern[str] | None = None
    button: re.Pattern[str] | None = None
    file: str = ""

    def fits(self, body: dict[str, Any]) -> bool:
        """Whether a message of the Bot API is such a one."""
        if self.file:
            return self.file in body
        if self.button:
            return any(self.button.search(label) for label in labels(body))
        words = str(body.get("text") or body.get("caption") or "")
        return self.pattern is not None and self.pattern.search(words) is not None


def labels(body: dict[str, Any]) -> list[str]:
    """What stands on the buttons under a message."""
    rows = body.get("reply_markup", {}).get("inline_keyboard", [])
    return [str(button["text"]) for row in rows for button in row]


@dataclass(frozen=True)
class Step:
    """One line: where it stands (`nl/rats.txt:4`) and how it is written."""

    place: str
    written: str


@dataclass(frozen=True)
class Does(Step):
    """A resident does something in the chat with the bot."""

    who: str
    deed: Deed


@dataclass(frozen=True)
class StewardDoes(Step):
    """A steward does something in a case's topic; `case` counts from 1, None is the last one."""

    who: str
    case: int | None
    deed: Deed


@dataclass(frozen=True)
class Hears(Step):
    """The next message to `who` (None: to the one who did something last); None wants silence."""

    who: str | None
    wanted: Wanted | None


@dataclass(frozen=True)
class StewardsSee(Step):
    """What comes in a case's topic, or anywhere in the group while there is no case."""

    case: int | None
    wanted: Wanted | None


@dataclass(frozen=True)
class Also(Step):
    """One more thing about the message just found: it is so, or it is not."""

    wanted: Wanted
    so: bool


@dataclass(frozen=True)
class Later(Step):
    """Time goes by."""

    span: timedelta


@dataclass(frozen=True)
class Story:
    """A story in one language; stories of one name in several languages tell the same."""

    name: str
    language: str
    title: str
    steps: tuple[Step, ...]

    @property
    def moves_the_clock(self) -> bool:
        """Whether it needs the product's clock for itself."""
        return any(isinstance(step, Later) for step in self.steps)
