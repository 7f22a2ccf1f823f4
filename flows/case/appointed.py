"""The answer to an appointment that a steward made, or to the reminder of it."""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.appointments import ANSWERS
from storage.models import FollowUp

FITS, MOVE, CALL_OFF = "fits", "move", "call_off"
NO = "not_solved"
"""What a bare no counts as (flows/case/solved.py)."""
SAID = {
    FITS: "appointment-confirmed",
    "keep": "appointment-confirmed",
    MOVE: "appointment-when",
    CALL_OFF: "appointment-off",
}


def settle_appointment(
    dispatcher: CollectingDispatcher, work: UnitOfWork, asked: FollowUp, answer: str, turn: Turn
) -> None:
    """Keeps the answer and tells the stewards; who wishes another moment writes it to them."""
    if answer == NO:
        _ask_how(dispatcher)
        return
    answer, again = answer if answer in ANSWERS else FITS, asked.answer is not None
    appointment = work.appointments.answered(asked, answer, turn.inbox_id)
    if appointment is None:
        say(dispatcher, "nothing-asked")
        return
    case = appointment.case
    if answer == MOVE and not again:
        work.residents.hand_to_steward(appointment.resident, case)
    facts = work.appointments.facts(appointment)
    steward = case.steward.first_name if case.steward else {"say": "a-steward"}
    say(dispatcher, SAID[answer], day=facts["day"], time=facts["time"], steward=steward)


def _ask_how(dispatcher: CollectingDispatcher) -> None:
    """A "no" may mean another moment or none at all."""
    buttons = [
        button("answer-move", "affirm", answer=MOVE),
        button("answer-call_off", "affirm", answer=CALL_OFF),
    ]
    say(dispatcher, "appointment-how", buttons)
