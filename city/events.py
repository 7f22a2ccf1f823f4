"""One event of a calendar: what is looked up of it, and its words as a card can show them."""

import html
import re
import unicodedata
from typing import Any

from icalendar import Event

READ_AT_MOST = 2000
"""Letters of a text; of what comes after them nothing is shown."""

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,400}", re.IGNORECASE)
ENDS_A_LINE = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
END_OF_SENTENCE = re.compile(r"[.!?]\s+(?=(\S))")


def all_of(event: Event, name: str) -> list[Any]:
    """The values of a property that may stand there several times."""
    value = event.get(name, [])
    return value if isinstance(value, list) else [value]


def first_of(event: Event, name: str) -> Any:
    """The first value of a property; None if it is not there."""
    return next(iter(all_of(event, name)), None)


def is_shown(event: Event) -> bool:
    """Neither cancelled nor private."""
    return is_public(event) and words(event, "STATUS").upper() != "CANCELLED"


def is_public(event: Event) -> bool:
    """A class that nobody knows is private (RFC 5545, 3.8.1.3)."""
    return words(event, "CLASS").upper() in ("", "PUBLIC")


def website(event: Event) -> str | None:
    """A page on the web, no other kind of address."""
    address = words(event, "URL")
    return address if WEB_ADDRESS.fullmatch(address) else None


def words(event: Event, name: str) -> str:
    """What stands first under a name, without marks of HTML and signs that nobody sees.

    Lines stay; "" if there is nothing.
    """
    written = ENDS_A_LINE.sub("\n", str(first_of(event, name) or "")[:READ_AT_MOST])
    plain = html.unescape(TAG.sub(" ", written))
    lines = ("".join(map(_seen, line)).split() for line in plain.splitlines())
    return "\n".join(" ".join(line) for line in lines if line)


def _seen(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cc":
            return " "
        case "Cf" | "Cs":
            return ""
    return sign


def first_sentence(text: str) -> str:
    """It ends at the line's end, or at a mark before a capital: "o.a. soep" does not end it."""
    line = text.partition("\n")[0]
    for end in END_OF_SENTENCE.finditer(line):
        if end[1].isupper():
            return line[: end.start() + 1]
    return line


def short(text: str, most: int) -> str:
    """In one line; where it is longer it is cut between words, with a mark."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + "…"
