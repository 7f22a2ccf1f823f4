"""Workers over one queue."""

import asyncio
import threading

from bot.crew import Crew
from bot.wake import Wake
from storage import Unreachable

SOON = 5.0


class Queue:
    """A queue whose looks are counted; each look takes the next thing."""

    def __init__(self, *work: str) -> None:
        self.work, self.looks, self.away = list(work), 0, 0
        self.done: list[str] = []
        self._looking = threading.Lock()

    def claim(self) -> str | None:
        assert self._looking.acquire(blocking=False), "two looked at once"
        try:
            self.looks += 1
            if self.away:
                self.away -= 1
                raise Unreachable("gone")
            return self.work.pop(0) if self.work else None
        finally:
            self._looking.release()


async def test_work_costs_few_looks_however_many_workers_there_are(wake: Wake) -> None:
    queue = Queue("one")
    await _works_through(queue, wake, workers=16)
    assert queue.done == ["one"]
    assert queue.looks <= 3  # for the work, for more of it, and when it was done


async def test_work_is_done_side_by_side(wake: Wake) -> None:
    queue, all_there = Queue("a", "b", "c"), asyncio.Barrier(3)

    async def do(one: str) -> None:
        await all_there.wait()
        queue.done.append(one)
        if len(queue.done) == 3:
            wake.stop()

    await asyncio.wait_for(Crew(wake, queue.claim, do, "test").run(3), SOON)
    assert sorted(queue.done) == ["a", "b", "c"]


async def test_an_unreachable_database_is_asked_again(wake: Wake) -> None:
    queue = Queue("one")
    queue.away = 1
    await _works_through(queue, wake, workers=2)
    assert queue.done == ["one"]


async def _works_through(queue: Queue, wake: Wake, workers: int) -> None:
    done = asyncio.Event()

    async def do(one: str) -> None:
        queue.done.append(one)
        done.set()

    working = asyncio.create_task(Crew(wake, queue.claim, do, "test").run(workers))
    await asyncio.wait_for(done.wait(), SOON)
    wake.stop()
    await asyncio.wait_for(working, SOON)
