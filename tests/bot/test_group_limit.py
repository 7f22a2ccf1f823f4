"""Two hundred cases at once: the group's 20 messages a minute are kept, and nothing is lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import limits
from bot.supervisor import until
from storage.models import OutboxMessage
from storage.vocabulary import Audience, OutboxState
from tests.bot.steward_house import StewardHouse
from tests.telegram import TelegramServer
from tests.telegram.faults import Call

CASES, WITH_WORDS = 200, 10
"""So many cases; the residents of the first of them write two messages more."""
A_MINUTE = 1.5
"""Seconds that a minute lasts here, for the bot and for Telegram."""
LONGEST = 120.0
"""Seconds after which we give up; 220 messages, 19 a minute, take 18 s."""
ON_THE_WAY = 0.5
"""Seconds that a request may take to Telegram, from a busy machine."""


@pytest.fixture
async def house(
    telegram: TelegramServer,
    database: Path,
    no_settings: pytest.MonkeyPatch,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[StewardHouse]:
    """With short minutes, also for how long a sender stands still for a full group."""
    telegram.group_span = A_MINUTE
    monkeypatch.setattr(limits, "GROUP_SECONDS", A_MINUTE)
    monkeypatch.setattr(limits, "LONGEST_WAIT", limits.LONGEST_WAIT * A_MINUTE / 60)
    house = StewardHouse(telegram, database.parent)
    async with house.open():
        yield house


def staff_rows(house: StewardHouse, *states: OutboxState) -> int:
    with house.house.store.read() as work:
        rows = work.session.query(OutboxMessage).filter_by(audience=Audience.STAFF)
        return rows.filter(OutboxMessage.state.in_(states)).count()


async def test_two_hundred_cases_at_once_all_arrive_once_and_in_order(
    house: StewardHouse,
) -> None:
    cases = [house.open_case() for _ in range(CASES)]
    for case_id in cases[:WITH_WORDS]:
        for words in ("еще едно", "и още"):
            house.resident_writes(case_id, words)

    async def all_sent() -> bool:
        return staff_rows(house, OutboxState.WAITING, OutboxState.SENDING) == 0

    assert await until(all_sent, LONGEST, 0.5)
    assert staff_rows(house, OutboxState.SENT) == CASES + 2 * WITH_WORDS
    titles = {topic.thread_id: topic.name for topic in house.stewards.topics}
    assert len(titles) == CASES
    for place, case_id in enumerate(cases):
        case = house.case(case_id)
        said = [one["text"] for one in house.stewards.in_topic(case.thread_id) if "text" in one]
        assert case.reference in titles[case.thread_id or 0]
        assert said[0].startswith(f"{case.reference} · ")
        assert said[1:] == (["💬 Maria: еще едно", "💬 Maria: и още"] if place < WITH_WORDS else [])
    assert heeded(house.telegram.calls("sendMessage"))


def heeded(calls: list[Call]) -> bool:
    """Whether the group was left alone for as long as Telegram said, whenever it said so.

    What was under way at that moment could not be called back.
    """
    refused = [call for call in calls if call.refused]
    for one in refused:
        assert one.answer
        until_then = one.when + one.answer["parameters"]["retry_after"]
        if any(one.when + ON_THE_WAY < call.when < until_then for call in calls):
            return False
    return len(refused) <= len(calls) / 20
