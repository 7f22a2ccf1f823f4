"""A button that tells the residents what a steward just did, and the press that sends it."""

from bot.staff.acts import Act, CaseAct, Notice, Part, not_allowed
from bot.staff.telling.previews import preview
from storage import NotAllowed
from storage.vocabulary import OPEN_STATES, CaseState, OutboxState

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
    draft = act.work.outbox.get(act.number)
    if draft is None or draft.say != "steward-says":
        return None
    if draft.state is OutboxState.CANCELLED:
        return Notice("staff-reply-dropped")
    try:
        act.work.telling.send(draft, act.steward)
    except NotAllowed as error:
        return not_allowed(error)
    return Notice("staff-sent")


TELLING = Part(buttons={"tell": tell}, presses={"told": told})
