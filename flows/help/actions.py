"""Taking down a question, and queueing it for a steward."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.also import offer
from flows.shared.forms import LEFT_OUT, Answers, ConversationForm, forget
from flows.shared.house import store
from flows.shared.say import button, say, topic
from flows.shared.turn import Turn
from storage.vocabulary import CaseKind

GENERAL = "help_general"
VIOLENCE = "help_violence"
SLOTS = ("help_topic", "help_words", "help_send")
LONG_ENOUGH = 20
"""A first message of this many characters says what the question is; a shorter one, such as
"housing?", is asked to say a little more."""


class ValidateHelpForm(ConversationForm):
    """The question in the resident's own words."""

    form, flow = "help_form", "help"

    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        if asked is None:
            return self._first_words(dispatcher, turn)
        if asked == "help_words":
            return self._words(turn, so_far)
        return self._send(turn, so_far)

    def as_it_is(self, so_far: Answers) -> Answers:
        return {
            "help_topic": so_far.get("help_topic") or GENERAL,
            "help_words": so_far.get("help_words") or LEFT_OUT,
            "help_send": "yes",
        }

    def is_serious(self, so_far: Answers) -> bool:
        return so_far.get("help_topic") == VIOLENCE

    @staticmethod
    def _first_words(dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        if turn.intent == VIOLENCE:
            say(dispatcher, "help-violence-first")
        clear = turn.intent != GENERAL and len(turn.words) >= LONG_ENOUGH
        words = turn.words if clear else None
        return {"help_topic": turn.intent, "help_words": words, "help_send": None}

    @staticmethod
    def _words(turn: Turn, so_far: Answers) -> Answers:
        if turn.pressed:
            return {"help_words": None}
        general = so_far.get("help_topic") == GENERAL
        clearer = general and turn.intent.startswith("help_") and turn.is_surely(turn.intent)
        heard: Answers = {"help_words": turn.words}
        return {**heard, "help_topic": turn.intent} if clearer else heard

    @staticmethod
    def _send(turn: Turn, so_far: Answers) -> Answers:
        if turn.is_surely("affirm"):
            return {"help_send": "yes"}
        if turn.pressed or turn.is_surely("deny"):
            return {"help_words": None, "help_send": None}
        more = "\n".join(filter(None, [so_far.get("help_words"), turn.words]))
        return {"help_words": more, "help_send": None}


class AskHelpSend(TurnAction):
    """Reads the question back."""

    def name(self) -> str:
        return "action_ask_help_form_help_send"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        buttons = [
            button("button-send", "affirm"),
            button("button-change", "deny"),
            button("button-cancel", "cancel"),
        ]
        say(
            dispatcher,
            "help-summary",
            buttons,
            topic=topic(tracker.slots["help_topic"]),
            words=tracker.slots["help_words"],
        )
        return []


class OpenHelpCase(TurnAction):
    """Queues the question. About violence nothing goes out by itself afterwards."""

    def name(self) -> str:
        return "action_open_help_case"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().begin() as work:
            draft = work.reports.draft(turn.resident_id, "help")
            case = work.cases.opened_by(turn.inbox_id)
            if case is None and draft is not None:
                about = draft.answers["help_topic"]
                case = work.cases.open(
                    draft,
                    turn.inbox_id,
                    kind=CaseKind.HELP,
                    topic=about,
                    urgent=about == VIOLENCE,
                    no_automatic_messages=about == VIOLENCE,
                )
                work.commit()
            quiet = case is not None and case.no_automatic_messages
        say(dispatcher, "help-sent-quiet" if quiet else "help-sent")
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]
