"""What becomes of a file: kept, put with the rest of its album, or refused kindly."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.albums import Albums
from bot.endings import Endings
from bot.incoming import Incoming, Kind
from bot.rasa import Rasa
from bot.safekeeping import Refusal, Safekeeping
from bot.speaker import Speaker
from bot.speech import also_for_the_bot, has_words, plain
from storage import Store
from storage.models import InboxMessage
from storage.outbox import Words


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
        kept = await self._safekeeping.keep(incoming, message, speaker.resident_id)
        if isinstance(kept, Refusal):
            return await self._refused(incoming, message, speaker, Words(kept.say))
        incoming = replace(incoming, file=kept)
        return None if await self._goes_along(incoming, message, speaker) else (incoming, [])

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
