"""The product's bot on each database in turn, Telegram's stand-in, and a door that is Rasa's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.hooked import Hooked
from tests.faults.outage import SOON
from tests.faults.rasa_door import RasaDoor
from tests.faults.running import Running
from tests.telegram import Person, TelegramServer


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture
def rasa_door() -> Iterator[RasaDoor]:
    with RasaDoor() as door:
        yield door
        door.lets_go()


@contextmanager
def ended[R: Running](running: R) -> Iterator[R]:
    """Nothing runs yet; what was started is killed at the end."""
    try:
        yield running
    finally:
        running.close()


@pytest.fixture
def running(
    telegram: TelegramServer, rasa_door: RasaDoor, sqlite_url: str, tmp_path: Path
) -> Iterator[Running]:
    with ended(Running(telegram, rasa_door, sqlite_url, tmp_path)) as one:
        yield one


@pytest.fixture
def running_on_each(
    telegram: TelegramServer, rasa_door: RasaDoor, database_url: str, tmp_path: Path
) -> Iterator[Running]:
    """The same on each kind of database in turn."""
    with ended(Running(telegram, rasa_door, database_url, tmp_path)) as one:
        yield one


@pytest.fixture
def hooked(
    telegram: TelegramServer, rasa_door: RasaDoor, sqlite_url: str, tmp_path: Path
) -> Iterator[Hooked]:
    """The bot with a webhook."""
    with ended(Hooked(telegram, rasa_door, sqlite_url, tmp_path)) as one:
        yield one


@pytest.fixture
def hooked_on_each(
    telegram: TelegramServer, rasa_door: RasaDoor, database_url: str, tmp_path: Path
) -> Iterator[Hooked]:
    with ended(Hooked(telegram, rasa_door, database_url, tmp_path)) as one:
        yield one


@pytest.fixture
def impatient(
    telegram: TelegramServer, rasa_door: RasaDoor, sqlite_url: str, tmp_path: Path
) -> Iterator[Running]:
    """Words that Rasa does not hear are soon a case."""
    with ended(Running(telegram, rasa_door, sqlite_url, tmp_path, report_after=SOON)) as one:
        yield one


@pytest.fixture
def impatient_on_each(
    telegram: TelegramServer, rasa_door: RasaDoor, database_url: str, tmp_path: Path
) -> Iterator[Running]:
    with ended(Running(telegram, rasa_door, database_url, tmp_path, report_after=SOON)) as one:
        yield one


@pytest.fixture
def maria(telegram: TelegramServer) -> Person:
    return telegram.person("Maria", language_code="nl")
