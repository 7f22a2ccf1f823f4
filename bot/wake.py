"""Waking those who wait for work in the same process, and telling them to stop."""

import asyncio


class Wake:
    """Rings every bell. Call it from the event loop's own thread."""

    def __init__(self) -> None:
        self._bells: list[asyncio.Event] = []
        self.stopping = False

    def bell(self) -> "Bell":
        """One more bell: each kind of work has its own, so that none misses a call that another
        has heard."""
        rung = asyncio.Event()
        self._bells.append(rung)
        return Bell(self, rung)

    def call(self) -> None:
        """There may be something to do."""
        for rung in self._bells:
            rung.set()

    def stop(self) -> None:
        """Finish what is in hand and claim nothing more."""
        self.stopping = True
        self.call()


class Bell:
    """What one kind of work waits for."""

    def __init__(self, wake: Wake, rung: asyncio.Event) -> None:
        self._wake, self._rung = wake, rung

    async def wait(self, at_most: float) -> None:
        """Returns when called, or after `at_most` seconds.

        A call that came while nobody waited counts: the work may be newer than the last look.
        """
        if self._wake.stopping:
            return
        try:
            async with asyncio.timeout(at_most):
                await self._rung.wait()
        except TimeoutError:
            return
        self._rung.clear()
