"""What people did in a run, as they themselves remember it."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.telegram import Json


@dataclass(frozen=True)
class Sent:
    """One message of a resident: the `number` of its text or photo, or the `query` of a pressed
    button, which stood under the message of that number."""

    chat_id: int
    number: int
    query: Json | None = None


@dataclass
class Reported:
    """What a resident began to report or to ask with these `words`. Those of a report name an
    address that no other one has.

    `confirmed` when they pressed the button that sends it, `thanked` when they saw that it came.
    """

    chat_id: int
    words: str
    confirmed: bool = False
    thanked: bool = False


@dataclass(frozen=True)
class Answered:
    """An answer that a steward sent on purpose on the case of that `reference`; nobody else's has
    these words."""

    words: str
    reference: str


@dataclass
class Ledger:
    """Written by many threads."""

    sent: list[Sent] = field(default_factory=list)
    reports: list[Reported] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)
    waited_in_vain: int = 0
    _most: float = math.inf
    _bell: threading.Condition = field(default_factory=threading.Condition)

    def sends(self, act: Callable[[], Sent]) -> Sent:
        """Notes a message as it is sent; waits first while there are as many as there may be."""
        with self._bell:
            self._bell.wait_for(lambda: len(self.sent) < self._most)
        sent = act()
        with self._bell:
            self.sent.append(sent)
            self._bell.notify_all()
        return sent

    def at_most(self, messages: float) -> None:
        """So many messages may be sent until this says something else."""
        with self._bell:
            self._most = messages
            self._bell.notify_all()

    def in_vain(self) -> None:
        """Somebody waited for an answer until their patience was over."""
        with self._bell:
            self.waited_in_vain += 1

    def wait_for(self, messages: int, seconds: float) -> bool:
        """Whether that many messages were sent, at the latest after so many seconds."""
        with self._bell:
            return self._bell.wait_for(lambda: len(self.sent) >= messages, seconds)
