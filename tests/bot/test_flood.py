"""A resident who writes faster than anybody can answer: nothing lost, danger first, nobody kept."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.flood import FloodLimit
from bot.supervisor import until
from storage.inbox import GATHERED
from storage.models import InboxMessage, OutboxMessage
from storage.vocabulary import Audience, InboxState
from tests.bot.flow_double import FIRE, FlowDouble
from tests.bot.test_files_of_residents import Residents
from tests.telegram import TelegramServer

MOST = 4
PATIENCE = 40.0
QUICK = FloodLimit(most=MOST, calm=timedelta(seconds=1.5))
NEVER = timedelta(hours=1)
FOR_EVER = FloodLimit(most=MOST, calm=NEVER, longest=NEVER)


@pytest.fixture
def flow() -> Iterator[FlowDouble]:
    flow = FlowDouble()
    yield flow
    flow.close()


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[Residents]:
    house = Residents(telegram, database.parent, flow)
    house.house.flood.limit = QUICK
    async with house.open():
        yield house


def heard(house: Residents) -> list[str]:
    return [words for words, _file in house.flow.heard]


def told(house: Residents) -> list[str]:
    """The texts that wait for Maria or were sent to her."""
    with house.house.store.read() as work:
        rows = work.session.query(OutboxMessage).filter_by(audience=Audience.RESIDENT)
        return [row.say for row in rows]


def gathered(house: Residents) -> list[InboxMessage]:
    with house.house.store.read() as work:
        return work.session.query(InboxMessage).filter_by(error=GATHERED).all()


async def test_what_is_above_the_limit_is_heard_in_one_turn_and_nothing_is_lost(
    house: Residents,
) -> None:
    words = [f"regel {number}" for number in range(12)]
    for one in words:
        house.maria.writes(one)
    await house.resident_sees(house.text("too-fast"))
    await settled(house)
    assert heard(house) == [*words[:MOST], "\n".join(words[MOST:])]
    assert told(house).count("too-fast") == 1
    assert house.texts() == heard(house)


async def test_who_writes_at_a_human_pace_hears_nothing_of_it(house: Residents) -> None:
    for one in ("dag", "er ligt vuil", "al een week"):
        house.maria.writes(one)
    await settled(house)
    assert heard(house) == ["dag", "er ligt vuil", "al een week"]
    assert "too-fast" not in told(house)


async def test_danger_in_a_flood_is_heard_before_all_that_was_gathered(house: Residents) -> None:
    house.house.flood.limit = FOR_EVER
    for number in range(10):
        house.maria.writes(f"regel {number}")
    house.maria.writes(FIRE)
    await house.resident_sees(house.text("too-fast"))
    await handled(house, FIRE)
    assert heard(house)[MOST:] == [FIRE]
    assert len(gathered(house)) == 10 - MOST


async def test_what_answers_danger_overtakes_the_other_answers(house: Residents) -> None:
    house.house.flood.limit = FOR_EVER
    for number in range(10):
        house.maria.writes(f"regel {number}")
    house.maria.writes(FIRE)
    await handled(house, FIRE)
    with house.house.store.read() as work:
        rows = work.session.query(OutboxMessage).filter_by(say="file-kept")
        lanes = {row.inbox_id: row.lane for row in rows}
        (fire,) = [row for row in work.session.query(InboxMessage) if "fire" in str(row.payload)]
    assert lanes.pop(fire.id) == f"telegram:{house.maria.id}!"
    assert set(lanes.values()) == {f"telegram:{house.maria.id}"}


async def test_danger_in_a_caption_is_heard_too(house: Residents) -> None:
    house.house.flood.limit = FOR_EVER
    for number in range(6):
        house.maria.writes(f"regel {number}")
    house.maria.sends_photo(FIRE)
    await handled(house, FIRE)
    assert gathered(house), "it did not wait for the others"


async def test_others_are_answered_while_one_floods(house: Residents) -> None:
    house.house.flood.limit = FOR_EVER
    ivan = house.telegram.person("Ivan", started=True)
    for number in range(40):
        house.maria.writes(f"regel {number}")
        if number == 20:
            ivan.writes("er ligt vuil")
    await house.resident_sees(house.text("file-kept"), ivan)
    assert heard(house).index("er ligt vuil") <= MOST + 1


async def test_commands_and_stickers_in_a_flood_are_handled_once(house: Residents) -> None:
    for _ in range(8):
        house.maria.writes("/start")
        house.maria.sends_sticker()
    await settled(house)
    assert heard(house).count("/greet") + heard(house).count("/start") <= MOST
    assert told(house).count("cannot-use-sticker") <= MOST
    assert told(house).count("too-fast") == 1


async def test_files_in_a_flood_are_all_kept(house: Residents) -> None:
    for _ in range(8):
        house.maria.sends_voice()
    await settled(house)
    assert house.kinds() == ["voice"] * 8


async def test_a_made_up_button_in_a_flood_does_nothing(house: Residents) -> None:
    house.maria.writes("dag")
    answer = await house.resident_sees(house.text("file-kept"))
    forged = {**answer, "reply_markup": {"inline_keyboard": [[BUTTON]]}}
    for _ in range(10):
        house.maria.presses("x", on=forged, from_old_screen=True)
    await settled(house)
    assert heard(house) == ["dag"]
    assert gathered(house) == []


BUTTON = {"text": "x", "callback_data": "r:1:0"}


async def test_who_never_stops_is_heard_all_the_same(house: Residents) -> None:
    house.house.flood.limit = FloodLimit(MOST, calm=NEVER, longest=timedelta(seconds=1))
    for number in range(7):
        house.maria.writes(f"regel {number}")
    await settled(house)
    assert all(f"regel {number}" in "\n".join(heard(house)) for number in range(7))


async def test_a_long_flood_is_heard_in_texts_of_a_readable_length(house: Residents) -> None:
    words = [f"{number}" + " woord" * 200 for number in range(10)]
    for one in words:
        house.maria.writes(one)
    await settled(house)
    assert len(heard(house)) == MOST + 2
    assert max(map(len, heard(house))) <= 4_096
    assert "".join(heard(house)).replace("\n", "") == "".join(words)


async def test_while_rasa_is_away_a_flood_waits_as_all_else(house: Residents) -> None:
    house.flow.away = 2
    for number in range(8):
        house.maria.writes(f"regel {number}")
    await settled(house)
    assert [f"regel {number}" in "\n".join(heard(house)) for number in range(8)] == [True] * 8


async def handled(house: Residents, words: str) -> None:
    """Waits until these words were heard by Rasa and the turn is done."""

    async def done() -> bool:
        return await asyncio.to_thread(lambda: in_state(house, InboxState.DONE, words) > 0)

    assert await until(done, PATIENCE, 0.2)
    assert words in heard(house)


async def settled(house: Residents) -> None:
    """Waits until all that came in is handled; the answers may still be on their way."""

    async def quiet() -> bool:
        if house.telegram.pending_updates:
            return False
        return await asyncio.to_thread(lambda: in_state(house, InboxState.DONE) == total(house))

    assert await until(quiet, PATIENCE, 0.2)


def in_state(house: Residents, state: InboxState, words: str = "") -> int:
    with house.house.store.read() as work:
        rows = work.session.query(InboxMessage).filter_by(state=state)
        return sum(words in str(row.payload) for row in rows)


def total(house: Residents) -> int:
    with house.house.store.read() as work:
        return work.session.query(InboxMessage).count()
