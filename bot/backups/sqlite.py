"""SQLite's side of a backup: copies of its files, made while others write."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.engine import make_url

from storage import Unreachable

BUSY_SECONDS = 10


def file_of(url: str) -> Path | None:
    """The file of a SQLite address; None for another database."""
    address = make_url(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def copy(source: Path, target: Path) -> None:
    """Copies a live file with what is in its log; whoever writes there is not held up.

    In one step: a copy in several would begin anew with each commit of another process (sqlite.org,
    "Online Backup API"). Raises Unreachable.
    """
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(target)) as copied,
        ):
            live.backup(copied)
    except sqlite3.Error as error:
        raise Unreachable(str(error)) from error


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        count = 'SELECT count(*) FROM "{}"'  # the names come from the database itself
        return {name: connection.execute(count.format(name)).fetchone()[0] for (name,) in names}


def fault(path: Path) -> str | None:
    """What SQLite finds wrong in a file; None when all is well."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if said == "ok" else str(said)


def put(staged: Path | None, live: Path) -> None:
    """Puts a file in the place of another that nobody has open; without one, removes that.

    The new one is whole and on the disk before anything of the old one goes: what fails, for want
    of room, changes nothing. Raises OSError.
    """
    if staged is None:
        _remove_log(live)
        live.unlink(missing_ok=True)
        return
    live.parent.mkdir(parents=True, exist_ok=True)
    beside = live.with_name(live.name + ".restoring")  # the staged one may be on another disk
    try:
        beside.touch(mode=0o600)
        shutil.copyfile(staged, beside)
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        _empty_log(live)
        _remove_log(live)
        beside.replace(live)
    finally:
        beside.unlink(missing_ok=True)


def _empty_log(live: Path) -> None:
    """So that the old one is whole without its log, should we end before the new one is there. A
    damaged one stays as it is."""
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"file:{quote(str(live))}?mode=rw", uri=True)) as old,
    ):
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove_log(live: Path) -> None:
    """SQLite would take it for the new file's."""
    for ending in ("-wal", "-shm"):
        live.with_name(live.name + ending).unlink(missing_ok=True)
