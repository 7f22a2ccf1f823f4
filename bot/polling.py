"""Long polling: an update is confirmed to Telegram only when it is on disk.

python-telegram-bot's own poller confirms before updates are handled (design, trap 12), asks for
ever for a batch with an update that it cannot read, and then logs that batch, words included.
So we ask for raw updates by the library's `Bot`, and move the offset ourselves.
"""

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from tenacity import AsyncRetrying, RetryCallState, wait_exponential_jitter

from bot.intake import ALLOWED_UPDATES, Intake
from storage import Unreachable
from storage.retrying import CHANCE, Retry

logger = logging.getLogger(__name__)

POLL_SECONDS = 25
"""How long Telegram holds a request that has nothing to tell."""
RAW_GET_UPDATES = "GetUpdates"
"""Method names know no case (Bot API, "Making requests"). Spelled as `Bot.getUpdates` is, the
library warns that it has a method for this; that one cannot give raw updates."""
CONFLICT = Retry(first=5.0, factor=1.0)
"""Two who poll with one token get 409 in turn; this leaves the other time to end."""
FAULT = Retry(first=2.0, factor=1.5, longest=15.0)


class Polling:
    """Asks for updates until cancelled; what was not confirmed then comes again."""

    def __init__(self, bot: Bot, intake: Intake) -> None:
        self._bot, self._intake = bot, intake
        self._offset: int | None = None

    async def run(self) -> None:
        """Takes away a webhook if one was left, keeping what waits there, then polls."""
        try:
            await patiently(self._bot.initialize)
            await patiently(lambda: self._bot.delete_webhook(drop_pending_updates=False))
            while True:
                for update in await patiently(self._ask):
                    await self._keep(update)
                    self._offset = int(update["update_id"]) + 1
        finally:
            await self._bot.shutdown()

    async def _ask(self) -> list[dict[str, Any]]:
        """One long poll. After an empty one the offset is let go: Telegram may start again at a
        lower number after a quiet week (Bot API, Update.update_id)."""
        wishes = {"timeout": POLL_SECONDS, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            wishes["offset"] = self._offset
        updates: list[dict[str, Any]] = await self._bot.do_api_request(
            RAW_GET_UPDATES, api_kwargs=wishes, read_timeout=POLL_SECONDS + 10
        )
        if not updates:
            self._offset = None
        return updates

    async def _keep(self, update: dict[str, Any]) -> None:
        """Tries until it is on disk: nothing may be confirmed before."""
        patient = AsyncRetrying(
            wait=wait_exponential_jitter(multiplier=0.2, max=10, jitter=0.2), before_sleep=_not_kept
        )
        await patient(self._intake.keep, update)


async def patiently[T](call: Callable[[], Awaitable[T]]) -> T:
    """Asks until Telegram answers, with a pause that fits the refusal.

    Raises InvalidToken, which no waiting mends.
    """
    for failed in itertools.count(1):
        try:
            return await call()
        except InvalidToken:
            raise
        except TelegramError as error:
            logger.warning("telegram_away where=door error=%s", type(error).__name__)
            await asyncio.sleep(_pause(error, failed))
    raise AssertionError("it counts for ever")


def _pause(error: TelegramError, failed: int) -> float:
    if isinstance(error, RetryAfter):
        after = error.retry_after
        return after.total_seconds() if isinstance(after, timedelta) else float(after)
    policy = CONFLICT if isinstance(error, Conflict) else FAULT
    pause = policy.pause(failed, CHANCE)
    return pause.total_seconds() if pause else 0.0


def _not_kept(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Unreachable):
        logger.warning("database_away where=intake")
    else:
        logger.error("update_not_kept error=%s", type(error).__name__)
