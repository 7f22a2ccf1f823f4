"""The answer to "is it solved?"."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.case.appointed import settle_appointment
from flows.case.choosing import on_one_case
from flows.case.referred import settle_referral
from flows.case.waiting import Said, write_down
from flows.case.welcomed import settle_step
from flows.shared.action import Events, TurnAction
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, FollowUp
from storage.vocabulary import OPEN_STATES, CaseState, ClosedReason

ANSWERS = {"affirm": "solved", "deny": "not_solved", "not_solved": "not_solved"}
"""What words mean as an answer to "is it solved?"."""


class SolvedCheck(TurnAction):
    """The answer to "is it solved?"."""

    def name(self) -> str:
        return "action_solved_check"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        answer, waiting = _answer(turn), tracker.slots.get("waiting_words")
        events: Events = []
        with store().begin() as work:
            asked = pending(work, turn)
            if asked:
                settle(dispatcher, work, asked, answer, turn)
                work.commit()
            elif answer == "solved" and may_be_solved(work, turn):
                events = on_one_case(dispatcher, work, turn, waiting, _is_solved, "affirm")
            else:
                say(dispatcher, "solved-glad" if answer == "solved" else "nothing-asked")
        # The rule that led here asks for the slot that is emptied now: without a word to stop,
        # Rasa would find no rule to go on with, and say that it is lost.
        done = forget("pending_question", "waiting_words")
        return [*events, *done, FollowupAction("action_listen")]


def _answer(turn: Turn) -> str:
    """By button, in words that say that it is solved, or else with a yes or a no."""
    if "solved" in turn.entities:
        return "solved"
    return turn.entities.get("answer") or ANSWERS[turn.intent]


def may_be_solved(work: UnitOfWork, turn: Turn) -> bool:
    """Whether the resident has a case that is not closed yet."""
    cases = work.cases.of_resident(turn.resident_id)
    return any(case.state is not CaseState.CLOSED for case in cases)


def solved_or_not(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Asks, when the words say both: a case must not be closed, nor re-opened, by a guess."""
    buttons = [
        button("answer-solved", "affirm", answer="solved"),
        button("answer-not_solved", "not_solved"),
    ]
    say(dispatcher, "solved-or-not", buttons)
    return [SlotSet("waiting_words", turn.words)]


def pending(work: UnitOfWork, turn: Turn) -> FollowUp | None:
    """The question this turn answers: that of the pressed button, else the newest.

    Words that something is solved, or is not, say nothing of an appointment.
    """
    asked = work.follow_ups.pending(turn.resident_id)
    if turn.follow_up_id is not None:
        asked = [one for one in asked if one.id == turn.follow_up_id]
    elif "solved" in turn.entities or turn.intent == "not_solved":
        asked = [one for one in asked if one.appointment_id is None]
    return asked[0] if asked else None


def settle(
    dispatcher: CollectingDispatcher, work: UnitOfWork, asked: FollowUp, answer: str, turn: Turn
) -> None:
    """Keeps the answer and does what it asks for, by what the question was about."""
    if asked.welcome:
        settle_step(dispatcher, work, asked, answer)
    elif asked.referral:
        settle_referral(dispatcher, work, asked, asked.referral, answer, turn)
    elif asked.appointment_id:
        settle_appointment(dispatcher, work, asked, answer, turn)
    elif asked.case:
        _settle_case(dispatcher, work, asked, asked.case, answer, turn)


def _settle_case(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    asked: FollowUp,
    case: Case,
    answer: str,
    turn: Turn,
) -> None:
    """Solved closes the case; anything else re-opens it and tells the stewards."""
    resident = asked.resident
    work.follow_ups.answered(asked, answer)
    work.cases.follow_up_answered(case, resident, answer, turn.inbox_id)
    if answer == "solved":
        if case.state is CaseState.RESOLVED:
            work.cases.close(case, ClosedReason.SOLVED, resident)
        say(dispatcher, "solved-thanks", reference=case.reference)
        return
    work.cases.reopen(case, resident, turn.inbox_id, turn.words or None)
    say(dispatcher, "case-reopened", reference=case.reference)


def _is_solved(
    dispatcher: CollectingDispatcher, work: UnitOfWork, case: Case, turn: Turn, said: list[Said]
) -> None:
    """Nobody asked: a case that the stewards resolved is closed, on an open one they decide."""
    resident = work.residents.get(turn.resident_id)
    write_down(work, case, resident, said)
    if case.state is CaseState.RESOLVED:
        work.cases.close(case, ClosedReason.SOLVED, resident)
        say(dispatcher, "solved-thanks", reference=case.reference)
    elif case.state in OPEN_STATES:
        work.cases.follow_up_answered(case, resident, "solved", turn.inbox_id)
        say(dispatcher, "solved-noted", reference=case.reference)
    else:
        say(dispatcher, "solved-glad")
