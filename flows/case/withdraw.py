"""Taking a report back that was sent already."""

from rasa_sdk.executor import CollectingDispatcher

from flows.case.choosing import SHOWN
from flows.case.naming import case_button
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.vocabulary import OPEN_STATES


def withdraw(dispatcher: CollectingDispatcher, work: UnitOfWork, turn: Turn) -> bool:
    """Takes back the report of the case that the button names; False when it names none."""
    reference = turn.entities.get("reference", "")
    case = work.nuisance.withdrawn_by(turn.inbox_id, reference)
    if case is None:
        case = work.merging.meant(turn.resident_id, reference)
        if case is None or case.state not in OPEN_STATES:
            return False
        work.nuisance.withdraw(case, work.residents.get(turn.resident_id), turn.inbox_id)
    say(dispatcher, "withdrawn", reference=case.reference)
    return True


def offer_to_withdraw(dispatcher: CollectingDispatcher, work: UnitOfWork, turn: Turn) -> bool:
    """Asks which of the open cases shall be taken back; False when there is none."""
    cases = work.cases.open_of_resident(turn.resident_id)[:SHOWN]
    if not cases:
        return False
    keep = button("button-keep", "deny")
    say(dispatcher, "withdraw-which", [*(case_button(case, "cancel") for case in cases), keep])
    return True
