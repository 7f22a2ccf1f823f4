"""What every command begins with: settings, a database, and how it ends when one is wrong."""

import contextlib
import logging
from collections.abc import Iterator
from typing import NoReturn

import typer
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.cabinet import Cabinet
from bot.keys import check_keys, use_keys_of
from bot.settings import PREFIX, Settings, WrongSettings, checkout
from bot.social_map import first_map
from bot.texts import WrongTexts
from storage import Busy, Unreachable, WrongKeys
from storage.errors import TooLong, TooNew
from storage.migrate import is_current, upgrade

logger = logging.getLogger(__name__)

WRONG_SETTINGS = 2
errors = Console(stderr=True, highlight=False)


@contextlib.contextmanager
def wrong_settings_end_us() -> Iterator[None]:
    """Shows what is wrong in a line each and ends with the exit code for it."""
    try:
        yield
    except (WrongSettings, WrongTexts) as wrong:
        errors.print(str(wrong), markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_SETTINGS) from wrong


@contextlib.contextmanager
def no_database_ends_us() -> Iterator[None]:
    """Says in a line what to do about a database that cannot be used now."""
    try:
        yield
    except Busy as busy:
        errors.print(
            "The database is busy: another import may be under way. Nothing was changed; try again"
            " in a moment.",
            soft_wrap=True,
        )
        raise typer.Exit(1) from busy
    except WrongKeys as wrong:
        errors.print(f"The database cannot be read: {wrong}. See `buurtlijn doctor`.")
        raise typer.Exit(1) from wrong
    except Unreachable as error:
        why = str(getattr(error.__cause__, "orig", error)).splitlines()[0]
        mend = f"See {PREFIX}DATABASE_URL and `buurtlijn doctor`."
        errors.print(f"The database cannot be used: {why}. {mend}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error


def settings_or_exit() -> Settings:
    """The settings; a wrong one ends us with a line that names it and its mend."""
    with wrong_settings_end_us():
        settings = Settings.read()
        use_keys_of(settings)
    logs.set_up(settings.log_level, settings.log_format)
    return settings


def newest_database(settings: Settings) -> None:
    """In the newest shape, with a social map in it."""
    newest_shape(settings)
    with no_database_ends_us(), wrong_settings_end_us():
        first_map(settings, checkout())


def newest_shape(settings: Settings) -> None:
    """In the newest shape, perhaps without a social map."""
    with no_database_ends_us(), wrong_settings_end_us():
        try:
            settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            where = f"{PREFIX}DATA_DIR: {settings.data_dir}"
            raise WrongSettings(f"{where} cannot be made: {error.strerror}") from error
        with _no_upgrade_ends_us():
            upgrade(settings.database)
        check_keys(settings)
        Cabinet(settings.files).seal_what_is_plain()


@contextlib.contextmanager
def _no_upgrade_ends_us() -> Iterator[None]:
    """Says in a line why the database kept the shape it had, and what to do."""
    try:
        yield
    except Busy as busy:
        _end(
            "The database was not upgraded: something else held its locks for too long, such as"
            " another upgrade, a backup or a long query. Nothing is half done; try again, or stop"
            " Buurtlijn first.",
            busy,
        )
    except TooLong as slow:
        _end(
            f"The database was not upgraded: a step took longer than it may ({slow}) and was"
            " undone. Try again while little is written.",
            slow,
        )
    except TooNew as newer:
        _end(
            f"The database was made by a newer Buurtlijn ({newer}). Run that version, or restore"
            " a backup of this one: buurtlijn restore.",
            newer,
        )


def _end(says: str, why: Exception) -> NoReturn:
    errors.print(says, markup=False, soft_wrap=True)
    raise typer.Exit(1) from why


def usable_database(settings: Settings) -> None:
    """Ends us when the database has a shape that this program cannot work with. One that is away
    does not: who waits for it later, waits for it now."""
    try:
        current = is_current(settings.database)
    except SQLAlchemyError as error:
        logger.warning("database_away where=start error=%s", type(error).__name__)
        return
    if not current:
        errors.print(
            "The database has not the shape that this version needs; run: buurtlijn db upgrade",
            soft_wrap=True,
        )
        raise typer.Exit(1)
