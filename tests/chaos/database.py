"""Faults of the database: somebody else writes for seconds, or all connections end."""

import random
import threading
from collections.abc import Callable

import psycopg
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

LONGEST_HELD = 12.0
"""Seconds; longer than a process of ours waits for SQLite's writer."""
TABLES = "inbox, outbox, cases, reports, follow_ups"


def disturb(url: str, chance: random.Random, wait: Callable[[float], object]) -> str:
    """Puts one fault on the database, and says which; returns when it is over.

    `wait` waits so many seconds, or less when the run ends.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _hold_sqlite(url, chance.uniform(1, LONGEST_HELD), wait)
    if chance.random() < 0.5:
        return _cut_off(url)
    return _hold_postgresql(url, chance.uniform(1, LONGEST_HELD), wait)


def _hold_sqlite(url: str, seconds: float, wait: Callable[[float], object]) -> str:
    engine = create_engine(url, connect_args={"timeout": 60})
    with engine.connect() as connection:
        connection.connection.driver_connection.isolation_level = None  # type: ignore[union-attr]
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        wait(seconds)
        connection.exec_driver_sql("ROLLBACK")
    engine.dispose()
    return "the writer held"


def _hold_postgresql(url: str, seconds: float, wait: Callable[[float], object]) -> str:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"LOCK TABLE {TABLES} IN ACCESS EXCLUSIVE MODE"))
        wait(seconds)
    engine.dispose()
    return "the tables held"


def _cut_off(url: str) -> str:
    address = make_url(url).set(drivername="postgresql")
    ends = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(address.render_as_string(hide_password=False)) as connection:
        connection.execute(ends)
    return "all connections cut"


def in_background(act: Callable[[], object]) -> threading.Thread:
    """A fault that lasts while the run goes on."""
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return thread
