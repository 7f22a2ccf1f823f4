"""A chat written out for people, for the message of a failed expectation."""

from collections.abc import Iterable

from .errors import Json
from .faults import Call
from .formatting import words_of
from .world import Chat, World

LAST_CALLS = 15
_SHOWN_KEYS = ("photo", "voice", "sticker", "video", "document", "audio", "contact", "location")


def _line(body: Json) -> str:
    who = body["from"]["first_name"]
    topic = f" [topic {body['message_thread_id']}]" if "message_thread_id" in body else ""
    kinds = [key for key in body if key in _SHOWN_KEYS or key.startswith("forum_topic_")]
    words = " ".join([*(f"<{kind}>" for kind in kinds), words_of(body)])
    rows = body.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = "".join(f" [{button['text']}]" for row in rows for button in row)
    return f"  #{body['message_id']}{topic} {who}: {words}{buttons}"


def chat_lines(chat: Chat) -> str:
    """All messages of a chat, oldest first."""
    lines = [_line(posted.body) for posted in chat.messages.values()]
    return "\n".join(lines) or "  (no message)"


def _refused(calls: Iterable[Call]) -> list[str]:
    refused = [call for call in calls if call.refused]
    return [f"  {call.method} {call.params}: {call.refused}" for call in refused[-LAST_CALLS:]]


def situation(world: World, chat: Chat) -> str:
    """The chat, what the bot was refused, and what it must not have done."""
    title = chat.info.get("title") or chat.info.get("first_name")
    parts = [f"The chat {title} ({chat.id}) so far:", chat_lines(chat)]
    if refused := _refused(world.calls):
        parts += ["Refused calls:", *refused]
    waiting = len(world.updates.pending)
    if waiting:
        parts.append(f"{waiting} update(s) not confirmed by the bot.")
    parts += [f"Violation: {violation}" for violation in world.violations]
    return "\n".join(parts)
