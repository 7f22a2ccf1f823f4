"""The form that listens to a question: what it is about, whether a door helps, or a person must."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.help.clarify import (
    Clear,
    answer_of,
    goes_to_a_person,
    is_urgent,
    next_question,
    topic_of,
    with_hints,
)
from flows.help.doors import AT_ONCE, on_screen
from flows.help.paths import hand_over, path_of
from flows.shared.action import Events
from flows.shared.asked_about import answers_about_doors, stays_with_doors
from flows.shared.forms import LEFT_OUT, Answers, ConversationForm, forget
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import VERY_SURE, Turn

GENERAL = "help_general"
VIOLENCE = "help_violence"
LETTER = "help_letter"
RIGHTS = "help_rights"
"""A check of its own (flows/rights), which takes this form's place."""
KNOWN, YES, NO = "known", "yes", "no"
OPEN = "about"
"""The answer to "what is it about?", where the topic says nothing."""
HELPS, PERSON, OTHERS = "helps", "person", "others"
"""What a resident makes of the doors that were shown."""
SLOTS = tuple(
    f"help_{name}"
    for name in (
        "topic",
        "clear",
        "door",
        "check",
        "words",
        "send",
        "answers",
        "doors",
        "seen",
        "shown",
    )
)
LONG_ENOUGH = 20
"""A first message of this many characters says what the question is; a shorter one, such as
"housing?", is asked to say a little more."""


class ValidateHelpForm(ConversationForm):
    """Clarifies the question, hears whether a door helps, else takes the question down."""

    form, flow = "help_form", "help"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        """A path takes over before anything is asked, or where its button is pressed."""
        path, asked = path_of(turn), self._asked(tracker)
        if path and (turn.pressed or asked in (None, "help_clear")) and not turn.may_be_danger:
            with store().begin() as work:
                ours = turn.resident_id, turn.inbox_id, self.flow
                if draft := work.reports.to_drop(*ours, again=turn.again):
                    work.reports.drop(draft)
                work.commit()
            return [*forget(*SLOTS), *hand_over(path)]
        return super().act(dispatcher, tracker, turn)

    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        if asked is None:
            return self._first_words(dispatcher, turn)
        hear = {
            "help_clear": self._clear,
            "help_door": self._door,
            "help_check": self._check,
            "help_words": self._words,
            "help_send": self._send,
        }[asked]
        return hear(dispatcher, turn, so_far)

    def as_it_is(self, so_far: Answers) -> Answers:
        return {
            **so_far,
            "help_topic": so_far.get("help_topic") or GENERAL,
            "help_clear": KNOWN,
            "help_door": PERSON,
            "help_check": LEFT_OUT,
            "help_words": so_far.get("help_words") or LEFT_OUT,
            "help_send": YES,
        }

    def is_serious(self, so_far: Answers) -> bool:
        topic = so_far.get("help_topic")
        return topic == VIOLENCE or is_urgent(topic, so_far.get("help_answers") or {})

    def file_came(self, dispatcher: CollectingDispatcher, turn: Turn, asked: str) -> Answers:
        """Where the question is asked for, a photo of a letter says it all."""
        if asked == "help_words" and turn.pin is None:
            return {"help_words": LEFT_OUT}
        return super().file_came(dispatcher, turn, asked)

    def _first_words(self, dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        if turn.intent == VIOLENCE:
            say(dispatcher, "help-violence-first")
        wants_photo = turn.intent == LETTER and not turn.file
        said_enough = turn.intent != GENERAL and len(turn.words) >= LONG_ENOUGH and not wants_photo
        words = turn.words if said_enough else None
        topic = VIOLENCE if turn.intent == VIOLENCE else topic_of(turn)
        return {**dict.fromkeys(SLOTS), "help_words": words, **_about(topic, {}, turn)}

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        """Under the cards, "what does it cost?" is about them, and a thank you is a yes."""
        if asked and turn.means(RIGHTS, at_least=VERY_SURE):
            return True
        if asked in ("help_door", "help_check") and stays_with_doors(turn):
            return False
        return super()._interrupts(turn, asked)

    @staticmethod
    def _clear(_: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        """An answer, or words that say better what the question is about."""
        topic, clear = so_far["help_topic"], dict(so_far.get("help_answers") or {})
        question = next_question(topic, clear)
        said = answer_of(question, turn) if question else None
        if question and said in question.options:
            return _about(topic, {**clear, question.name: said}, turn)
        if _is_another(turn, topic):
            return {"help_words": turn.words or None, **_about(turn.intent, {}, turn)}
        if question and said is not None:
            return _about(topic, {**clear, question.name: said}, turn)
        if question is None and turn.words:
            return {**_about(topic, {**clear, OPEN: turn.words}, turn), "help_words": turn.words}
        return _about(topic, clear, turn)

    @staticmethod
    def _door(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        choice = turn.entities.get("choice")
        if _is_another(turn, so_far["help_topic"]) or (turn.pressed and turn.intent == GENERAL):
            words = turn.words or None
            return {**dict.fromkeys(SLOTS), "help_words": words, **_about(turn.intent, {}, turn)}
        if choice == OTHERS:
            return {"help_door": None, "help_seen": (so_far.get("help_seen") or 0) + AT_ONCE}
        if choice == PERSON or turn.is_surely("deny"):
            return {"help_door": PERSON, "help_check": LEFT_OUT}
        if choice == HELPS or turn.is_surely("affirm", "thanks"):
            return {"help_door": HELPS, "help_words": LEFT_OUT, "help_send": LEFT_OUT}
        if answers_about_doors(dispatcher, turn, on_screen(so_far)):
            return {"help_door": None}
        return {"help_door": PERSON, "help_check": LEFT_OUT, "help_words": _more(turn, so_far)}

    @staticmethod
    def _check(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        """Consent is only a clear yes; one more question about the doors is no answer to it."""
        if answers_about_doors(dispatcher, turn, on_screen(so_far)):
            return {"help_check": None}
        return {"help_check": YES if turn.is_surely("affirm") else NO}

    @staticmethod
    def _words(_: CollectingDispatcher, turn: Turn, _so_far: Answers) -> Answers:
        if turn.is_surely("skip"):
            return {"help_words": LEFT_OUT}
        return {"help_words": turn.words or None}

    @staticmethod
    def _send(_: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        if turn.is_surely("affirm"):
            return {"help_send": YES}
        if turn.pressed or turn.is_surely("deny"):
            return {"help_words": None, "help_send": None}
        return {"help_words": _more(turn, so_far), "help_send": None}


def _more(turn: Turn, so_far: Answers) -> str | None:
    """The question with what was just said added to it."""
    return "\n".join(filter(None, [so_far.get("help_words"), turn.words])) or None


def _is_another(turn: Turn, topic: str) -> bool:
    """Whether the turn begins a question about something else."""
    other = turn.intent.startswith("help_") and turn.intent not in (topic, GENERAL)
    return other and turn.means(turn.intent, at_least=VERY_SURE)


def _about(topic: str, clear: Clear, turn: Turn) -> Answers:
    """The topic, with all that the turn says about its questions."""
    clear = with_hints(topic, clear, turn)
    heard: Answers = {"help_topic": topic, "help_answers": clear}
    is_open = next_question(topic, clear) or (topic == GENERAL and OPEN not in clear)
    heard["help_clear"] = None if is_open else KNOWN
    if goes_to_a_person(topic):
        heard |= {"help_door": PERSON, "help_check": LEFT_OUT}
    return heard
