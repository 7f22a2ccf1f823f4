"""Telegram's limits on how fast a bot may send (Bots FAQ, "My bot is hitting limits")."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable

from .errors import too_many_requests

OVER_ALL = 30
PRIVATE_BURST = 3
GROUP_PER_MINUTE = 20


class Rates:
    """Counts messages: 30 a second over all, 1 a second per person, 20 a minute per group.

    A private chat bears a burst of three before the limit of one a second bites. `group_span` is
    how many seconds a group's minute has; a test may shorten it.
    """

    def __init__(self, *, enabled: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.enabled = enabled
        self.group_span = 60.0
        self._clock = clock
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = defaultdict(deque)
        self._tokens: dict[int, tuple[float, float]] = {}

    def count(self, chat_id: int, *, private: bool, messages: int = 1) -> None:
        """Counts messages that are about to be sent; refuses them when they are too many."""
        if not self.enabled:
            return
        now = self._clock()
        checks = [_wait(self._all, now, 1.0, OVER_ALL, messages)]
        if private:
            checks.append(self._private_wait(chat_id, now, messages))
        else:
            checks.append(
                _wait(self._groups[chat_id], now, self.group_span, GROUP_PER_MINUTE, messages)
            )
        if (pause := max(checks)) > 0:
            raise too_many_requests(math.ceil(pause))
        self._enter(chat_id, private, now, messages)

    def _private_wait(self, chat_id: int, now: float, messages: int) -> float:
        # An album is one act of sending: it may take the whole burst, never more than that.
        needed = min(messages, PRIVATE_BURST)
        return max(0.0, needed - self._tokens_left(chat_id, now))

    def _tokens_left(self, chat_id: int, now: float) -> float:
        tokens, since = self._tokens.get(chat_id, (float(PRIVATE_BURST), now))
        return min(float(PRIVATE_BURST), tokens + now - since)

    def _enter(self, chat_id: int, private: bool, now: float, messages: int) -> None:
        self._all.extend([now] * messages)
        if private:
            self._tokens[chat_id] = (self._tokens_left(chat_id, now) - messages, now)
        else:
            self._groups[chat_id].extend([now] * messages)


def _wait(sent: deque[float], now: float, span: float, limit: int, messages: int) -> float:
    """Seconds until `messages` more fit into a sliding span of time."""
    while sent and sent[0] <= now - span:
        sent.popleft()
    surplus = len(sent) + messages - limit
    return sent[min(surplus, len(sent)) - 1] + span - now if surplus > 0 and sent else 0.0
