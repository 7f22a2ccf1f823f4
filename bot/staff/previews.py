"""Drafts for residents: shown exactly as they would get them, sent or dropped by a press."""

from collections.abc import Callable, Collection
from typing import Any

from bot.delivery import resident_letter
from bot.staff.acts import Act, CaseAct, Notice, not_allowed
from storage import NotAllowed
from storage.models import OutboxMessage
from storage.outbox import SPEAKER
from storage.vocabulary import Audience, OutboxState


def show(
    act: CaseAct,
    draft: OutboxMessage,
    buttons: list[dict[str, Any]],
    *,
    notices: str | dict[str, Any] = "",
    under: str | dict[str, Any] = "",
) -> None:
    """Shows the draft with its own buttons, and asks whether to send it by those given here.

    `notices` and `under` are texts for the steward's eyes only, above it and below.
    """
    resident, tools = draft.resident, act.of.tools
    if resident is None:
        return
    letter = resident_letter(tools.residents, draft, resident.language, resident.chat_id)
    labels = [f"▫️ {label}" for label, _data in letter.buttons]
    place = resident_pin(act, draft)
    words = "\n\n".join(filter(None, [letter.text, "\n".join(labels), place]))
    language = tools.texts.language_name(resident.language)
    shown = {"notices": notices, "words": words, "language": language, "under": under}
    act.tell("staff-preview", buttons, **shown, **{SPEAKER: resident.id})


def send_or_drop(draft: OutboxMessage, send: str, drop: str) -> list[dict[str, Any]]:
    """The two buttons that every preview has; `send` and `drop` are the verbs of the presses."""
    return [
        {"label": "staff-button-send", "data": f"s:{send}:{draft.id}"},
        {"label": "staff-button-cancel", "data": f"s:{drop}:{draft.id}"},
    ]


def resident_pin(act: CaseAct, draft: OutboxMessage) -> str:
    """The line of the pin that follows the draft, if one does."""
    pin = draft.args.get(PIN)
    if pin is None or draft.resident is None:
        return ""
    names = {"title": pin["title"], "address": pin["address"]}
    return act.of.tools.residents.render(draft.resident.language, "door-pin", names)


PIN = "_pin"
"""The variable of a draft that says which place on the map follows it (a venue)."""


def draft_of(act: Act, says: Collection[str]) -> OutboxMessage | None:
    """The draft, sent or not, that a pressed button names; only of these texts."""
    draft = act.work.outbox.get(act.number)
    if draft is None or draft.audience is not Audience.RESIDENT or draft.say not in says:
        return None
    return draft


def send(
    act: Act, says: Collection[str], verb: Callable[[OutboxMessage], Notice | None]
) -> Notice | None:
    """Sends by `verb` the draft that a pressed button names, and says what became of it."""
    draft = draft_of(act, says)
    if draft is None:
        return None
    if draft.state is OutboxState.CANCELLED:
        return Notice("staff-reply-dropped")
    try:
        return verb(draft) or Notice("staff-sent")
    except NotAllowed as error:
        return not_allowed(error)


def drop(act: Act, draft: OutboxMessage | None, *, sent: bool) -> Notice | None:
    """It will not go out, unless it did already."""
    if draft is None:
        return None
    if sent:
        return Notice("staff-sent")
    act.work.outbox.ended(draft, OutboxState.CANCELLED, "drop")
    return Notice("staff-reply-dropped")
