"""Opening a database: the care that SQLite and PostgreSQL each need."""

from collections.abc import Iterator
from threading import Thread

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

import storage.engine
from storage import Store, Unreachable
from storage.engine import BUSY_TIMEOUT_MS, open_engine
from storage.outbox import Words
from storage.policy import load_policy
from tests.storage.arrange import message


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Connection]:
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("busy_timeout", BUSY_TIMEOUT_MS),
        ("synchronous", 2),
    ],
)
def test_sqlite_is_opened_with_care(sqlite: Connection, pragma: str, value: object) -> None:
    assert sqlite.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_plain_postgresql_address_uses_psycopg_3() -> None:
    assert open_engine("postgresql://somebody@somewhere/db").dialect.driver == "psycopg"


def test_a_row_that_points_nowhere_is_refused(store: Store) -> None:
    with store.begin() as work, pytest.raises(IntegrityError):
        work.outbox.to_staff(Words("staff-card"), case_id=404)


def test_a_reader_does_not_wait_for_a_writer_and_sees_nothing_unfinished(store: Store) -> None:
    with store.begin() as writer:
        message(writer, lane="telegram:1")
        with store.read() as reader:
            assert not reader.inbox.busy("telegram:1")
        writer.commit()
    with store.read() as reader:
        assert reader.inbox.busy("telegram:1")


def test_a_second_writer_waits_for_the_first_and_both_are_kept(store: Store) -> None:
    def second() -> None:
        with store.begin() as work:
            message(work, lane="telegram:2")
            work.commit()

    with store.begin() as first:
        message(first, lane="telegram:1")
        thread = Thread(target=second)
        thread.start()
        thread.join(timeout=0.1)
        first.commit()
    thread.join()
    with store.read() as work:
        assert work.inbox.busy("telegram:1")
        assert work.inbox.busy("telegram:2")


def test_a_writer_that_waits_too_long_hears_unreachable(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.engine, "BUSY_TIMEOUT_MS", 20)
    store = Store(sqlite_url, load_policy())
    with store.begin() as first:
        message(first)
        with pytest.raises(Unreachable), store.begin() as second:
            message(second)
    store.close()
