"""Entities that a bot gives along with a text, as the Bot API reads and refuses them."""

from collections.abc import Iterator, Mapping
from typing import Any

from .errors import Json, bad_request

TAKEN = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    }
)
FOUND_BY_TELEGRAM = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
)
"""These Telegram finds in the text by itself; given along they are passed over."""
NEEDED = {
    "text_link": ("url", str, "String"),
    "text_mention": ("user", dict, "Object"),
    "custom_emoji": ("custom_emoji_id", str, "String"),
}
KEPT = ("url", "language", "custom_emoji_id")


def utf16_length(text: str) -> int:
    """Entities are counted in UTF-16 code units (Bot API, MessageEntity)."""
    return len(text.encode("utf-16-le")) // 2


def given_entities(given: Any, text: str, users: Mapping[int, Json]) -> list[Json]:
    """Those that count, as a message has them: a mention with the whole user.

    Somebody whom the bot never met cannot be mentioned; Telegram then drops that entity.
    """
    if not isinstance(given, list):
        return []
    taken = [one for entity in given for one in _taken(entity, users)]
    for one in taken:
        _check_ends(text, one)
    return taken


def _refuse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _taken(entity: Any, users: Mapping[int, Json]) -> Iterator[Json]:
    if not isinstance(entity, dict):
        raise _refuse("expected an Object")
    where = {name: _field(entity, name, int, "Number") for name in ("offset", "length")}
    kind = _field(entity, "type", str, "String")
    if kind in FOUND_BY_TELEGRAM:
        return
    if kind not in TAKEN:
        raise _refuse("unsupported type specified")
    if kind in NEEDED:
        _field(entity, *NEEDED[kind])
    kept = {name: entity[name] for name in KEPT if name in entity}
    if kind == "text_mention":
        user = users.get(_field(entity["user"], "id", int, "Number"))
        if user is None:
            return
        kept = {"user": user}
    yield {"type": kind, **where, **kept}


def _field(of: Json, name: str, kind: type, called: str) -> Any:
    if name not in of:
        raise _refuse(f'can\'t find field "{name}"')
    if not isinstance(of[name], kind) or isinstance(of[name], bool):
        raise _refuse(f'field "{name}" must be of type {called}')
    return of[name]


def _check_ends(text: str, entity: Json) -> None:
    """Neither end may lie inside a character of two UTF-16 units."""
    units = text.encode("utf-16-le")
    for name, at in (("begins", entity["offset"]), ("ends", entity["offset"] + entity["length"])):
        if 0 < at < len(units) // 2 and 0xDC <= units[2 * at + 1] <= 0xDF:
            raise bad_request(f"entity {name} in a middle of a UTF-16 symbol")
