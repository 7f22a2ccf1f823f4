"""One line why a case is not solved, after it was re-opened; who has nothing to add leaves it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.case.choosing import is_at
from flows.case.waiting import Said, thanked_with, write_down
from flows.shared.action import Events, Submit, TurnAction
from flows.shared.forms import LEFT_OUT, Answers, forget
from flows.shared.house import store
from flows.shared.passing import PassingForm
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.answers import SAID
from storage.models import Case

ENOUGH_WORDS = 5
"""An answer of so many words says why by itself."""
FEW_WORDS = 4
"""Up to so many words, a "no" or a "thanks" means that there is nothing to add."""
STILL_FRESH = timedelta(days=1)
"""Later, words about nuisance may well be a new report."""
NOTHING_MORE = ("skip", "deny", "thanks", "cancel")
ABOUT_IT = (*NOTHING_MORE, "affirm", "not_solved", "add_information", "service_complaint")
UNCLEAR = ("nlu_fallback", "out_of_scope")


def ask_why(tracker: Tracker, turn: Turn, case: Case, answer: str) -> Events:
    """Begins to ask; not who said why already, nor who is in the middle of something else."""
    if tracker.active_loop or len(turn.words.split()) >= ENOUGH_WORDS:
        return []
    now = store().clock().isoformat()
    about = {"case": case.id, "reference": case.reference, "answer": answer, "at": now}
    return [SlotSet("why_about", about), FollowupAction("why_form")]


class ValidateWhyForm(PassingForm):
    """The next words, or a photo, go to the case; danger and what is clearly another matter go
    where they belong."""

    form, flow = "why_form", "why"

    def begun(self, dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        return {"why_words": None}

    def heard(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers
    ) -> Answers:
        few = len(turn.words.split()) <= FEW_WORDS
        if not turn.file and few and (turn.pressed or turn.is_surely(*NOTHING_MORE)):
            return {asked: LEFT_OUT}
        with store().begin() as work:
            case, who = _case(work, so_far), work.residents.get(turn.resident_id)
            write_down(work, case, who, [Said(turn.inbox_id, turn.words, turn.file)])
            work.commit()
        return {asked: thanked_with(turn.file)}

    def is_answer(self, turn: Turn, asked: str) -> bool:
        if {"answer", SAID, "reference"} & turn.entities.keys():
            return False
        return turn.intent in (*ABOUT_IT, *UNCLEAR)

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        if asked is None:
            return False
        if self.is_answer(turn, asked):
            return turn.may_be_danger
        return super()._interrupts(turn, asked)

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if self._asked(tracker) and not turn.pressed and _is_of_it(turn, tracker.slots):
            turn = replace(turn, intent="add_information")
        return super().act(dispatcher, tracker, turn)


def _is_of_it(turn: Turn, slots: dict[str, Any]) -> bool:
    """Whether words about nuisance are about this very case: said soon, and of no other place."""
    if turn.may_be_danger or not turn.intent.startswith("nuisance_"):
        return False
    about = slots["why_about"]
    if store().clock() - datetime.fromisoformat(about["at"]) > STILL_FRESH:
        return False
    with store().read() as work:
        return turn.address is None or is_at(_case(work, slots), turn)


def _case(work: UnitOfWork, slots: dict[str, Any]) -> Case:
    return work.cases.get(slots["why_about"]["case"])


class AskWhy(TurnAction):
    """Asks in words that fit what they answered."""

    def name(self) -> str:
        return "action_ask_why_form_why_words"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        nothing = button("button-nothing-to-add", "skip")
        say(dispatcher, f"why-{tracker.slots['why_about']['answer']}", [nothing])
        return []


class EndWhy(Submit):
    """Thanks for what was added, or leaves it."""

    def name(self) -> str:
        return "action_end_why"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        thanks = tracker.slots.get("why_words") or "why-nothing"
        say(dispatcher, thanks, reference=tracker.slots["why_about"]["reference"])
        return forget("why_words", "why_about")
