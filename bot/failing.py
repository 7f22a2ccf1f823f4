"""Which messages Rasa fails at: for how long now, and whether at them alone."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.rasa import Rasa

ALONE = 3
"""So often it must have failed, each time after others were answered: once may be chance."""
OVER = 300.0
"""Seconds without a failure after which the next one is another story; pauses are far shorter."""


@dataclass(frozen=True)
class Failed:
    """A message in whose turns Rasa was away, again and again; seconds of one clock."""

    since: float
    last: float
    passed_over: int = 0

    @property
    def lasts(self) -> timedelta:
        return timedelta(seconds=self.last - self.since)

    @property
    def alone(self) -> bool:
        """Whether others were answered meanwhile, so that no outage is the reason."""
        return self.passed_over >= ALONE


class Failing:
    """Remembers them as long as this process lives: after a start each has its time again."""

    def __init__(self, rasa: Rasa, clock: Callable[[], float] = time.monotonic) -> None:
        self._rasa, self._clock = rasa, clock
        self._known: dict[int, Failed] = {}
        self._one_counts = threading.Lock()

    def begins(self, inbox_id: int) -> None:
        """This message is held up in an outage, whether its turn came already or not."""
        with self._one_counts:
            now = self._clock()
            self._known.setdefault(inbox_id, Failed(now, now))

    def again(self, inbox_id: int, key: str, *, tried: bool = True) -> Failed:
        """A turn of this message failed; not `tried` is one in which nobody was asked. Returns
        what is known of it now."""
        with self._one_counts:
            now = self._clock()
            self._known = {n: one for n, one in self._known.items() if one.last > now - OVER}
            before = self._known.get(inbox_id) or Failed(now, now)
            others = tried and self._rasa.spoke_at(key) > before.last
            failed = Failed(before.since, now, before.passed_over + others)
            self._known[inbox_id] = failed
        return failed
