"""Giving back the room in which words lay plain before revision 0013 sealed them.

It cannot be in the transaction of that migration, so the database bears a mark until it is done:
SQLite in its header (PRAGMA user_version), PostgreSQL in the comment on a table.
"""

import logging
from contextlib import closing
from typing import Any

from sqlalchemy import Engine, inspect
from sqlalchemy.exc import DBAPIError

from storage.engine import open_engine

logger = logging.getLogger(__name__)

DUE, DONE = "1", "0"
MARKED = {
    "sqlite": "PRAGMA user_version",
    "postgresql": "SELECT obj_description(to_regclass('alembic_version'), 'pg_class')",
}
MARK = {
    "sqlite": "PRAGMA user_version = {}",
    "postgresql": "COMMENT ON TABLE alembic_version IS '{}'",
}


def is_due(url: str) -> None:
    """Notes that the room is to be given back. Raises OperationalError."""
    engine = open_engine(url)
    try:
        _mark(engine, DUE)
    finally:
        engine.dispose()


def give_back(url: str) -> None:
    """Gives it back if that was noted; what fails, for want of room, is tried by the next call.
    Raises OperationalError when the database cannot be asked."""
    engine = open_engine(url)
    try:
        with engine.execution_options(reading=True).connect() as connection:
            marked = connection.exec_driver_sql(MARKED[engine.dialect.name]).scalar()
        if str(marked) == DUE:
            _given_back(engine)
    finally:
        engine.dispose()


def _given_back(engine: Engine) -> None:
    try:
        _make_anew(engine)
        _mark(engine, DONE)
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        logger.warning("room_not_given_back why=%s", type(error).__name__)


def _make_anew(engine: Engine) -> None:
    """All tables, without the room that the database would use again."""
    if engine.dialect.name == "sqlite":
        statements = ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
    else:
        statements = [f"VACUUM FULL {name}" for name in inspect(engine).get_table_names()]
    with closing(engine.raw_connection()) as connection:
        driver: Any = connection.dbapi_connection
        driver.autocommit = True  # both drivers: neither database does this in a transaction
        with closing(connection.cursor()) as cursor:
            for statement in statements:
                cursor.execute(statement)


def _mark(engine: Engine, value: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(MARK[engine.dialect.name].format(value))
