"""Taking a case."""

from bot.staff.acts import CaseAct, Notice, Part, not_allowed
from storage import NotAllowed


def claim(act: CaseAct) -> Notice:
    try:
        act.work.cases.claim(act.case, act.steward)
    except NotAllowed as error:
        if act.case.steward:
            return Notice("staff-claimed-by", {"steward": act.case.steward.first_name})
        return not_allowed(error)
    return Notice("staff-claimed-you")


CLAIMING = Part(help="staff-help-claiming", commands={"claim": claim}, buttons={"claim": claim})
