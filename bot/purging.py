"""The daily forgetting: what is past its time, with the files and with what Rasa keeps."""

import logging
from contextlib import closing
from datetime import timedelta

from bot.cabinet import Cabinet
from bot.copying import copy_of
from bot.erasing import erase_later
from bot.forgetting import Forgetter
from storage import Store
from storage.keeping import Keeping
from storage.purging import KINDS

logger = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
BATCH = 200
"""Rows in one transaction: on SQLite, the others wait for it."""
BATCHES_A_LOOK = 20
"""After so many the next look goes on: a first purge of years must not keep the clock busy."""
ALL = "all"
"""The mark of a purge that went through."""


class Purger:
    """What the clock does, and `buurtlijn retention run`."""

    def __init__(
        self, store: Store, keeping: Keeping, forgetter: Forgetter, cabinet: Cabinet
    ) -> None:
        self._store, self._keeping = store, keeping
        self._forgetter, self._cabinet = forgetter, cabinet

    def look(self) -> dict[str, int]:
        """Erases whom it is time for; once a day goes on with all kinds. Returns what went."""
        gone = {"erased": erase_later(self._store, self._cabinet)}
        if self._is_due():
            gone |= self.run(BATCHES_A_LOOK)
        return {kind: number for kind, number in gone.items() if number}

    def run(self, batches: int | None = None) -> dict[str, int]:
        """All that is past its time; at most so many batches, else until it is through. Without
        `talks` when Rasa's could not be reached: then it is not through, and the clock tries again.
        """
        gone: dict[str, int] = {}
        for kind in KINDS:
            went, batches = self._kind(kind, batches)
            gone[kind] = went
            if batches == 0:
                return gone
        before = self._store.clock() - self._keeping.talks
        talks = self._forgetter.long_ago(before)
        if talks is None:
            return gone
        gone["talks"] = talks
        with self._store.begin() as work:
            work.purging.note(ALL, 0, 0)
            work.commit()
        return gone

    def would_go(self) -> dict[str, int]:
        """What `run` would empty in our database, tried out on a copy: nobody waits for it. Raises
        Unreachable."""
        gone: dict[str, int] = {}
        with (
            copy_of(self._store.url) as url,
            closing(Store(url, self._store.policy, self._store.clock)) as copy,
            copy.begin() as work,
        ):
            for kind in KINDS:
                gone[kind] = 0
                while (batch := work.purging.batch(kind, self._keeping, BATCH)).looked:
                    gone[kind] += batch.gone
        return gone

    def _is_due(self) -> bool:
        with self._store.read() as work:
            last = work.purging.last(ALL)
        return last is None or self._store.clock() - last >= A_DAY

    def _kind(self, kind: str, batches: int | None) -> tuple[int, int | None]:
        """How much went, and how many batches are left."""
        gone, looked = 0, BATCH
        while looked and batches != 0:
            with self._store.begin() as work:
                batch = work.purging.batch(kind, self._keeping, BATCH)
                work.commit()
            for name in batch.files:
                self._cabinet.remove(name)
            gone, looked = gone + batch.gone, batch.looked
            batches = batches - 1 if batches is not None and looked else batches
        return gone, batches
