"""Taking a case, and giving it back or away."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, not_allowed
from bot.staff.claiming.giving import assign, release
from bot.staff.claiming.profile import me, show_areas, show_me, turn_area, turn_language
from storage import NotAllowed
from storage.vocabulary import OPEN_STATES, CaseState


def claim(act: CaseAct) -> Notice:
    try:
        act.work.cases.claim(act.case, act.steward)
    except NotAllowed as error:
        if act.case.steward:
            return Notice("staff-claimed-by", {"steward": act.case.steward.first_name})
        return not_allowed(error)
    return Notice("staff-claimed-you")


CLAIMING = Part(
    help="staff-help-claiming",
    commands={"claim": claim, "release": release, "assign": assign},
    general={"me": me},
    buttons={"claim": claim, "release": release, "assign": assign},
    presses={
        "me": show_me,
        "speaks": turn_language,
        "areas": show_areas,
        "area": turn_area,
    },
    menu=(
        MenuItem("staff-button-claim", "claim", frozenset({CaseState.NEW})),
        MenuItem("staff-button-assign", "assign", OPEN_STATES),
        MenuItem("staff-button-release", "release", OPEN_STATES - {CaseState.NEW}),
    ),
)
