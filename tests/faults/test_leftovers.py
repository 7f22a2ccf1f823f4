"""A crash between a file and its row, or a talk under a new key, leaves nothing for ever."""

import os
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.cabinet import Cabinet
from bot.leftovers import DAY, MANY, Leftovers
from storage import Store
from storage.engine import open_engine
from storage.models import File
from storage.policy import load_policy
from tests.storage.arrange import message

LONG_AGO = time.time() - 2 * DAY


@pytest.fixture
def cabinet(tmp_path: Path) -> Cabinet:
    return Cabinet(tmp_path / "files")


def stored(cabinet: Cabinet, tmp_path: Path, *, old: bool = True) -> str:
    name = cabinet.put(b"a picture")
    if old:
        os.utime(tmp_path / "files" / name, (LONG_AGO, LONG_AGO))
    return name


def row_of(store: Store, name: str) -> None:
    with store.begin() as work:
        resident = work.residents.welcome("telegram", 7, "Мария", "bg")
        about = {"kind": "photo", "media_type": "image/jpeg", "size": 9}
        work.files.keep(name, **about, resident_id=resident.id, inbox_id=message(work))  # type: ignore[arg-type]
        work.commit()


def test_files_that_no_row_speaks_of_go_after_a_day_and_no_others(
    database_url: str, cabinet: Cabinet, tmp_path: Path
) -> None:
    store = Store(database_url, load_policy())
    known, orphan = stored(cabinet, tmp_path), stored(cabinet, tmp_path)
    fresh = stored(cabinet, tmp_path, old=False)
    unfinished = tmp_path / "files" / "0.unfinished"
    unfinished.write_bytes(b"half")
    os.utime(unfinished, (LONG_AGO, LONG_AGO))
    row_of(store, known)
    assert Leftovers(store, cabinet, None).look() == (2, 0)
    assert [cabinet.get(name) is not None for name in (known, orphan, fresh)] == [True, False, True]
    assert not unfinished.exists()
    with store.read() as work:
        assert [file.key for file in work.session.query(File)] == [known]
    store.close()


def test_a_file_that_another_process_takes_away_meanwhile_stops_nobody(
    cabinet: Cabinet, tmp_path: Path
) -> None:
    orphan = stored(cabinet, tmp_path)
    (tmp_path / "files" / "0").symlink_to("a file that is gone")
    (tmp_path / "files" / "plain").write_bytes(b"of an older version")
    cabinet.seal_what_is_plain()
    assert b"older" not in (tmp_path / "files" / "plain").read_bytes()
    assert cabinet.get("plain") == b"of an older version"
    assert cabinet.older_than(DAY) == [orphan]
    assert not cabinet.reseal("0")


def test_when_nearly_all_files_have_no_row_it_is_the_wrong_database_and_none_goes(
    sqlite_url: str, cabinet: Cabinet, tmp_path: Path
) -> None:
    store = Store(sqlite_url, load_policy())
    names = [stored(cabinet, tmp_path) for _ in range(MANY + 1)]
    assert Leftovers(store, cabinet, None).look() == (0, 0)
    assert all(cabinet.get(name) for name in names)
    store.close()


def test_what_rasa_keeps_under_a_key_that_was_changed_goes_after_a_day(
    sqlite_url: str, cabinet: Cabinet, tmp_path: Path
) -> None:
    trackers = f"sqlite:///{tmp_path / 'rasa.db'}"
    store = Store(sqlite_url, load_policy())
    with store.begin() as work:
        resident = work.residents.welcome("telegram", 7, "Мария", "bg")
        conversation = work.residents.conversation(resident)
        before = conversation.key
        work.residents.change_key(conversation, "after")
        work.commit()
    engine = open_engine(trackers)
    with engine.begin() as rasa:
        rasa.execute(text("CREATE TABLE events (sender_id TEXT, timestamp FLOAT, data TEXT)"))
        for key, when in ((before, LONG_AGO), ("after", LONG_AGO), ("new", time.time())):
            rasa.execute(text("INSERT INTO events VALUES (:k, :w, 'words')"), {"k": key, "w": when})
    assert Leftovers(store, cabinet, trackers).look() == (0, 1)
    with engine.begin() as rasa:
        assert set(rasa.scalars(text("SELECT sender_id FROM events"))) == {"after", "new"}
    engine.dispose()
    store.close()
