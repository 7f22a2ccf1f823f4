"""The end of a walk: all is done, or it goes on another day."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, Submit
from flows.shared.also import offer
from flows.shared.asked import YES
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn
from flows.welcome.form import SLOTS
from flows.welcome.steps import left


class EndWelcome(Submit):
    """Plans the reminder if the newcomer wished one, and says how to go on."""

    def name(self) -> str:
        return "action_end_welcome"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        before = left(turn.resident_id)
        if not before:
            say(dispatcher, "welcome-all-done", [button("button-ask-help", "help_general")])
        elif tracker.slots.get("welcome_remind") == YES:
            _plan(turn, before[0])
            say(dispatcher, "welcome-reminded")
        else:
            say(dispatcher, "welcome-left")
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]


def _plan(turn: Turn, step: str) -> None:
    with store().begin() as work:
        work.welcomes.remind(work.residents.get(turn.resident_id), step)
        work.commit()
