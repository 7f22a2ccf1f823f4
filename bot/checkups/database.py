"""The database: reached, of the right shape, writable, sound, and with room left."""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.backups.sqlite import file_of
from bot.checkups.finding import Finding
from bot.settings import Settings
from storage.engine import open_engine
from storage.migrate import Shape, revision_of, shape_of

QUICK_CHECK_SECONDS = 10.0
LEAST_ROOM = 500_000_000
"""Bytes: some days of photos, and the room that an upgrade takes to make a table anew."""
OLDEST_POSTGRESQL = 14
"""The oldest one that its makers still mend; tests run on 16."""
STEPS = 10_000
"""SQLite's virtual machine steps between two looks at the time."""


def database(settings: Settings) -> Finding:
    """Whether it answers, in a shape that we can work with."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        found = shape_of(revision_of(settings.database))
    except SQLAlchemyError as error:
        mend = f"cannot be reached ({type(error).__name__}); check BUURTLIJN_DATABASE_URL"
        return Finding("database", False, mend)
    says = {
        Shape.CURRENT: "ready",
        Shape.OLD: "old; run: buurtlijn db upgrade",
        Shape.NEWER: "ready; a newer version upgraded it, update this one too",
        Shape.FOREIGN: "made by a newer version; run that one, or: buurtlijn restore",
    }
    return Finding("database", found in (Shape.CURRENT, Shape.NEWER), says[found])


def inside(settings: Settings) -> Iterator[Finding]:
    """More of one that answers."""
    engine = open_engine(settings.database)
    try:
        yield _writable(engine)
        path = file_of(settings.database)
        yield _version(engine) if path is None else _sound(path)
    except SQLAlchemyError as error:
        yield Finding("database", False, f"{type(error).__name__}; check BUURTLIJN_DATABASE_URL")
    finally:
        engine.dispose()


def _writable(engine: Engine) -> Finding:
    try:
        with engine.connect() as connection:  # on SQLite this takes the one writer's place
            told = connection.execute(text("SELECT 1")).scalar()
            if engine.dialect.name == "postgresql":
                told = connection.scalar(text("SELECT current_setting('transaction_read_only')"))
            connection.rollback()
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", error)).splitlines()[0]
        mend = "if it is locked, see who writes for long; else mend the rights of the file"
        return Finding("writing", False, f"refused ({why}); {mend}")
    if told == "on":
        mend = "this server only reads: name the primary in BUURTLIJN_DATABASE_URL"
        return Finding("writing", False, mend)
    return Finding("writing", True, "possible")


def _version(engine: Engine) -> Finding:
    with engine.connect() as connection:
        number = int(str(connection.scalar(text("SHOW server_version_num"))))
    major = number // 10_000
    mend = f"; nobody mends it any more, take {OLDEST_POSTGRESQL} or newer"
    fine = major >= OLDEST_POSTGRESQL
    return Finding("postgresql", fine, f"version {major}" + ("" if fine else mend))


def _sound(path: Path) -> Finding:
    """SQLite's quick_check, as far as it comes in some seconds."""
    end = time.monotonic() + QUICK_CHECK_SECONDS
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            connection.set_progress_handler(lambda: int(time.monotonic() > end), STEPS)
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            return Finding(
                "integrity", True, f"no fault in {QUICK_CHECK_SECONDS:.0f} s; it is large"
            )
        return Finding("integrity", False, f"cannot be read ({error}); check the file's rights")
    except sqlite3.DatabaseError as error:
        said = str(error)
    mend = "stop Buurtlijn, keep a copy of the file, then: buurtlijn restore"
    fine = said == "ok"
    return Finding("integrity", fine, "sound" if fine else f"{said.splitlines()[0]}; {mend}")


def room(settings: Settings) -> Finding:
    """Free space where we write."""
    free = shutil.disk_usage(settings.data_dir).free
    mend = "; make room, or move BUURTLIJN_DATA_DIR" if free < LEAST_ROOM else ""
    return Finding("disk", not mend, f"{free / 1e9:.1f} GB free in {settings.data_dir}{mend}")


def folder_of_files(settings: Settings) -> Finding:
    """Whether residents' files can be kept."""
    folder = settings.data_dir / "files"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding("files", False, f"{folder}: {error.strerror}; give us the right to write")
    return Finding("files", True, "can be written")
