"""Making a backup while Buurtlijn runs."""

import os
import re
import shutil
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ValidationError

from bot.backups import archive, postgresql, sqlite, working
from bot.backups.archive import Manifest
from bot.settings import Settings
from storage.migrate import revision_of

FOLDER = "backups"
ENDING = ".tar.gz"
NOTE = "last-backup.json"
OURS = re.compile(r"buurtlijn-\d{8}T\d{6}Z\.tar\.gz")


class NothingToKeep(Exception):
    """There is no database yet."""


class Noted(BaseModel):
    """The last backup that was made here: when, where, and its size in bytes."""

    made_at: datetime
    path: Path
    size: int


def make_backup(settings: Settings, target: Path) -> Manifest:
    """Keeps all that cannot be made again in one file, and reads it once more to be sure of it.

    A target that is a file's name (`.tar.gz`) is that file, any other the folder for it. First
    Rasa's talks, then the database, then the files: then no row is without its file, and Rasa
    knows of nothing that the database does not. Raises NothingToKeep, Unreachable, OSError,
    BrokenArchive.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    named = target.name.endswith(ENDING)
    path = target if named else target / f"buurtlijn-{now:%Y%m%dT%H%M%SZ}{ENDING}"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    working.remove_left(path.parent, working.LEFT_BY_BACKUPS, working.HALF_A_DAY)
    working.remove_left(settings.data_dir, working.LEFT_BY_RESTORES, working.HALF_A_DAY)
    with working.work_folder(path.parent, working.BACKUP) as folder:
        manifest = archive.pack(folder, _gather(settings, folder, now), path)
    _note(settings.data_dir, Noted(made_at=now, path=path.absolute(), size=path.stat().st_size))
    return manifest


def _gather(settings: Settings, folder: Path, now: datetime) -> Manifest:
    source = sqlite.file_of(settings.database)
    if source is not None and not source.exists():
        raise NothingToKeep(str(source))
    _keep_talks(settings, folder)
    columns: dict[str, list[str]] = {}
    if source is not None:
        sqlite.copy(source, folder / archive.DATABASE)
        rows = sqlite.rows(folder / archive.DATABASE)
        revision = revision_of(f"sqlite:///{folder / archive.DATABASE}")
    else:
        revision = revision_of(settings.database)
        columns, rows = postgresql.save(settings.database, folder / archive.TABLES)
    if revision is None:
        raise NothingToKeep("there are no tables")
    _keep_files(settings.data_dir / archive.FILES, folder / archive.FILES)
    return Manifest(
        made_at=now,
        version=version("buurtlijn"),
        database="postgresql" if source is None else "sqlite",
        revision=revision,
        rows=rows,
        columns=columns,
    )


def _keep_talks(settings: Settings, folder: Path) -> None:
    """Those in a file of ours. In PostgreSQL they are not kept: who is in the middle of a report
    when it is restored begins it again, as when Rasa forgets."""
    talks = sqlite.file_of(settings.known_trackers) if settings.known_trackers else None
    if talks is not None and talks.exists():
        sqlite.copy(talks, folder / archive.TALKS)


def _keep_files(source: Path, target: Path) -> None:
    target.mkdir(mode=0o700)
    for path in source.iterdir() if source.is_dir() else ():
        if not archive.FILE_NAME.fullmatch(path.name):
            continue
        try:
            _same(path, target / path.name)
        except FileNotFoundError:
            continue  # somebody was forgotten just now


def _same(path: Path, there: Path) -> None:
    """A second name where that can be had, else a copy: what is in a file never changes."""
    try:
        os.link(path, there)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(path, there)


def remove_older(folder: Path, keep: int) -> list[Path]:
    """Leaves the newest backups of a folder, by their names; returns those that are gone."""
    ours = sorted(path for path in folder.iterdir() if OURS.fullmatch(path.name))
    old = ours[:-keep]
    for path in old:
        path.unlink()
    return old


def _note(data_dir: Path, noted: Noted) -> None:
    unfinished = data_dir / f"{NOTE}{archive.UNFINISHED}"
    unfinished.write_text(noted.model_dump_json(), "utf-8")
    unfinished.replace(data_dir / NOTE)


def last_backup(data_dir: Path) -> Noted | None:
    """The last one made with this data folder, if that is known."""
    try:
        return Noted.model_validate_json((data_dir / NOTE).read_text("utf-8"))
    except (OSError, ValidationError):
        return None
