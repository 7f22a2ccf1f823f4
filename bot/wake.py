"""Waking those who wait for work in the same process, and telling them to stop."""

import asyncio

TURNS, DELIVERY = "turns", "delivery"
"""Kinds of work: messages that came in, and messages that are to go out."""


class Wake:
    """Rings the bells. Call it from the event loop's own thread."""

    def __init__(self) -> None:
        self._bells: list[tuple[str, asyncio.Event]] = []
        self.stopping = False

    def bell(self, work: str) -> "Bell":
        """One more bell: each kind of work has its own, so that none misses a call that another
        has heard."""
        rung = asyncio.Event()
        self._bells.append((work, rung))
        return Bell(self, rung)

    def call(self, *works: str) -> None:
        """There may be something to do: of these kinds, or of any."""
        for work, rung in self._bells:
            if not works or work in works:
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
