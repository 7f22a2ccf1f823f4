"""(h) The machine's clock is stepped, or the city's changes: each follow-up is said once, and
nothing waits for hours.

The product reads the time from its store's clock: here a test's hands move it. A process whose
system clock is moved would need rights that tests do not have.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock
from bot.wake import Wake
from storage import Store
from storage.models import OutboxMessage
from storage.outbox import Words
from storage.policy import load_policy
from storage.vocabulary import InboxState
from tests.bot.conftest import NOON, Hands
from tests.bot.rasa_double import RasaDouble
from tests.bot.test_clock import clock_of, open_for, said
from tests.bot.test_clock_after_a_sleep import take

STEP = timedelta(hours=2)
TICK = timedelta(minutes=5)
CHANGES = {
    "autumn": datetime(2026, 10, 25, 0, 10, tzinfo=UTC),
    "spring": datetime(2026, 3, 29, 0, 10, tzinfo=UTC),
}
"""Sundays at which the clocks change at 01:00 UTC; work goes on on Monday."""
MONDAY_MORNING = {
    "autumn": datetime(2026, 10, 26, 7, 30, tzinfo=UTC),
    "spring": datetime(2026, 3, 30, 6, 30, tzinfo=UTC),
}
"""08:30 in Ghent, when the quiet hours end."""


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def store(database_url: str, hands: Hands) -> Iterator[Store]:
    store = Store(database_url, load_policy(), hands)
    yield store
    store.close()


@pytest.fixture
async def clock(store: Store) -> AsyncIterator[Clock]:
    rasa = RasaDouble()
    client = rasa.client()
    yield clock_of(store, client, Wake())
    await client.close()
    rasa.close()


@pytest.mark.parametrize("step", [STEP, -STEP])
async def test_a_stepped_clock_says_each_follow_up_once(
    store: Store, clock: Clock, hands: Hands, step: timedelta
) -> None:
    take(store, open_for(store))
    await clock.follow_up()
    hands.now += step
    for _ in range(3):
        await clock.follow_up()
    hands.now -= step
    for _ in range(3):
        await clock.follow_up()
    hands.now = NOON + 2 * STEP
    await clock.follow_up()
    assert sorted(said(store)) == ["follow-up-claimed", "follow-up-received"]


def test_after_a_step_back_what_was_to_be_tried_again_soon_does_not_wait_for_hours(
    store: Store, hands: Hands
) -> None:
    with store.begin() as work:
        work.inbox.keep("telegram", 1, "telegram:5", {"update_id": 1})
        message = work.inbox.claim("telegram")
        assert message
        work.inbox.wait(message, "late")
        resident = work.residents.welcome("telegram", 5, "Мария", "bg")
        answer = work.outbox.to_resident(resident, Words("passed-on", {"steward": "1"}))
        assert work.outbox.claim(["telegram:"])
        work.outbox.later(answer, timedelta(seconds=30), "network")
        assert work.inbox.claim("telegram") is None
        assert work.outbox.claim(["telegram:"]) is None
        work.commit()
    hands.now -= STEP
    with store.begin() as work:
        again = work.inbox.claim("telegram")
        assert again is not None
        assert again.state is InboxState.IN_HAND
        assert work.outbox.claim(["telegram:"]) is not None


def test_after_a_step_back_what_a_dead_process_had_in_hand_does_not_wait_for_hours(
    store: Store, hands: Hands
) -> None:
    with store.begin() as work:
        work.inbox.keep("telegram", 1, "telegram:5", {"update_id": 1})
        resident = work.residents.welcome("telegram", 5, "Мария", "bg")
        work.outbox.to_resident(resident, Words("passed-on", {"steward": "1"}))
        assert work.inbox.claim("telegram")
        assert work.outbox.claim(["telegram:"])
        work.commit()
    hands.now -= STEP
    with store.begin() as work:
        assert work.inbox.claim("telegram") is not None
        assert work.outbox.lost_on_the_way() == []
        assert work.outbox.claim(["telegram:"]) is not None


async def test_a_telegram_that_says_wait_for_a_day_is_asked_again_within_the_hour(
    store: Store, hands: Hands
) -> None:
    """So that no row ever waits longer than a step of the clock can explain."""
    with store.begin() as work:
        resident = work.residents.welcome("telegram", 5, "Мария", "bg")
        answer = work.outbox.to_resident(resident, Words("passed-on", {"steward": "1"}))
        assert work.outbox.claim(["telegram:"])
        work.outbox.later(answer, timedelta(days=1), "rate_limited")
        assert answer.next_try_at
        assert answer.next_try_at - hands.now == timedelta(hours=1)


@pytest.mark.parametrize("night", list(CHANGES))
async def test_in_the_night_of_the_clock_change_each_follow_up_is_said_once_at_its_hour(
    store: Store, clock: Clock, hands: Hands, night: str
) -> None:
    hands.now = CHANGES[night]
    take(store, open_for(store))
    said_at: dict[str, datetime] = {}
    while hands.now < MONDAY_MORNING[night] + TICK:
        await clock.follow_up()
        for key in said(store):
            said_at.setdefault(key, hands.now)
        hands.now += TICK if hands.now.hour < 8 else timedelta(minutes=20)
    with store.read() as work:
        assert work.session.query(OutboxMessage).filter_by(say="follow-up-claimed").count() == 1
    assert sorted(said(store)) == ["follow-up-claimed", "follow-up-received"]
    assert said_at["follow-up-received"] == CHANGES[night], "at once, at any hour"
    late = said_at["follow-up-claimed"] - MONDAY_MORNING[night]
    assert timedelta(0) <= late <= timedelta(minutes=20)
