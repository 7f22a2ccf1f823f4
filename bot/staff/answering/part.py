"""An answer to the resident: a draft with a preview, then sent, changed or dropped."""

from bot.delivery import resident_letter
from bot.staff.acts import Act, CaseAct, MenuItem, Notice, Part, not_allowed
from bot.staff.entering.telling import tell_yourself
from storage import NotAllowed
from storage.dossier import SPEAKER
from storage.models import OutboxMessage, Resident
from storage.outbox import Words
from storage.vocabulary import OPEN_STATES, Audience, OutboxState, ReportState

LONGEST_REPLY = 3_500
"""Characters in a steward's answer: a Telegram message holds 4,096, and around the answer stand
its heading and, in the preview, a line more."""
RESIDENTS_WORDS = (
    "staff-card",
    "staff-resident-wrote",
    "staff-resident-corrected",
    "staff-joined",
    "staff-happened-again",
    "staff-reopened",
    "staff-alarm",
    "staff-wants-a-person",
    "staff-file",
    "staff-reply-how",
)
"""A Telegram-reply to one of these is an answer to the resident; to anything else, a note."""


def ask_for_words(act: CaseAct) -> None:
    act.tell("staff-reply-how")


def reply(act: CaseAct) -> Notice | None:
    """Shows exactly what the resident would get, and asks whether to send it."""
    if not act.text:
        return Notice("staff-reply-empty")
    if len(act.text) > LONGEST_REPLY:
        return Notice("staff-reply-too-long", {"most": LONGEST_REPLY})
    resident = _answered(act)
    tools = act.of.tools
    draft = act.work.cases.draft_reply(act.case, resident, act.steward, act.text)
    if resident.has_no_chat:
        tell_yourself(act, draft, resident)
        return None
    letter = resident_letter(tools.residents, draft, resident.language, resident.chat_id)
    buttons = [
        {"label": f"staff-button-{label}", "data": f"s:{verb}:{draft.id}"}
        for label, verb in (("send", "send"), ("change", "change"), ("cancel", "drop"))
    ]
    language = tools.texts.language_name(resident.language)
    act.tell("staff-preview", buttons, words=letter.text, language=language)
    return None


def reply_or_note(act: CaseAct) -> Notice | None:
    """A file put under the resident's words stays inside: only words are sent."""
    if act.of.incoming.file is None:
        return reply(act)
    act.work.cases.note(act.case, act.steward, act.text, act.of.inbox_id)
    return None


def _answered(act: CaseAct) -> Resident:
    """Whose words are answered: those replied to, else the first who reports this case."""
    replied = act.of.replied_to
    speaker = replied.args.get(SPEAKER) if replied else None
    reporting = [r for r in act.case.reports if r.state is ReportState.SENT]
    reports = reporting or act.case.reports
    return next((r.resident for r in reports if r.resident_id == speaker), reports[0].resident)


def _draft(act: Act) -> OutboxMessage | Notice | None:
    """The draft of a preview's button; what to say instead when it is one no more."""
    draft = act.work.outbox.get(act.number)
    if draft is None or draft.case is None or draft.resident is None:
        return None
    if draft.audience is not Audience.RESIDENT:
        return None
    if draft.state is OutboxState.DRAFT:
        return draft
    dropped = draft.state is OutboxState.CANCELLED
    return Notice("staff-reply-dropped" if dropped else "staff-sent")


def send(act: Act) -> Notice | None:
    draft = _draft(act)
    if not isinstance(draft, OutboxMessage):
        return draft
    try:
        case = act.work.cases.send_reply(draft, act.steward)
    except NotAllowed as error:
        return not_allowed(error)
    if draft.resident:
        act.work.residents.hand_to_steward(draft.resident, case)
    return Notice("staff-sent")


def change(act: Act) -> Notice | None:
    draft = _draft(act)
    if not isinstance(draft, OutboxMessage):
        return draft
    act.work.outbox.ended(draft, OutboxState.CANCELLED, "change")
    act.work.outbox.to_staff(Words("staff-reply-how"), case_id=draft.case_id)
    return Notice("staff-reply-dropped")


def drop(act: Act) -> Notice | None:
    draft = _draft(act)
    if not isinstance(draft, OutboxMessage):
        return draft
    act.work.outbox.ended(draft, OutboxState.CANCELLED, "drop")
    return Notice("staff-reply-dropped")


ANSWERING = Part(
    help="staff-help-answering",
    commands={"reply": reply},
    buttons={"reply": ask_for_words},
    presses={"send": send, "change": change, "drop": drop},
    replies=dict.fromkeys(RESIDENTS_WORDS, reply_or_note),
    menu=(MenuItem("staff-button-reply", "reply", OPEN_STATES),),
)
