"""Forms whose answers nobody else may see: forgotten once the form is no longer open."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from flows.shared.house import store
from flows.shared.turn import Turn

PRIVATE = {"rights_form": "rights_"}
"""Per form, how its slots begin."""


def over(turn: Turn) -> None:
    """The private talk has ended: what was said in it is forgotten, here and by Rasa."""
    with store().begin() as work:
        work.forgetting.end_private(turn.conversation_key)
        work.commit()


def left_behind(tracker: Tracker) -> list[dict[str, Any]]:
    """Empties what a private form still holds after something else took its place."""
    is_open = (tracker.active_loop or {}).get("name")
    return [
        SlotSet(slot, None)
        for form, begins in PRIVATE.items()
        if form != is_open
        for slot, value in tracker.slots.items()
        if slot.startswith(begins) and value is not None
    ]
