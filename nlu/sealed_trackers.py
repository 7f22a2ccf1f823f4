"""Rasa's SQL tracker store, with what was said sealed by the app's own keys.

Only the column `data` is sealed. Names of intents and actions stay readable beside it, and the
opaque key of the talk, by which the app makes Rasa forget it.
"""

import os
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet, MultiFernet
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy.orm import declarative_base

KEYS = "BUURTLIJN_ENCRYPTION_KEYS"
BEGINS = "gAAAAA"
"""How all that is sealed begins."""
REMEMBERED = 2048
"""Events of running talks that need not be opened anew for each message."""


class Keys:
    """The keys of the environment, the newest first; read at the first use."""

    def __init__(self) -> None:
        # Not a missing attribute or module: for those Rasa takes a store in memory, unasked.
        if not os.environ.get(KEYS, "").strip():
            raise RuntimeError(f"{KEYS} is not set: the keys of residents' words")
        written = os.environ[KEYS].split(",")
        self._fernet = MultiFernet([Fernet(key.strip()) for key in written if key.strip()])
        self.open = lru_cache(REMEMBERED)(self._open)

    def seal(self, data: str) -> str:
        return self._fernet.encrypt(data.encode()).decode()

    def _open(self, token: str) -> str:
        return self._fernet.decrypt(token.encode()).decode()


@lru_cache(1)
def keys() -> Keys:
    """Raises RuntimeError without keys, ValueError for what is none."""
    return Keys()


class Sealed(sa.types.TypeDecorator):
    """Text that only our keys open. Reading raises InvalidToken without the right one."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else keys().seal(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else keys().open(value)


class SealedTrackerStore(SQLTrackerStore):
    """The table is that of Rasa; what an earlier version left plain is sealed at the start."""

    Base: Any = declarative_base()

    class SQLEvent(Base):
        __tablename__ = "events"
        id = sa.Column(sa.Integer, primary_key=True)
        sender_id = sa.Column(sa.String(255), nullable=False, index=True)
        type_name = sa.Column(sa.String(255), nullable=False)
        timestamp = sa.Column(sa.Float)
        intent_name = sa.Column(sa.String(255))
        action_name = sa.Column(sa.String(255))
        data = sa.Column(Sealed)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        keys()
        super().__init__(*args, **kwargs)
        self._seal_what_is_plain()

    @staticmethod
    def get_db_url(
        dialect: str = "sqlite", host: str | None = None, *more: Any, **named: Any
    ) -> Any:
        """As Rasa makes it; but Rasa takes any text with "postgresql" in it, such as the name of a
        folder, for the address of such a server."""
        if host and host.startswith("sqlite:"):
            return sa.engine.url.make_url(host)
        return SQLTrackerStore.get_db_url(dialect, host, *more, **named)

    def _seal_what_is_plain(self) -> None:
        """Some at a time, so that others can write between; no plain words stay in free room."""
        events = sa.table("events", sa.column("id"), sa.column("data"))
        plain = sa.select(events.c.id, events.c.data).where(events.c.data.not_like(f"{BEGINS}%"))
        sealed = 0
        while True:
            with self.engine.begin() as connection:
                rows = connection.execute(plain.limit(500)).fetchall()
                for number, data in rows:
                    same = (events.c.id == number) & (events.c.data == data)
                    connection.execute(events.update().where(same).values(data=keys().seal(data)))
            sealed += len(rows)
            if not rows:
                break
        if sealed:
            tidy = "VACUUM" if self.engine.dialect.name == "sqlite" else "VACUUM FULL events"
            with self.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").execute(sa.text(tidy))
