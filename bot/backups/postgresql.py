"""PostgreSQL's side of a backup: its rows by COPY, in one snapshot.

Without `pg_dump`, which refuses a server newer than itself and is in no image of ours: the tables
are made by our own migrations, so only rows have to be kept. COPY's text is the same on every
version and machine.
"""

from contextlib import closing
from pathlib import Path
from typing import Any

from psycopg import sql
from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError

from storage import migrate
from storage.engine import named, open_engine

NOT_OURS_TO_COPY = "alembic_version"
BLOCK = 1 << 20
OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def save(url: str, folder: Path) -> tuple[dict[str, list[str]], dict[str, int]]:
    """Writes the rows of each table into a file; returns columns and number of rows.

    All as at one moment; nobody is held up. Raises Unreachable.
    """
    engine = open_engine(url)
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    folder.mkdir(mode=0o700)
    try:
        with reading.connect() as connection:
            looked = inspect(connection)
            names = [name for name in looked.get_table_names() if name != NOT_OURS_TO_COPY]
            columns = {
                name: [one["name"] for one in looked.get_columns(name) if "computed" not in one]
                for name in names
            }
            return columns, {
                name: _out(connection, name, columns[name], folder / f"{name}.copy")
                for name in names
            }
    except DBAPIError as error:
        raise named(error) from error
    finally:
        engine.dispose()


def _out(connection: Connection, name: str, columns: list[str], path: Path) -> int:
    with path.open("wb") as file, closing(_driver(connection).cursor()) as cursor:
        with cursor.copy(_copy(name, columns, "TO STDOUT")) as rows:
            for block in rows:
                file.write(block)
        return int(cursor.rowcount)


def others_connected(url: str) -> int:
    """How many others use this database now."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return connection.scalar(OTHERS) or 0
    finally:
        engine.dispose()


def load(url: str, folder: Path, revision: str, columns: dict[str, list[str]]) -> None:
    """Replaces all tables by those of a backup, or changes nothing. Raises Unreachable."""
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            _tables(connection).drop_all(connection)
            migrate.make(connection, url, revision)
            found = _tables(connection).sorted_tables
            made = [table for table in found if table.name != NOT_OURS_TO_COPY]
            for table in reversed(made):
                connection.execute(table.delete())  # what a migration wrote is in the backup too
            for name in (table.name for table in made if table.name in columns):
                _in(connection, name, columns[name], folder / f"{name}.copy")
    except DBAPIError as error:
        raise named(error) from error
    finally:
        engine.dispose()


def _tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    return found


def _in(connection: Connection, name: str, columns: list[str], path: Path) -> None:
    with (
        path.open("rb") as file,
        closing(_driver(connection).cursor()) as cursor,
        cursor.copy(_copy(name, columns, "FROM STDIN")) as rows,
    ):
        while block := file.read(BLOCK):
            rows.write(block)
    if "id" in columns:
        connection.execute(
            text(
                "SELECT setval(pg_get_serial_sequence(:table, 'id'), max(id)) FROM "  # noqa: S608
                f'"{name}"'  # a table of our own, as the database names it
            ),
            {"table": name},
        )


def _copy(name: str, columns: list[str], way: str) -> sql.Composed:
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(f"COPY {{}} ({{}}) {way}").format(sql.Identifier(name), listed)


def _driver(connection: Connection) -> Any:
    """psycopg's own connection, in the transaction that is open; SQLAlchemy has no COPY."""
    return connection.connection.driver_connection
