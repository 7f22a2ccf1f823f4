"""What happens with a resident's data, and what they can decide about it."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.hearing import kind_in
from flows.privacy.stopping import PAUSE, RESUME, STOP, pause, resume, stop, wish_of
from flows.shared.action import Events, TurnAction
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn

FORGET_HOME = "forget_home"


class Privacy(TurnAction):
    """Says what is kept and who sees it, with what can be chosen at once."""

    def name(self) -> str:
        return "action_privacy"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if kind_in(turn) and not tracker.active_loop:
            return [FollowupAction("nuisance_form")]  # "I want to report ... without my name"
        with store().begin() as work:
            remembered = work.residents.get(turn.resident_id).home is not None
            if turn.entities.get("choice") == FORGET_HOME:
                work.residents.forget_home(turn.resident_id)
                work.commit()
                say(dispatcher, "home-forgotten")
                return []
        forget = button("button-forget-home", "privacy", choice=FORGET_HOME)
        buttons = [
            button("button-hide-name", "report_nuisance", choice="anonymous"),
            *([forget] if remembered else []),
            button("button-ask-a-person", "talk_to_steward"),
        ]
        say(dispatcher, "privacy-about", buttons)
        return []


class StopMessages(TurnAction):
    """Stops or pauses all follow-ups of this resident at once, or lets them come again; their
    cases go on."""

    def name(self) -> str:
        return "action_stop_messages"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().begin() as work:
            does = {STOP: stop, PAUSE: pause, RESUME: resume}[wish_of(turn)]
            does(dispatcher, work, turn.resident_id)
            work.commit()
        return []
