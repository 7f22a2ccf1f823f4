"""A report of what the resident reported already: an entry in the diary, or something new?"""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.forms import GO_ON, Answers
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case
from storage.place import Place
from storage.vocabulary import CaseKind


def asks_whether_again(dispatcher: CollectingDispatcher, turn: Turn, heard: Answers) -> bool:
    """Asks, when one of the resident's open cases is of this kind and not at another place."""
    kind, place = heard.get("nuisance_kind"), heard.get("nuisance_place")
    with store().read() as work:
        case = _same(work, turn.resident_id, kind, Place.of(place) if place else None)
    if case is None:
        return False
    again = button("button-again", "not_solved", reference=case.reference, draft="again")
    new = button("button-new-report", str(kind), draft=GO_ON)
    say(
        dispatcher,
        "nuisance-again-or-new",
        [again, new],
        reference=case.reference,
        place=case.address or {"say": "left-out"},
    )
    return True


def _same(work: UnitOfWork, resident_id: int, kind: str | None, place: Place | None) -> Case | None:
    for case in work.cases.open_of_resident(resident_id):
        if case.kind is CaseKind.NUISANCE and case.topic == kind and _may_be_at(case, place):
            return case
    return None


def _may_be_at(case: Case, place: Place | None) -> bool:
    """Without a place it may be the same; with one, the known street and number decide."""
    if place is None:
        return True
    if place.street and case.street:
        return (place.street, place.house) == (case.street, case.number)
    return place.words == case.address
