"""Telegram's limits on sending, kept per chat so that one busy chat halts no other."""

import asyncio
import math
from collections import OrderedDict, deque

from aiolimiter import AsyncLimiter

from bot.messenger import TryLater

ALL_PER_SECOND = 28
"""Bot API FAQ: about 30 messages per second in all; a little below it."""
CHAT_BURST, CHAT_SECONDS = 3, 3.2
"""Bot API FAQ: one per second in a chat; short bursts are let through."""
GROUP_MOST, GROUP_SECONDS = 19, 60.0
"""Bot API FAQ: 20 messages per minute in a group."""
CHATS_REMEMBERED = 10_000
LONGEST_WAIT = 1.5
"""Seconds that a sender stands still for a chat; a longer wait would keep it from the others."""


class Limits:
    """`await limits.turn(chat_id)` before each send."""

    def __init__(self) -> None:
        self._all = _Window(ALL_PER_SECOND, 1)
        self._people: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._groups: OrderedDict[int, _Window] = OrderedDict()
        self._halted: dict[int, float] = {}

    async def turn(self, chat_id: int) -> None:
        """Waits until this chat may get one more message.

        Raises TryLater, with the seconds, when that is further away than `LONGEST_WAIT`.
        """
        self.check(chat_id)
        if chat_id < 0:
            await self._group(chat_id).turn(LONGEST_WAIT)
        else:
            await self._person(chat_id).acquire()
        await self._all.turn()

    async def room(self) -> None:
        """Waits until Telegram takes one more message in all, whoever it is for."""
        await self._all.room()

    def halt(self, chat_id: int, seconds: float) -> None:
        """Telegram said so: nothing more to this chat for that long."""
        self._halted[chat_id] = _now() + seconds

    def check(self, chat_id: int) -> None:
        """Raises TryLater, with the seconds, while nothing may go to this chat."""
        left = self._halted.get(chat_id, 0.0) - _now()
        if left > 0:
            raise TryLater("rate_limited", left)
        self._halted.pop(chat_id, None)

    def _person(self, chat_id: int) -> AsyncLimiter:
        return _remembered(self._people, chat_id) or self._people.setdefault(
            chat_id, AsyncLimiter(CHAT_BURST, CHAT_SECONDS)
        )

    def _group(self, chat_id: int) -> "_Window":
        return _remembered(self._groups, chat_id) or self._groups.setdefault(
            chat_id, _Window(GROUP_MOST, GROUP_SECONDS)
        )


class _Window:
    """At most so many in any span of that length, however the span is laid.

    A leaky bucket would let through up to twice as many in the span after a quiet time.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._seconds = seconds
        self._last: deque[float] = deque(maxlen=most)

    async def turn(self, longest: float = math.inf) -> None:
        """Takes a place. Raises TryLater when `room` would take longer than `longest`."""
        await self.room(longest)
        self._last.append(_now())

    async def room(self, longest: float = math.inf) -> None:
        """Waits until there is a place free. Raises TryLater when that takes too long."""
        while (pause := self._pause()) > 0:
            if pause > longest:
                raise TryLater("rate_limited", pause)
            await asyncio.sleep(pause)

    def _pause(self) -> float:
        if len(self._last) < (self._last.maxlen or 0):
            return 0.0
        return max(0.0, self._last[0] + self._seconds - _now())


def _remembered[T](chats: OrderedDict[int, T], chat_id: int) -> T | None:
    """What we know of a chat, which becomes the newest; the oldest is forgotten in its place."""
    known = chats.pop(chat_id, None)
    if known is not None:
        chats[chat_id] = known
    elif len(chats) >= CHATS_REMEMBERED:
        chats.popitem(last=False)
    return known


def _now() -> float:
    return asyncio.get_running_loop().time()
