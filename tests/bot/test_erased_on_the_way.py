"""Who is erased while Telegram still has a message about them in hand: nothing comes back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.supervisor import until
from storage.models import OutboxMessage
from storage.outbox import SPEAKER, Words
from storage.vocabulary import ClosedReason, OutboxState
from tests.bot.office import resident_of
from tests.bot.steward_house import WITHIN, StewardHouse
from tests.storage.dump import traces
from tests.telegram import Call, TelegramServer

A_WHILE = 0.4
"""Seconds that Telegram has a message in hand: to erase takes less."""
WORDS = "hutsepotgeur uit de kelder"
PLACE = "Sleepstraat"
WAITS_FOR_A_LOCK = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@pytest.fixture
async def plain(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    """With stewards in a group without topics."""
    house = StewardHouse(telegram, database.parent, forum=False)
    async with house.open():
        yield house


@pytest.fixture
async def on_postgresql(
    telegram: TelegramServer, postgresql_url: str, tmp_path: Path, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, tmp_path, database_url=postgresql_url)
    async with house.open():
        yield house


async def under_way(house: StewardHouse, method: str, begin: Callable[[], object]) -> Call:
    """Returns the call while Telegram has it in hand."""
    before = len(house.telegram.calls(method))
    house.telegram.fails(method, delay=A_WHILE)
    begin()
    wait = house.telegram.waits_for_call
    return (await asyncio.to_thread(wait, method, count=before + 1))[before]


def is_erased(house: StewardHouse) -> None:
    with house.house.store.begin() as work:
        work.erasing.erase(resident_of(work, house.maria))
        work.commit()
    house.house.wake.call()


def tells(house: StewardHouse, words: Words, case_id: int | None = None) -> None:
    """Something for the stewards."""
    with house.house.store.begin() as work:
        args = {**words.args, SPEAKER: resident_of(work, house.maria).id}
        work.outbox.to_staff(Words(words.say, args), case_id=case_id)
        work.commit()
    house.house.wake.call()


async def comes_true(holds: Callable[[], bool]) -> bool:
    async def held() -> bool:
        return await asyncio.to_thread(holds)

    return await until(held, WITHIN, 0.02)


def shows(house: StewardHouse, *marks: str) -> list[str]:
    """What the stewards' group shows of these."""
    said = [one.get("text", "") for one in house.stewards.chat]
    return [one for one in said if any(mark in one for mark in marks)]


def kept(house: StewardHouse, *marks: str) -> list[str]:
    """The rows that say these, but for what Telegram told us of a topic: that goes in its time."""
    return [row for row in traces(house.house.store, *marks) if not row.startswith("inbox ")]


async def test_a_topic_that_was_being_made_goes_again(house: StewardHouse) -> None:
    await under_way(house, "createForumTopic", house.open_case)
    is_erased(house)

    def made_and_gone() -> bool:
        return [one.deleted for one in house.stewards.topics] == [True]

    assert await comes_true(made_and_gone), house.stewards.topics
    await house.all_handled()
    assert shows(house, PLACE) == kept(house, PLACE) == []


async def test_a_card_that_was_being_sent_to_a_plain_group_goes_again(plain: StewardHouse) -> None:
    call = await under_way(plain, "sendMessage", plain.open_case)
    is_erased(plain)
    assert await comes_true(lambda: call.answer is not None and not shows(plain, PLACE))
    await plain.all_handled()
    assert traces(plain.house.store, PLACE) == []


async def test_the_title_that_a_topic_was_being_given_is_not_kept(house: StewardHouse) -> None:
    case_id = house.open_case()
    await house.card(case_id)

    def closes() -> None:
        with house.house.store.begin() as work:
            work.cases.close(work.cases.get(case_id), ClosedReason.SOLVED)
            work.commit()
        house.house.wake.call()

    house.telegram.fails("deleteForumTopic", delay=3 * A_WHILE)
    await under_way(house, "closeForumTopic", closes)
    is_erased(house)
    assert await comes_true(lambda: all(one.deleted for one in house.stewards.topics))
    await house.all_handled()
    case = house.case(case_id)
    assert (case.thread_id, case.topic_title) == (None, None)
    assert kept(house, PLACE) == []


async def test_what_was_on_its_way_to_general_is_taken_away(house: StewardHouse) -> None:
    parked = Words("staff-kept-for-later", {"name": "Maria", "words": WORDS})
    call = await under_way(house, "sendMessage", lambda: tells(house, parked))
    is_erased(house)
    assert await comes_true(lambda: call.answer is not None and not shows(house, WORDS))
    assert len(house.telegram.calls("deleteMessage")) == 1


async def test_of_a_case_that_others_report_too_the_words_go_and_the_card_stays(
    house: StewardHouse,
) -> None:
    ivo = house.telegram.person("Ivo", started=True)
    case_id = house.reports(house.maria, WORDS)
    assert house.reports(ivo, "hier ook") == case_id
    card, _topic = await house.card(case_id)
    await house.all_handled()
    wrote = Words("staff-resident-wrote", {"name": "Maria", "words": WORDS})
    call = await under_way(house, "sendMessage", lambda: tells(house, wrote, case_id))
    is_erased(house)
    assert await comes_true(lambda: call.answer is not None and not shows(house, WORDS))
    await house.all_handled()
    assert card["message_id"] in [one["message_id"] for one in house.stewards.chat]


async def test_a_card_that_others_need_is_drawn_again_after_one_with_the_words(
    house: StewardHouse,
) -> None:
    ivo = house.telegram.person("Ivo", started=True)
    case_id = house.reports(house.maria, WORDS)
    assert house.reports(ivo, "hier ook") == case_id
    card, _topic = await house.card(case_id)
    await house.all_handled()
    anew = Words("staff-card")
    call = await under_way(house, "editMessageText", lambda: tells(house, anew, case_id))
    is_erased(house)
    assert await comes_true(lambda: call.answer is not None and not shows(house, WORDS))
    await house.all_handled()
    (now,) = (one for one in house.stewards.chat if one["message_id"] == card["message_id"])
    assert "hier ook" in now["text"]


async def test_who_waits_for_the_erasing_writes_no_words_back(on_postgresql: StewardHouse) -> None:
    """On SQLite nobody can: one writes at a time."""
    house, store = on_postgresql, on_postgresql.house.store

    def says() -> None:
        with store.begin() as work:
            row = Words("passed-on", {"steward": WORDS})
            work.outbox.to_resident(resident_of(work, house.maria), row)
            work.commit()
        house.house.wake.call()

    def waits() -> bool:
        with store.read() as work:
            return bool(work.session.scalar(WAITS_FOR_A_LOCK))

    await under_way(house, "sendMessage", says)
    with store.begin() as work:
        work.erasing.erase(resident_of(work, house.maria))
        assert await comes_true(waits)
        work.commit()

    def row() -> OutboxMessage:
        with store.read() as work:
            (found,) = work.session.query(OutboxMessage).filter_by(say="passed-on")
            return found

    assert await comes_true(lambda: row().sent_at is not None)
    assert (row().state, row().text, row().message_id) == (OutboxState.CANCELLED, None, None)
    assert traces(store, WORDS) == []
