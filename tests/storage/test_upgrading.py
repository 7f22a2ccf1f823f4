"""An upgrade keeps nobody out for long; two at once do no harm; older programs go on working."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from alembic import command
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    Float,
    Integer,
    MetaData,
    Table,
    event,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError

from storage import Busy, engine, migrate
from storage.base import Base
from storage.columns import Json
from storage.engine import open_engine
from storage.errors import TooLong, TooNew
from storage.migrate import Shape

LAST_RELEASED = "0013"
"""The shape that the program of the last release writes; now that of the first, 0.1.0. With each
release it moves to the newest one; whatever migration comes after it must leave that program
working. No program of before 0013 may: it would write residents' words plain."""
BEFORE = "0010"
LISTS = {"words", "buttons", "services", "languages", "neighbourhoods"}
postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    one = open_engine(url)
    try:
        yield one
    finally:
        one.dispose()


def tables_of_the_last_release(url: str) -> MetaData:
    """What that program knows of."""
    command.upgrade(migrate.alembic_config(url), LAST_RELEASED)
    known = MetaData()
    with opened(url) as one:
        known.reflect(one)
    known.remove(known.tables["alembic_version"])
    return known


def value_of(table: Table, column: Column[Any], number: int) -> object:
    """Something that fits; what points to another row points to the one of the same number."""
    kinds: list[tuple[type, object]] = [
        (Boolean, False),
        (Integer, number),
        (DateTime, datetime(2026, 6, 2, 8, number, tzinfo=UTC)),
        (Float, number / 2),
    ]
    for kind, value in kinds:
        if isinstance(column.type, kind):
            return value
    ours = Base.metadata.tables.get(table.name)
    known = None if ours is None else ours.columns.get(column.name)
    if known is not None and isinstance(known.type, Json):
        return "[]" if column.name in LISTS else "{}"
    return f"x{number}"


def is_row(table: Table, number: int) -> ColumnElement[bool]:
    """The row of that number."""
    (key,) = table.primary_key
    return key == value_of(table, key, number)


def works(connection: Connection, known: MetaData, number: int) -> None:
    """Writes, reads and changes a row of each table as a program does that knows no others."""
    for table in known.sorted_tables:
        row = {column.name: value_of(table, column, number) for column in table.columns}
        connection.execute(table.insert().values(row))
        needed = {c.name: row[c.name] for c in table.columns if not c.nullable}
        this = is_row(table, number)
        assert connection.execute(select(table).where(this)).mappings().one().keys() == row.keys()
        connection.execute(table.update().where(this).values(needed))


def forgets(connection: Connection, known: MetaData, number: int) -> None:
    for table in reversed(known.sorted_tables):
        connection.execute(table.delete().where(is_row(table, number)))


def test_the_program_of_the_last_release_works_on_the_newest_shape(empty_database_url: str) -> None:
    known = tables_of_the_last_release(empty_database_url)
    with opened(empty_database_url) as one:
        with one.begin() as connection:
            works(connection, known, 1)
        migrate.upgrade(empty_database_url)
        with one.begin() as connection:
            works(connection, known, 2)
            for number in (2, 1):
                forgets(connection, known, number)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE residents RENAME COLUMN first_name TO name",
        "ALTER TABLE case_words DROP COLUMN folded",
        "DROP TABLE staff_reminders",
    ],
)
def test_a_migration_that_takes_something_away_would_be_seen(
    empty_sqlite_url: str, change: str
) -> None:
    known = tables_of_the_last_release(empty_sqlite_url)
    migrate.upgrade(empty_sqlite_url)
    with opened(empty_sqlite_url) as one:
        with one.begin() as connection:
            connection.execute(text(change))
        with one.begin() as connection, pytest.raises(DBAPIError):
            works(connection, known, 1)


@pytest.fixture
def at(database_url: str) -> Iterator[Callable[[str], None]]:
    """Says which shape the database has; afterwards it is the newest again."""
    with opened(database_url) as one:

        def say(revision: str) -> None:
            with one.begin() as connection:
                connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))

        yield say
        say(migrate.newest())


def test_a_program_goes_on_with_a_newer_shape_but_not_with_a_foreign_one(
    database_url: str, at: Callable[[str], None]
) -> None:
    at("0999")
    assert migrate.shape_of(migrate.revision_of(database_url)) is Shape.NEWER
    assert migrate.is_current(database_url)
    migrate.upgrade(database_url)
    assert migrate.revision_of(database_url) == "0999"
    at("1001")
    assert not migrate.is_current(database_url)
    with pytest.raises(TooNew, match="its shape is 1001"):
        migrate.upgrade(database_url)


@contextmanager
def held(url: str) -> Iterator[None]:
    """Somebody else has what an upgrade needs."""
    with opened(url) as one, one.connect() as other:
        if one.dialect.name == "postgresql":
            other.execute(text("LOCK TABLE residents IN ACCESS SHARE MODE"))  # as any long query
        else:
            other.execute(text("SELECT 1"))
        yield
        other.rollback()


def test_an_upgrade_that_gets_no_lock_gives_up_and_leaves_all_as_it_was(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "TRIES", 1)
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 300)
    command.downgrade(migrate.alembic_config(database_url), BEFORE)
    with held(database_url), pytest.raises(Busy):
        migrate.upgrade(database_url)
    assert migrate.revision_of(database_url) == BEFORE
    migrate.upgrade(database_url)
    assert migrate.is_current(database_url)


@postgresql
def test_every_migration_runs_under_a_lock_and_a_statement_timeout(database_url: str) -> None:
    command.downgrade(migrate.alembic_config(database_url), BEFORE)
    seen: set[tuple[str, ...]] = set()

    def look(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.lstrip().startswith(("ALTER", "CREATE", "UPDATE")):
            with closing(connection.connection.cursor()) as cursor:
                cursor.execute(
                    "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')"
                )
                seen.update(cursor.fetchall())

    event.listen(Engine, "before_cursor_execute", look)
    try:
        migrate.upgrade(database_url)
    finally:
        event.remove(Engine, "before_cursor_execute", look)
    assert seen == {("4s", "10min")}


@postgresql
def test_a_step_that_takes_too_long_says_so(
    database_url: str, at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(BEFORE)

    def slow(*_: object) -> None:
        with opened(database_url) as one, one.begin() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 20"))
            connection.execute(text("SELECT pg_sleep(5)"))

    monkeypatch.setattr("storage.migrate.command.upgrade", slow)
    with pytest.raises(TooLong, match="statement timeout"):
        migrate.upgrade(database_url)
