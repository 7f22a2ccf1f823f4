"""Resolved, closed for a reason, with a closing line or without a message; and re-opened."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, case_button, if_allowed
from bot.staff.telling.previews import preview
from storage import NotAllowed
from storage.vocabulary import OPEN_STATES, CaseState, ClosedReason

REASONS = (
    ClosedReason.SOLVED,
    ClosedReason.PARTLY_SOLVED,
    ClosedReason.MOVED,
    ClosedReason.REFERRED,
    ClosedReason.NOT_OURS,
    ClosedReason.NOT_POSSIBLE,
)
"""Those that a steward may choose; the others come from residents, or from their silence."""
REASON = "_reason"
"""The variable of the question for a closing line that says why the case closes."""
LONGEST_LINE = 600
"""Characters of a closing line: in four languages the preview must fit one message."""


def resolve(act: CaseAct) -> Notice:
    """With a line that is too long, nothing is resolved yet: the resident would miss it."""
    if too_long := _too_long(act):
        return too_long
    act.work.cases.resolve(act.case, act.steward)
    if act.text:
        return _with_line(act) or Notice("staff-resolved-now")
    act.tell("staff-resolve-line", silent=_silent(act))
    return Notice("staff-resolved-now")


def resolved_line(act: CaseAct) -> Notice | None:
    if act.case.state is not CaseState.RESOLVED:
        raise NotAllowed("told", act.case.state)
    return _with_line(act)


def _with_line(act: CaseAct) -> Notice | None:
    return _too_long(act) or preview(act, {"say": "closing-resolved"}, act.text)


def _too_long(act: CaseAct) -> Notice | None:
    most = {"most": LONGEST_LINE}
    return Notice("staff-line-too-long", most) if len(act.text) > LONGEST_LINE else None


def _silent(act: CaseAct) -> str | dict[str, str]:
    return {"say": "staff-silent"} if act.case.no_automatic_messages else ""


def close(act: CaseAct) -> None:
    """Asks why, then for a closing line."""
    _still_open(act)
    if act.choice not in REASONS:
        buttons = [
            case_button(f"staff-reason-{one}", "close", act.case, one.value) for one in REASONS
        ]
        act.tell("staff-close-why", buttons, reference=act.case.reference)
        return
    buttons = [
        case_button("staff-button-close-plain", "close_plain", act.case, act.choice),
        case_button("staff-button-close-now", "close_now", act.case, act.choice),
    ]
    reason = {"say": f"staff-reason-{act.choice}"}
    args = {"reason": reason, "silent": _silent(act), REASON: act.choice}
    act.tell("staff-close-line", buttons, **args)


def _still_open(act: CaseAct) -> None:
    if act.case.state is CaseState.CLOSED:
        raise NotAllowed("closed", act.case.state)


def close_plain(act: CaseAct) -> Notice | None:
    return _preview_closing(act, act.choice)


def closing_line(act: CaseAct) -> Notice | None:
    replied_to = act.of.replied_to
    return _preview_closing(act, replied_to.args[REASON] if replied_to else "", act.text)


def _preview_closing(act: CaseAct, reason: str, line: str = "") -> Notice | None:
    _still_open(act)
    if reason not in REASONS:
        return None
    closing = {"say": f"closing-{reason}"}
    return _too_long(act) or preview(act, closing, line, ClosedReason(reason))


def close_now(act: CaseAct) -> Notice | None:
    """Without a word to the resident."""
    if act.choice not in REASONS:
        return None
    act.work.cases.close(act.case, ClosedReason(act.choice), steward=act.steward)
    return Notice("staff-closed-now")


def reopen(act: CaseAct) -> None:
    act.work.care.reopen(act.case, act.steward, act.text, act.of.inbox_id)
    tell = case_button("staff-button-tell", "tell", act.case, "reopened")
    act.tell("staff-reopened-now", [tell], steward=act.steward.first_name)


RESOLVE, CLOSE, REOPEN = if_allowed(resolve), if_allowed(close), if_allowed(reopen)
ENDED = frozenset({CaseState.RESOLVED, CaseState.CLOSED})

ENDING = Part(
    help="staff-help-ending",
    commands={"resolve": RESOLVE, "close": CLOSE, "reopen": REOPEN},
    buttons={
        "resolve": RESOLVE,
        "close": CLOSE,
        "close_plain": if_allowed(close_plain),
        "close_now": if_allowed(close_now),
        "reopen": REOPEN,
    },
    replies={
        "staff-resolve-line": if_allowed(resolved_line),
        "staff-close-line": if_allowed(closing_line),
    },
    menu=(
        MenuItem("staff-button-resolve", "resolve", OPEN_STATES),
        MenuItem("staff-button-close", "close", OPEN_STATES | {CaseState.RESOLVED}),
        MenuItem("staff-button-reopen", "reopen", ENDED),
    ),
)
