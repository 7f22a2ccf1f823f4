"""Brings a database to the newest shape."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from storage.engine import named, open_engine

MIGRATIONS = Path(__file__).parent / "migrations"


def alembic_config(url: str) -> Config:
    """Alembic's settings for this database, without a file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Brings the database to the newest shape; nothing happens when it is there already.

    Raises Unreachable.
    """
    try:
        command.upgrade(alembic_config(url), "head")
    except OperationalError as error:
        raise named(error) from error


def is_current(url: str) -> bool:
    """Whether the database has the newest shape; never waits for a writer."""
    engine = open_engine(url)
    try:
        with engine.execution_options(reading=True).connect() as connection:
            now = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return now == ScriptDirectory.from_config(alembic_config(url)).get_current_head()
