"""Showing that an answer is coming, when it takes a while."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.messenger import Messenger

NOTICEABLE = 0.5
"""Seconds. "We only recommend using this method when a response from the bot will take a
noticeable amount of time to arrive" (Bot API, sendChatAction)."""
SHOWN = 4.5
"""Seconds until it is shown anew: Telegram shows it for five (Bot API, sendChatAction)."""


@asynccontextmanager
async def answer_is_coming(messenger: Messenger, chat_id: int) -> AsyncIterator[None]:
    """While the `with` lasts, the person sees that we are at work."""
    showing = asyncio.create_task(_show(messenger, chat_id))
    try:
        yield
    finally:
        showing.cancel()


async def _show(messenger: Messenger, chat_id: int) -> None:
    await asyncio.sleep(NOTICEABLE)
    while True:
        await messenger.typing(chat_id)
        await asyncio.sleep(SHOWN)
