"""Turns that the database broke off."""

import asyncio
from collections.abc import Callable

from bot.incoming import Incoming
from bot.rasa import RasaAway
from bot.turns import Turns
from bot.wake import Wake
from storage import Store, Unreachable
from storage.inbox import LEASE
from storage.models import InboxMessage
from tests.bot.conftest import Hands

LANE = "telegram:5"


def keep(store: Store) -> None:
    with store.begin() as work:
        work.inbox.keep("telegram", 1, LANE, {"message": {"text": "dag", "chat": {"id": 5}}})
        work.commit()


def nothing(*_said: object) -> None:
    """Nobody is told here."""


def turns(
    store: Store,
    wake: Wake,
    handle: Callable[[InboxMessage], None],
    on_outage: Callable[[InboxMessage], None] = nothing,
) -> Turns:
    async def handled(_incoming: Incoming, message: InboxMessage) -> None:
        await asyncio.to_thread(handle, message)

    return Turns(store, "telegram", handled, on_outage, nothing, wake)


async def test_a_turn_that_the_database_broke_off_begins_again_before_its_lease_ends(
    store: Store, wake: Wake
) -> None:
    """The clock of this store stands still: no lease ends."""
    keep(store)
    begun: list[int] = []

    def handle(message: InboxMessage) -> None:
        begun.append(message.attempts)
        if len(begun) == 1:
            raise Unreachable
        done(store, message.id)
        wake.stop()

    async with asyncio.timeout(20):
        await turns(store, wake, handle).run(1)
    assert begun == [1, 1], "that was no try"


async def test_what_was_written_before_the_connection_broke_is_not_done_twice(
    store: Store, wake: Wake
) -> None:
    keep(store)
    begun: list[int] = []

    def handle(message: InboxMessage) -> None:
        begun.append(message.id)
        done(store, message.id)
        wake.stop()
        raise Unreachable

    async with asyncio.timeout(20):
        await turns(store, wake, handle).run(1)
    with store.read() as work:
        assert not work.inbox.busy(LANE)
    assert len(begun) == 1


async def test_a_turn_that_outlived_its_lease_does_not_bring_back_what_another_answered(
    store: Store, wake: Wake, hands: Hands
) -> None:
    keep(store)
    begun: list[int] = []
    told: list[InboxMessage] = []

    def handle(message: InboxMessage) -> None:
        begun.append(message.id)
        hands.forward(LEASE)
        with store.begin() as work:
            assert work.inbox.claim("telegram"), "another worker takes it up"
            work.commit()
        done(store, message.id)
        wake.stop()
        raise RasaAway("timeout")

    async with asyncio.timeout(20):
        await turns(store, wake, handle, told.append).run(1)
    with store.read() as work:
        assert not work.inbox.busy(LANE)
    assert len(begun) == 1
    assert told == [], "who was answered hears of no outage"


async def test_who_waits_on_as_rasa_is_away_is_told(store: Store, wake: Wake) -> None:
    keep(store)
    told: list[int] = []

    def handle(_message: InboxMessage) -> None:
        wake.stop()
        raise RasaAway("timeout")

    async with asyncio.timeout(20):
        await turns(store, wake, handle, lambda message: told.append(message.id)).run(1)
    assert len(told) == 1


def done(store: Store, inbox_id: int) -> None:
    with store.begin() as work:
        work.inbox.done(inbox_id)
        work.commit()
