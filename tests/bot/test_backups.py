"""A backup holds what was there, made while others write; what is restored from it goes on."""

import errno
import io
import signal
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from alembic import command
from sqlalchemy import MetaData, select
from typer.testing import CliRunner

from bot.backups import archive
from bot.backups.making import last_backup
from bot.backups.sqlite import file_of
from bot.cabinet import Cabinet
from bot.cli import app
from bot.house import free_port
from bot.keys import new_key
from bot.running import StillRunning, nobody_running, running
from bot.settings import PREFIX
from storage import Store, migrate
from storage.engine import open_engine
from storage.policy import load_policy
from tests.bot.conftest import Told
from tests.keys import use_them
from tests.storage.arrange import message, report, resident

PHOTO = b"\xff\xd8 a photo of a heap of rubbish"
SECRETS = (".env", "keys.txt", "files/keys", "encryption.keys")
WRITER = """
import sys
from itertools import count
import tests.keys
from storage import Store
from storage.policy import load_policy
store = Store(sys.argv[1], load_policy())
for number in count(1):
    with store.begin() as work:
        work.inbox.keep("telegram", number, "telegram:8", {"update_id": number}, None)
        work.outbox.get(1)
        work.commit()
    print(number, flush=True)
"""
"""Keeps one message after the other, each in a transaction of its own."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "var"
    folder.mkdir()
    return folder


@pytest.fixture
def told(no_settings: pytest.MonkeyPatch, database_url: str, data: Path) -> Told:
    """Runs `buurtlijn` with this database and this data folder."""
    no_settings.setenv(f"{PREFIX}DATABASE_URL", database_url)
    no_settings.setenv(f"{PREFIX}DATA_DIR", str(data))

    def run(*words: str | Path) -> tuple[int, list[str]]:
        result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
        return result.exit_code, result.output.splitlines()

    return run


def fill(url: str, data: Path) -> str:
    """A report with a photo, and what must never be in a backup; returns the photo's name."""
    store = Store(url, load_policy())
    with store.begin() as work:
        report(work, resident(work), words="Боклук 🗑️ \\N \t на ъгъла\nс 'кавички'")
        key = Cabinet(data / "files").put(PHOTO)
        cause = message(work)
        work.files.keep(
            key,
            kind="photo",
            media_type="image/jpeg",
            size=len(PHOTO),
            resident_id=resident(work).id,
            inbox_id=cause,
        )
        work.commit()
    store.close()
    for name in SECRETS:
        (data / name).write_text("a key", "utf-8")
    return key


def content(url: str) -> dict[str, list[Any]]:
    """Every row of every table."""
    engine, tables = open_engine(url), MetaData()
    tables.reflect(engine)
    with engine.execution_options(reading=True).connect() as connection:
        found = {
            name: sorted(map(repr, connection.execute(select(table)).all()))
            for name, table in tables.tables.items()
        }
    engine.dispose()
    return found


@contextmanager
def another_writes(url: str) -> Iterator[Callable[[], str]]:
    """A process that writes all the time; yields how to wait until it wrote one."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    stdout = writer.stdout
    try:
        yield stdout.readline
    finally:
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        stdout.close()


def wipe(url: str, data: Path) -> None:
    """As on a new machine: nothing but an empty database."""
    store = Store(url, load_policy())
    with store.engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        tables.drop_all(connection)
    store.close()
    for path in (data / "files").iterdir():
        path.unlink()


def test_what_was_backed_up_while_another_wrote_is_all_there_again(
    told: Told, database_url: str, data: Path, tmp_path: Path
) -> None:
    key, before = fill(database_url, data), content(database_url)
    with another_writes(database_url) as next_one:
        next_one()
        code, lines = told("backup", "--to", tmp_path / "a.tar.gz")
        assert code == 0, lines
        next_one()
    written = len(content(database_url)["inbox"])
    wipe(database_url, data)

    code, lines = told("restore", tmp_path / "a.tar.gz")
    assert code == 0, lines
    after = content(database_url)
    assert len(before["inbox"]) < len(after["inbox"]) <= written
    assert {**after, "inbox": 0} == {**before, "inbox": 0}
    assert set(before["inbox"]) < set(after["inbox"])
    assert Cabinet(data / "files").get(key) == PHOTO

    store = Store(database_url, load_policy())
    with store.begin() as work:  # and the next rows get numbers of their own
        report(work, resident(work, chat_id=9), words="още")
        work.commit()
    store.close()
    assert any("Telegram does not send again" in line for line in lines)


def test_a_backup_holds_no_settings_and_no_keys(
    told: Told, database_url: str, data: Path, tmp_path: Path
) -> None:
    fill(database_url, data)
    code, lines = told("backup", "--to", tmp_path / "a.tar.gz")
    assert code == 0
    with tarfile.open(tmp_path / "a.tar.gz") as tar:
        names = tar.getnames()
    assert [name for name in names if not archive.ALLOWED.fullmatch(name)] == ["manifest.json"]
    assert sum(name.startswith("files/") for name in names) == 1
    assert any(".env, encryption keys" in line for line in lines)


def test_what_is_in_use_is_replaced_only_when_that_is_said(
    told: Told, database_url: str, data: Path, tmp_path: Path
) -> None:
    fill(database_url, data)
    told("backup", "--to", tmp_path / "a.tar.gz")
    before = content(database_url)
    later = Cabinet(data / "files").put(b"of somebody who came later")
    store = Store(database_url, load_policy())
    with store.begin() as work:
        resident(work, chat_id=12)
        work.commit()
    store.close()
    code, lines = told("restore", tmp_path / "a.tar.gz")
    assert code == 1
    assert "say --yes" in " ".join(lines)
    assert content(database_url) != before
    assert told("restore", tmp_path / "a.tar.gz", "--yes")[0] == 0
    assert content(database_url) == before
    assert Cabinet(data / "files").get(later) is None


once = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what is the same on both databases."""


@pytest.fixture
def kept(told: Told, database_url: str, data: Path, tmp_path: Path) -> Path:
    """A backup of a database with a report in it."""
    fill(database_url, data)
    assert told("backup", "--to", tmp_path / "a.tar.gz")[0] == 0
    return tmp_path / "a.tar.gz"


def refused(told: Told, path: Path) -> str:
    code, lines = told("restore", path, "--yes")
    assert code == 1
    return " ".join(lines)


@once
def test_an_archive_that_was_damaged_or_cut_short_changes_nothing(
    told: Told, kept: Path, database_url: str
) -> None:
    whole, before = kept.read_bytes(), content(database_url)
    for at in (len(whole) // 10, len(whole) // 2, len(whole) - 20):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        assert "Take another backup" in refused(told, kept)
        kept.write_bytes(whole[:at])
        assert "Take another backup" in refused(told, kept)
    kept.write_text("no archive at all")
    assert "Take another backup" in refused(told, kept)
    assert content(database_url) == before


@pytest.fixture
def newest(kept: Path, database_url: str) -> int:
    """How many messages there are after the backup; the newest are still in SQLite's log."""
    with another_writes(database_url) as next_one:
        numbers = [int(next_one()) for _ in range(3)]
    assert Path(f"{file_of(database_url)}-wal").stat().st_size
    return numbers[-1]


@once
def test_without_room_for_it_the_database_that_is_there_keeps_its_newest_rows(
    told: Told, kept: Path, database_url: str, newest: int
) -> None:
    beside = Path(f"{file_of(database_url)}.restoring")
    beside.symlink_to("/dev/full")
    said = refused(told, kept)
    assert "the database was not replaced: No space left on device" in said
    assert "restore again before you start Buurtlijn" in said
    assert len(content(database_url)["inbox"]) > newest
    assert not beside.is_symlink()


@once
def test_broken_off_at_the_last_step_the_database_that_is_there_keeps_its_newest_rows(
    told: Told, kept: Path, database_url: str, newest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", Mock(side_effect=OSError(errno.EIO, "no disk")))
        assert "no disk" in refused(told, kept)
    assert len(content(database_url)["inbox"]) > newest


@once
@pytest.mark.parametrize(("place", "says"), [(0, "not a database"), (4096, "malformed")])
def test_a_damaged_database_is_replaced_when_that_is_said(
    told: Told, kept: Path, database_url: str, place: int, says: str
) -> None:
    before, path = content(database_url), file_of(database_url)
    assert path is not None
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xff" * (path.stat().st_size - place))
    code, lines = told("restore", kept)
    assert code == 1
    assert "the database is damaged" in " ".join(lines)
    assert says in " ".join(lines)
    assert "say --yes to replace it" in " ".join(lines)
    assert told("restore", kept, "--yes")[0] == 0
    assert content(database_url) == before


def is_used(url: str, chat_id: int) -> dict[str, list[Any]]:
    """Somebody comes; returns what is there then."""
    with closing(Store(url, load_policy())) as store, store.begin() as work:
        resident(work, chat_id=chat_id)
        work.commit()
    return content(url)


def test_while_rasas_talks_cannot_be_forgotten_nothing_is_replaced(
    told: Told, kept: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, away = is_used(database_url, 12), f"127.0.0.1:{free_port()}"
    monkeypatch.setenv(f"{PREFIX}RASA_URL", f"http://{away}")
    monkeypatch.setenv(f"{PREFIX}RASA_TOKEN", "word")
    monkeypatch.setenv(f"{PREFIX}RASA_TRACKER_DB", f"postgresql://rasa@{away}/rasa")
    said = refused(told, kept)
    assert said.startswith("Nothing was restored: Rasa's talks cannot be forgotten")
    assert f"check {PREFIX}RASA_TRACKER_DB" in said
    assert content(database_url) == later


def test_who_restored_in_part_is_told_so_and_can_begin_again(
    told: Told, kept: Path, database_url: str, data: Path
) -> None:
    before = content(database_url)
    is_used(database_url, 12)
    in_the_way = data / "files" / ("0" * 32)
    in_the_way.mkdir()
    said = refused(told, kept)
    assert said.startswith("The database was replaced, but not all is done: Is a directory")
    assert "restore again before you start Buurtlijn" in said
    in_the_way.rmdir()
    assert told("restore", kept, "--yes")[0] == 0
    assert content(database_url) == before


@pytest.fixture
def other_keys(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Not those with which the backup was sealed."""
    monkeypatch.setenv(f"{PREFIX}ENCRYPTION_KEYS", new_key())
    yield
    use_them()


@once
def test_a_backup_whose_key_is_gone_replaces_nothing(
    told: Told, kept: Path, database_url: str, other_keys: None
) -> None:
    later = is_used(database_url, 12)
    said = refused(told, kept)
    assert said.startswith("Nothing was restored: something was sealed with a key that is not")
    assert "add the keys that were there when it was made" in said
    assert content(database_url) == later


@once
@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "encryption.key"])
def test_an_archive_with_something_foreign_in_it_is_refused(
    told: Told, kept: Path, name: str
) -> None:
    with tarfile.open(kept) as tar:
        manifest = tar.extractfile("manifest.json")
        assert manifest is not None
        said = manifest.read()
    with tarfile.open(kept, "w:gz") as tar:
        for member, words in (("manifest.json", said), (name, b"root")):
            info = tarfile.TarInfo(member)
            info.size = len(words)
            tar.addfile(info, io.BytesIO(words))
    assert "does not name so" in refused(told, kept)


@once
def test_nothing_is_restored_under_a_running_product(told: Told, kept: Path, data: Path) -> None:
    with running(data), running(data):
        assert f"runs with the data folder {data}" in refused(told, kept)
    with nobody_running(data), pytest.raises(StillRunning), running(data):
        pass


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_nothing_is_restored_while_others_use_the_database(
    told: Told, kept: Path, database_url: str
) -> None:
    engine = open_engine(database_url)
    with engine.connect():
        assert "1 others use the database" in refused(told, kept)
    engine.dispose()


@once
def test_a_backup_of_a_newer_version_is_refused(
    told: Told, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backups.restoring.shape_of", lambda _: migrate.Shape.NEWER)
    assert "use version" in refused(told, kept)


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    told: Told, database_url: str, tmp_path: Path
) -> None:
    command.downgrade(migrate.alembic_config(database_url), "0010")
    assert told("backup", "--to", tmp_path / "old.tar.gz")[0] == 0
    assert told("restore", tmp_path / "old.tar.gz")[0] == 0
    assert migrate.revision_of(database_url) == migrate.newest()


@once
def test_backups_are_for_us_alone_and_the_oldest_go(told: Told, kept: Path, data: Path) -> None:
    folder = data / "backups"
    folder.mkdir()
    for day in (1, 2, 3):
        (folder / f"buurtlijn-2026010{day}T000000Z.tar.gz").touch()
    (folder / "something else").touch()
    assert told("backup", "--keep", "2")[0] == 0
    ours = sorted(path.name for path in folder.iterdir())
    assert ours[0] == "buurtlijn-20260103T000000Z.tar.gz"
    assert len(ours) == 3
    noted = last_backup(data)
    assert noted is not None
    assert (noted.path.name, noted.path.stat().st_mode & 0o777) == (ours[1], 0o600)


@once
def test_a_backup_never_writes_over_another_one(told: Told, kept: Path) -> None:
    before = kept.read_bytes()
    code, lines = told("backup", "--to", kept)
    assert code == 1
    assert "No backup was made" in lines[0]
    assert kept.read_bytes() == before


@once
def test_what_rasa_remembers_comes_back_or_is_forgotten(
    told: Told, database_url: str, data: Path, tmp_path: Path
) -> None:
    fill(database_url, data)
    talks = data / "rasa.db"
    told("backup", "--to", tmp_path / "without.tar.gz")
    with closing(sqlite3.connect(talks)) as rasa:
        rasa.execute("CREATE TABLE events (id INTEGER, sender_id TEXT)")
        rasa.execute("INSERT INTO events VALUES (1, 'a talk')")
        rasa.commit()
    told("backup", "--to", tmp_path / "with.tar.gz")
    assert told("restore", tmp_path / "without.tar.gz", "--yes")[0] == 0
    assert not talks.exists()
    assert told("restore", tmp_path / "with.tar.gz", "--yes")[0] == 0
    with closing(sqlite3.connect(talks)) as rasa:
        assert rasa.execute("SELECT sender_id FROM events").fetchall() == [("a talk",)]
