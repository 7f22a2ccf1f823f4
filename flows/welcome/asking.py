"""What is asked on the walk: whether a step is done, and whether we shall remind of the next."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.say import Button, button, say
from flows.shared.turn import Turn
from flows.welcome.form import DONE, LATER, NEXT, NOT_MINE, WHERE
from flows.welcome.steps import left, steps


class AskWelcomeStep(TurnAction):
    """The step on the screen: in full when it is new there, in short when it was just shown."""

    def name(self) -> str:
        return "action_ask_welcome_form_welcome_step"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        step = tracker.slots["welcome_at"]
        name = {"say": f"welcome-name-{step}"}
        if tracker.slots.get("welcome_shown") == step:
            say(dispatcher, "welcome-ask-done", _choices(), name=name)
            return []
        say(
            dispatcher,
            "welcome-step",
            _choices(),
            number=list(steps()).index(step) + 1,
            total=len(steps()),
            name=name,
            what={"say": f"welcome-what-{step}"},
        )
        return [SlotSet("welcome_shown", step)]


def _choices() -> list[Button]:
    return [
        button("button-step-done", "affirm", choice=DONE),
        button("button-step-where", "affirm", choice=WHERE),
        button("button-step-next", "skip", choice=NEXT),
        button("button-step-not-mine", "affirm", choice=NOT_MINE),
        button("button-step-later", "deny", choice=LATER),
    ]


class AskWelcomeRemind(TurnAction):
    """Whether we shall come back to the next step once."""

    def name(self) -> str:
        return "action_ask_welcome_form_welcome_remind"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        buttons = [button("button-remind-me", "affirm"), button("button-no-need", "deny")]
        name = {"say": f"welcome-name-{left(turn.resident_id)[0]}"}
        say(dispatcher, "welcome-ask-remind", buttons, name=name)
        return []
