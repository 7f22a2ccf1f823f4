"""The end: whoever was shown what is on goes there."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.activities.form import SLOTS
from flows.shared.action import Events, Submit
from flows.shared.also import offer
from flows.shared.forms import forget
from flows.shared.say import say
from flows.shared.turn import Turn


class EndActivities(Submit):
    """Wishes a good time."""

    def name(self) -> str:
        return "action_end_activities"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        say(dispatcher, "activities-done")
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]
