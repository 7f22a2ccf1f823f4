"""A backup or a restore that is killed leaves no copy behind, or not for long."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import open_engine
from tests.bot.backups.filled import once
from tests.bot.conftest import Told
from tests.e2e import patience

LONG_AGO = time.time() - timedelta(hours=13).total_seconds()
WAITS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
PATIENCE = 30.0


@contextmanager
def buurtlijn(*words: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command line as a process of its own."""
    command = [sys.executable, "-m", "bot.cli", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def until(holds: Callable[[], object]) -> None:
    patience.until(lambda: bool(holds()), PATIENCE)


def broken_off_backup(url: str, to: Path, by: signal.Signals) -> int:
    """Begins a backup and ends it while it waits for a table; returns its exit code."""
    engine = open_engine(url)
    looking = engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as holds, looking.connect() as looks:
        holds.execute(text("LOCK TABLE residents IN ACCESS EXCLUSIVE MODE"))
        with buurtlijn("backup", "--to", to) as process:
            until(lambda: looks.scalar(WAITS))
            assert list(to.iterdir())
            process.send_signal(by)
            code = process.wait(PATIENCE)
    engine.dispose()
    return code


def broken_off_restore(archive: Path, data: Path, by: signal.Signals) -> int:
    """Begins to restore from half an archive and ends it while it waits for the rest."""
    whole, fifo = archive.read_bytes(), data / "fifo"
    os.mkfifo(fifo)
    with buurtlijn("restore", fifo, "--yes") as process, fifo.open("wb", 0) as half:
        half.write(whole[: len(whole) // 2])
        until(lambda: any(one.iterdir() for one in copies_in(data)))
        process.send_signal(by)
        return process.wait(PATIENCE)


def copies_in(folder: Path) -> list[Path]:
    """Those under way, or left behind."""
    return [path for path in folder.iterdir() if path.is_dir() and path.name.startswith(".")]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_backup_that_is_stopped_leaves_nothing(
    told: Told, database_url: str, tmp_path: Path
) -> None:
    safe = tmp_path / "safe"
    assert broken_off_backup(database_url, safe, signal.SIGTERM) == 128 + signal.SIGTERM
    assert list(safe.iterdir()) == []


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_a_killed_backup_left_is_removed_by_that_of_the_next_night(
    told: Told, database_url: str, tmp_path: Path
) -> None:
    safe = tmp_path / "safe"
    assert broken_off_backup(database_url, safe, signal.SIGKILL) == -signal.SIGKILL
    (left,) = copies_in(safe)
    unfinished, foreign = safe / "a.tar.gz.unfinished", safe / ".backup-20260101"
    unfinished.touch()
    foreign.mkdir()
    assert told("backup", "--to", safe)[0] == 0
    assert left.exists()  # it may still be under way
    for path in (left, unfinished, foreign):
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert told("backup", "--to", safe / "b.tar.gz")[0] == 0
    assert copies_in(safe) == [foreign]
    assert not unfinished.exists()


@once
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
def test_a_restore_that_is_broken_off_leaves_nothing_after_the_next_one(
    told: Told, kept: Path, data: Path, by: signal.Signals
) -> None:
    code = broken_off_restore(kept, data, by)
    left = copies_in(data)
    assert (code, bool(left)) == ((143, False) if by is signal.SIGTERM else (-by, True))
    assert told("restore", kept, "--yes")[0] == 0
    assert copies_in(data) == []


@once
def test_what_a_killed_restore_left_goes_with_the_backup_of_the_next_night(
    told: Told, kept: Path, data: Path
) -> None:
    broken_off_restore(kept, data, signal.SIGKILL)
    (left,) = copies_in(data)
    beside = data / "buurtlijn.db.restoring"
    beside.touch()
    for path in (left, beside):
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert told("backup")[0] == 0
    assert not left.exists()
    assert not beside.exists()
