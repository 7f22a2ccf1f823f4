"""The way back from a backup."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError, SQLAlchemyError

from bot.backups import archive, postgresql, sqlite, working
from bot.backups.archive import BrokenArchive, Manifest
from bot.running import nobody_running
from bot.settings import PREFIX, Settings
from storage import WrongKeys
from storage.engine import named, open_engine
from storage.errors import StorageError
from storage.migrate import Shape, newest, shape_of, upgrade
from storage.resealing import look_at_some

BEGINS_FILLED = {"alembic_version", "services", "calendar"}
"""What a new database holds before anybody used it."""
TO_BE_SENT = text("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')")
FORGET_ALL_TALKS = text("DELETE FROM events")
"""Of Rasa's `SQLTrackerStore`."""


TALKS_ONLY = "Rasa's talks may be others now, the database was not replaced"
NOT_ALL = "The database was replaced, but not all is done"
ENDS = (StorageError, SQLAlchemyError, OSError, KeyboardInterrupt, SystemExit)


class CannotRestore(Exception):
    """Nothing was changed: mend what the text says and try again."""


class HalfRestored(Exception):
    """The text says what was replaced: mend its cause, and restore again before anything starts."""


@dataclass(frozen=True)
class Restored:
    """What is there now; `to_be_sent` messages waited when the backup was made."""

    manifest: Manifest
    to_be_sent: int
    files_missing: int


def in_the_way(settings: Settings) -> str | None:
    """What is wrong with replacing this database, and what to do about it; None if nobody has used
    it yet. Raises Unreachable."""
    path = sqlite.file_of(settings.database)
    if path is not None and not path.exists():
        return None
    engine = open_engine(settings.database)
    try:
        tables = set(inspect(engine).get_table_names()) - BEGINS_FILLED
        used = any(_any_row(engine, name) for name in tables)
        return "is in use; make a backup of it" if used else None
    except DatabaseError as error:
        if path is None or isinstance(error, OperationalError):
            raise named(error) from error
        return f"is damaged ({error.orig}); keep a copy of it"
    finally:
        engine.dispose()


def _any_row(engine: Engine, name: str) -> bool:
    with engine.execution_options(reading=True).connect() as connection:
        found = text(f'SELECT 1 FROM "{name}" LIMIT 1')  # noqa: S608 - as the database names it
        return connection.execute(found).first() is not None


def restore(settings: Settings, path: Path) -> Restored:
    """Puts a backup in the place of what is there, in the newest shape.

    All of it is read and checked first. Raises CannotRestore, StillRunning, BrokenArchive,
    Unreachable, OSError; HalfRestored from the first replacement on.
    """
    with nobody_running(settings.data_dir):
        working.remove_left(settings.data_dir, working.LEFT_BY_RESTORES)
        with working.work_folder(settings.data_dir, working.RESTORE) as folder:
            manifest = archive.read(path, folder)
            _check(settings, manifest)
            if manifest.database == "sqlite":
                _prepare_sqlite(folder / archive.DATABASE)
            return _replaced(settings, folder, manifest)


def _replaced(settings: Settings, folder: Path, manifest: Manifest) -> Restored:
    """Files before the rows that speak of them. Talks before the database: should it fail there,
    somebody begins a report anew, while talks of a later time would hold answers already given."""
    files, known = settings.data_dir / archive.FILES, set(manifest.files)
    _put_files(folder / archive.FILES, files)
    _put_talks(settings, folder / archive.TALKS)
    with _half_done(TALKS_ONLY):
        _put_database(settings, folder, manifest)
    with _half_done(NOT_ALL):
        upgrade(settings.database)
        _remove_files(files, known)
        return Restored(manifest, *_left_over(settings, known))


@contextmanager
def _half_done(says: str) -> Iterator[None]:
    try:
        yield
    except ENDS as error:
        raise HalfRestored(says) from error


def _check(settings: Settings, manifest: Manifest) -> None:
    """Whether this may and can take the place of what is there."""
    ours = "postgresql" if sqlite.file_of(settings.database) is None else "sqlite"
    if manifest.database != ours:
        raise CannotRestore(
            f"it is of {manifest.database}, and BUURTLIJN_DATABASE_URL names {ours}; set that"
        )
    if shape_of(manifest.revision) not in (Shape.CURRENT, Shape.OLD):
        raise CannotRestore(
            f"its database has the shape {manifest.revision}, and this version knows {newest()};"
            f" use version {manifest.version} or newer"
        )
    if ours == "postgresql" and (others := postgresql.others_connected(settings.database)):
        raise CannotRestore(
            f"{others} others use the database; stop Buurtlijn and whoever looks at it"
        )


def _put_files(source: Path, target: Path) -> None:
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in source.iterdir() if source.is_dir() else ():
        shutil.move(path, target / path.name)


def _remove_files(folder: Path, known: set[str]) -> None:
    """Those of the database that was there before: no row speaks of them any more."""
    for path in folder.iterdir():
        name, _, _unfinished = path.name.partition(".")
        if archive.FILE_NAME.fullmatch(name) and path.name not in known:
            path.unlink()


def _prepare_sqlite(staged: Path) -> None:
    """Sound, in the newest shape and opened by our keys before anything is replaced."""
    if fault := sqlite.fault(staged):
        raise BrokenArchive(f"its database is damaged ({fault})")
    url = f"sqlite:///{staged}"
    engine = open_engine(url)
    try:
        upgrade(url)
        look_at_some(engine)
    except WrongKeys as wrong:
        if wrong.sealed:  # else the next start says what to do
            raise CannotRestore(
                f"{wrong}; add the keys that were there when it was made"
            ) from wrong
    finally:
        engine.dispose()


def _put_database(settings: Settings, folder: Path, manifest: Manifest) -> None:
    live = sqlite.file_of(settings.database)
    if live is not None:
        sqlite.put(folder / archive.DATABASE, live)
        return
    tables = folder / archive.TABLES
    postgresql.load(settings.database, tables, manifest.revision, manifest.columns)


def _put_talks(settings: Settings, staged: Path) -> None:
    """Rasa must not know of a later time than the database: without its talks, it begins anew."""
    if not settings.known_trackers:
        return
    live = sqlite.file_of(settings.known_trackers)
    if live is not None:
        sqlite.put(staged if staged.exists() else None, live)
        return
    engine = open_engine(settings.known_trackers)
    try:
        if inspect(engine).has_table("events"):
            with engine.begin() as connection:
                connection.execute(FORGET_ALL_TALKS)
    except DBAPIError as error:
        why = str(error.orig).splitlines()[0]
        mend = f"check {PREFIX}RASA_TRACKER_DB"
        raise CannotRestore(f"Rasa's talks cannot be forgotten ({why}); {mend}") from error
    finally:
        engine.dispose()


def _left_over(settings: Settings, known: set[str]) -> tuple[int, int]:
    """How many messages wait to be sent, and how many files are missing."""
    engine = open_engine(settings.database)
    try:
        with engine.execution_options(reading=True).connect() as connection:
            waiting = connection.scalar(TO_BE_SENT) or 0
            keys = set(connection.scalars(text("SELECT key FROM files")))
            return waiting, len(keys - known)
    finally:
        engine.dispose()
