"""One way to open a database, with the care that SQLite and PostgreSQL each need."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from storage.errors import Busy, Unreachable

BUSY_TIMEOUT_MS = 10_000


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///file` or `postgresql://...` (psycopg 3).

    Its errors show no bound values: those are residents' words, and errors reach logs.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(
            address, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}
        )
        _prepare_sqlite(engine)
        return engine
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    return create_engine(address, pool_pre_ping=True, hide_parameters=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that only looks: on SQLite, whoever writes goes on."""
    with engine.connect() as connection:
        yield connection.execution_options(reading=True)


def named(error: DBAPIError | NoConnectionFree) -> Unreachable:
    """What its caller does next about a database that could not be used."""
    orig = error.orig if isinstance(error, DBAPIError) else None
    sqlite_waited = getattr(orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")
    busy = sqlite_waited or isinstance(orig, LockNotAvailable)
    return (Busy if busy else Unreachable)(type(error).__name__)


def _prepare_sqlite(engine: Engine) -> None:
    """WAL, foreign keys, a busy timeout, and transactions that SQLAlchemy begins itself.

    The driver's own habit of beginning late breaks `BEGIN IMMEDIATE`
    (SQLAlchemy, "SQLite: Serializable isolation / Savepoints / Transactional DDL").
    """

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_TIMEOUT_MS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
