"""A file that cannot be fetched keeps no danger unheard: not in its own words, nor behind it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.endings import DANGER
from bot.flood import FloodLimit
from bot.supervisor import until
from storage.inbox import AWAITS_FILE, BEHIND
from storage.models import InboxMessage
from storage.vocabulary import InboxState
from tests.bot.flow_double import FIRE, FlowDouble
from tests.bot.steward_house import WITHIN
from tests.bot.test_files_of_residents import Residents
from tests.telegram import TelegramServer

PHOTO = "/add_information"
"""What Rasa hears of a photo without words."""


@pytest.fixture
async def house(
    telegram: TelegramServer,
    database: Path,
    flow: FlowDouble,
    no_settings: pytest.MonkeyPatch,
) -> AsyncIterator[Residents]:
    no_settings.setattr("bot.filing.DANGER_WAITS", 0.3)
    house = Residents(telegram, database.parent, flow)
    async with house.open():
        yield house


def heard(house: Residents) -> list[str]:
    return [words for words, _file in house.flow.heard]


def waiting(house: Residents) -> list[str | None]:
    """Why each message that is not handled yet waits, in their order."""
    with house.house.store.read() as work:
        rows = work.session.query(InboxMessage).filter(InboxMessage.state == InboxState.WAITING)
        return [row.error for row in rows.order_by(InboxMessage.id)]


async def waits(house: Residents, *reasons: str) -> None:
    async def so() -> bool:
        return await asyncio.to_thread(waiting, house) == list(reasons)

    assert await until(so, WITHIN, 0.05), waiting(house)


@pytest.mark.parametrize("fault", [{"status": 502}, {"delay": 5.0}], ids=["refused", "hangs"])
async def test_danger_in_a_caption_does_not_wait_for_its_photo(
    house: Residents, fault: dict[str, Any]
) -> None:
    house.telegram.fails("downloadFile", times=None, **fault)
    house.maria.sends_photo(FIRE)
    await house.resident_sees(house.text("file-kept"))
    await house.all_handled()
    assert house.hears() == [house.text("file-lost"), house.text("file-kept")]
    assert house.flow.heard == [(FIRE, None)]


async def test_what_to_do_in_danger_is_read_before_what_became_of_the_photo(
    house: Residents, no_settings: pytest.MonkeyPatch
) -> None:
    said = [{"say": DANGER, "args": {}, "buttons": []}]
    no_settings.setattr(house.flow, "turn", lambda _said, _metadata: said)
    house.telegram.fails("downloadFile", times=None, status=502)
    house.maria.sends_photo(FIRE)
    await house.resident_sees(house.text("file-lost"))
    await house.all_handled()
    assert house.hears() == [house.text(DANGER), house.text("file-lost")]


async def test_a_photo_with_words_for_the_steward_in_talk_needs_no_rasa(house: Residents) -> None:
    house.talks_with_steward()
    house.flow.close()
    house.maria.sends_photo("dit is de stoep")
    await house.resident_sees("Doorgegeven aan")
    await house.all_handled()
    assert len(house.shown("photo")) == 1


async def test_danger_in_a_caption_keeps_a_photo_that_is_there(house: Residents) -> None:
    house.maria.sends_photo(FIRE)
    await house.resident_sees(house.text("file-kept"))
    await house.all_handled()
    assert (house.texts(), house.kinds()) == ([FIRE], ["photo"])


async def test_danger_behind_a_photo_is_heard_at_once_and_the_rest_in_its_order(
    house: Residents,
) -> None:
    house.telegram.fails("downloadFile", status=502, times=None)
    house.maria.sends_photo()
    house.maria.writes("dag")
    house.maria.sends_sticker()
    house.maria.writes("er ligt vuil")
    await waits(house, AWAITS_FILE, BEHIND, BEHIND, BEHIND)
    house.maria.writes(FIRE)
    await house.resident_sees(house.text("file-kept"))
    assert heard(house) == [FIRE]
    await waits(house, AWAITS_FILE, BEHIND, BEHIND, BEHIND)
    house.telegram.works_again()
    await house.all_handled()
    assert heard(house) == [FIRE, PHOTO, "dag", "er ligt vuil"]
    assert house.hears()[2:4] == [house.text("file-kept"), house.text("cannot-use-sticker")]


async def test_danger_under_a_second_photo_is_heard_too(house: Residents) -> None:
    house.telegram.fails("downloadFile", status=502, times=None)
    house.maria.sends_photo()
    house.maria.sends_photo(FIRE)
    await house.resident_sees(house.text("file-kept"))
    assert heard(house) == [FIRE]
    await waits(house, AWAITS_FILE)


async def test_danger_in_a_flood_behind_a_photo_is_heard_at_once(house: Residents) -> None:
    house.house.flood.limit = FloodLimit(most=2)
    house.telegram.fails("downloadFile", status=502, times=None)
    house.maria.sends_photo()
    for number in range(5):
        house.maria.writes(f"regel {number}")
    house.maria.writes(FIRE)
    await house.resident_sees(house.text("file-kept"))
    assert heard(house) == [FIRE]


async def test_danger_behind_a_photo_is_heard_once_rasa_is_back(house: Residents) -> None:
    house.telegram.fails("downloadFile", status=502, times=None)
    house.flow.away = 1
    house.maria.sends_photo()
    house.maria.writes(FIRE)
    await house.resident_sees(house.text("file-kept"))
    assert heard(house) == [FIRE]
