"""The answers to a reminder: take the case, or "later"."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.staff.reminding.job import StewardReminders
from storage import Store
from storage.policy import Reminder
from storage.staff_models import StaffReminder
from storage.vocabulary import CaseState, EventTag
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, TelegramServer

TOMORROW = "Goed. De volgende werkdag 's morgens herinner ik u er weer aan."
OVER = "Dat hoeft niet meer: er is al iets gebeurd."


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    """Where stewards are reminded at any hour of any day, so that the test may run then."""
    house = StewardHouse(telegram, database.parent)
    remind_at_once(house.house.store)
    async with house.open():
        yield house


def remind_at_once(store: Store) -> None:
    policy = store.policy
    at_once = Reminder.model_validate({"delay": "0s", "repeat": "1s", "quiet": "ignore"})
    stewards = policy.stewards.model_copy(update={"unclaimed": at_once})
    store.policy = policy.model_copy(update={"stewards": stewards})


async def reminded(house: StewardHouse) -> tuple[int, Json]:
    """A case that nobody took, and the reminder in its topic."""
    case_id = house.open_case()
    await house.sees(f"{house.case(case_id).reference} · ")
    await asyncio.to_thread(StewardReminders(house.house.store, []).look)
    house.house.wake.call()
    return case_id, await house.sees("🔔 Deze zaak wacht sinds ")


def put_off(house: StewardHouse) -> list[StaffReminder]:
    with house.house.store.read() as work:
        return work.session.query(StaffReminder).filter_by(kind="later").all()


async def test_a_reminder_takes_the_case_by_its_button(house: StewardHouse) -> None:
    case_id, reminder = await reminded(house)
    assert await house.presses("Opnemen", reminder) == "U hebt deze zaak opgenomen."
    assert house.state(case_id) is CaseState.CLAIMED


async def test_later_puts_it_off_until_another_day_once(house: StewardHouse) -> None:
    case_id, reminder = await reminded(house)
    assert await house.presses("Later", reminder) == TOMORROW
    assert await house.presses("Later", reminder) == TOMORROW
    (row,) = put_off(house)
    assert row.at > house.house.store.clock() + timedelta(seconds=1)
    zone = house.house.store.policy.city_time().zone
    assert row.at.astimezone(zone).strftime("%H:%M") == "08:30"
    by_jan = [e for e in house.events(case_id, EventTag.REMINDED) if e.steward_id]
    assert [e.data for e in by_jan] == [{"reason": "unclaimed", "later": True}]
    assert house.state(case_id) is CaseState.NEW


async def test_later_is_over_when_somebody_took_the_case(house: StewardHouse) -> None:
    _case_id, reminder = await reminded(house)
    await house.presses("Opnemen", reminder)
    assert await house.presses("Later", reminder) == OVER
    assert put_off(house) == []


async def test_whoever_left_puts_nothing_off(house: StewardHouse) -> None:
    _case_id, reminder = await reminded(house)
    leila = house.telegram.person("Leila")
    house.stewards.add(leila)
    house.stewards.remove(leila)
    await house.all_handled()
    refused = "Alleen leden van de stewardgroep kunnen dit."
    assert await house.presses("Later", reminder, leila) == refused
    assert put_off(house) == []
