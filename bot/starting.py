"""What every command begins with: settings, a database, and how it ends when one is wrong."""

import contextlib
import logging
from collections.abc import Iterator

import typer
from rich.console import Console

from bot.cabinet import Cabinet
from bot.keys import check_keys, use_keys_of
from bot.settings import PREFIX, Settings, WrongSettings, checkout
from bot.social_map import first_map
from bot.texts import WrongTexts
from storage import Busy, Unreachable, WrongKeys
from storage.migrate import upgrade

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
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    for noisy in ("httpx", "apscheduler", "alembic", "telegram", "rasa_sdk"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # it writes answers that it cannot read in full, and those may hold residents' words
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
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
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            where = f"{PREFIX}DATA_DIR: {settings.data_dir}"
            raise WrongSettings(f"{where} cannot be made: {error.strerror}") from error
        upgrade(settings.database)
        check_keys(settings)
        Cabinet(settings.files).seal_what_is_plain()
