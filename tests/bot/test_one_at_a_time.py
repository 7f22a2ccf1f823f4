"""What is in hand is taken back only from a run that has ended."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.chat import CHANNEL, LocalChat
from bot.house import TelegramHouse
from bot.run import alone
from bot.running import AlreadyRunning, only_one
from bot.settings import PREFIX, Settings
from bot.supervisor import Child
from storage.models import InboxMessage, OutboxMessage
from storage.outbox import Words
from storage.vocabulary import InboxState, OutboxState
from tests.bot.conftest import Told
from tests.telegram import TelegramServer

IN_HAND = (InboxState.IN_HAND, OutboxState.SENDING)


class Machine:
    """One data folder, on which the product is started."""

    def __init__(self, telegram: TelegramServer, folder: Path) -> None:
        self.settings = Settings(
            telegram_token=SecretStr(telegram.token),
            telegram_api_url=telegram.url,
            data_dir=folder,
            rasa_url=["http://127.0.0.1:9"],
            rasa_token=SecretStr("nobody answers there"),
        )
        self.folder = folder
        self.child = Child("a child", ["never started"], {}, folder)

    def run(self, *, with_children: bool = True) -> TelegramHouse:
        """`buurtlijn run`, before anything of it works; without children it is `buurtlijn bot`."""
        house = TelegramHouse(self.settings)
        if with_children:
            house.children = [self.child]
        return house


@pytest.fixture
def machine(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch
) -> Iterator[Machine]:
    yield Machine(telegram, database.parent)
    for log in logging.getLogger("child.a child").handlers:
        log.close()


def has_in_hand(house: TelegramHouse) -> None:
    """A message in its turn, and a follow-up under way."""
    with house.store.begin() as work:
        resident = work.residents.welcome("telegram", 7, "Maria", "nl")
        work.inbox.keep("telegram", 1, resident.lane, {})
        work.outbox.to_resident(resident, Words("file-kept"))
        assert work.inbox.claim("telegram")
        assert work.outbox.claim(["telegram:"])
        work.commit()


def states(house: TelegramHouse) -> tuple[InboxState, OutboxState]:
    with house.store.read() as work:
        rows = work.session.query(InboxMessage).one(), work.session.query(OutboxMessage).one()
        return rows[0].state, rows[1].state


async def test_a_second_run_takes_nothing_from_the_first(machine: Machine) -> None:
    first, second = machine.run(), machine.run()
    async with alone(first):
        has_in_hand(first)
        with pytest.raises(AlreadyRunning):
            await alone(second).__aenter__()
        assert states(first) == IN_HAND
    async with alone(second):
        assert states(first) == (InboxState.WAITING, OutboxState.WAITING)


async def test_a_run_takes_nothing_from_parts_of_which_there_may_be_several(
    machine: Machine,
) -> None:
    bots = [machine.run(with_children=False) for _ in range(2)]
    async with alone(bots[0]), alone(bots[1]):
        has_in_hand(bots[0])
        with pytest.raises(AlreadyRunning):
            await alone(machine.run()).__aenter__()
        assert states(bots[0]) == IN_HAND


async def test_a_second_local_chat_takes_nothing_from_the_first(machine: Machine) -> None:
    with only_one(machine.folder, CHANNEL), pytest.raises(AlreadyRunning):
        await LocalChat(machine.settings, "nl").run(lambda: "")


def test_who_starts_it_twice_is_told_so_in_a_line(told: Told, machine: Machine) -> None:
    with pytest.MonkeyPatch.context() as given:
        for name, value in {
            "TELEGRAM_TOKEN": "42:word",
            "RASA_URL": "http://127.0.0.1:9",
            "RASA_TOKEN": "word",
            "DATA_DIR": str(machine.folder),
        }.items():
            given.setenv(f"{PREFIX}{name}", value)
        with only_one(machine.folder, "telegram"):
            code, lines = told("bot")
    assert code == 1
    assert lines == [
        f"Buurtlijn runs already with the data folder {machine.folder}. Stop that one first; what"
        " it could not send yet is not lost."
    ]
