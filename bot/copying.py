"""A copy of the database to try things out on: the live one is only read."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from storage import Unreachable
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
        if make_url(url).get_backend_name() == "sqlite":
            _back_up(Path(make_url(url).database or ""), path)
            upgrade(to)
        else:
            upgrade(to)
            _copy_rows(url, to)
        yield to


def _back_up(source: Path, target: Path) -> None:
    """With what is in the log of the live file; whoever writes there is not held up."""
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)
    except sqlite3.Error as error:
        raise Unreachable(str(error)) from error


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
