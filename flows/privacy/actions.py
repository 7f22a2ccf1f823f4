"""What happens with a resident's data, and what they can decide about it."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.hearing import kind_in
from flows.privacy.my_data import ERASE, SHOW, ask_to_erase, show
from flows.privacy.stopping import PAUSE, RESUME, STOP, pause, resume, stop, wish_of
from flows.shared.action import Events, TurnAction
from flows.shared.forms import STEP_BACK
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn

FORGET_HOME = "forget_home"


class Privacy(TurnAction):
    """Says what is kept and who sees it, with what can be chosen at once."""

    def name(self) -> str:
        return "action_privacy"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        wish = _wish_of(turn)
        if wish is None and kind_in(turn) and not tracker.active_loop:
            return [FollowupAction("nuisance_form")]  # "I want to report ... without my name"
        if wish == SHOW:
            show(dispatcher)
        elif wish == ERASE:
            with store().read() as work:
                ask_to_erase(dispatcher, work, turn.resident_id)
            # Else the form would ask again below it, and a yes would be its answer.
            return STEP_BACK if tracker.active_loop else []
        elif wish == FORGET_HOME:
            with store().begin() as work:
                work.consents.withdraw_home(turn.resident_id, turn.inbox_id, "button-forget-home")
                work.commit()
            say(dispatcher, "home-forgotten")
        else:
            _tell(dispatcher, turn)
        return []


def _wish_of(turn: Turn) -> str | None:
    """By a button or a command (entity `choice`), or in words (nlu/cues)."""
    if choice := turn.entities.get("choice"):
        return choice
    return next((wish for wish in (ERASE, SHOW) if wish in turn.entities), None)


def _tell(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    with store().read() as work:
        remembered = work.residents.get(turn.resident_id).home is not None
    forget = button("button-forget-home", "privacy", choice=FORGET_HOME)
    buttons = [
        button("button-show-data", "privacy", choice=SHOW),
        button("button-erase-data", "privacy", choice=ERASE),
        button("button-hide-name", "report_nuisance", choice="anonymous"),
        *([forget] if remembered else []),
        button("button-ask-a-person", "talk_to_steward"),
    ]
    say(dispatcher, "privacy-about", buttons)


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
