"""A case that can wait, that waits on a partner, or that cannot wait."""

from datetime import date

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, case_button, if_allowed
from bot.staff.caring.dates import day_in
from storage.vocabulary import OPEN_STATES, CaseState, Priority

SOON = {
    "staff-button-tomorrow": "1d",
    "staff-button-three-days": "3d",
    "staff-button-next-week": "week",
}
"""Days that a button offers: its label, and what a steward would write."""
LONGEST_PARTNER = 80
PRIORITIES = {
    "low": Priority.LOW,
    "laag": Priority.LOW,
    "normal": Priority.NORMAL,
    "normaal": Priority.NORMAL,
    "high": Priority.HIGH,
    "hoog": Priority.HIGH,
}


def snooze(act: CaseAct) -> Notice | None:
    """Until a day that was written or chosen; asked when there is none."""
    wish = act.choice or act.text
    if not wish:
        buttons = [case_button(label, "snooze", act.case, day) for label, day in SOON.items()]
        act.tell("staff-snooze-when", buttons)
        return None
    day = day_in(wish, act.work.care.today())
    if day is None:
        return Notice("staff-snooze-unclear")
    act.work.care.snooze(act.case, act.steward, day, act.of.inbox_id)
    return Notice("staff-snoozed", _day(day))


def _day(day: date) -> dict[str, dict[str, str]]:
    return {"day": {"day": day.isoformat()}}


def waiting(act: CaseAct) -> Notice | None:
    if not act.text:
        act.tell("staff-waiting-whom")
        return None
    if len(act.text) > LONGEST_PARTNER:
        return Notice("staff-waiting-too-long", {"most": LONGEST_PARTNER})
    act.work.care.wait_on(act.case, act.steward, act.text, act.of.inbox_id)
    tell = case_button("staff-button-tell", "tell", act.case, "waiting")
    act.tell("staff-waits-on", [tell], partner=act.text)
    return None


def goes_on(act: CaseAct) -> None:
    act.work.care.go_on(act.case, act.steward, act.of.inbox_id)
    tell = case_button("staff-button-tell", "tell", act.case, "goes_on")
    act.tell("staff-goes-on", [tell])


def priority(act: CaseAct) -> Notice | None:
    wish = (act.choice or act.text).casefold()
    if not wish:
        buttons = [
            case_button(f"staff-priority-{one}", "priority", act.case, one) for one in Priority
        ]
        act.tell("staff-priority-which", buttons)
        return None
    if wish not in PRIORITIES:
        return Notice("staff-priority-unclear")
    wanted = PRIORITIES[wish]
    act.work.care.set_priority(act.case, act.steward, wanted, act.of.inbox_id)
    return Notice("staff-priority-set", {"priority": {"say": f"staff-priority-{wanted}"}})


SNOOZE, WAITING = if_allowed(snooze), if_allowed(waiting)
GOES_ON, PRIORITY = if_allowed(goes_on), if_allowed(priority)
MAY_WAIT = frozenset({CaseState.CLAIMED, CaseState.IN_PROGRESS, CaseState.WAITING})

CARING = Part(
    help="staff-help-caring",
    commands={
        "snooze": SNOOZE,
        "waiting": WAITING,
        "wacht": WAITING,
        "goes_on": GOES_ON,
        "verder": GOES_ON,
        "priority": PRIORITY,
    },
    buttons={"snooze": SNOOZE, "waiting": WAITING, "goes_on": GOES_ON, "priority": PRIORITY},
    replies={"staff-snooze-when": SNOOZE, "staff-waiting-whom": WAITING},
    menu=(
        MenuItem("staff-button-snooze", "snooze", OPEN_STATES),
        MenuItem("staff-button-waiting", "waiting", MAY_WAIT),
        MenuItem("staff-button-goes-on", "goes_on", frozenset({CaseState.WAITING})),
        MenuItem("staff-button-priority", "priority", OPEN_STATES),
    ),
)
