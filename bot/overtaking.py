"""Danger is heard before all that came earlier in its conversation and is not heard yet."""

import asyncio

from bot.incoming import Incoming, Kind
from bot.rasa import Rasa
from bot.reading import may_be_danger
from bot.speaker import Reception
from bot.turns import Handler
from storage import Store
from storage.models import InboxMessage

SAY = (Kind.TEXT, Kind.FILE, Kind.EDIT, Kind.COMMAND)
"""What has words that may speak of danger."""


class Overtaking:
    """Hands on what speaks of danger, and hurries its answers."""

    def __init__(self, store: Store, rasa: Rasa, reception: Reception, handle: Handler) -> None:
        self._store, self._rasa, self._reception = store, rasa, reception
        self._handle = handle

    async def heard(self, incoming: Incoming, message: InboxMessage) -> bool:
        """Whether it is danger, and was handled now. Raises RasaAway."""
        if not await self._is_danger(incoming):
            return False
        await self._handle(incoming, message)
        await asyncio.to_thread(self._hurry, message)
        return True

    async def _is_danger(self, incoming: Incoming) -> bool:
        if incoming.kind not in SAY:
            return False
        speaker = await asyncio.to_thread(self._reception.meet, incoming)
        return await may_be_danger(self._rasa, incoming.text, speaker.key)

    def _hurry(self, message: InboxMessage) -> None:
        with self._store.begin() as work:
            work.gathering.hurry(message)
            work.commit()
