"""The answer "later" to a reminder."""

from bot.staff.acts import CaseAct, Notice, Part
from storage.overlooked import Reason


def later(act: CaseAct) -> Notice | None:
    if act.choice not in list(Reason):
        return None
    put_off = act.work.reminders.later(act.case, Reason(act.choice), act.steward)
    return Notice("staff-reminder-later" if put_off else "staff-reminder-over")


REMINDING = Part(buttons={"later": later})
