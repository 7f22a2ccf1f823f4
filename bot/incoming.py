"""Reading a Telegram update: who wrote where, and what kind of thing it is."""

import logging
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeGuard

from storage.columns import storable

logger = logging.getLogger(__name__)

FILES = ("photo", "voice", "video", "video_note", "audio", "animation", "document")
"""A message with an animation also has it as a document (Bot API, Message)."""
COMMAND = re.compile(r"/([a-z0-9_]{1,32})(@\w+)?(?:\s+(.*))?$", re.DOTALL | re.IGNORECASE)
LINK = "l_"
"""What the word behind `/start` begins with when it comes from a steward's link."""
LONGEST_MEDIA_TYPE = 64
"""The sender's app writes it (Bot API, Voice); real ones are far shorter."""


class Kind(StrEnum):
    """What a resident or steward did."""

    TEXT = "text"
    COMMAND = "command"
    BUTTON = "button"
    FILE = "file"
    PLACE = "place"
    STICKER = "sticker"
    CONTACT = "contact"
    EDIT = "edit"
    DRAFT = "draft"  # ours, not Telegram's: a draft that is sent as it is (bot/drafts.py)
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    JOINED = "joined"
    LEFT = "left"
    SERVICE = "service"
    OTHER = "other"


@dataclass(frozen=True)
class Incoming:
    """One update in our words. `text` is words, a caption, or a command's argument; `shown` is
    the text above a pressed button. In a group a caption can be a command, with its `file`, and
    an edit has the `command` that the message begins with now.

    `file` says where it is (`chat`, `message`), its `kind`, and how to fetch it: `file_id`,
    `size` in bytes and `media_type`, as far as Telegram tells them. `album` is what all messages
    of one album have in common, empty for a message by itself.
    """

    kind: Kind
    chat_id: int = 0
    chat_type: str = ""
    user_id: int = 0
    first_name: str = ""
    language_code: str = ""
    text: str = ""
    command: str = ""
    message_id: int = 0
    thread_id: int | None = None
    reply_to: int | None = None
    file: dict[str, Any] | None = None
    album: str = ""
    place: tuple[float, float] | None = None
    data: str = ""
    shown: str = ""
    callback_id: str = ""
    members: list[dict[str, Any]] = field(default_factory=list)

    @property
    def private(self) -> bool:
        return self.chat_type == "private"

    @property
    def opens_link(self) -> bool:
        """Whether its text is the secret of a steward's link."""
        return self.command == "start" and self.text.startswith(LINK)


def is_gone(member: dict[str, Any]) -> bool:
    """Whether a ChatMember of the Bot API is not in the chat. Who left with a restriction keeps the
    status of who stayed with one: only `is_member` tells them apart."""
    status = member.get("status")
    left_muted = status == "restricted" and member.get("is_member") is not True
    return status in ("left", "kicked") or left_muted


def lane_of(update: dict[str, Any]) -> str:
    """What must be handled in order: a private chat, or one topic of a group."""
    message = _part(update.get("callback_query"), "message")
    for name in ("message", "edited_message", "my_chat_member", "chat_member"):
        message = message or _part(update, name)
    chat = _part(message, "chat")
    in_topic = message.get("is_topic_message") and chat.get("type") != "private"
    thread = message.get("message_thread_id") if in_topic else None
    number = chat.get("id")
    lane = f"telegram:{number if _is_number(number) else 0}"
    return f"{lane}:{thread}" if thread and _is_number(thread) else lane


def number_of(update: dict[str, Any]) -> int | None:
    """The number of a new message in its chat; None for edits, buttons and the rest."""
    number = _part(update, "message").get("message_id")
    return number if _is_number(number) and number >= 0 else None


def read(update: dict[str, Any]) -> Incoming:
    """An update of any kind, never an error.

    A message that we do not know becomes OTHER; an update that is no message, or that is not
    built as the Bot API says, becomes SERVICE: nobody is waiting for an answer to it.
    """
    try:
        return _read(update)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        logger.warning("update_unreadable error=%s", type(error).__name__)
        return Incoming(Kind.SERVICE)


def _read(update: dict[str, Any]) -> Incoming:
    if "draft" in update and "update_id" not in update:  # Telegram's all have a number
        return _with(Kind.DRAFT, update, text="", data=str(update["draft"]))
    if "callback_query" in update:
        return _button(update["callback_query"])
    if "edited_message" in update:
        return _edit(update["edited_message"])
    if "message" in update:
        return _message_kind(update["message"])
    if "my_chat_member" in update:
        return _membership(update["my_chat_member"])
    if "chat_member" in update:
        return _chat_member(update["chat_member"])
    return Incoming(Kind.SERVICE)


def _part(whole: object, name: str) -> dict[str, Any]:
    """An object inside another; empty when it is not there, or is no object."""
    part = whole.get(name) if isinstance(whole, dict) else None
    return part if isinstance(part, dict) else {}


def _is_number(value: object) -> TypeGuard[int]:
    """Whether it can be a number of Telegram's: what fits into a column of 64 bits."""
    return type(value) is int and -(2**63) <= value < 2**63


def _number(value: Any) -> int:
    """Raises ValueError for what is no number of Telegram's."""
    if not _is_number(value):
        raise ValueError("no number")
    return value


def _number_or_none(value: Any) -> int | None:
    return None if value is None else _number(value)


def _words(value: Any) -> str:
    """Raises TypeError for what is no text."""
    if not isinstance(value, str | None):
        raise TypeError("no text")
    return storable(value or "")


def _with(kind: Kind, message: dict[str, Any], **more: Any) -> Incoming:
    sender, chat = message.get("from") or {}, message.get("chat") or {}
    reply = message.get("reply_to_message") or {}
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    values: dict[str, Any] = {
        "chat_id": _number(chat.get("id", 0)),
        "chat_type": _words(chat.get("type")),
        "user_id": _number(sender.get("id", 0)),
        "first_name": _words(sender.get("first_name")),
        "language_code": _words(sender.get("language_code")),
        "text": _words(message.get("text") or message.get("caption")),
        "message_id": _number(message.get("message_id", 0)),
        "thread_id": _number_or_none(topic),
        "reply_to": _number_or_none(
            reply.get("message_id") if reply.get("message_id") != topic else None
        ),
    }
    return Incoming(kind, **{**values, **more})


def _message_kind(message: dict[str, Any]) -> Incoming:
    if any(name in message for name in FILES):
        return _with_file(message)
    if "location" in message or "venue" in message:
        spot = message.get("location") or message["venue"]["location"]
        return _with(Kind.PLACE, message, place=_place(spot))
    if "text" in message:
        return _text(message)
    if "new_chat_members" in message:
        members = [_member(one) for one in message["new_chat_members"]]
        return _with(Kind.JOINED, message, members=members)
    if "left_chat_member" in message:
        return _with(Kind.LEFT, message, members=[_member(message["left_chat_member"])])
    for name, kind in (("sticker", Kind.STICKER), ("contact", Kind.CONTACT)):
        if name in message:
            return _with(kind, message)
    # python-telegram-bot writes some of these into every message, as False.
    service = any(message.get(name) not in (None, False) for name in _SERVICE)
    return _with(Kind.SERVICE if service else Kind.OTHER, message)


def _place(spot: dict[str, Any]) -> tuple[float, float]:
    latitude, longitude = float(spot["latitude"]), float(spot["longitude"])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError("not on this earth")
    return latitude, longitude


def _member(person: dict[str, Any]) -> dict[str, Any]:
    _number(person["id"])
    return {**person, "first_name": _words(person.get("first_name"))}


def _file(message: dict[str, Any]) -> dict[str, Any]:
    kind = next(name for name in FILES if name in message)
    body = message[kind]
    if isinstance(body, list):  # a photo comes in several sizes
        body = max(body, key=lambda size: size.get("width", 0) * size.get("height", 0))
    return {
        "chat": (message.get("chat") or {}).get("id"),
        "message": message.get("message_id"),
        "kind": kind,
        "file_id": _words(body.get("file_id")),
        "size": int(body.get("file_size") or 0),
        "media_type": storable(str(body.get("mime_type") or ""))[:LONGEST_MEDIA_TYPE],
    }


_SERVICE = {
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "pinned_message",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "message_auto_delete_timer_changed",
}


def _text(message: dict[str, Any]) -> Incoming:
    if found := _command(message, "text", "entities"):
        return _with(Kind.COMMAND, message, **found)
    return _with(Kind.TEXT, message)


def _with_file(message: dict[str, Any]) -> Incoming:
    """A file. In a group its caption may be a command; a resident's file is always a file."""
    more = {"file": _file(message), "album": _words(message.get("media_group_id"))}
    found = _command(message, "caption", "caption_entities") if _in_group(message) else None
    return _with(Kind.COMMAND if found else Kind.FILE, message, **more, **(found or {}))


def _edit(message: dict[str, Any]) -> Incoming:
    """A message as it reads now; in a group with the command that it begins with, and its file."""
    if not _in_group(message):
        return _with(Kind.EDIT, message)
    file = _file(message) if any(name in message for name in FILES) else None
    found = _command(message, "text", "entities")
    found = found or _command(message, "caption", "caption_entities") or {}
    return _with(Kind.EDIT, message, file=file, **found)


def _in_group(message: dict[str, Any]) -> bool:
    return (message.get("chat") or {}).get("type") != "private"


def _command(message: dict[str, Any], words: str, marks: str) -> dict[str, str] | None:
    """The command that a text begins with and what follows it, if Telegram marked one."""
    match = COMMAND.match(str(message.get(words) or ""))
    entities = message.get(marks) or []
    marked = any(e.get("type") == "bot_command" and e.get("offset") == 0 for e in entities)
    if match is None or not marked:
        return None
    return {"command": match[1].lower(), "text": storable(match[3] or "")}


def _button(query: dict[str, Any]) -> Incoming:
    message = query.get("message") or {}
    who = {**message, "from": query.get("from")}
    return _with(
        Kind.BUTTON,
        who,
        text="",
        shown=_words(message.get("text")),
        data=_words(query.get("data")),
        callback_id=_words(query.get("id")),
    )


def _membership(change: dict[str, Any]) -> Incoming:
    gone = is_gone(change.get("new_chat_member") or {})
    return _with(Kind.BLOCKED if gone else Kind.UNBLOCKED, change)


def _chat_member(change: dict[str, Any]) -> Incoming:
    member = change.get("new_chat_member") or {}
    kind = Kind.LEFT if is_gone(member) else Kind.JOINED
    return _with(kind, change, members=[_member(member["user"])])
