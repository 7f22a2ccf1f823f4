"""Residents who write in a language that is none of ours."""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.languages import language_buttons
from flows.shared.say import button, say
from flows.shared.turn import Turn


def welcome_guest(dispatcher: CollectingDispatcher, turn: Turn) -> bool:
    """Says in the guest's own language which ones we read, and offers a person; False for
    residents who write in one of ours."""
    if turn.foreign is None:
        return False
    person = button(f"guest-person-{turn.foreign}", "talk_to_steward")
    say(dispatcher, f"guest-{turn.foreign}", [*language_buttons(), person])
    return True
