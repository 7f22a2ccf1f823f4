"""Greeting, stopping, and asking back when we are not sure."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.case.withdraw import offer_to_withdraw, withdraw
from flows.help.paths import hinted_paths
from flows.privacy.stopping import resume_if_unwanted
from flows.safety.actions import sound_alarm
from flows.shared.action import Events, TurnAction
from flows.shared.forms import STEP_BACK, forget
from flows.shared.guests import welcome_guest
from flows.shared.house import store
from flows.shared.languages import language_buttons
from flows.shared.private import left_behind, over
from flows.shared.say import button, say
from flows.shared.turn import Turn
from flows.shared.ways_in import ways_in
from storage import UnitOfWork

GUESSES = 3
MEANT = ("nuisance_", "help_")
"""Which topics are offered when we are not sure what a message means."""
ALSO_MEANT = ("case_status", "not_solved", "appointment", "talk_to_steward", "emergency")
FORM_SLOTS = (
    "requested_slot",
    "waiting_words",
    "also_meant",
    "times_unsure",
)


class Greet(TurnAction):
    """Hello; who has not chosen a language yet can do so."""

    def name(self) -> str:
        return "action_greet"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if welcome_guest(dispatcher, turn):
            return []
        with store().begin() as work:
            known = work.residents.get(turn.resident_id).language_chosen
            if turn.pressed:  # /start, not a hello
                resume_if_unwanted(dispatcher, work, turn.resident_id)
            work.commit()
        if known:
            say(dispatcher, "welcome-back", ways_in())
        else:
            say(dispatcher, "welcome", language_buttons())
        return []


class Cancel(TurnAction):
    """Drops what was being asked. With nothing asked, a report that was sent can be taken back."""

    def name(self) -> str:
        return "action_cancel"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().begin() as work:
            taken_back = withdraw(dispatcher, work, turn)
            private = bool(left_behind(tracker))
            dropped = not taken_back and (private or _drops(work, turn))
            work.commit()
            if dropped:
                say(dispatcher, "cancelled")
            elif not (taken_back or offer_to_withdraw(dispatcher, work, turn)):
                say(dispatcher, "nothing-to-cancel")
        if private:
            over(turn)
        return forget(*FORM_SLOTS)


def _drops(work: UnitOfWork, turn: Turn) -> bool:
    """Drops what was begun; False when there was nothing, now or at an earlier try."""
    if work.reports.cancel(turn.resident_id):
        return True
    dropped = work.reports.just_dropped(turn.resident_id, turn.inbox_id) if turn.again else None
    return dropped is not None


class OutOfScope(TurnAction):
    """Says what the bot can do instead."""

    def name(self) -> str:
        return "action_out_of_scope"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if welcome_guest(dispatcher, turn):
            return [SlotSet("waiting_words", turn.words)]
        person = button("button-ask-a-person", "talk_to_steward")
        say(dispatcher, "out-of-scope", [*ways_in(), person])
        return []


class Unsure(TurnAction):
    """Asks back with the likeliest meanings; unsure again, offers a person."""

    def name(self) -> str:
        return "action_unsure"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if turn.may_be_danger:
            alarm = sound_alarm(dispatcher, turn)
            return [*alarm, *STEP_BACK] if tracker.active_loop else alarm
        if welcome_guest(dispatcher, turn):
            return [SlotSet("waiting_words", turn.words)]
        before = int(tracker.slots.get("times_unsure") or 0)
        person = button("button-ask-a-person", "talk_to_steward")
        if before:
            say(dispatcher, "unsure-again", [person])
        else:
            guesses = [i for i in turn.likeliest if i.startswith(MEANT) or i in ALSO_MEANT]
            topics = [button(f"topic-{intent}", intent) for intent in guesses[:GUESSES]]
            meant = [*hinted_paths(turn), *topics]
            say(dispatcher, "unsure", [*(meant or ways_in()), person])
        return [SlotSet("times_unsure", before + 1), SlotSet("waiting_words", turn.words)]
