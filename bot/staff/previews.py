"""Drafts for residents: shown exactly as they would get them, sent or dropped by a press."""

from collections.abc import Collection

from bot.delivery import resident_letter
from bot.staff.acts import Act, CaseAct, Notice
from storage.models import OutboxMessage
from storage.vocabulary import Audience, OutboxState


def show(act: CaseAct, draft: OutboxMessage, send: str, drop: str) -> None:
    """Shows the draft with its buttons, and asks whether to send it; `send` and `drop` are the
    verbs of the presses."""
    resident, tools = draft.resident, act.of.tools
    if resident is None:
        return
    letter = resident_letter(tools.residents, draft, resident.language, resident.chat_id)
    place = resident_pin(act, draft)
    labels = [f"▫️ {label}" for label, _data in letter.buttons]
    words = "\n\n".join(filter(None, [letter.text, "\n".join(labels), place]))
    buttons = [
        {"label": "staff-button-send", "data": f"s:{send}:{draft.id}"},
        {"label": "staff-button-cancel", "data": f"s:{drop}:{draft.id}"},
    ]
    language = tools.texts.language_name(resident.language)
    act.tell("staff-preview", buttons, notices="", words=words, language=language, under="")


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


def drop(act: Act, draft: OutboxMessage | None, *, sent: bool) -> Notice | None:
    """It will not go out, unless it did already."""
    if draft is None:
        return None
    if sent:
        return Notice("staff-sent")
    act.work.outbox.ended(draft, OutboxState.CANCELLED, "drop")
    return Notice("staff-reply-dropped")
