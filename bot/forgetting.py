"""Forgets private talks that are over: here, and where Rasa keeps what was said."""

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import batched

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from storage import Store
from storage.engine import open_engine, reading
from storage.models import Conversation

logger = logging.getLogger(__name__)

AT_ONCE = 500
"""Talks in one transaction: on SQLite, Rasa waits for it."""
LEFT_LONG_AGO = text(
    "SELECT sender_id FROM events GROUP BY sender_id HAVING max(timestamp) < :before"
)
"""Rasa writes moments in seconds since 1970 (`SQLTrackerStore`)."""
EVENTS_IF_STILL_LEFT = text(
    "DELETE FROM events WHERE sender_id = :key AND NOT EXISTS"
    " (SELECT 1 FROM events AS later WHERE later.sender_id = :key AND later.timestamp >= :before)"
)
EVENTS_OF_A_TALK = text("DELETE FROM events WHERE sender_id = :key")
"""Rasa 3.6 has no route that deletes a tracker (design, trap 11); its `SQLTrackerStore` keeps one
row per event, under the conversation's key, and reads them anew for each message."""


class Forgetter:
    """`tracker_url` is the database of Rasa's trackers. Who was not told it leaves the talks that
    are over to the clock, without a word: it is so by design where each part is a container."""

    def __init__(self, store: Store, tracker_url: str | None) -> None:
        self._store, self._tracker_url = store, tracker_url
        self._engine: Engine | None = None

    def look(self) -> int:
        """Forgets what is over; returns how many talks that were."""
        if self._tracker_url is None:
            return 0
        with self._store.read() as work:
            due = [one.id for one in work.forgetting.due()]
        return sum(self._forget(conversation_id) for conversation_id in due)

    def _forget(self, conversation_id: int) -> bool:
        """Rasa first: what it still has is tried again, and ours says until then that it is due.

        Nobody who writes here waits for Rasa's database; a talk that went on meanwhile is not over.
        """
        with self._store.read() as work:
            keys = work.forgetting.keys(work.session.get_one(Conversation, conversation_id))
        try:
            for key in keys:
                self._forget_in_rasa(key)
        except SQLAlchemyError as error:
            logger.warning("rasa_cannot_forget why=%s", type(error).__name__)
            return False
        with self._store.begin() as work:
            conversation = work.session.get_one(Conversation, conversation_id)
            still = work.forgetting.is_due(conversation)
            if still and work.forgetting.keys(conversation) == keys:
                work.forgetting.forget(conversation)
                work.commit()
                return True
        return False

    def long_ago(self, before: datetime) -> int | None:
        """Forgets what Rasa keeps of talks in which nothing was said since then; returns how many
        rows of Rasa's that were, or None when its database could not be asked."""
        try:
            if not self._has_begun():
                return 0
            at = {"before": before.timestamp()}
            with reading(self._rasa()) as connection:
                keys = [str(key) for key in connection.scalars(LEFT_LONG_AGO, at)]
            return sum(self._forget_left(some, at) for some in batched(keys, AT_ONCE))
        except SQLAlchemyError as error:
            logger.warning("rasa_cannot_forget why=%s", type(error).__name__)
            return None

    def _forget_left(self, keys: Sequence[str], at: dict[str, float]) -> int:
        with self._rasa().begin() as connection:
            done = [connection.execute(EVENTS_IF_STILL_LEFT, {"key": key, **at}) for key in keys]
        return sum(one.rowcount for one in done)

    def _forget_in_rasa(self, key: str) -> None:
        if self._has_begun():
            with self._rasa().begin() as connection:
                connection.execute(EVENTS_OF_A_TALK, {"key": key})

    def _has_begun(self) -> bool:
        """Whether Rasa ever kept anything there: it makes its table at its first start."""
        with reading(self._rasa()) as connection:
            return inspect(connection).has_table("events")

    def _rasa(self) -> Engine:
        if self._engine is None:
            if self._tracker_url is None:
                raise SQLAlchemyError("RASA_TRACKER_DB is not set")
            self._engine = open_engine(self._tracker_url)
        return self._engine
