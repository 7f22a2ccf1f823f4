"""The bell between those who make work and those who do it."""

import asyncio

from bot.wake import DELIVERY, TURNS, Wake

LONG, SOON = 60.0, 1.0


async def test_a_call_rings_every_bell(wake: Wake) -> None:
    waiting = [asyncio.create_task(wake.bell(TURNS).wait(LONG)) for _ in range(3)]
    await asyncio.sleep(0)
    wake.call()
    await asyncio.wait_for(asyncio.gather(*waiting), SOON)


async def test_a_call_that_nobody_waited_for_is_not_lost(wake: Wake) -> None:
    bell = wake.bell(TURNS)
    wake.call()
    await asyncio.wait_for(bell.wait(LONG), SOON)
    done, (still,) = await asyncio.wait([asyncio.create_task(bell.wait(LONG))], timeout=0.02)
    still.cancel()
    assert not done


async def test_who_hears_a_call_does_not_take_it_from_the_others(wake: Wake) -> None:
    quick, busy = wake.bell(TURNS), wake.bell(TURNS)
    wake.call()
    await asyncio.wait_for(quick.wait(LONG), SOON)
    await asyncio.wait_for(busy.wait(LONG), SOON)


async def test_a_call_for_one_kind_of_work_leaves_the_others_in_peace(wake: Wake) -> None:
    turns, delivery = wake.bell(TURNS), wake.bell(DELIVERY)
    wake.call(TURNS)
    await asyncio.wait_for(turns.wait(LONG), SOON)
    done, (still,) = await asyncio.wait([asyncio.create_task(delivery.wait(LONG))], timeout=0.02)
    still.cancel()
    assert not done


async def test_without_a_call_waiting_ends_by_itself(wake: Wake) -> None:
    await asyncio.wait_for(wake.bell(TURNS).wait(0.01), SOON)


async def test_after_stop_nobody_waits(wake: Wake) -> None:
    bell = wake.bell(TURNS)
    waiting = asyncio.create_task(bell.wait(LONG))
    await asyncio.sleep(0)
    wake.stop()
    await asyncio.wait_for(asyncio.gather(waiting, bell.wait(LONG), bell.wait(LONG)), SOON)
    assert wake.stopping
