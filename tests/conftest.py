"""Databases for tests: SQLite files, and a real PostgreSQL for those that ask for one.

The real migrations make each once; a test gets a copy of the file, or the emptied database.
A test that takes `database_url` runs twice, once on each.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pgserver
import psycopg
import pytest
from pgserver import PostgresServer, get_server
from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.engine import make_url

import tests.keys  # noqa: F401  all stores seal with them
from storage import migrate
from storage.base import Base
from tests.e2e.standing_rasa import StandingRasa

DATABASES = ("sqlite", "postgresql")
LONGEST_FIRST = ("faults", "chaos", "conversations", "e2e", "kills", "year")
"""Folders whose tests run whole processes, and mostly wait: the others fill the pauses."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that no long file is left over for the end, when the other processors are idle."""

    def turn(item: pytest.Item) -> int:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)

    items.sort(key=turn)


@dataclass
class PostgresDatabases:
    """The databases on the one server of this test run."""

    server: PostgresServer
    connection: psycopg.Connection
    _numbers: Iterator[int] = field(default_factory=count)

    def create(self) -> str:
        """A new database without tables; returns its address for SQLAlchemy."""
        name = f"bl_{next(self._numbers)}"
        self.connection.execute(f"CREATE DATABASE {name}".encode())
        url = make_url(self.server.get_uri(name)).set(drivername="postgresql+psycopg")
        return url.render_as_string(hide_password=False)

    def cut_off(self, url: str) -> None:
        """The server ends all connections to this database, as in a restart."""
        self.connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [make_url(url).database],
        )


@contextmanager
def modes_put_back(folders: list[Path]) -> Iterator[None]:
    """Run by root, pgserver opens every parent folder to everybody; afterwards it is as before."""
    before = {folder: folder.stat().st_mode for folder in folders}
    yield
    for folder, mode in before.items():
        if folder.stat().st_mode != mode:
            folder.chmod(mode)


@contextmanager
def new_postgresql() -> Iterator[PostgresDatabases]:
    """A server of our own. Its path is short: a unix socket."""
    with (
        modes_put_back([*Path(pgserver.__file__).resolve().parents]),
        tempfile.TemporaryDirectory(prefix="bl-pg-", ignore_cleanup_errors=True) as folder,
        get_server(Path(folder) / "data", cleanup_mode="stop") as server,
        psycopg.connect(server.get_uri(), autocommit=True) as connection,
    ):
        # A test's database need not survive a power cut.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        yield PostgresDatabases(server, connection)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresDatabases]:
    """The server, started when the first test asks for it."""
    with new_postgresql() as databases:
        yield databases


@pytest.fixture(scope="session")
def migrated_postgresql(postgres: PostgresDatabases) -> Iterator[tuple[str, Engine]]:
    """The one migrated database, and a way to empty it: making one takes half a second."""
    url = postgres.create()
    migrate.upgrade(url)
    engine = create_engine(url, poolclass=NullPool)
    yield url, engine
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy. Its log is emptied into it when the last connection closes."""
    path = tmp_path_factory.mktemp("template") / "buurtlijn.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated SQLite database of this test's own."""
    path = tmp_path / "buurtlijn.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgres: PostgresDatabases, migrated_postgresql: tuple[str, Engine]) -> str:
    """A migrated PostgreSQL database with nothing in it, whatever the test before left."""
    url, engine = migrated_postgresql
    postgres.cut_off(url)
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
    return url


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database with nothing in it, of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def empty_postgresql_url(postgres: PostgresDatabases) -> str:
    """A PostgreSQL database without tables."""
    return postgres.create()


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A database without tables, of each kind in turn."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url


@pytest.fixture(scope="session")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandingRasa]:
    """Rasa, ready for all tests of this process that run the product."""
    standing = StandingRasa(tmp_path_factory.mktemp("rasa"))
    try:
        standing.start()
        yield standing
    finally:
        standing.stop()
