"""Sending limits, over hours of a clock that jumps: what Telegram allows and no more."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from bot.limits import Limits
from bot.messenger import TryLater

MARIA, IVAN, STEWARDS = 5, 6, -1001


class _Jumping(selectors.DefaultSelector):
    """Waits for nothing: where it would wait, its clock goes forward."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        self.now += max(timeout or 0.0, 1e-6)  # even doing nothing takes a moment
        return super().select(0)


def at_once[T](main: Callable[[Limits], Coroutine[Any, Any, T]]) -> T:
    """Runs it with limits of its own, on a loop whose waits take no time."""
    selector = _Jumping()
    loop = asyncio.SelectorEventLoop(selector)
    loop.time = lambda: selector.now  # type: ignore[method-assign]
    try:
        return loop.run_until_complete(main(Limits()))
    finally:
        loop.close()


def now() -> float:
    return asyncio.get_running_loop().time()


async def grants(limits: Limits, chat: int, count: int) -> list[float]:
    """When each of so many messages to a chat may go; one that must come later does."""
    times: list[float] = []
    while len(times) < count:
        try:
            await limits.turn(chat)
            times.append(now())
        except TryLater as later:
            await asyncio.sleep(later.seconds or 0)
    return times


def most_within(times: list[float], span: float) -> int:
    """The most grants in any span of that length; both ends belong to the next one."""
    return max(sum(begin <= t < begin + span for t in times) for begin in times)


def test_a_person_gets_a_burst_and_then_one_a_second() -> None:
    times = at_once(lambda limits: grants(limits, MARIA, 60))
    assert times[2] < 0.01
    assert 1.0 <= times[3] <= 1.1
    assert 56 <= times[-1] <= 62


def test_a_group_never_gets_more_than_20_in_any_minute() -> None:
    times = at_once(lambda limits: grants(limits, STEWARDS, 100))
    assert times[18] < 0.01
    assert most_within(times, 60) <= 20
    assert times[-1] <= 301


def test_all_together_never_get_more_than_30_in_any_second() -> None:
    async def many(limits: Limits) -> list[float]:
        batches = await asyncio.gather(*(grants(limits, chat, 2) for chat in range(1, 101)))
        return sorted(time for batch in batches for time in batch)

    times = at_once(many)
    assert most_within(times, 1.0) <= 30
    assert times[-1] <= 8


def test_a_person_who_must_wait_holds_up_nobody_else() -> None:
    async def both(limits: Limits) -> list[float]:
        waiting = asyncio.create_task(grants(limits, MARIA, 10))
        await asyncio.sleep(0.001)
        others = await grants(limits, IVAN, 3)
        waiting.cancel()
        return others

    assert max(at_once(both)) < 0.01


def test_a_full_group_lets_the_sender_go_on_with_other_work() -> None:
    async def full(limits: Limits) -> tuple[float | None, float]:
        await grants(limits, STEWARDS, 19)
        with pytest.raises(TryLater) as later:
            await limits.turn(STEWARDS)
        return later.value.seconds, now()

    seconds, moment = at_once(full)
    assert seconds == pytest.approx(60, abs=0.1)
    assert moment < 0.1


def test_a_chat_that_telegram_halted_gets_nothing_until_then() -> None:
    async def halted(limits: Limits) -> tuple[list[float], list[float]]:
        limits.halt(MARIA, 30)
        other = await grants(limits, IVAN, 1)
        return other, await grants(limits, MARIA, 1)

    ivan, maria = at_once(halted)
    assert ivan[0] < 0.01
    assert maria[0] == pytest.approx(30, abs=0.01)
