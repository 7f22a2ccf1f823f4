"""Taking a case, and saying that it is resolved."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, not_allowed
from storage import NotAllowed
from storage.vocabulary import OPEN_STATES


def claim(act: CaseAct) -> Notice:
    try:
        act.work.cases.claim(act.case, act.steward)
    except NotAllowed as error:
        if act.case.steward:
            return Notice("staff-claimed-by", {"steward": act.case.steward.first_name})
        return not_allowed(error)
    return Notice("staff-claimed-you")


def resolve(act: CaseAct) -> Notice:
    try:
        act.work.cases.resolve(act.case, act.steward)
    except NotAllowed as error:
        return not_allowed(error)
    return Notice("staff-resolved-now")


CLAIMING = Part(
    help="staff-help-claiming",
    commands={"claim": claim, "resolve": resolve},
    buttons={"claim": claim, "resolve": resolve},
    menu=(MenuItem("staff-button-resolve", "resolve", OPEN_STATES),),
)
