"""What the form asks, and the report as it is read back before it is sent."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.hearing import ANONYMOUS, KINDS, UNSPECIFIED
from flows.nuisance.places import home_of, names_number, shown
from flows.nuisance.questions import Details, asked_of, next_question
from flows.shared.action import Events, TurnAction
from flows.shared.asked import options, summary_line
from flows.shared.say import Button, button, say, topic
from flows.shared.turn import Turn
from storage.place import Place


class AskNuisanceKind(TurnAction):
    """All kinds as buttons."""

    def name(self) -> str:
        return "action_ask_nuisance_form_nuisance_kind"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        kinds = [button(f"topic-{kind}", kind) for kind in KINDS]
        other = button("button-other-nuisance", UNSPECIFIED)
        say(dispatcher, "nuisance-ask-kind", [*kinds, other])
        return []


class AskNuisancePlace(TurnAction):
    """Where it is; who let us remember their address has it on a button."""

    def name(self) -> str:
        return "action_ask_nuisance_form_nuisance_place"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        known = home_of(turn.resident_id)
        home = [button("button-at-home", "affirm", home="home")] if known else []
        say(dispatcher, "nuisance-ask-place", home)
        return []


class AskNuisanceDetails(TurnAction):
    """The next question of this kind that is still open."""

    def name(self) -> str:
        return "action_ask_nuisance_form_nuisance_details"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        slots = tracker.slots
        question = next_question(slots["nuisance_kind"], slots.get("nuisance_answers") or {})
        if question is None:
            return []
        skip = "button-nothing-more" if question.name == LAST else "button-skip"
        buttons = [*options(question.name, question.options), button(skip, "skip")]
        say(dispatcher, f"nuisance-ask-{question.name}", buttons)
        return []


LAST = "more"


class AskNuisanceRemember(TurnAction):
    """Consent to remember the address, only when they said that it is at their home."""

    def name(self) -> str:
        return "action_ask_nuisance_form_nuisance_remember"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        place = tracker.slots.get("nuisance_place")
        buttons = [button("button-remember", "affirm"), button("button-do-not-remember", "deny")]
        where = shown(Place.of(place)) if place else {"say": "left-out"}
        say(dispatcher, "nuisance-ask-remember", buttons, place=where)
        return []


class AskNuisanceSend(TurnAction):
    """Reads everything back, or asks what should be different."""

    def name(self) -> str:
        return "action_ask_nuisance_form_nuisance_send"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        slots = tracker.slots
        was_asked = slots.get("requested_slot") == "nuisance_send"
        if was_asked and turn.is_surely("deny") and not _says_what(slots, turn):
            say(dispatcher, "nuisance-what-to-change", _fields(slots))
            return []
        buttons = [
            button("button-send", "affirm"),
            button("button-change", "deny"),
            button("button-cancel", "cancel"),
        ]
        say(dispatcher, "nuisance-summary", buttons, lines={"lines": _lines(slots)})
        return []


def _says_what(slots: dict[str, Any], turn: Turn) -> bool:
    """Whether a no says what should be different, which has then been put right."""
    if turn.entities.keys() & {"choice", "address", "since", "often", "draft"}:
        return True
    place = slots.get("nuisance_place")
    return names_number(Place.of(place), turn.words) if place else False


def _lines(slots: dict[str, Any]) -> list[dict[str, Any]]:
    """The report field by field, as it will stand on the stewards' card."""
    place = slots["nuisance_place"]
    details: Details = slots.get("nuisance_answers") or {}
    lines = [
        summary_line("kind", topic(slots["nuisance_kind"])),
        summary_line("place", shown(Place.of(place)) if place else None),
    ]
    lines += [
        summary_line(one.name, details.get(one.name)) for one in asked_of(slots["nuisance_kind"])
    ]
    if slots.get("nuisance_anonymous"):
        lines.append(summary_line("name", {"say": "name-hidden"}))
    return lines


def _fields(slots: dict[str, Any]) -> list[Button]:
    """A button for each field, and one for the name."""
    asked = [one.name for one in asked_of(slots["nuisance_kind"])]
    fields = [button(f"label-{name}", "deny", choice=name) for name in ("kind", "place", *asked)]
    hidden = slots.get("nuisance_anonymous")
    name = "button-show-name" if hidden else "button-hide-name"
    return [*fields, button(name, "deny", choice=ANONYMOUS), button("button-send", "affirm")]
