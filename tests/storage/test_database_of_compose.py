"""What docker/postgres makes on a new volume: Rasa gets at its own talks there, and no further."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pgserver
import psycopg
import pytest
import yaml
from pgserver import PostgresServer
from psycopg import Connection, OperationalError
from psycopg.errors import InsufficientPrivilege
from psycopg.rows import TupleRow
from sqlalchemy.engine import make_url

from storage import migrate
from tests.conftest import new_postgresql
from tests.structure.house import HOME

SCRIPT = HOME / "docker" / "postgres" / "10-rasa.sql"
PASSWORD = "letters'and:digits"
PSQL = Path(pgserver.__file__).parent / "pginstall" / "bin" / "psql"
AS_THE_IMAGE = ("-v", "ON_ERROR_STOP=1", "--no-password", "--no-psqlrc")
"""How the image of PostgreSQL runs what lies in docker-entrypoint-initdb.d."""
Connect = Callable[..., Connection[TupleRow]]


def init(server: PostgresServer) -> None:
    command = [str(PSQL), *AS_THE_IMAGE]
    command += [server.get_uri("buurtlijn"), "--file", str(SCRIPT)]
    subprocess.run(command, check=True, env={**os.environ, "RASA_DB_PASSWORD": PASSWORD})


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A server with the cases in `buurtlijn`, on which the script ran; Rasa is asked its word."""
    with new_postgresql() as databases:
        server = databases.server
        databases.connection.execute("CREATE DATABASE buurtlijn")
        address = make_url(server.get_uri("buurtlijn")).set(drivername="postgresql+psycopg")
        migrate.upgrade(address.render_as_string(hide_password=False))
        rules = server.pgdata / "pg_hba.conf"
        rules.write_text(f"local all rasa scram-sha-256\n{rules.read_text('utf-8')}", "utf-8")
        databases.connection.execute("SELECT pg_reload_conf()")
        init(server)
        yield server


@pytest.fixture
def as_rasa(server: PostgresServer) -> Connect:
    def connect(database: str, password: str = PASSWORD) -> Connection[TupleRow]:
        return psycopg.connect(server.get_uri(database), user="rasa", password=password)

    return connect


def test_rasa_keeps_its_talks_in_a_database_of_its_own(as_rasa: Connect) -> None:
    with as_rasa("rasa") as connection:
        connection.execute("CREATE TABLE events (id serial PRIMARY KEY, data text)")
        connection.execute("INSERT INTO events (data) VALUES ('x')")
        assert connection.execute("SELECT id, data FROM events").fetchall() == [(1, "x")]


def test_without_its_password_nobody_is_rasa(as_rasa: Connect) -> None:
    with pytest.raises(OperationalError, match="password authentication failed"):
        as_rasa("rasa", "another")


def test_rasa_does_not_get_into_the_database_of_the_cases(as_rasa: Connect) -> None:
    with pytest.raises(OperationalError, match='permission denied for database "buurtlijn"'):
        as_rasa("buurtlijn")


def test_rasa_could_read_no_case_even_from_within(server: PostgresServer) -> None:
    with psycopg.connect(server.get_uri("buurtlijn")) as connection:
        connection.execute("SET ROLE rasa")
        with pytest.raises(InsufficientPrivilege):
            connection.execute("SELECT count(*) FROM cases")


@pytest.mark.parametrize(
    "deed",
    [
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('pg_hba.conf')",
        "ALTER ROLE rasa SUPERUSER",
        "CREATE ROLE another",
        "CREATE DATABASE another",
    ],
)
def test_rasa_has_no_power_over_the_server(as_rasa: Connect, deed: str) -> None:
    with as_rasa("rasa") as connection:
        connection.autocommit = True
        with pytest.raises(InsufficientPrivilege):
            connection.execute(deed.encode())


def test_compose_gives_rasa_no_other_password_of_the_database() -> None:
    services: dict[str, Any] = yaml.safe_load((HOME / "docker-compose.yml").read_text("utf-8"))[
        "services"
    ]
    given = services["rasa"]["environment"]
    assert given["RASA_TRACKER_DB"].startswith("postgresql://rasa:${RASA_DB_PASSWORD:")
    assert [name for name, value in given.items() if "POSTGRES_PASSWORD" in value] == []
    assert "RASA_DB_PASSWORD" in services["postgres"]["environment"]
