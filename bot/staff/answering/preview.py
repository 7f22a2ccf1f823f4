"""Showing a steward exactly what the resident would get, before anything is sent."""

from typing import Any

from bot.staff import previews
from bot.staff.acts import Act, CaseAct
from bot.staff.answering.languages import language_of
from bot.staff.entering.telling import tell_yourself
from bot.texts import language_name
from storage.models import OutboxMessage, Resident
from storage.replies import Answer, AtWork
from storage.vocabulary import Audience, OutboxState

LONGEST_REPLY = 3_000
"""Characters in a steward's answer: a Telegram message holds 4,096, and around the answer stand
its heading and, in the preview, what the steward must know."""
LONGEST_TO_TRANSLATE = 1_200
"""Characters; the resident gets the translation and the original in one message."""
FILES = {"photo": "staff-preview-photo", "voice": "staff-preview-voice"}
PHRASE_LABEL = "staff-button-phrase"

Shown = list[dict[str, Any]]


def show(act: CaseAct, resident: Resident, answer: Answer) -> None:
    """Makes the draft, and asks the steward whether to send it."""
    draft = act.work.replies.draft(act.case, resident, act.steward, answer)
    if resident.has_no_chat:
        tell_yourself(act, draft, resident)
        return
    foreign = _foreign(answer, resident)
    previews.show(
        act,
        draft,
        [*_buttons(draft, answer), *(_helpers(act, draft, answer) if foreign else [])],
        notices={"lines": [*_notices(act, answer, resident, foreign)]},
        under={"lines": [*_under(answer, resident)]},
    )


def draft_of(act: Act) -> OutboxMessage | None:
    """The answer that a preview's button is about, whatever became of it."""
    draft = act.work.outbox.get(act.number)
    if draft is None or draft.case is None or draft.resident is None:
        return None
    return draft if draft.audience is Audience.RESIDENT else None


def _foreign(answer: Answer, resident: Resident) -> str | None:
    """The language of the steward's own words, if the resident reads another."""
    if not answer.words or answer.dutch or answer.original:
        return None
    written = language_of(answer.words)
    return written if written != resident.language else None


def _notices(act: CaseAct, answer: Answer, resident: Resident, foreign: str | None) -> Shown:
    """What the steward must know first, one a line, and a blank line after them."""
    lines = [_at_work(one) for one in act.work.replies.at_work(act.case, act.steward)]
    if answer.corrects:
        lines.append({"say": "staff-preview-correction"})
    if answer.original:
        lines.append({"say": "staff-preview-translated"})
    if foreign:
        names = {
            "written": language_name(foreign, "nl"),
            "reads": language_name(resident.language, "nl"),
        }
        lines.append({"say": "staff-preview-foreign", "args": names})
    return [*lines, {"lines": ["", ""]}] if lines else []


def _at_work(one: AtWork) -> dict[str, Any]:
    if one.minutes is None:
        return {"say": "staff-preview-at-work", "args": {"steward": one.first_name}}
    args = {"steward": one.first_name, "minutes": one.minutes}
    return {"say": "staff-preview-just-answered", "args": args}


def _under(answer: Answer, resident: Resident) -> Shown:
    """What the steward must know of what is above: its Dutch, the file that follows."""
    lines: Shown = []
    if answer.dutch and resident.language != "nl":
        lines.append({"say": "staff-preview-dutch", "args": {"words": answer.dutch}})
    if answer.file:
        lines.append({"say": FILES.get(answer.file["kind"], "staff-preview-file")})
    return [{"lines": ["", ""]}, *lines] if lines else []


def _buttons(draft: OutboxMessage, answer: Answer) -> Shown:
    pairs = [("send", "send"), ("change", "change"), ("cancel", "drop")]
    return [
        {"label": f"staff-button-{label}", "data": f"s:{verb}:{draft.id}"}
        for label, verb in pairs
        if not (answer.corrects and verb == "change")
    ]


def _helpers(act: CaseAct, draft: OutboxMessage, answer: Answer) -> Shown:
    """Ways out for words that the resident may not understand."""
    tools = act.of.tools
    found: Shown = []
    if tools.translator and len(answer.words) <= LONGEST_TO_TRANSLATE:
        found.append({"label": "staff-button-translate", "data": f"s:translate:{draft.id}"})
    return found + [
        {
            "label": PHRASE_LABEL,
            "args": {"title": one.title},
            "data": f"s:instead:{draft.id}:{one.id}",
        }
        for one in tools.phrases.nearest(answer.words, act.case.topic)
    ]


def ended(draft: OutboxMessage) -> str:
    """What to say of an answer that is no draft any more."""
    dropped = draft.state is OutboxState.CANCELLED
    return "staff-reply-dropped" if dropped else "staff-sent"
