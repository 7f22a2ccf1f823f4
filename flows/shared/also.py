"""Two things in one message: the first is served, then the second is offered."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events
from flows.shared.say import button, say, topic
from flows.shared.turn import Turn


def remember(turn: Turn) -> Events:
    """Keeps a message's second topic for when the first is done."""
    return [SlotSet("also_meant", turn.also)]


def offer(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Offers what was remembered.

    The button carries what was said itself: once a case was opened, the press comes in a new
    conversation, which has none of this one's slots.
    """
    also = tracker.slots.get("also_meant")
    if also:
        known = {**also["cues"], **_address(also)}
        go_on = button("button-also-go-on", also["name"], words=also["text"], **known)
        say(dispatcher, "also-meant", [go_on], topic=topic(also["name"]))
    return [SlotSet("also_meant", None), SlotSet("waiting_words", None)]


def _address(also: dict[str, Any]) -> dict[str, str]:
    """What a button says of an address (`Turn.address`); `street` is a question of a report."""
    parts = {
        "address": also.get("address"),
        "address_street": also.get("street"),
        "address_number": also.get("number"),
    }
    return {name: part for name, part in parts.items() if part}
