"""Bringing a resident to a person."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, Submit, TurnAction
from flows.shared.also import offer
from flows.shared.forms import LEFT_OUT, Answers, ConversationForm, first_words, forget
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, Report
from storage.vocabulary import CaseKind

SLOTS = ("steward_topic", "steward_words")
TOPICS = ("talk_to_steward", "service_complaint", "appointment")
LONG_ENOUGH = 40
"""A first message of this many characters says already what it is about."""


class ValidateStewardForm(ConversationForm):
    """One line about what it is, if the resident likes."""

    form, flow = "steward_form", "steward"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if self._asked(tracker) is None and turn.intent == "affirm":
            # A yes to "shall I pass your words on?" (flows/case/last_asked.py): they are waiting.
            turn = replace(turn, intent=TOPICS[0], words="")
        return super().act(dispatcher, tracker, turn)

    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        if asked is None:
            words = first_words(turn)
            clear = turn.intent == "service_complaint" or len(words) >= LONG_ENOUGH
            return {"steward_topic": turn.intent, "steward_words": words if clear else None}
        if turn.pressed or turn.is_surely("skip", "deny"):
            return {asked: LEFT_OUT}
        return {asked: turn.words}

    def as_it_is(self, so_far: Answers) -> Answers:
        return {
            "steward_topic": so_far.get("steward_topic") or TOPICS[0],
            "steward_words": so_far.get("steward_words") or LEFT_OUT,
        }

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        """Asking for a person again, while we ask what it is about, is no interruption."""
        if asked is not None and turn.is_surely(*TOPICS):
            return False
        return super()._interrupts(turn, asked)


class AskStewardWords(TurnAction):
    """Asks in words that fit what the resident wants."""

    def name(self) -> str:
        return "action_ask_steward_form_steward_words"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        wish = tracker.slots["steward_topic"]
        say(dispatcher, f"steward-ask-{wish}", [button("button-just-call", "skip")])
        return []


class CallSteward(Submit):
    """Puts the wish on the resident's open case, or opens one with all that was said."""

    def name(self) -> str:
        return "action_call_steward"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().begin() as work:
            draft = work.reports.spoken_of(turn.resident_id, "steward", turn.inbox_id)
            case = work.cases.opened_by(turn.inbox_id)
            opened = case is not None
            if case is None and draft is not None:
                case, opened = self._pass_on(work, draft, turn)
                work.commit()
        if case is None or opened:
            say(dispatcher, "steward-called")
        else:
            say(dispatcher, "steward-called-on-case", reference=case.reference)
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]

    @staticmethod
    def _pass_on(work: UnitOfWork, draft: Report, turn: Turn) -> tuple[Case, bool]:
        wish = draft.answers["steward_topic"]
        resident = work.residents.get(turn.resident_id)
        open_cases = work.cases.open_of_resident(turn.resident_id)
        if open_cases:
            words = "\n".join(said["text"] for said in draft.words if said["text"])
            work.cases.wants_a_person(open_cases[0], resident, turn.inbox_id, wish, words)
            work.reports.cancel(turn.resident_id, "steward")
            return open_cases[0], False
        work.reports.take_over_drafts(draft)
        case = work.cases.open(draft, turn.inbox_id, kind=CaseKind.HELP, topic=wish)
        return case, True
