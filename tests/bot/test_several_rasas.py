"""Several Rasa servers: all that is asked about a conversation is asked where it is held, so that
what is known of that server is true of each of its turns."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from bot.flood import FloodLimit
from bot.supervisor import until
from tests.bot.office import resident_of
from tests.bot.steward_house import WITHIN, StewardHouse
from tests.bot.test_failing import AT_THE_FIRST
from tests.faults.rasa_door import RasaDoor
from tests.telegram import TelegramServer

WORDS = ("goedendag", "hallo", "vuil", "de stoep")
"""Of which each of two servers would get some, were they shared out by the words."""


class Door(RasaDoor):
    """Remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = list[str]()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path.partition("?")[0])
        super().answer(request)


@pytest.fixture
def doors() -> Iterator[list[Door]]:
    with Door() as one, Door() as other:
        yield [one, other]


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, doors: list[Door], no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    """Maria's conversation is held at the first server."""
    house = StewardHouse(telegram, database.parent, rasa=[door.url for door in doors])
    with house.house.store.begin() as work:
        work.residents.conversation(resident_of(work, house.maria)).key = AT_THE_FIRST
        work.commit()
    async with house.open():
        yield house


def says(house: StewardHouse) -> None:
    for words in WORDS:
        house.maria.writes(words)


def says_behind_a_command(house: StewardHouse) -> None:
    for words in WORDS:
        house.maria.writes(f"/status {words}")


def corrects(house: StewardHouse) -> None:
    sent = house.maria.writes("!")
    for words in WORDS:
        house.maria.edits(sent, words)


def says_to_a_steward(house: StewardHouse) -> None:
    case_id = house.open_case()
    with house.house.store.begin() as work:
        case = work.cases.get(case_id)
        work.residents.hand_to_steward(case.reports[0].resident, case)
        work.commit()
    says(house)


def shows(house: StewardHouse) -> None:
    house.maria.sends_album(list(WORDS))


def says_in_a_flood(house: StewardHouse) -> None:
    house.house.flood.limit = FloodLimit(most=1, calm=timedelta(), longest=timedelta())
    says(house)


@pytest.mark.parametrize(
    "speak",
    [says, says_behind_a_command, corrects, says_to_a_steward, shows, says_in_a_flood],
    ids=lambda speak: speak.__name__,
)
async def test_all_is_asked_where_the_conversation_is_held(
    house: StewardHouse, doors: list[Door], speak: Callable[[StewardHouse], None]
) -> None:
    speak(house)

    async def asked() -> bool:
        return "/model/parse" in [path for door in doors for path in door.asked]

    assert await until(asked, WITHIN, 0.05)
    await house.all_handled()
    assert [path for path in doors[1].asked if path != "/status"] == []
