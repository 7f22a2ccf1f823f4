"""The form that listens during the check. It keeps no draft; what was said in it is forgotten."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.rights.finding import next_question
from flows.rights.questions import Heard, answer_of
from flows.shared.action import Events
from flows.shared.also import remember
from flows.shared.forms import LEFT_OUT, VIOLENCE, Answers, Listening
from flows.shared.guests import welcome_guest
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import VERY_SURE, Turn

SLOTS = ("rights_answers", "rights_details", "rights_missed", "rights_shown", "rights_choice")
KNOWN, YES, NO, HELP, MORE = "known", "yes", "no", "help", "more"
PAGE = 3
"""Benefits in one message."""
ANSWERS = frozenset({"affirm", "deny", "skip", "help_rights", "nlu_fallback"})
"""Meanings that are never about something else than the check."""


class ValidateRightsForm(Listening):
    """Asks while an answer matters, then waits for what the resident wants with the list."""

    form, flow = "rights_form", "rights"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        asked = self._asked(tracker)
        if self._interrupts(turn, asked):
            return []
        if asked is None:
            return [*remember(turn), *_events(self._begun(dispatcher, turn))]
        hear = self._detail if asked == "rights_details" else self._choice
        return _events(hear(dispatcher, turn, tracker.slots))

    @staticmethod
    def _begun(dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        welcome_guest(dispatcher, turn)
        with store().begin() as work:
            work.forgetting.begin_private(turn.conversation_key)
            work.commit()
        say(dispatcher, "rights-begin", [button("button-ask-a-person", "talk_to_steward")])
        return {**dict.fromkeys(SLOTS), **_with({}), "rights_shown": 0}

    @staticmethod
    def _detail(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        heard: Heard = so_far.get("rights_answers") or {}
        question = next_question(heard)
        if question is None:
            return _with(heard)
        answer = answer_of(question, turn)
        if answer is None and so_far.get("rights_missed") != question.name:
            say(dispatcher, "rights-press")
            return {"rights_details": None, "rights_missed": question.name}
        return _with({**heard, question.name: LEFT_OUT if answer is None else answer})

    @staticmethod
    def _choice(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        """Help is asked for by the button alone: that press is the consent."""
        chosen = turn.entities.get("choice")
        if chosen == MORE:
            return {"rights_choice": None, "rights_shown": so_far["rights_shown"] + PAGE}
        if chosen == HELP:
            return {"rights_choice": YES}
        return {"rights_choice": NO if turn.is_surely("deny", "skip") else None}

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        """Words about rent or health are tries at an answer while questions are asked; whatever
        else is meant for certain is not about the check."""
        if super()._interrupts(turn, asked):
            return True
        if asked is None or turn.intent in ANSWERS:
            return False
        tries = asked == "rights_details" and turn.intent.startswith("help_")
        return turn.means(turn.intent, at_least=VERY_SURE) and (
            turn.pressed or turn.intent == VIOLENCE or not tries
        )


def _with(heard: Heard) -> Answers:
    done = KNOWN if next_question(heard) is None else None
    return {"rights_answers": heard, "rights_details": done, "rights_missed": None}


def _events(heard: Answers) -> Events:
    return [SlotSet(slot, value) for slot, value in heard.items()]
