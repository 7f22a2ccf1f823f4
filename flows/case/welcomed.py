"""The answer to the reminder of a newcomer's next step."""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.say import say
from flows.shared.turn import Turn
from flows.shared.ways_in import first_steps
from storage import UnitOfWork
from storage.models import FollowUp
from storage.vocabulary import StepState

DONE, NOT_YET, NO = "step_done", "step_not_yet", "not_solved"
"""The answers on the buttons, and what a bare no counts as (flows/case/solved.py)."""


def settle_step(
    dispatcher: CollectingDispatcher, work: UnitOfWork, asked: FollowUp, answer: str, turn: Turn
) -> None:
    """Keeps that the step is done, or that it is not yet; a press goes on with the walk."""
    step, again = asked.welcome and asked.welcome.next_step, asked.answer is not None
    if step is None and not again:
        return
    done = answer not in (NOT_YET, NO)
    new = work.follow_ups.answered(asked, DONE if done else NOT_YET, turn.inbox_id)
    if new and done and step:
        work.welcomes.put_behind(asked.resident, step, StepState.DONE)
    say(dispatcher, "welcome-next-done" if done else "welcome-next-not-yet", [first_steps()])
