"""A backup holds what was there, made while others write; what is restored from it goes on."""

import io
import os
import sqlite3
import stat
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from bot.backups import archive
from bot.backups.making import last_backup
from bot.cabinet import Cabinet
from bot.running import StillRunning, nobody_running, running
from storage import Store, migrate
from storage.engine import open_engine
from storage.policy import load_policy
from tests.bot.backups.filled import (
    PHOTO,
    another_writes,
    content,
    fill,
    once,
    refused,
    wipe,
)
from tests.bot.conftest import Told
from tests.storage.arrange import report, resident


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
def damaging_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each file that is to be kept for certain, it keeps something else."""
    really = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            os.pwrite(handle, b"\xff" * 8, os.fstat(handle).st_size // 2)
        really(handle)

    monkeypatch.setattr(os, "fsync", fsync)


@once
def test_what_cannot_be_read_once_more_gets_no_name_and_pushes_out_no_good_one(
    told: Told, kept: Path, data: Path, damaging_disk: None
) -> None:
    safe, before = kept.parent / "safe", last_backup(data)
    safe.mkdir()
    good = kept.rename(safe / "buurtlijn-20260102T030405Z.tar.gz")
    code, lines = told("backup", "--to", safe, "--keep", "1")
    assert (code, "No backup was made" in " ".join(lines)) == (1, True)
    assert list(safe.iterdir()) == [good]
    assert last_backup(data) == before


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
