"""Brings a database to the newest shape, and says which shape it has.

A revision is four digits. The first one counts up only when a shape is made with which older
programs cannot go on (docs/decisions/0035-operations.md).
"""

import logging
from enum import Enum
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from psycopg.errors import QueryCanceled
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from storage import room
from storage.engine import named, open_engine
from storage.errors import Busy, TooLong, TooNew

logger = logging.getLogger(__name__)

SEALED_SINCE = "0013"
"""Before this revision residents' words were not sealed."""
MIGRATIONS = Path(__file__).parent / "migrations"
TRIES = 5
"""How often an upgrade is begun whose lock was not free; each waits as long as env.py says."""
LONGEST_PAUSE = 8.0


class Shape(Enum):
    """How a database stands to this program.

    With a NEWER shape it can work: nothing that it knows was taken away. With a FOREIGN one not.
    """

    CURRENT = "current"
    OLD = "old"
    NEWER = "newer"
    FOREIGN = "foreign"


USABLE = (Shape.CURRENT, Shape.NEWER)


def alembic_config(url: str) -> Config:
    """Alembic's settings for this database, without a file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Brings the database to the newest shape; nothing happens when it is there already, or newer.

    Raises Unreachable: Busy when the locks that it needs were not free for long; TooLong; TooNew.
    """
    for attempt in Retrying(
        retry=retry_if_exception_type(Busy),
        stop=stop_after_attempt(TRIES),
        wait=wait_exponential(max=LONGEST_PAUSE),
        before_sleep=lambda _: logger.warning("upgrade_waits why=locked"),
        reraise=True,
    ):
        with attempt:
            _upgrade(url)


def _upgrade(url: str) -> None:
    try:
        if not _is_new_enough(url):
            before = revision_of(url)
            if before is not None and before < SEALED_SINCE:
                room.is_due(url)
            command.upgrade(alembic_config(url), "head")
        room.give_back(url)
    except CommandError as error:
        if not _is_new_enough(url):  # else a newer program upgraded it while we waited
            raise TooNew(str(error)) from error
    except OperationalError as error:
        if isinstance(error.orig, QueryCanceled):
            raise TooLong(str(error.orig).splitlines()[0]) from error
        raise named(error) from error


def _is_new_enough(url: str) -> bool:
    """Whether there is nothing to do: then nobody's locks are waited for. Raises TooNew when it is
    too far ahead of us."""
    revision = revision_of(url)
    found = shape_of(revision)
    if found is Shape.FOREIGN:
        raise TooNew(f"its shape is {revision}, this program knows {newest()}")
    return found in USABLE


def make(connection: Connection, url: str, revision: str) -> None:
    """Makes the tables of that shape, in the transaction of a connection to this database."""
    config = alembic_config(url)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def newest() -> str:
    """The revision that this program makes."""
    return str(_scripts().get_current_head())


def revision_of(url: str) -> str | None:
    """What the database is at; None when nothing was made there. Never waits for a writer."""
    engine = open_engine(url)
    try:
        with engine.execution_options(reading=True).connect() as connection:
            return revision_in(connection)
    finally:
        engine.dispose()


def revision_in(connection: Connection) -> str | None:
    """The same, by a connection that is there."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def shape_of(revision: str | None) -> Shape:
    """What a revision is to this program."""
    head, known = newest(), {script.revision for script in _scripts().walk_revisions()}
    if revision == head:
        return Shape.CURRENT
    if revision is None or revision in known:
        return Shape.OLD
    return Shape.NEWER if revision[0] == head[0] and revision > head else Shape.FOREIGN


def is_current(url: str) -> bool:
    """Whether this program can work with the database as it is; never waits for a writer."""
    return shape_of(revision_of(url)) in USABLE


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config(""))
