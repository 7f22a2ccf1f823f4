"""Giving a case to a colleague, or back to the queue."""

import re
from collections import Counter
from typing import Any

from bot.staff.acts import MENTIONS, CaseAct, Notice, case_button, not_allowed
from storage import HeldByColleague, NotAllowed
from storage.models import Steward
from storage.stewards import Suited

MOST_COLLEAGUES = 8
LONGEST_NAME = 16
"""Characters of a first name on a button; behind it stands how many cases they have."""
TELLS_APART = 4
"""How many digits of Telegram's number stand behind a first name that two have."""
NUMBER = re.compile("[0-9]{1,18}")


def release(act: CaseAct) -> Notice:
    """Back to the queue; who had it and did not do this themselves is told."""
    handing, inbox_id = act.work.handing_over, act.of.inbox_id
    try:
        had = handing.release(act.case, act.steward, inbox_id, coordinator=act.of.is_coordinator)
    except NotAllowed as error:
        return _refused(act, error)
    if had and had.id != act.steward.id:
        by = act.steward.first_name
        act.tell("staff-released-by-other", name=had.first_name, by=by, **_mention(had))
    return Notice("staff-released")


def assign(act: CaseAct) -> Notice | None:
    """To the colleague of the pressed button or the written first name; else asks to whom."""
    if act.choice:
        chosen = NUMBER.fullmatch(act.choice)
        colleague = act.work.stewards.present(int(act.choice)) if chosen else None
        return _give(act, colleague) if colleague else Notice("staff-colleague-gone")
    named = [one.steward for one in _suited(act) if _is_called(one.steward, act.text)]
    return _give(act, named[0]) if len(named) == 1 else _ask_whom(act)


def _ask_whom(act: CaseAct) -> Notice | None:
    try:
        act.work.handing_over.check(act.case, act.steward, coordinator=act.of.is_coordinator)
    except NotAllowed as error:
        return _refused(act, error)
    colleagues = [one for one in _suited(act) if one.steward.id != act.case.steward_id]
    if not colleagues:
        return Notice("staff-no-colleagues")
    called = Counter(one.steward.first_name for one in colleagues)
    buttons = [
        {
            **case_button("staff-button-colleague", "assign", act.case, one.steward.id),
            "args": {"name": _name(one, called), "cases": one.open_cases},
        }
        for one in colleagues[:MOST_COLLEAGUES]
    ]
    act.tell("staff-assign-whom", buttons, reference=act.case.reference)
    return None


def _give(act: CaseAct, colleague: Steward) -> Notice:
    try:
        had = act.work.handing_over.assign(
            act.case,
            colleague,
            act.steward,
            act.of.inbox_id,
            coordinator=act.of.is_coordinator,
        )
    except NotAllowed as error:
        return _refused(act, error)
    by = act.steward.first_name
    if had and had.id != act.steward.id:
        to = colleague.first_name
        act.tell("staff-taken-from", name=had.first_name, to=to, by=by, **_mention(had))
    if colleague.id == act.steward.id:
        return Notice("staff-claimed-you")
    act.tell("staff-assigned", name=colleague.first_name, by=by, **_mention(colleague))
    return Notice("staff-assigned-now", {"name": colleague.first_name})


def _refused(act: CaseAct, error: NotAllowed) -> Notice:
    """Why not, in the words of whoever reads it."""
    has_it = act.case.steward
    if has_it and isinstance(error, HeldByColleague):
        return Notice("staff-not-yours-to-give", {"steward": has_it.first_name})
    if has_it and error.verb == "assigned":
        return Notice("staff-claimed-by", {"steward": has_it.first_name})
    return not_allowed(error)


def _suited(act: CaseAct) -> list[Suited]:
    return act.work.stewards.suited(act.case)


def _is_called(steward: Steward, name: str) -> bool:
    return steward.first_name.casefold() == name.strip().casefold()


def _name(one: Suited, called: Counter[str]) -> str:
    """The first name; with the end of their number when a colleague has the same."""
    name = one.steward.first_name
    if called[name] == 1:
        return name[:LONGEST_NAME]
    number = str(one.steward.telegram_user_id)[-TELLS_APART:]
    return f"{name[: LONGEST_NAME - TELLS_APART - 1]} {number}"


def _mention(steward: Steward) -> dict[str, Any]:
    """What makes Telegram tell them of the message; their name stands first in its text."""
    return {MENTIONS: {steward.first_name: steward.telegram_user_id}}
