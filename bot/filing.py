"""What becomes of a file: kept, put with the rest of its album, or refused kindly."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.albums import Albums
from bot.endings import Endings
from bot.incoming import Incoming, Kind
from bot.messenger import TryLater
from bot.rasa import Rasa, RasaAway
from bot.reading import may_be_danger
from bot.safekeeping import LOST, Refusal, Safekeeping
from bot.speaker import Speaker
from bot.speech import also_for_the_bot, has_words, plain
from storage import Store
from storage.models import InboxMessage
from storage.outbox import Words

DANGER_WAITS = 3.0
"""Seconds that words of danger wait for the file that came with them."""


class Filing:
    """Takes in residents' files, before anybody hears of them."""

    def __init__(
        self, store: Store, rasa: Rasa, home: Path, endings: Endings, safekeeping: Safekeeping
    ) -> None:
        self._rasa, self._home, self._endings = rasa, home, endings
        self._safekeeping, self._albums = safekeeping, Albums(store)

    async def receive(
        self, incoming: Incoming, message: InboxMessage, speaker: Speaker
    ) -> tuple[Incoming, list[Words]] | None:
        """What is left to answer, and what to say before that; None when the turn is over.

        Of a file that is refused only the words go on. Raises TryLater or RasaAway.
        """
        kept = await self._kept(incoming, message, speaker)
        if isinstance(kept, Refusal):
            return await self._refused(incoming, message, speaker, Words(kept.say))
        incoming = replace(incoming, file=kept)
        return None if await self._goes_along(incoming, message, speaker) else (incoming, [])

    async def _kept(
        self, incoming: Incoming, message: InboxMessage, speaker: Speaker
    ) -> dict[str, Any] | Refusal:
        """As `Safekeeping.keep` says, but words of danger hardly wait for their file."""
        danger = await self._is_danger(incoming, speaker)
        try:
            async with asyncio.timeout(DANGER_WAITS if danger else None):
                return await self._safekeeping.keep(incoming, message, speaker.resident_id)
        except (TryLater, TimeoutError):
            if danger:
                return LOST
            raise

    async def _is_danger(self, incoming: Incoming, speaker: Speaker) -> bool:
        """No while Rasa is away: the turn needs it only if no steward has the talk."""
        try:
            return await may_be_danger(self._rasa, incoming.text, speaker.key)
        except RasaAway:
            return False

    async def _refused(
        self, incoming: Incoming, message: InboxMessage, speaker: Speaker, refusal: Words
    ) -> tuple[Incoming, list[Words]] | None:
        told = await asyncio.to_thread(self._albums.not_yet_said, incoming, message, refusal)
        if has_words(incoming.text):
            return replace(incoming, kind=Kind.TEXT, file=None), told
        await asyncio.to_thread(self._endings.answer, message.id, speaker, told)
        return None

    async def _goes_along(
        self, incoming: Incoming, message: InboxMessage, speaker: Speaker
    ) -> bool:
        """Whether it went along with its album; words that must not wait never do."""
        if not incoming.album:
            return False
        said = plain(incoming.text)
        if has_words(said):
            meant = (await self._rasa.parse(said, speaker.key)).intent
            if meant in also_for_the_bot(self._home):
                return False
        return await asyncio.to_thread(self._albums.goes_along, incoming, message, speaker)
