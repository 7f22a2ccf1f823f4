"""A restore that fails leaves what is there, or says what it replaced."""

import errno
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from bot.backups.sqlite import file_of
from bot.house import free_port
from bot.keys import new_key
from bot.settings import PREFIX
from storage import Store
from storage.policy import load_policy
from tests.bot.backups.filled import (
    another_writes,
    content,
    once,
    refused,
)
from tests.bot.conftest import Told
from tests.keys import use_them
from tests.storage.arrange import resident


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
