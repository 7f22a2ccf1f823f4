"""A copy of the database to try things out on: the live one is only read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import OperationalError

from bot.backups.sqlite import copy as back_up
from bot.backups.sqlite import file_of
from storage.base import Base
from storage.engine import named, open_engine
from storage.migrate import is_current, upgrade

AT_A_TIME = 1_000


class NotCurrent(Exception):
    """The database has an older shape than we know."""


@contextmanager
def copy_of(url: str) -> Iterator[str]:
    """The address of a temporary SQLite copy, in the newest shape; afterwards it is gone.

    Raises Unreachable, and NotCurrent for a PostgreSQL database of an older shape.
    """
    with tempfile.TemporaryDirectory(prefix="buurtlijn-copy-") as folder:
        path = Path(folder) / "copy.db"
        to = f"sqlite:///{path}"
        if (source := file_of(url)) is not None:
            back_up(source, path)
            upgrade(to)
        else:
            upgrade(to)
            _copy_rows(url, to)
        yield to


def _copy_rows(url: str, to: str) -> None:
    """All rows as they are at one moment, in a transaction that cannot write."""
    live, copy = open_engine(url), open_engine(to)
    try:
        if not is_current(url):
            raise NotCurrent(url)
        _copy_tables(live, copy)
    except OperationalError as error:
        raise named(error) from error
    finally:
        live.dispose()
        copy.dispose()


def _copy_tables(live: Engine, copy: Engine) -> None:
    reading = live.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with reading.connect() as source, copy.begin() as target:
        for table in Base.metadata.sorted_tables:
            target.execute(table.delete())
            found = source.execution_options(yield_per=AT_A_TIME).execute(select(table))
            for rows in found.mappings().partitions():
                target.execute(insert(table), [dict(row) for row in rows])
