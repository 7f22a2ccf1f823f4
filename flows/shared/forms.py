"""How a form listens: what is an answer, what interrupts it, and where answers are kept."""

from abc import abstractmethod
from dataclasses import replace
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.also import remember
from flows.shared.guests import welcome_guest
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import VERY_SURE, Turn

Answers = dict[str, Any]

LEFT_OUT = ""
"""The answer of one who does not know or does not want to say."""

INTERRUPTS = frozenset(
    {
        "emergency",
        "cancel",
        "talk_to_steward",
        "service_complaint",
        "case_status",
        "privacy",
        "stop_messages",
        "change_language",
        "capabilities",
        "greet",
        "goodbye",
        "thanks",
        "out_of_scope",
    }
)
"""What is not an answer: the form steps aside, Rasa's rules answer, the form asks again."""


class ConversationForm(TurnAction):
    """Rasa's `validate_<form>` action for one of our forms.

    A form says with `answers` what it hears in a turn. The rest is the same for all: what
    interrupts is left to the rules, and words and answers are safe in a draft before Rasa
    goes on.
    """

    form: ClassVar[str]
    flow: ClassVar[str]

    def name(self) -> str:
        return f"validate_{self.form}"

    @abstractmethod
    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        """The slots that this turn fills; a slot set to None is asked (again)."""

    def file_came(self, dispatcher: CollectingDispatcher, turn: Turn, asked: str) -> Answers:
        """A photo, voice message or pin without words: kept with the draft, and asked again."""
        voice = (turn.file or {}).get("kind") in ("voice", "video_note", "audio")
        say(dispatcher, "voice-kept" if voice else "file-kept")
        return {asked: None}

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        asked = self._asked(tracker)
        if self._interrupts(turn, asked):
            return []
        if asked is None:
            welcome_guest(dispatcher, turn)
            turn = replace(turn, words=first_words(turn, tracker.slots.get("waiting_words")))
        slots = {k: v for k, v in tracker.slots.items() if k.startswith(f"{self.flow}_")}
        if asked and turn.pressed and turn.file:
            heard = self.file_came(dispatcher, turn, asked)
        else:
            heard = self.answers(dispatcher, turn, asked, slots)
        self._keep(turn, {**slots, **heard}, begins=asked is None)
        heard = heard or ({asked: None} if asked else {})
        also = remember(turn) if asked is None else []
        return [*also, *(SlotSet(slot, value) for slot, value in heard.items())]

    def _asked(self, tracker: Tracker) -> str | None:
        asked = tracker.slots.get("requested_slot")
        return asked if asked and asked.startswith(f"{self.flow}_") else None

    @staticmethod
    def _interrupts(turn: Turn, asked: str | None) -> bool:
        if turn.may_be_danger or "answer" in turn.entities:
            return True  # danger steps in front however unsure we are (design, trap 2)
        return asked is not None and turn.means(*INTERRUPTS, at_least=VERY_SURE)

    def _keep(self, turn: Turn, answers: Answers, *, begins: bool) -> None:
        with store().begin() as work:
            draft = work.reports.draft(turn.resident_id, self.flow)
            if begins and draft and all(s["inbox"] != turn.inbox_id for s in draft.words):
                work.reports.cancel(turn.resident_id, self.flow)
            report = work.reports.keep_words(
                turn.resident_id,
                self.flow,
                turn.conversation_key,
                turn.inbox_id,
                turn.words,
                turn.file,
            )
            work.reports.keep_answers(report, answers)
            work.commit()


def first_words(turn: Turn, waiting: str | None = None) -> str:
    """The words a form begins with: those just written, those that the pressed button carries
    (a second topic), or those we did not understand."""
    return turn.words or turn.entities.get("words") or waiting or ""


def forget(*slots: str) -> Events:
    """Empties slots when a form is over; the facts are in storage."""
    return [SlotSet(slot, None) for slot in slots]
