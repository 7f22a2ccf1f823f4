"""SQLite's side of a backup: copies of its files, made while others write."""

import os
import shutil
import sqlite3
from contextlib import closing
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

    The old log goes first: SQLite would take it for the new file's.
    """
    for ending in ("-wal", "-shm"):
        live.with_name(live.name + ending).unlink(missing_ok=True)
    if staged is None:
        live.unlink(missing_ok=True)
        return
    beside = live.with_name(live.name + ".restoring")  # the staged one may be on another disk
    live.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(staged, beside)
    beside.chmod(0o600)
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.replace(live)
