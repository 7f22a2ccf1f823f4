"""Listening to a report of nuisance, and opening its case."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.also import offer
from flows.shared.forms import LEFT_OUT, Answers, ConversationForm, forget
from flows.shared.house import store
from flows.shared.say import Button, button, say, topic
from flows.shared.turn import VERY_SURE, Turn
from storage.vocabulary import CaseKind

UNSPECIFIED = "report_nuisance"
KINDS = (
    "nuisance_noise",
    "nuisance_waste",
    "nuisance_pests",
    "nuisance_neighbours",
    "nuisance_public_space",
    "nuisance_vehicles",
    "nuisance_building",
)
CHANGEABLE = ("kind", "place", "since", "more")
SLOTS = tuple(f"nuisance_{field}" for field in (*CHANGEABLE, "send"))
LONGEST_PLACE = 200
LONGEST_PLACE_WORDS = 8
"""More words than this that tell of nuisance again are a story, not a place."""


class ValidateNuisanceForm(ConversationForm):
    """Uses all that was already said; asks only what is missing."""

    form, flow = "nuisance_form", "nuisance"

    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        if asked is None:
            return self._first_words(turn)
        asks_help = turn.intent.startswith("help_") and "?" in turn.words
        if asks_help and turn.means(turn.intent, at_least=VERY_SURE):
            say(dispatcher, "nuisance-question-noted", topic=topic(turn.intent))
            return {}
        hear = {
            "nuisance_kind": self._kind,
            "nuisance_place": self._place,
            "nuisance_since": self._optional,
            "nuisance_more": self._optional,
            "nuisance_send": self._send,
        }[asked]
        return hear(dispatcher, turn, asked, so_far)

    def file_came(self, dispatcher: CollectingDispatcher, turn: Turn, asked: str) -> Answers:
        """A pin is the place; anything else is kept."""
        place = turn.entities.get("address")
        if place and asked in ("nuisance_place", "nuisance_send"):
            return {asked: None, "nuisance_place": place}
        return super().file_came(dispatcher, turn, asked)

    @staticmethod
    def _first_words(turn: Turn) -> Answers:
        heard: Answers = dict.fromkeys(SLOTS)
        if turn.intent in KINDS:
            heard["nuisance_kind"] = turn.intent
        heard["nuisance_place"] = turn.entities.get("address")
        return heard

    @staticmethod
    def _kind(_d: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers) -> Answers:
        place = turn.entities.get("address") or so_far.get("nuisance_place")
        kind = turn.intent if turn.intent in KINDS else UNSPECIFIED
        return {asked: kind, "nuisance_place": place}

    @staticmethod
    def _place(
        dispatcher: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers
    ) -> Answers:
        if turn.is_surely("skip", "deny"):
            say(dispatcher, "nuisance-place-needed")
            return {asked: None}
        words = turn.words.split()
        story = turn.is_surely(*KINDS) and len(words) > LONGEST_PLACE_WORDS
        written = turn.entities.get("address") or ("" if story else turn.words)
        return {asked: written.strip()[:LONGEST_PLACE] or None}

    @staticmethod
    def _optional(_d: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers) -> Answers:
        if turn.is_surely("skip", "deny"):
            return {asked: LEFT_OUT}
        return {asked: None if turn.pressed or turn.is_surely("affirm") else turn.words}

    @staticmethod
    def _send(_d: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers) -> Answers:
        choice = turn.entities.get("choice")
        if choice in CHANGEABLE:
            return {f"nuisance_{choice}": None, asked: None}
        if turn.is_surely("affirm"):
            return {asked: "yes"}
        if place := turn.entities.get("address"):
            return {asked: None, "nuisance_place": place}
        if turn.pressed or turn.is_surely("deny", "skip"):
            return {asked: None}
        more = "\n".join(filter(None, [so_far.get("nuisance_more"), turn.words]))
        return {asked: None, "nuisance_more": more}


class AskNuisanceKind(TurnAction):
    """All kinds as buttons."""

    def name(self) -> str:
        return "action_ask_nuisance_form_nuisance_kind"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        kinds = [button(f"topic-{kind}", kind) for kind in KINDS]
        other = button("button-other-nuisance", UNSPECIFIED)
        say(dispatcher, "nuisance-ask-kind", [*kinds, other])
        return []


class AskNuisanceSend(TurnAction):
    """Reads everything back, or asks what should be different."""

    def name(self) -> str:
        return "action_ask_nuisance_form_nuisance_send"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        says_what = turn.entities.keys() & {"choice", "address"}
        if turn.is_surely("deny") and not says_what and self._was_asked(tracker):
            say(dispatcher, "nuisance-what-to-change", self._fields())
            return []
        slots = tracker.slots
        buttons = [
            button("button-send", "affirm"),
            button("button-change", "deny"),
            button("button-cancel", "cancel"),
        ]
        say(
            dispatcher,
            "nuisance-summary",
            buttons,
            kind=topic(slots["nuisance_kind"]),
            place=slots["nuisance_place"],
            since=slots["nuisance_since"] or {"say": "left-out"},
            more=slots["nuisance_more"] or {"say": "left-out"},
        )
        return []

    @staticmethod
    def _was_asked(tracker: Tracker) -> bool:
        return bool(tracker.slots.get("requested_slot") == "nuisance_send")

    @staticmethod
    def _fields() -> list[Button]:
        return [button(f"button-change-{field}", "deny", choice=field) for field in CHANGEABLE]


class OpenNuisanceCase(TurnAction):
    """Opens the case; its reference follows as the first follow-up."""

    def name(self) -> str:
        return "action_open_nuisance_case"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().begin() as work:
            draft = work.reports.draft(turn.resident_id, "nuisance")
            if work.cases.opened_by(turn.inbox_id) is None and draft is not None:
                work.cases.open(
                    draft,
                    turn.inbox_id,
                    kind=CaseKind.NUISANCE,
                    topic=draft.answers["nuisance_kind"],
                    address=draft.answers["nuisance_place"],
                )
                work.commit()
        say(dispatcher, "nuisance-sent")
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]
