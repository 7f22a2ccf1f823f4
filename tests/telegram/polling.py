"""getUpdates: the long poll."""

import asyncio
import time

from .errors import Json, bad_request, conflict
from .params import Params
from .world import World

LONGEST_POLL = 50
"""Telegram's server holds a poll open for at most this many seconds."""
WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


async def get_updates(world: World, params: Params) -> list[Json]:
    """Bot API, getUpdates: waits for updates for `timeout` seconds.

    A second call while one waits ends the older one with 409. Numbers out of range are moved
    into it, as Telegram does.
    """
    limit = min(max(params.number("limit", 100), 1), 100)
    deadline = time.monotonic() + min(max(params.number("timeout"), 0), LONGEST_POLL)
    ticket = object()
    with world.bell.lock:
        _begin(world, params, ticket)
    with world.bell.listening() as rung:
        while True:
            rung.clear()
            with world.bell.lock:
                batch = _look(world, ticket, limit)
            left = deadline - time.monotonic()
            if batch or left <= 0 or world.closing:
                return batch
            await _wait(rung, left)


def _begin(world: World, params: Params, ticket: object) -> None:
    if world.webhook.url:
        raise conflict(WEBHOOK_IS_SET)
    offset = params.number("offset")
    if offset < 0:
        world.violations.append(f"getUpdates with offset {offset}: it throws updates away")
        raise bad_request("the stand-in for Telegram forbids negative offsets")
    world.updates.allow(params.structure("allowed_updates"))
    if offset:
        world.updates.confirm_below(offset)
    world.poller = ticket
    world.bell.ring()  # an older poll must see at once that it was replaced


def _look(world: World, ticket: object, limit: int) -> list[Json]:
    if world.poller is not ticket:
        by_webhook = bool(world.webhook.url)
        raise conflict("terminated by setWebhook request" if by_webhook else OTHER_POLLER)
    return world.updates.hand_out(limit)


async def _wait(rung: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(rung.wait(), seconds)
    except TimeoutError:
        return
