"""What becomes of work that failed: how soon and how often it is tried again, and how it ends."""

import math
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from storage.vocabulary import InboxState, OutboxState

CHANCE = Random()  # noqa: S311 - it spreads tries in time; nothing secret comes of it
MOST_DOUBLINGS = 60
"""From here on any pause is the longest one, and the sum stays a number."""


@dataclass(frozen=True)
class Retry:
    """The policy for one kind of failure; pauses are seconds.

    The first pause is `first`, each later one `factor` times the one before, none above `longest`.
    Each is made longer by up to the part `jitter` of it: who failed together does not come back
    together. After `tries` in all it ends as `end`; without, it is tried as long as it takes.
    """

    first: float = 0.0
    factor: float = 2.0
    longest: float = 300.0
    jitter: float = 0.2
    tries: int | None = None
    end: InboxState | OutboxState | None = None

    def pause(self, failed: int, chance: Random) -> timedelta | None:
        """Until the next try, after so many that failed; None when there is none."""
        if self.tries is not None and failed >= self.tries:
            return None
        grown = self.first * self.factor ** min(max(failed - 1, 0), MOST_DOUBLINGS)
        return timedelta(seconds=min(self.longest, grown) * (1 + self.jitter * chance.random()))

    def failed_in(self, waited: timedelta) -> int:
        """How many tries failed in that time, if all did: for failures that nobody counts."""
        seconds = max(0.0, waited.total_seconds())
        return 1 + int(math.log(1 + seconds * (self.factor - 1) / self.first, self.factor))


OUTAGE = Retry(first=2.0, factor=1.5, longest=15.0)
"""Rasa, Telegram or the disk is away: not the message's fault, so it is never given up."""
FAULT = Retry(first=2.0, tries=5, end=InboxState.PARKED)
"""A message that fails by itself is parked, so that its lane goes on."""
NETWORK = Retry(first=1.0, tries=300, end=OutboxState.GIVEN_UP)
"""Telegram answered with 5xx, too late or not at all. An outage is over within the day that these
tries take; what fails for longer, fails by itself, and would keep its lane back for ever."""
ONCE = Retry(tries=1, end=OutboxState.UNKNOWN)
"""The same, of what must not come twice: Telegram may have taken it."""
TOPIC_GONE = Retry(first=0.0, jitter=0.0, tries=8, end=OutboxState.GIVEN_UP)
"""The topic was deleted: it is made again at once."""
BLOCKED = Retry(tries=1, end=OutboxState.BLOCKED)
REFUSED = Retry(tries=1, end=OutboxState.BAD_REQUEST)

LONGEST_PAUSE = timedelta(hours=1)
"""No pause is longer, whatever we were told. So what is to wait longer than that was written before
the machine's clock was put back, and goes at once."""
MOST_DEATHS = 10
"""A message in whose turn we died so often is parked untried: perhaps it is what kills us."""
