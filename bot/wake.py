"""Waking those who wait for work in the same process, and telling them to stop."""

import asyncio


class Wake:
    """A bell that many can wait for. Call it from the event loop's own thread."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.stopping = False

    def call(self) -> None:
        """There may be something to do."""
        self._rung.set()

    def stop(self) -> None:
        """Finish what is in hand and claim nothing more."""
        self.stopping = True
        self._rung.set()

    async def wait(self, at_most: float) -> None:
        """Returns when called, or after `at_most` seconds.

        A call that came while nobody waited counts: the work may be newer than the last look.
        """
        if self.stopping:
            return
        try:
            async with asyncio.timeout(at_most):
                await self._rung.wait()
        except TimeoutError:
            return
        self._rung.clear()
