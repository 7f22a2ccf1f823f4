"""The form that listens to a report of nuisance."""

from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.hearing import (
    ANONYMOUS,
    KNOWN,
    NO,
    PRIVACY,
    UNSPECIFIED,
    YES,
    first_words,
    hear_answer_to_where,
    hear_consent,
    hear_details,
    hear_kind,
    hear_verdict,
    heard_place,
    name_wish,
    read_back,
)
from flows.nuisance.places import hear_place
from flows.nuisance.questions import is_serious
from flows.nuisance.said_before import asks_whether_again
from flows.shared.forms import LEFT_OUT, Answers, ConversationForm
from flows.shared.say import say, topic
from flows.shared.turn import VERY_SURE, Turn

TIMES = frozenset({"since", "often", "now", "night"})
MISTAKEN = frozenset({"case_status", "out_of_scope", "greet", "goodbye", "thanks", "capabilities"})
"""What a bare time, which is an answer, may look like by itself."""


class ValidateNuisanceForm(ConversationForm):
    """Uses all that was already said; asks only what is missing."""

    form, flow = "nuisance_form", "nuisance"

    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        wishes = name_wish(dispatcher, turn, asked, so_far)
        if asked is None:
            return {**first_words(dispatcher, turn), **wishes}
        if wishes and (turn.pressed or turn.intent == PRIVACY):
            return {**wishes, asked: None}
        asks_help = turn.intent.startswith("help_") and "?" in turn.words
        if asks_help and turn.means(turn.intent, at_least=VERY_SURE):
            say(dispatcher, "nuisance-question-noted", topic=topic(turn.intent))
            return {asked: None, **wishes}
        hear = {
            "nuisance_kind": hear_kind,
            "nuisance_place": hear_answer_to_where,
            "nuisance_details": hear_details,
            "nuisance_remember": hear_consent,
            "nuisance_send": hear_verdict,
        }[asked]
        return {**hear(dispatcher, turn, so_far), **wishes}

    def as_it_is(self, so_far: Answers) -> Answers:
        return {
            **so_far,
            "nuisance_kind": so_far.get("nuisance_kind") or UNSPECIFIED,
            "nuisance_place": so_far.get("nuisance_place") or LEFT_OUT,
            "nuisance_details": KNOWN,
            "nuisance_remember": so_far.get("nuisance_remember") or NO,
            "nuisance_send": YES,
        }

    def is_serious(self, so_far: Answers) -> bool:
        return is_serious(so_far.get("nuisance_kind"), so_far.get("nuisance_answers") or {})

    def before(self, dispatcher: CollectingDispatcher, turn: Turn, heard: Answers) -> bool:
        return asks_whether_again(dispatcher, turn, heard)

    def begun(self, dispatcher: CollectingDispatcher, heard: Answers) -> None:
        read_back(dispatcher, heard)

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        """To stay unnamed is a wish about this very report; "for two months now" is an answer."""
        if asked and turn.intent == PRIVACY and ANONYMOUS in turn.entities:
            return False
        answers = asked == "nuisance_details" and turn.entities.keys() & TIMES
        if answers and turn.intent in MISTAKEN:
            return False
        return super()._interrupts(turn, asked)

    def file_came(self, dispatcher: CollectingDispatcher, turn: Turn, asked: str) -> Answers:
        """A pin is the place, whatever was asked; anything else is kept."""
        if turn.pin is None:
            return super().file_came(dispatcher, turn, asked)
        place = hear_place(dispatcher, turn)
        if place is None:
            return {asked: None}
        return {asked: None, **heard_place(dispatcher, place)}
