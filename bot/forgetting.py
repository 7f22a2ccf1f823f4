"""Forgets private talks that are over: here, and where Rasa keeps what was said."""

import logging
from datetime import datetime

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from storage import Store
from storage.engine import open_engine
from storage.models import Conversation

logger = logging.getLogger(__name__)

LEFT_LONG_AGO = text(
    "DELETE FROM events WHERE sender_id IN"
    " (SELECT sender_id FROM events GROUP BY sender_id HAVING max(timestamp) < :before)"
)
"""Rasa writes moments in seconds since 1970 (`SQLTrackerStore`)."""
EVENTS_OF_A_TALK = text("DELETE FROM events WHERE sender_id = :key")
"""Rasa 3.6 has no route that deletes a tracker (design, trap 11); its `SQLTrackerStore` keeps one
row per event, under the conversation's key, and reads them anew for each message."""


class Forgetter:
    """`tracker_url` is the database of Rasa's trackers; without it nothing can be forgotten."""

    def __init__(self, store: Store, tracker_url: str | None) -> None:
        self._store, self._tracker_url = store, tracker_url
        self._engine: Engine | None = None

    def look(self) -> int:
        """Forgets what is over; returns how many talks that were."""
        with self._store.read() as work:
            due = [one.id for one in work.forgetting.due()]
        return sum(self._forget(conversation_id) for conversation_id in due)

    def _forget(self, conversation_id: int) -> bool:
        """Rasa first: what it still has is tried again, and ours says until then that it is due."""
        with self._store.begin() as work:
            conversation = work.session.get_one(Conversation, conversation_id)
            try:
                for key in work.forgetting.keys(conversation):
                    self._forget_in_rasa(key)
            except SQLAlchemyError as error:
                logger.warning("rasa_cannot_forget why=%s", type(error).__name__)
                return False
            work.forgetting.forget(conversation)
            work.commit()
        return True

    def long_ago(self, before: datetime) -> int:
        """Forgets what Rasa keeps of talks in which nothing was said since then; returns how many
        rows of Rasa's that were."""
        try:
            if not self._has_begun():
                return 0
            with self._rasa().begin() as connection:
                at = {"before": before.timestamp()}
                return connection.execute(LEFT_LONG_AGO, at).rowcount
        except SQLAlchemyError as error:
            logger.warning("rasa_cannot_forget why=%s", type(error).__name__)
            return 0

    def _forget_in_rasa(self, key: str) -> None:
        if self._has_begun():
            with self._rasa().begin() as connection:
                connection.execute(EVENTS_OF_A_TALK, {"key": key})

    def _has_begun(self) -> bool:
        """Whether Rasa ever kept anything there: it makes its table at its first start."""
        return inspect(self._rasa()).has_table("events")

    def _rasa(self) -> Engine:
        if self._engine is None:
            if self._tracker_url is None:
                raise SQLAlchemyError("RASA_TRACKER_DB is not set")
            self._engine = open_engine(self._tracker_url)
        return self._engine
