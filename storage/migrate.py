"""Brings a database to the newest shape."""

from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError

from storage.engine import named, open_engine

SEALED_SINCE = "0013"
"""Before this revision residents' words were not sealed."""
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
        before = _revision(url)
        command.upgrade(alembic_config(url), "head")
        if before is not None and before < SEALED_SINCE:
            _give_back_room(url)
    except OperationalError as error:
        raise named(error) from error


def _give_back_room(url: str) -> None:
    """What was written plain before is still in room that the database would use again."""
    engine = open_engine(url)
    if engine.dialect.name == "sqlite":
        statements = ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
    else:
        statements = [f"VACUUM FULL {name}" for name in inspect(engine).get_table_names()]
    connection = engine.raw_connection()
    driver: Any = connection.dbapi_connection
    try:
        driver.autocommit = True  # both drivers: neither database does this in a transaction
        with closing(connection.cursor()) as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()
        engine.dispose()


def is_current(url: str) -> bool:
    """Whether the database has the newest shape; never waits for a writer."""
    now = _revision(url)
    return now == ScriptDirectory.from_config(alembic_config(url)).get_current_head()


def _revision(url: str) -> str | None:
    engine = open_engine(url)
    try:
        with engine.execution_options(reading=True).connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
