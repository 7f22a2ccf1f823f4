"""A bare yes or no answers what the bot last asked, also where it offered only buttons."""

from collections.abc import Callable
from dataclasses import replace

from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from flows.privacy.my_data import ask_to_erase
from flows.safety.actions import sound_alarm
from flows.shared.action import Events
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import Turn
from storage import UnitOfWork

YES, NO = "affirm", "deny"
SOLVED_OR_NOT = "solved-or-not"

Means = Callable[[CollectingDispatcher, Turn], Events]
"""Says something; the events are what goes on from there."""


def last_asked(work: UnitOfWork, turn: Turn) -> str | None:
    """The question of ours, by its text, that a bare yes or no answers; None when a follow-up
    asked something later, or it was answered with a button."""
    if turn.intent not in (YES, NO) or turn.entities or turn.follow_up_id is not None:
        return None
    said = work.outbox.last_answer(work.residents.get(turn.resident_id))
    asked = next((one for one in said if one.say in (SOLVED_OR_NOT, *MEANS)), None)
    pending = work.follow_ups.pending(turn.resident_id)
    later = pending[0].asked_at if pending else None
    if asked is None or asked.pressed_at or (later and later >= asked.created_at):
        return None
    return asked.say


def as_pressed(turn: Turn) -> Turn:
    """A yes or a no to "is it solved now?", as the button under that question says it."""
    if turn.intent == YES:
        return replace(turn, words="", entities={"answer": "solved"})
    return replace(turn, words="", intent="not_solved")


def _erase(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Nobody is erased by a word that may have meant something else: the buttons come again."""
    with store().read() as work:
        ask_to_erase(dispatcher, work, turn.resident_id)
    return []


def _erase_nothing(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    say(dispatcher, "privacy-erase-not")
    return []


def _to_a_person(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """The form takes the words that were not understood."""
    return [FollowupAction("steward_form")]


def _to_nobody(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    say(dispatcher, "something-else")
    return forget("waiting_words")


MEANS: dict[str, dict[str, Means]] = {
    "privacy-erase-ask": {YES: _erase, NO: _erase_nothing},
    "privacy-erase-ask-open": {YES: _erase, NO: _erase_nothing},
    # It asks whether there is danger, then whether it is over: a person reads which was meant.
    "emergency-call": {YES: sound_alarm, NO: sound_alarm},
    "unsure-again": {YES: _to_a_person, NO: _to_nobody},
}
"""By the text of a question, what a yes and a no to it do."""
