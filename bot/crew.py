"""Workers over one queue of rows in the database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection

from bot.wake import Wake
from storage import Unreachable

logger = logging.getLogger(__name__)

IDLE = 1.0
"""Seconds between looks at the queue when nobody wakes us (another process may write)."""


class Crew[Work]:
    """Claims work and does it, several at a time.

    Only one of the crew looks for work or waits for the bell, the others stand behind it: a call
    then costs one look at the database, where it would cost one for each worker.
    """

    def __init__(
        self,
        wake: Wake,
        claim: Callable[[], Work | None],
        do: Callable[[Work], Awaitable[None]],
        name: str,
        makes: Collection[str] = (),
        room: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """`makes` are the kinds of work that may come of this one (bot/wake.py); without, any.
        Nothing is claimed before `room` returns: what could not be done yet is in no hand."""
        self._wake, self._bell = wake, wake.bell(name)
        self._claim, self._do, self._name, self._makes = claim, do, name, makes
        self._room = room
        self._one_looks = asyncio.Lock()

    async def run(self, workers: int) -> None:
        """Works until told to stop; what is in hand is finished first."""
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(self._worker())

    async def _worker(self) -> None:
        while (work := await self._next()) is not None:
            await self._do(work)
            self._wake.call(*self._makes)

    async def _next(self) -> Work | None:
        """The next work; None when there is no more to be done."""
        async with self._one_looks:
            while not self._wake.stopping:
                if self._room:
                    await self._room()
                if (work := await self._look()) is not None:
                    return work
                await self._bell.wait(IDLE)
        return None

    async def _look(self) -> Work | None:
        try:
            return await asyncio.to_thread(self._claim)
        except Unreachable:
            logger.warning("database_away where=%s", self._name)
            return None
