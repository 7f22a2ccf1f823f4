"""How a form listens: what is an answer, what interrupts it, and where answers are kept."""

from abc import abstractmethod
from dataclasses import replace
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.also import remember
from flows.shared.guests import welcome_guest
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import VERY_SURE, Turn
from storage import UnitOfWork
from storage.models import Report

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


VIOLENCE = "help_violence"
"""Told in the middle of another report: the numbers at once, and a button to a form of its own.
The report goes on, since fear of a neighbour sounds the same."""
GO_ON, SEND, TAKE_UP = "go_on", "send", "take_up"
"""What a button may wish of a draft (entity `draft`): go on with it, send it as it is, or make a
report of words that waited for a home."""
NAMED = ":"
"""Stands between a wish and the number of the draft that it is about (bot/drafts.py)."""
SERIOUS = "serious"
"""The answer of a draft that says whether stewards must see it even if it is never sent."""
WAITING = "case"
"""The flow of words and files that wait until we know which case they belong to."""


class Listening(TurnAction):
    """Rasa's `validate_<form>` action for one of our forms: what interrupts is left to the rules.

    It says so by returning no event at all.
    """

    form: ClassVar[str]
    flow: ClassVar[str]

    def name(self) -> str:
        return f"validate_{self.form}"

    def _asked(self, tracker: Tracker) -> str | None:
        """The slot that was asked for, while this very form is open.

        While one form takes over from another, Rasa still has the slot of the first.
        """
        loop = tracker.active_loop or {}
        asked = tracker.slots.get("requested_slot") or ""
        own = loop.get("name") == self.form and asked.startswith(f"{self.flow}_")
        return asked if own else None

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        if turn.may_be_danger or "answer" in turn.entities:
            return True  # danger steps in front however unsure we are (design, trap 2)
        if asked is None:
            return False
        if turn.pressed and turn.intent == VIOLENCE:
            return self.flow != "help"
        return turn.means(*INTERRUPTS, at_least=VERY_SURE)


class ConversationForm(Listening):
    """A form that leads to a case.

    It says with `answers` what it hears in a turn. The rest is the same for all: words and
    answers are safe in a draft before Rasa goes on, and a draft can be taken up again when Rasa
    no longer knows of it.
    """

    @abstractmethod
    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        """The slots that this turn fills; a slot set to None is asked (again)."""

    @abstractmethod
    def as_it_is(self, so_far: Answers) -> Answers:
        """The slots that send an unfinished report: what is missing is left out."""

    def is_serious(self, so_far: Answers) -> bool:
        """Whether a steward must see this even if it is never sent."""
        return False

    def before(self, dispatcher: CollectingDispatcher, turn: Turn, heard: Answers) -> bool:
        """Whether the form shall wait, since something was asked first; said already."""
        return False

    def begun(self, dispatcher: CollectingDispatcher, heard: Answers) -> None:
        """What is said of the first words, before the first question."""
        return

    def file_came(self, dispatcher: CollectingDispatcher, turn: Turn, asked: str) -> Answers:
        """A photo, voice message or pin without words: kept with the draft, and asked again."""
        return {asked: None}

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        asked = self._asked(tracker)
        if self._interrupts(turn, asked):
            return []
        if asked is None:
            welcome_guest(dispatcher, turn)
            turn = replace(turn, words=first_words(turn, tracker.slots.get("waiting_words")))
        slots = {k: v for k, v in tracker.slots.items() if k.startswith(f"{self.flow}_")}
        heard = self._heard(dispatcher, turn, asked, slots)
        begins = asked is None and "draft" not in turn.entities
        self._keep(turn, {**slots, **heard}, begins=begins)
        if begins and self.before(dispatcher, turn, heard):
            return STEP_BACK
        if asked is None:
            self.begun(dispatcher, heard)
        heard = heard or ({asked: None} if asked else {})
        also = remember(turn) if asked is None else []
        return [*also, *filled(heard)]

    def _heard(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, slots: Answers
    ) -> Answers:
        if wish := turn.entities.get("draft"):
            another = dict.fromkeys(slots) if NAMED in wish else {}
            return {**another, **self._taken_up(dispatcher, turn, asked, wish)}
        if turn.file and turn.pin is None:
            voice = turn.file.get("kind") in ("voice", "video_note", "audio")
            say(dispatcher, "voice-kept" if voice else "file-kept")
        if asked and turn.words and turn.means(VIOLENCE, at_least=VERY_SURE):
            own = button(f"topic-{VIOLENCE}", VIOLENCE, words=turn.words)
            say(dispatcher, "help-violence-first", [own])
        if asked and turn.pressed and turn.file:
            return self.file_came(dispatcher, turn, asked)
        return self.answers(dispatcher, turn, asked, slots)

    def _taken_up(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, wish: str
    ) -> Answers:
        """A draft goes on where it was left, also when Rasa has forgotten it, or when an earlier
        try of this turn sent it already. The wish may name the draft by its number."""
        wish, _, number = wish.partition(NAMED)
        with store().begin() as work:
            if number:
                work.reports.bring_forward(turn.resident_id, int(number))
                work.commit()
            if wish == TAKE_UP and (waiting := work.reports.draft(turn.resident_id, WAITING)):
                work.reports.move(waiting, self.flow)
                work.commit()
            report = work.reports.spoken_of(turn.resident_id, self.flow, turn.inbox_id)
            answers = report.answers if report else {}
            kept = {k: v for k, v in answers.items() if k.startswith(f"{self.flow}_")}
        if not kept:
            return self.answers(dispatcher, turn, None, {})
        if wish == SEND:
            return self.as_it_is(kept)
        return {**kept, asked: None} if asked else kept

    def _keep(self, turn: Turn, answers: Answers, *, begins: bool) -> None:
        with store().begin() as work:
            if work.cases.opened_by(turn.inbox_id) is not None:
                return  # A turn that is tried again: a new draft would be sent once more in time.
            draft = work.reports.draft(turn.resident_id, self.flow)
            if begins and draft and all(s["inbox"] != turn.inbox_id for s in draft.words):
                self._lay_aside(work, draft, turn)
            report = work.reports.keep_words(
                turn.resident_id,
                self.flow,
                turn.conversation_key,
                turn.inbox_id,
                turn.words,
                turn.file,
                album=turn.album,
            )
            serious = {SERIOUS: self.is_serious(answers)}
            work.reports.keep_answers(report, {**answers, **serious})
            work.commit()

    def _lay_aside(self, work: UnitOfWork, draft: Report, turn: Turn) -> None:
        """Who begins anew in one sitting means the new one; a draft that we asked about is kept."""
        if draft.asked_at is None:
            work.reports.drop(draft)
        work.reports.begin(turn.resident_id, self.flow, turn.conversation_key)


STEP_BACK: Events = [
    SlotSet("requested_slot", None),
    ActiveLoop(None),
    FollowupAction("action_listen"),
]
"""Ends a form, and waits for the resident; what was said so far is safe in its draft."""


def first_words(turn: Turn, waiting: str | None = None) -> str:
    """The words a form begins with: those just written, those that the pressed button carries
    (a second topic), or those we did not understand."""
    return turn.words or turn.entities.get("words") or waiting or ""


def filled(slots: Answers) -> Events:
    """Fills these slots."""
    return [SlotSet(slot, value) for slot, value in slots.items()]


def forget(*slots: str) -> Events:
    """Empties slots when a form is over; the facts are in storage."""
    return [SlotSet(slot, None) for slot in slots]
