"""Files of residents that we keep ourselves: photos without their metadata, and voice messages."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.cabinet import Cabinet
from bot.incoming import Incoming
from bot.messenger import NotSent, TryLater
from bot.pictures import MOST_BYTES, NotAPicture, TooLarge, clean
from bot.telegram import TOO_BIG, TelegramMessenger
from storage import Store
from storage.inbox import AWAITS_FILE
from storage.models import File, InboxMessage

logger = logging.getLogger(__name__)

KEPT = frozenset({"photo", "document", "voice"})
"""Kinds of which we keep our own copy; of the others Telegram makes one for the stewards."""
VOICE_TYPE = "audio/ogg"
PATIENCE = timedelta(hours=1)
"""How long a resident's messages wait for one file; Telegram may never give it out again."""
DISK_PAUSE = 5.0
DAY = timedelta(days=1)
MOST_A_DAY = 100 * 1024 * 1024
"""Bytes that we keep of one resident in a day: some hundred photos, or two hours of speech."""
VOICE_BEGINS = b"OggS"
"""Bot API, sendVoice: an OGG file; each page of it begins so (RFC 3533, 6)."""


@dataclass(frozen=True)
class Refusal:
    """A file that is not passed on; `say` is the text that tells the resident why."""

    say: str


NOT_A_PICTURE = Refusal("file-not-a-picture")
TOO_LARGE = Refusal("file-too-large")
LOST = Refusal("file-lost")
ENOUGH = Refusal("file-enough-today")


class EnoughToday(Exception):
    """This resident had us keep as much as one person may in a day."""


class NotAVoice(NotAPicture):
    """The bytes are no voice message, whatever their sender says."""


class Safekeeping:
    """Fetches what residents send, and keeps it before anybody hears of it."""

    def __init__(self, store: Store, messenger: TelegramMessenger, cabinet: Cabinet) -> None:
        self._store, self._messenger, self._cabinet = store, messenger, cabinet
        self._one_at_a_time = asyncio.Lock()  # a large picture takes hundreds of MB

    async def keep(
        self, incoming: Incoming, message: InboxMessage, resident_id: int
    ) -> dict[str, Any] | Refusal:
        """The file as reports and stewards' messages carry it, with "stored" if we keep it.

        The same message again fetches nothing. Raises TryLater while Telegram or the disk is
        away, until `PATIENCE` is over.
        """
        file = incoming.file or {}
        if file.get("kind") not in KEPT:
            return passed_on(file)
        row = await asyncio.to_thread(self._known, message.id)
        try:
            row = row or await self._take(file, message.id, resident_id)
        except NotAPicture:
            return NOT_A_PICTURE
        except TooLarge:
            return TOO_LARGE
        except EnoughToday:
            return ENOUGH
        except TryLater as later:
            if self._store.clock() - message.received_at >= PATIENCE:
                return LOST
            logger.info("file_later inbox=%s why=%s", message.id, later)
            raise TryLater(AWAITS_FILE, later.seconds) from later
        except NotSent as gone:
            logger.info("file_lost inbox=%s why=%s", message.id, gone)
            return LOST
        return {**passed_on(file), "kind": row.kind, "stored": row.id}

    def _known(self, inbox_id: int) -> File | None:
        with self._store.read() as work:
            return work.files.of_message(inbox_id)

    async def _take(self, file: dict[str, Any], inbox_id: int, resident_id: int) -> File:
        if (file.get("size") or 0) > MOST_BYTES:
            raise TooLarge
        if await asyncio.to_thread(self._taken, resident_id) >= MOST_A_DAY:
            raise EnoughToday
        data = await self._fetched(str(file.get("file_id")))
        kind, media_type = "voice", VOICE_TYPE
        if file["kind"] == "voice":
            if not data.startswith(VOICE_BEGINS):
                raise NotAVoice
        else:
            kind, media_type = "photo", "image/jpeg"
            async with self._one_at_a_time:
                data = await asyncio.to_thread(clean, data)
        return await asyncio.to_thread(
            self._store_away, data, kind, media_type, inbox_id, resident_id
        )

    def _taken(self, resident_id: int) -> int:
        with self._store.read() as work:
            return work.files.bytes_of(resident_id, DAY)

    async def _fetched(self, file_id: str) -> bytes:
        try:
            return await self._messenger.fetch(file_id)
        except NotSent as error:
            if TOO_BIG in str(error).casefold():
                raise TooLarge from error
            raise

    def _store_away(
        self, data: bytes, kind: str, media_type: str, inbox_id: int, resident_id: int
    ) -> File:
        """First the file, then its row: a row never speaks of a file that is not there."""
        try:
            key = self._cabinet.put(data)
        except OSError as error:
            logger.error("files_folder_away error=%s", type(error).__name__)
            raise TryLater("disk", DISK_PAUSE) from error
        with self._store.begin() as work:
            row = work.files.keep(
                key,
                kind=kind,
                media_type=media_type,
                size=len(data),
                resident_id=resident_id,
                inbox_id=inbox_id,
            )
            work.commit()
        if row.key != key:
            self._cabinet.remove(key)  # another worker was here before
        return row


def passed_on(file: dict[str, Any]) -> dict[str, Any]:
    """What is remembered of a file that Telegram keeps: where it is."""
    return {name: file.get(name) for name in ("chat", "message", "kind")}
