"""A problem that is not solved, or is there again: what becomes of its case."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.case.waiting import Said, joined
from flows.case.why import ask_why
from flows.shared.action import Events
from flows.shared.say import say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case
from storage.vocabulary import OPEN_STATES, CaseKind


def is_back(
    tracker: Tracker,
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    case: Case,
    turn: Turn,
    said: list[Said],
) -> Events:
    """Re-opens the case, or writes it in the diary of one that is still open."""
    resident = work.residents.get(turn.resident_id)
    goes_on: Events = []
    was_open = case.state in OPEN_STATES and not work.cases.reopened_by(case, turn.inbox_id)
    if case.kind is CaseKind.NUISANCE and was_open:
        work.nuisance.happened_again(case, resident, turn.inbox_id, joined(said))
        times = work.nuisance.diary(case).times
        say(dispatcher, "diary-noted", reference=case.reference, times=times)
    else:
        work.cases.reopen(case, resident, turn.inbox_id, joined(said) or None)
        say(dispatcher, "case-reopened", reference=case.reference)
        goes_on = [] if said else ask_why(tracker, turn, case, "came_back")
    for one in said:
        if one.file:
            work.cases.resident_wrote(case, resident, one.inbox_id, "", file=one.file)
    return goes_on
