"""What a crash leaves behind: files without a row, and Rasa's talks under keys that changed."""

import logging
import time
from collections.abc import Sequence
from itertools import batched

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.cabinet import Cabinet
from bot.forgetting import AT_ONCE, EVENTS_OF_A_TALK, LEFT_LONG_AGO
from storage import Store
from storage.engine import open_engine, reading

logger = logging.getLogger(__name__)

DAY = 24 * 60 * 60.0
"""Seconds. What is younger may still be under way: a file comes before its row, a talk goes on."""
MANY = 20
"""If more files than these have no row, and most of all, we look into the wrong database."""


class Leftovers:
    """Takes them away; without a `tracker_url` those in Rasa stay."""

    def __init__(self, store: Store, cabinet: Cabinet, tracker_url: str | None) -> None:
        self._store, self._cabinet, self._tracker_url = store, cabinet, tracker_url

    def look(self) -> tuple[int, int]:
        """One round; returns how many files and how many talks went."""
        return self._files(), self._talks()

    def _files(self) -> int:
        old = self._cabinet.older_than(DAY)
        orphans = []
        for some in batched(old, AT_ONCE):
            with self._store.read() as work:
                orphans += work.files.without_row(some)
        if len(orphans) > MANY and len(orphans) > len(old) / 2:
            logger.error("files_without_rows files=%s mend=is this the right database?", len(old))
            return 0
        for name in orphans:
            self._cabinet.remove(name)
        return len(orphans)

    def _talks(self) -> int:
        """A turn that was cut off goes on under a new key (bot/talking.py); the old one stays."""
        if self._tracker_url is None:
            return 0
        engine = open_engine(self._tracker_url)
        try:
            with reading(engine) as connection:
                before = {"before": time.time() - DAY}
                keys = [str(key) for key in connection.scalars(LEFT_LONG_AGO, before)]
            return sum(self._forget(engine, some) for some in batched(keys, AT_ONCE))
        except SQLAlchemyError as error:
            logger.warning("rasa_cannot_forget why=%s", type(error).__name__)
            return 0
        finally:
            engine.dispose()

    def _forget(self, engine: Engine, keys: Sequence[str]) -> int:
        with self._store.read() as work:
            unknown = work.residents.without_conversation(keys)
        if unknown:
            with engine.begin() as connection:
                for key in unknown:
                    connection.execute(EVENTS_OF_A_TALK, {"key": key})
        return len(unknown)
