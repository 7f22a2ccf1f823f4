"""The form that listens during the check. It keeps no draft; what was said in it is forgotten."""

from rasa_sdk.executor import CollectingDispatcher

from flows.rights.finding import next_question
from flows.rights.questions import Heard, answer_of
from flows.shared.forms import LEFT_OUT, VIOLENCE, Answers
from flows.shared.house import store
from flows.shared.passing import PassingForm
from flows.shared.say import button, say
from flows.shared.turn import Turn

SLOTS = ("rights_answers", "rights_details", "rights_missed", "rights_shown", "rights_choice")
KNOWN, YES, NO, HELP, MORE = "known", "yes", "no", "help", "more"
PAGE = 3
"""Benefits in one message."""
ANSWERS = frozenset({"affirm", "deny", "skip", "help_rights", "nlu_fallback"})
"""Meanings that are never about something else than the check."""


class ValidateRightsForm(PassingForm):
    """Asks while an answer matters, then waits for what the resident wants with the list."""

    form, flow = "rights_form", "rights"

    def begun(self, dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        with store().begin() as work:
            work.forgetting.begin_private(turn.conversation_key)
            work.commit()
        say(dispatcher, "rights-begin", [button("button-ask-a-person", "talk_to_steward")])
        return {**dict.fromkeys(SLOTS), **_with({}), "rights_shown": 0}

    def heard(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers
    ) -> Answers:
        hear = self._detail if asked == "rights_details" else self._choice
        return hear(dispatcher, turn, so_far)

    def is_answer(self, turn: Turn, asked: str) -> bool:
        """Words about rent or health are tries at an answer while questions are asked."""
        tries = asked == "rights_details" and turn.intent.startswith("help_")
        return turn.intent in ANSWERS or (tries and not turn.pressed and turn.intent != VIOLENCE)

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


def _with(heard: Heard) -> Answers:
    done = KNOWN if next_question(heard) is None else None
    return {"rights_answers": heard, "rights_details": done, "rights_missed": None}
