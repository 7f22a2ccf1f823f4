"""Forgetting at Rasa's: nobody who writes waits while it is looked for, and nobody for Rasa."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.cabinet import Cabinet
from bot.forgetting import Forgetter
from bot.house import House
from bot.leftovers import Leftovers
from bot.purging import A_DAY, Purger
from bot.settings import Settings
from storage import Store
from storage.keeping import load_keeping
from storage.models import Conversation
from storage.policy import load_policy
from storage.store import utc_now

PATIENCE = 8.0
"""Seconds; less than a writer is waited for."""


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    store = Store(sqlite_url, load_policy())
    yield store
    store.close()


class Trackers:
    """Rasa's database, with one event for each of these talks."""

    def __init__(self, path: Path, **said_at: float) -> None:
        self.path, self.url = path, f"sqlite:///{path}"
        with closing(sqlite3.connect(path)) as rasa, rasa:
            rasa.execute("PRAGMA journal_mode=WAL")
            rasa.execute("CREATE TABLE events (sender_id TEXT, timestamp REAL, data TEXT)")
            rasa.executemany("INSERT INTO events VALUES (?, ?, 'words')", said_at.items())

    def talks(self) -> set[str]:
        with closing(sqlite3.connect(self.path)) as rasa:
            return {row[0] for row in rasa.execute("SELECT sender_id FROM events")}

    def writer(self) -> sqlite3.Connection:
        """Rasa, in the midst of writing."""
        rasa = sqlite3.connect(self.path, isolation_level=None)
        rasa.execute("BEGIN IMMEDIATE")
        return rasa


def over_private(store: Store) -> tuple[int, str]:
    """A private talk that ended; its number and key."""
    with store.begin() as work:
        talk = work.residents.conversation(work.residents.welcome("telegram", 7, "Мария", "bg"))
        work.forgetting.begin_private(talk.key)
        work.forgetting.end_private(talk.key)
        work.commit()
    return talk.id, talk.key


def forgotten(store: Store, number: int) -> bool:
    with store.read() as work:
        return work.session.get_one(Conversation, number).forgotten_at is not None


def test_rasas_part_goes_while_another_writes_here_and_then_it_is_noted(
    store: Store, tmp_path: Path
) -> None:
    number, key = over_private(store)
    trackers = Trackers(tmp_path / "rasa.db", **{key: 1.0})
    looking = threading.Thread(target=Forgetter(store, trackers.url).look)
    with store.begin() as work:
        work.session.connection()
        looking.start()
        until = time.monotonic() + PATIENCE
        while trackers.talks() and time.monotonic() < until:
            looking.join(0.05)
        assert (trackers.talks(), forgotten(store, number)) == (set(), False)
    looking.join()
    assert forgotten(store, number)


def test_what_rasa_cannot_forget_is_not_noted_as_forgotten(store: Store, tmp_path: Path) -> None:
    number, key = over_private(store)
    nobody = Forgetter(store, None)
    assert (nobody.look(), forgotten(store, number)) == (0, False)
    trackers = Trackers(tmp_path / "rasa.db", **{key: 1.0})
    assert Forgetter(store, trackers.url).look() == 1
    assert (trackers.talks(), forgotten(store, number)) == (set(), True)


def test_who_does_not_know_rasas_database_leaves_it_to_the_clock_and_the_clock_says_it(
    store: Store, no_settings: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    over_private(store)
    Forgetter(store, None).look()
    assert caplog.messages == []
    told_nothing = Settings(
        _env_file=None, rasa_url="http://127.0.0.1:1", rasa_token="word", database_url=store.url
    )
    House(told_nothing).clock()
    assert "private_talks_stay mend=BUURTLIJN_RASA_TRACKER_DB" in caplog.messages


def test_a_purge_is_not_through_before_rasa_forgot_too(store: Store, tmp_path: Path) -> None:
    keeping, cabinet = load_keeping(), Cabinet(tmp_path / "files")
    away = Forgetter(store, f"sqlite:///{tmp_path / 'away' / 'rasa.db'}")
    assert "talks" not in Purger(store, keeping, away, cabinet).run()
    trackers = Trackers(tmp_path / "rasa.db", old=1.0)
    purger = Purger(store, keeping, Forgetter(store, trackers.url), cabinet)
    assert purger.look() == {"talks": 1}
    trackers = Trackers(tmp_path / "later.db", old=1.0)
    assert Purger(store, keeping, Forgetter(store, trackers.url), cabinet).look() == {}


def test_talks_of_long_ago_go_and_others_stay(store: Store, tmp_path: Path) -> None:
    before = utc_now() - A_DAY
    moment = before.timestamp()
    trackers = Trackers(tmp_path / "rasa.db", old=moment - 1, older=1.0, new=moment + 1)
    assert Forgetter(store, trackers.url).long_ago(before) == 2
    assert trackers.talks() == {"new"}


def test_rasa_writes_on_while_what_is_old_is_looked_for(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    trackers = Trackers(tmp_path / "rasa.db", new=time.time())
    with closing(trackers.writer()):
        assert Leftovers(store, Cabinet(tmp_path / "files"), trackers.url).look() == (0, 0)
        assert Forgetter(store, trackers.url).long_ago(utc_now() - A_DAY) == 0
    assert "rasa_cannot_forget" not in caplog.text
