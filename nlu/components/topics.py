"""Messages about two things: their sentences, and which of them is about something else."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

FEWEST_WORDS = 4
"""Words from which on part of a message can be about something by itself."""
SURE = 0.7
"""The confidence from which a part is really about something else."""
TOPICS = ("nuisance_", "help_")
"""What can be offered after the first thing was served; the rest passes by itself."""

_END = re.compile(r"[.!?;\n…,]+")


class Topic(NamedTuple):
    """What part of a message, the characters from `start` to `end`, is about."""

    start: int
    end: int
    name: str
    confidence: float


def parts_of(text: str) -> list[tuple[int, int]]:
    """Where each sentence or clause of a message begins and ends."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(ends) if text[start:end].strip()]


def second_topic(first: str, parts: list[Topic]) -> Topic | None:
    """The surest part that is about another topic than the message as a whole, when a part of
    its own speaks for the first too."""
    own = any(part.name == first and part.confidence >= SURE for part in parts)
    others = [
        part
        for part in parts
        if part.name != first and part.name.startswith(TOPICS) and part.confidence >= SURE
    ]
    return max(others, key=lambda part: part.confidence, default=None) if own else None


def as_output(text: str, entities: list[dict[str, Any]], topic: Topic) -> dict[str, Any]:
    """As Rasa passes it on, with the address that its part of the message names."""
    words = text[topic.start : topic.end].strip()
    addresses = [e for e in entities if e["entity"] == "address"]
    own = next((e for e in addresses if topic.start <= e["start"] < topic.end), {})
    return {
        "name": topic.name,
        "confidence": topic.confidence,
        "text": words,
        "address": own.get("value"),
        "street": own.get("street"),
        "number": own.get("number"),
    }
