"""A button that tells the residents what a steward just did, and the press that sends it."""

from bot.staff import previews
from bot.staff.acts import Act, CaseAct, Notice, Part
from bot.staff.telling.previews import SAYS, preview
from storage.models import OutboxMessage
from storage.vocabulary import OPEN_STATES, CaseState

WAITS = frozenset({CaseState.WAITING})
TOLD = {"waiting": WAITS, "goes_on": OPEN_STATES - WAITS, "reopened": OPEN_STATES}
TOLD["split"] = OPEN_STATES
"""What can be told, and in which states it is still true."""


def tell(act: CaseAct) -> Notice | None:
    what = act.choice
    if act.case.state not in TOLD.get(what, ()):
        return Notice("staff-tell-too-late")
    args = {"partner": act.case.waiting_on or "", "reference": act.case.reference}
    return preview(act, {"say": f"told-{what}", "args": args})


def told(act: Act) -> Notice | None:
    def send(draft: OutboxMessage) -> None:
        act.work.telling.send(draft, act.steward)

    return previews.send(act, [SAYS], send)


TELLING = Part(buttons={"tell": tell}, presses={"told": told})
