"""Forms that keep no draft."""

from abc import abstractmethod

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events
from flows.shared.also import remember
from flows.shared.forms import Answers, Listening, filled
from flows.shared.guests import welcome_guest
from flows.shared.turn import VERY_SURE, Turn


class PassingForm(Listening):
    """What such a form hears is kept elsewhere at once, or not at all.

    So whatever else is meant for certain goes first, unless `is_answer` knows better.
    """

    @abstractmethod
    def begun(self, dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        """The slots with which it begins; says what comes before the first question."""

    @abstractmethod
    def heard(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers
    ) -> Answers:
        """The slots that this turn fills; a slot set to None is asked (again)."""

    @abstractmethod
    def is_answer(self, turn: Turn, asked: str) -> bool:
        """Whether the turn is about what was asked, though it may resemble something else."""

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        asked = self._asked(tracker)
        if self._interrupts(turn, asked):
            return []
        if asked is None:
            welcome_guest(dispatcher, turn)
            return [*remember(turn), *filled(self.begun(dispatcher, turn))]
        return filled(self.heard(dispatcher, turn, asked, tracker.slots))

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        if super()._interrupts(turn, asked):
            return True
        if asked is None or self.is_answer(turn, asked):
            return False
        return turn.means(turn.intent, at_least=VERY_SURE)
