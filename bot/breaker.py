"""A breaker: who did not answer several times in a row is left alone for a while."""

import time
from collections.abc import Callable
from random import Random

from storage.retrying import CHANCE, Retry

IN_A_ROW = 3
"""So many failures in a row open it."""
REST = Retry(first=1.0, factor=2.0, longest=10.0)
"""How long it is left alone; after that one call tries, and the others wait for how it ends."""


class Breaker:
    """Counts how calls end; `open` says whether one more makes sense."""

    def __init__(
        self, chance: Random = CHANCE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._chance, self._clock = chance, clock
        self._failed, self._until = 0, 0.0

    @property
    def troubled(self) -> bool:
        """Whether the last call failed."""
        return self._failed > 0

    def open(self) -> bool:
        """Whether to leave it alone now. The first one that may try again keeps the others out."""
        if self._failed < IN_A_ROW:
            return False
        if self._clock() < self._until:
            return True
        self._rest()
        return False

    def worked(self) -> None:
        self._failed, self._until = 0, 0.0

    def failed(self) -> None:
        self._failed += 1
        if self._failed >= IN_A_ROW:
            self._rest()

    def _rest(self) -> None:
        pause = REST.pause(self._failed - IN_A_ROW + 1, self._chance)
        self._until = self._clock() + (pause.total_seconds() if pause else 0.0)
