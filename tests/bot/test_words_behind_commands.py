"""What residents write behind a command is heard: danger always, the rest where it says more."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.flood import FloodLimit
from bot.supervisor import until
from tests.bot.flow_double import FIRE, PERHAPS, FlowDouble
from tests.bot.test_files_of_residents import Residents
from tests.telegram import TelegramServer

PATIENCE = 20.0
NEVER = timedelta(hours=1)


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[Residents]:
    house = Residents(telegram, database.parent, flow)
    async with house.open():
        yield house


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("/report lawaai Sleepstraat 3", "lawaai Sleepstraat 3"),
        ("/help hij slaat mij, hij heeft een mes", "hij slaat mij, hij heeft een mes"),
        ("/start er ligt vuil", "er ligt vuil"),
        ("/112 er staat een auto", "er staat een auto"),
        ("/steward over mijn huur", '/talk_to_steward{"words": "over mijn huur"}'),
        (f"/steward {FIRE} in de kelder", f"{FIRE} in de kelder"),
        (f"/status {FIRE} in de kelder", f"{FIRE} in de kelder"),
        (f"/status {FIRE} {PERHAPS}", "/case_status"),
        (f"/start {FIRE}", FIRE),
        ("/start flyer", "/greet"),
        ("/status en nu?", "/case_status"),
        ("/report !!!", "/report_nuisance"),
        ("/deletemydata alles", '/privacy{"choice": "erase_data"}'),
    ],
)
async def test_words_behind_a_command_are_heard(house: Residents, written: str, heard: str) -> None:
    house.maria.writes(written)
    await house.resident_sees(house.text("file-kept"))
    assert house.flow.heard == [(heard, None)]


async def test_an_unknown_command_alone_is_answered(house: Residents) -> None:
    house.maria.writes("/112")
    await house.resident_sees(house.text("unknown-command"))
    assert house.flow.heard == []


async def test_a_command_with_words_takes_the_talk_back_from_a_steward(house: Residents) -> None:
    house.talks_with_steward()
    house.maria.writes("/report lawaai Sleepstraat 3")
    await house.resident_sees(house.text("file-kept"))
    assert house.flow.heard == [("lawaai Sleepstraat 3", None)]


async def test_words_behind_no_command_of_ours_go_to_the_steward_in_talk(
    house: Residents,
) -> None:
    house.talks_with_steward()
    house.maria.writes("/hallo bent u daar")
    await house.resident_sees("Doorgegeven aan")
    assert house.flow.heard == []


async def test_danger_behind_a_command_does_not_wait_in_a_flood(house: Residents) -> None:
    house.house.flood.limit = FloodLimit(most=2, calm=NEVER, longest=NEVER)
    for number in range(4):
        house.maria.writes(f"regel {number}")
    house.maria.writes(f"/help {FIRE}")
    await house.resident_sees(house.text("too-fast"))

    async def first() -> bool:
        return [words for words, _file in house.flow.heard][2:] == [FIRE]

    assert await until(first, PATIENCE, 0.2)
