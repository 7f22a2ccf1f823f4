"""`buurtlijn backup` and `buurtlijn restore`."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.backups.archive import BrokenArchive, Manifest
from bot.backups.making import ENDING, FOLDER, NothingToKeep, make_backup, remove_older
from bot.backups.restoring import CannotRestore, HalfRestored, Restored, in_the_way
from bot.backups.restoring import restore as put_back
from bot.running import StillRunning
from bot.settings import PREFIX, Settings
from bot.starting import errors, no_database_ends_us, settings_or_exit

MB = 1_000_000
NOT_IN_IT = (
    "Not in it, keep them apart: .env, encryption keys (without them nobody can read the backup),"
    " logs, models."
)


def backup(
    to: Annotated[
        Path | None, typer.Option(help="a folder, or a file that ends in .tar.gz")
    ] = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="remove the older ones of the folder but so many")
    ] = None,
) -> None:
    """Keep database, Rasa's talks and residents' files in one file, while Buurtlijn runs."""
    settings = settings_or_exit()
    target = to or settings.data_dir / FOLDER
    if keep and target.name.endswith(ENDING):
        raise typer.BadParameter("--keep needs a folder", param_hint="--keep")
    with _said_in_a_line("No backup was made"), errors.status("Making a backup ..."):
        manifest = make_backup(settings, target)
    typer.echo(_told(manifest))
    for old in remove_older(target, keep) if keep else ():
        typer.echo(f"removed: {old.name}")
    errors.print(NOT_IN_IT, soft_wrap=True)


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    yes: Annotated[
        bool, typer.Option("--yes", help="replace what is there, which is then gone")
    ] = False,
) -> None:
    """Put a backup back. Stop Buurtlijn and Rasa first."""
    settings = settings_or_exit()
    with _said_in_a_line("Nothing was restored"):
        if not yes and (why := in_the_way(settings)):
            raise CannotRestore(f"the database {why}, then say --yes to replace it")
        with errors.status("Restoring ..."):
            restored = put_back(settings, file)
    for line in _lost(settings, restored):
        typer.echo(line)


@contextlib.contextmanager
def _said_in_a_line(what: str) -> Iterator[None]:
    try:
        with no_database_ends_us():
            yield
    except StillRunning as running:
        _end(f"{what}: a part of Buurtlijn runs with the data folder {running}; stop it", running)
    except CannotRestore as reason:
        _end(f"{what}: {reason}.", reason)
    except HalfRestored as half:
        again = "Mend that, and restore again before you start Buurtlijn"
        _end(f"{half}: {_why(half.__cause__)}. {again}.", half)
    except BrokenArchive as broken:
        _end(f"{what}: {broken}. Take another backup.", broken)
    except NothingToKeep as nothing:
        _end(f"{what}: there is no database yet ({nothing}). Check {PREFIX}DATABASE_URL.", nothing)
    except OSError as error:
        _end(f"{what}: {_why(error)}. Is there room?", error)


def _why(error: BaseException | None) -> str:
    """What the system or the database said."""
    if isinstance(error, OSError):
        return ": ".join(filter(None, [error.strerror or str(error), error.filename]))
    said = str(getattr(getattr(error, "__cause__", None), "orig", error))
    return (said or type(error).__name__).splitlines()[0]


def _end(says: str, why: Exception) -> None:
    errors.print(says, markup=False, soft_wrap=True)
    raise typer.Exit(1) from why


def _told(manifest: Manifest) -> str:
    size = sum(part.size for part in manifest.parts.values()) / MB
    return (
        f"backed up and read once more: {sum(manifest.rows.values())} rows in"
        f" {len(manifest.rows)} tables, {len(manifest.files)} files, {size:.1f} MB before it was"
        f" compressed, shape {manifest.revision}"
    )


def _lost(settings: Settings, restored: Restored) -> Iterator[str]:
    """What whoever restores has to know and to do."""
    made = restored.manifest.made_at
    local = made.astimezone(settings.policy().city_time().zone)
    hours = (datetime.now(UTC) - made).total_seconds() / 3600
    yield f"restored: all is as it was at {local:%Y-%m-%d %H:%M} ({hours:.1f} hours ago)"
    yield (
        "lost: what residents and stewards wrote since. Telegram does not send again what it gave"
        " us before: look into the stewards' group for it, and ask residents once more"
    )
    yield (
        "come back: who was erased since. Erase them again, and tell stewards that cases stand as"
        " they stood then"
    )
    if restored.to_be_sent:
        yield (
            f"to be sent at the start: {restored.to_be_sent} messages that waited then; some may"
            " come twice"
        )
    if restored.files_missing:
        yield f"missing: {restored.files_missing} files whose rows are there"
