"""No more messages of our own accord."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import Turn


class StopMessages(TurnAction):
    """Stops all follow-ups of this resident at once; their cases go on."""

    def name(self) -> str:
        return "action_stop_messages"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().begin() as work:
            work.residents.stop_follow_ups(turn.resident_id)
            work.commit()
        say(dispatcher, "messages-stopped")
        return []
