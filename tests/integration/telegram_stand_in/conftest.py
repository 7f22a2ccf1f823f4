"""One server for many small tests, or one of their own."""

from collections.abc import AsyncIterator, Iterator

import pytest
from telegram import Bot

from tests.telegram import Group, Person, TelegramServer
from tests.telegram.probe import Api


@pytest.fixture(scope="package")
def shared() -> Iterator[TelegramServer]:
    """One server for all tests that need nothing but people and groups of their own."""
    with TelegramServer(rate_limits=False) as server:
        yield server


@pytest.fixture(scope="package")
def api(shared: TelegramServer) -> Iterator[Api]:
    api = Api(shared)
    yield api
    api.client.close()


@pytest.fixture
def maria(shared: TelegramServer) -> Person:
    return shared.person("Maria", language_code="bg", started=True)


@pytest.fixture
def forum(shared: TelegramServer) -> Group:
    return shared.group("Stewards", forum=True)


@pytest.fixture
def fresh() -> Iterator[TelegramServer]:
    """A server of one's own, for updates, webhooks, faults and rates."""
    with TelegramServer(rate_limits=False) as server:
        yield server


@pytest.fixture
def own(fresh: TelegramServer) -> Iterator[Api]:
    api = Api(fresh)
    yield api
    api.client.close()


@pytest.fixture
async def bot(shared: TelegramServer) -> AsyncIterator[Bot]:
    async with Bot(
        shared.token, base_url=f"{shared.url}/bot", base_file_url=f"{shared.url}/file/bot"
    ) as bot:
        yield bot
