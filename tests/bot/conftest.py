"""A real database, a clock that can be put forward, and Telegram's stand-in."""

import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import PREFIX, Settings, checkout
from bot.telegram import TelegramMessenger, make_bot
from bot.texts import Texts, resident_texts
from bot.wake import Wake
from storage import Store
from storage.migrate import upgrade
from storage.policy import load_policy
from tests.bot.flow_double import FlowDouble
from tests.bot.office import Office
from tests.bot.steward_house import StewardHouse
from tests.telegram import TelegramServer

Told = Callable[..., tuple[int, list[str]]]
"""Runs the command line; gives the exit code and what was said, line by line."""
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
"""A Tuesday, 12:00 in Ghent: a working day outside all quiet hours."""


class Hands:
    """The hands of the store's clock; they move only when a test puts them forward."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, span: timedelta) -> None:
        self.now += span


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest shape, to copy."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    """A database of the test's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Path(shutil.copy(empty_database, folder / "buurtlijn.db"))


@pytest.fixture
def store(database: Path, hands: Hands) -> Iterator[Store]:
    store = Store(f"sqlite:///{database}", load_policy(), hands)
    yield store
    store.close()


@pytest.fixture(scope="session")
def texts() -> Texts:
    return resident_texts(checkout())


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture
async def messenger(telegram: TelegramServer) -> AsyncIterator[TelegramMessenger]:
    async with make_bot(telegram.token, telegram.url) as bot:
        yield TelegramMessenger(bot)


@pytest.fixture
async def office(
    store: Store, texts: Texts, telegram: TelegramServer, messenger: TelegramMessenger
) -> AsyncIterator[Office]:
    """Delivery at work, with a forum of stewards."""
    office = Office(store, texts, telegram, messenger, telegram.group("Stewards"))
    async with office.open():
        yield office


@pytest.fixture
async def plain_office(
    store: Store, texts: Texts, telegram: TelegramServer, messenger: TelegramMessenger
) -> AsyncIterator[Office]:
    """Delivery at work, with stewards in a plain group."""
    office = Office(store, texts, telegram, messenger, telegram.group("Plain", forum=False))
    async with office.open():
        yield office


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    """The whole bot with a forum of stewards."""
    house = StewardHouse(telegram, database.parent)
    async with house.open():
        yield house


@pytest.fixture(autouse=True)
def mask_put_back() -> Iterator[None]:
    """A command that runs in this process closes what it makes to others, and so ever after."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture
def wake() -> Wake:
    return Wake()


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment without any setting of ours but the keys of this test run, and a folder
    without `.env`."""
    for name in Settings.model_fields.keys() - {"encryption_keys"}:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.fixture
def told(no_settings: pytest.MonkeyPatch, database: Path) -> Told:
    """Runs `buurtlijn` on this test's own database; gives its exit code and its lines."""
    no_settings.setenv(f"{PREFIX}DATABASE_URL", f"sqlite:///{database}")

    def run(*words: str | Path) -> tuple[int, list[str]]:
        result = CliRunner().invoke(app, [str(word) for word in words])
        return result.exit_code, result.output.splitlines()

    return run


@pytest.fixture
def flow() -> Iterator[FlowDouble]:
    """What stands in Rasa's place."""
    flow = FlowDouble()
    yield flow
    flow.close()
