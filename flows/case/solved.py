"""The answer to "is it solved?"."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import FollowUp
from storage.vocabulary import CaseState, ClosedReason

ANSWERS = {"affirm": "solved", "deny": "not_solved", "not_solved": "not_solved"}
"""What words mean as an answer to "is it solved?"."""


class SolvedCheck(TurnAction):
    """The answer to "is it solved?"."""

    def name(self) -> str:
        return "action_solved_check"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        answer = turn.entities.get("answer") or ANSWERS[turn.intent]
        with store().begin() as work:
            asked = pending(work, turn)
            if asked is None:
                say(dispatcher, "nothing-asked")
            else:
                settle(dispatcher, work, asked, answer, turn)
                work.commit()
        # The rule that led here asks for the slot that is emptied now: without a word to stop,
        # Rasa would find no rule to go on with, and say that it is lost.
        return [*forget("pending_question", "waiting_words"), FollowupAction("action_listen")]


def pending(work: UnitOfWork, turn: Turn) -> FollowUp | None:
    """The question this turn answers: that of the pressed button, else the newest."""
    asked = work.follow_ups.pending(turn.resident_id)
    if turn.follow_up_id is not None:
        asked = [one for one in asked if one.id == turn.follow_up_id]
    return asked[0] if asked else None


def settle(
    dispatcher: CollectingDispatcher, work: UnitOfWork, asked: FollowUp, answer: str, turn: Turn
) -> None:
    """Solved closes the case; anything else re-opens it and tells the stewards."""
    case, resident = asked.case, asked.resident
    work.follow_ups.answered(asked, answer)
    work.cases.follow_up_answered(case, resident, answer, turn.inbox_id)
    if answer == "solved":
        if case.state is CaseState.RESOLVED:
            work.cases.close(case, ClosedReason.SOLVED, resident)
        say(dispatcher, "solved-thanks", reference=case.reference)
        return
    work.cases.reopen(case, resident, turn.inbox_id, turn.words or None)
    say(dispatcher, "case-reopened", reference=case.reference)
