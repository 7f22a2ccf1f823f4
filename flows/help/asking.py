"""What the form asks: to clarify, whether a door helps, and the question as it is read back."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.help.clarify import asked_of, next_question, shown
from flows.help.doors import AT_ONCE, fitting, on_screen
from flows.help.form import GENERAL, HELPS, LETTER, OTHERS, PERSON
from flows.help.paths import path_buttons
from flows.shared.action import Events, TurnAction
from flows.shared.asked import options, summary_line
from flows.shared.cards import show
from flows.shared.house import store
from flows.shared.say import Button, button, say, topic
from flows.shared.turn import Turn

TOPICS = (
    "help_registration", "help_housing", "help_money", "help_work", "help_health", "help_school",
    "help_childcare", "help_dutch_lessons", "help_legal", "help_energy", "help_letter",
    "help_food_goods", "help_activities",
)  # fmt: skip
"""What most people come with first (domain/process.md: above all papers, then housing)."""


class AskHelpClear(TurnAction):
    """The next question that decides which door it is; where all is open, what it is about."""

    def name(self) -> str:
        return "action_ask_help_form_help_clear"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        about = tracker.slots["help_topic"]
        clear = tracker.slots.get("help_answers") or {}
        question, others = next_question(about, clear), path_buttons(about, clear)
        if question is None:
            topics = [button(f"topic-{one}", one) for one in TOPICS]
            say(dispatcher, "help-ask-topic", [*topics, *others])
            return []
        buttons = [*options(question.name, question.options), *others]
        buttons.append(button("button-skip", "skip"))
        say(dispatcher, f"help-ask-{question.name}", buttons)
        return []


class AskHelpDoor(TurnAction):
    """The cards of the next doors, and whether one of them helps."""

    def name(self) -> str:
        return "action_ask_help_form_help_door"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        slots, seen = tracker.slots, tracker.slots.get("help_seen") or 0
        doors = slots.get("help_doors") or [one.id for one in fitting(turn, slots)]
        if slots.get("help_shown") != seen:
            for service in on_screen({**slots, "help_doors": doors}):
                show(dispatcher, service)
        buttons = _choices(
            more=len(doors) > seen + AT_ONCE,
            others=path_buttons(slots["help_topic"], slots.get("help_answers") or {}),
        )
        say(dispatcher, "help-ask-door", buttons)
        with store().begin() as work:
            if draft := work.reports.draft(turn.resident_id, "help"):
                work.reports.set_aside(draft)
            work.commit()
        return [SlotSet("help_doors", doors), SlotSet("help_shown", seen)]


def _choices(*, more: bool, others: list[Button]) -> list[Button]:
    next_doors = [button("button-other-doors", "affirm", choice=OTHERS)] if more else []
    return [
        button("button-door-helps", "affirm", choice=HELPS),
        *next_doors,
        *others,
        button("button-want-person", "affirm", choice=PERSON),
        button("button-other-question", GENERAL),
    ]


class AskHelpCheck(TurnAction):
    """Consent to remember what was shown, and to ask about it."""

    def name(self) -> str:
        return "action_ask_help_form_help_check"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        buttons = [button("button-ask-me-later", "affirm"), button("button-no-need", "deny")]
        say(dispatcher, "help-ask-check", buttons)
        return []


class AskHelpWords(TurnAction):
    """The question in the resident's own words; a letter is best seen."""

    def name(self) -> str:
        return "action_ask_help_form_help_words"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if tracker.slots["help_topic"] == LETTER:
            say(dispatcher, "help-send-letter", [button("button-no-photo", "skip")])
        else:
            say(dispatcher, "help-ask-words")
        return []


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
        say(dispatcher, "help-summary", buttons, lines={"lines": _lines(tracker.slots)})
        return []


def _lines(slots: dict[str, Any]) -> list[dict[str, Any]]:
    """The question line by line, as it will stand on the stewards' card."""
    clear = slots.get("help_answers") or {}
    asked = [one.name for one in asked_of(slots["help_topic"]) if clear.get(one.name)]
    lines = [summary_line("about", topic(slots["help_topic"]))]
    lines += [summary_line(name, shown(name, clear[name])) for name in asked]
    words = slots.get("help_words")
    return [*lines, summary_line("question", words)] if words else lines
