"""A clock that slept, and several that are awake: what still makes sense, once, oldest first."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from bot import clock as clocks
from bot.clock import Clock
from bot.limits import ALL_PER_SECOND
from bot.wake import Wake
from storage import Store
from storage.models import FollowUp, OutboxMessage
from storage.policy import load_policy
from storage.vocabulary import ClosedReason, FollowUpState, OutboxState
from tests.bot.conftest import Hands
from tests.bot.rasa_double import RasaDouble
from tests.bot.test_clock import clock_of, open_for, said, states, to_residents

WEEK = timedelta(days=7)
A_FEW_SECONDS = timedelta(seconds=6)
RECEIVED, CLAIMED = "follow-up-received", "follow-up-claimed"


@pytest.fixture
def rasa() -> Iterator[RasaDouble]:
    rasa = RasaDouble()
    yield rasa
    rasa.close()


@pytest.fixture
def store(database_url: str, hands: Hands) -> Iterator[Store]:
    """On each database in turn."""
    store = Store(database_url, load_policy(), hands)
    yield store
    store.close()


@pytest.fixture
async def clock(store: Store, rasa: RasaDouble, wake: Wake) -> AsyncIterator[Clock]:
    client = rasa.client()
    yield clock_of(store, client, wake)
    await client.close()


def take(store: Store, case_id: int) -> None:
    with store.begin() as work:
        work.cases.claim(work.cases.get(case_id), work.stewards.is_member(9, "Jan"))
        work.commit()


def writes(store: Store, chat_id: int) -> None:
    """The resident writes, and is not answered yet."""
    number = 1_000_000 + chat_id
    with store.begin() as work:
        assert work.inbox.keep("telegram", number, f"telegram:{chat_id}", {"update_id": number})
        work.commit()


def all_sent(store: Store) -> None:
    with store.begin() as work:
        for row in work.session.query(OutboxMessage).filter_by(state=OutboxState.WAITING):
            work.outbox.sent(row, "", None)
        work.commit()


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> int:
    """A narrow door, so that few make a crowd."""
    assert clocks.ON_THE_WAY <= ALL_PER_SECOND + 2, "about a second of what Telegram takes"
    monkeypatch.setattr(clocks, "ON_THE_WAY", 4)
    return 4


async def test_it_never_has_more_to_send_than_telegram_takes_in_a_second(
    store: Store, clock: Clock, room: int
) -> None:
    for chat_id in range(1, room + 3):
        open_for(store, chat_id)
    for _ in range(3):
        await clock.follow_up()
        assert len(said(store)) == room
    all_sent(store)
    await clock.follow_up()
    order = [row.resident_id for row in to_residents(store)]
    assert len(order) == room + 2
    assert order == sorted(order, key=lambda number: number or 0), "the oldest first"


async def test_after_a_week_it_says_what_still_makes_sense_and_drops_the_rest(
    store: Store, clock: Clock, hands: Hands
) -> None:
    open_for(store, 1)
    take(store, open_for(store, 2))
    over = open_for(store, 3)
    with store.begin() as work:
        work.cases.close(work.cases.get(over), ClosedReason.SOLVED)
        work.commit()
    hands.forward(WEEK + timedelta(hours=1))
    for _ in range(3):
        await clock.follow_up()
    assert said(store) == [RECEIVED] * 3
    assert states(store, "claimed") == [FollowUpState.CANCELLED], "that was a week ago"
    assert states(store, "rating") == [FollowUpState.CANCELLED], "so was that"
    assert states(store, "progress")[:2] == [FollowUpState.WAITING] * 2, "they just heard from us"


async def test_who_took_the_case_two_days_ago_is_still_news(
    store: Store, clock: Clock, hands: Hands
) -> None:
    take(store, open_for(store))
    hands.forward(timedelta(days=2, minutes=-1))
    await clock.follow_up()
    assert said(store) == [RECEIVED, CLAIMED]


async def test_what_is_put_off_again_and_again_goes_stale_all_the_same(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    over = open_for(store)
    with store.begin() as work:
        work.cases.close(work.cases.get(over), ClosedReason.SOLVED)
        work.commit()
    rasa.away = True
    for _ in range(9):
        await clock.follow_up()
        hands.forward(timedelta(days=1))
    rasa.away = False
    await clock.follow_up()
    assert said(store) == [RECEIVED]
    assert states(store, "rating") == [FollowUpState.CANCELLED]


async def test_many_who_wait_for_an_answer_do_not_hold_back_the_news_of_others(
    store: Store, clock: Clock, hands: Hands, room: int
) -> None:
    waiting = range(1, 2 * room)
    for chat_id in (*waiting, 1000):
        open_for(store, chat_id)
    for chat_id in waiting:
        writes(store, chat_id)
    for _ in range(2):
        await clock.follow_up()
    assert said(store) == [RECEIVED]
    with store.begin() as work:
        while message := work.inbox.claim("telegram"):
            work.inbox.done(message.id)
        work.commit()
    hands.forward(A_FEW_SECONDS)
    await clock.follow_up()
    assert len(said(store)) == room


async def test_in_the_middle_of_a_turn_rasa_expects_no_answer_to_what_was_not_asked(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    over = open_for(store)
    with store.begin() as work:
        work.cases.close(work.cases.get(over), ClosedReason.SOLVED)
        work.commit()
    writes(store, 5)
    await clock.follow_up()
    assert rasa.told == []
    assert said(store) == []


async def test_several_clocks_that_wake_together_say_each_once(
    store: Store, rasa: RasaDouble, hands: Hands
) -> None:
    cases = 6
    for chat_id in range(1, cases + 1):
        take(store, open_for(store, chat_id))
    clients = [rasa.client() for _ in range(3)]
    stores = [Store(store.url, load_policy(), hands) for _ in clients]
    pairs = zip(stores, clients, strict=True)
    clocks = [clock_of(one, client, Wake()) for one, client in pairs]
    for _ in range(3):
        await asyncio.gather(*(clock.follow_up() for clock in clocks))
    with store.read() as work:
        said_of = [
            number
            for (number,) in work.session.query(OutboxMessage.follow_up_id)
            if number is not None
        ]
        promised = work.session.query(FollowUp).filter(FollowUp.kind != "progress").count()
    assert len(said_of) == len(set(said_of)) == promised == 2 * cases
    for client, one in zip(clients, stores, strict=True):
        await client.close()
        one.close()
