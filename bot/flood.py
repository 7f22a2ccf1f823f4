"""Residents who write faster than anybody can answer: danger is heard at once, the rest together.
So it is behind a file that is waited for, but there the rest keeps its order.

Nothing is dropped. What comes above the limit stays in the inbox until the resident is quiet for
a moment, and is then heard in one turn; the resident is told so once.
"""

import asyncio
import logging
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.incoming import Incoming, Kind, read
from bot.overtaking import Overtaking
from bot.rasa import Rasa
from bot.speaker import Reception
from bot.turns import Handler
from storage import Store
from storage.inbox import BEHIND, GATHERED
from storage.models import InboxMessage
from storage.outbox import Words

logger = logging.getLogger(__name__)

NEVER_WAIT = (Kind.BUTTON, Kind.DRAFT, Kind.BLOCKED, Kind.UNBLOCKED, Kind.SERVICE)
"""Each button counts once, and the rest is not of the resident's making."""
TOLD = "too-fast"
TOLD_AGAIN = timedelta(minutes=10)
LONGEST_TEXT = 4_000
"""Signs that are heard in one turn: what one message of Telegram can hold."""


@dataclass(frozen=True)
class FloodLimit:
    """`most` messages within `span` are answered one by one.

    What comes above is heard when nothing came for `calm`, and never later than `longest` after
    it came.
    """

    most: int = 30
    span: timedelta = timedelta(minutes=1)
    calm: timedelta = timedelta(seconds=10)
    longest: timedelta = timedelta(minutes=1)


class Flood:
    """Stands before the handling of residents' messages."""

    def __init__(
        self, store: Store, rasa: Rasa, reception: Reception, handle: Handler, limit: FloodLimit
    ) -> None:
        self._store, self._reception, self._handle = store, reception, handle
        self._overtaking = Overtaking(store, rasa, reception, handle)
        self.limit = limit

    async def handle(self, incoming: Incoming, message: InboxMessage) -> None:
        """One update. Raises RasaAway or TryLater when it must be tried again later."""
        if await asyncio.to_thread(self._behind_a_file, message):
            if not await self._overtaking.heard(incoming, message):
                await asyncio.to_thread(self._stay_behind, message)
        elif incoming.kind in NEVER_WAIT:
            await self._handle(incoming, message)
        elif message.error == GATHERED:
            heard = await asyncio.to_thread(self._together, incoming, message)
            if heard is not None:
                await self._handle(heard, message)
        elif not await asyncio.to_thread(self._crowded, message):
            await self._handle(incoming, message)
        elif not await self._overtaking.heard(incoming, message):
            await asyncio.to_thread(self._gather, incoming, message)

    def _behind_a_file(self, message: InboxMessage) -> bool:
        with self._store.read() as work:
            return work.inbox.behind(message)

    def _stay_behind(self, message: InboxMessage) -> None:
        with self._store.begin() as work:
            work.inbox.wait(message, BEHIND, timedelta())
            work.commit()

    def _crowded(self, message: InboxMessage) -> bool:
        with self._store.read() as work:
            return work.gathering.crowded(message, self.limit.most, self.limit.span)

    def _gather(self, incoming: Incoming, message: InboxMessage) -> None:
        speaker = self._reception.meet(incoming)
        with self._store.begin() as work:
            work.gathering.gather(message, min(self.limit.calm, self._left(message)))
            if not work.gathering.told(message.lane, TOLD, work.now - TOLD_AGAIN):
                resident = work.residents.get(speaker.resident_id)
                work.outbox.to_resident(
                    resident, Words(TOLD), conversation_id=speaker.conversation_id
                )
            work.commit()
        logger.info("gathered inbox=%s kind=%s", message.id, incoming.kind)

    def _together(self, incoming: Incoming, message: InboxMessage) -> Incoming | None:
        """What is heard now; None while the resident still writes."""
        with self._store.begin() as work:
            later = work.gathering.of_lane(message.lane)
            newest = max([message, *later], key=lambda row: row.received_at).received_at
            pause = newest + self.limit.calm - work.now
            if work.gathering.more_waits(message.lane):
                pause = self.limit.calm
            if pause > timedelta() and self._left(message) > timedelta():
                work.gathering.wait_on(message, min(pause, self._left(message)))
                work.commit()
                return None
            same, payload = _folded(incoming, message, later)
            work.gathering.together(message, same, payload)
            work.commit()
        logger.info("heard_together inbox=%s messages=%s", message.id, len(same) + 1)
        return read(payload)

    def _left(self, message: InboxMessage) -> timedelta:
        """How long this message may still wait."""
        return message.received_at + self.limit.longest - self._store.clock()


def _folded(
    incoming: Incoming, message: InboxMessage, later: list[InboxMessage]
) -> tuple[list[InboxMessage], dict[str, Any]]:
    """Those that are heard with this message, and the payload that says what they all say.

    Texts become one; of what is the same each time, once is enough; of edits the last counts.
    """
    sort = _sort(incoming, message)
    same = [row for row in later if _sort(read(row.payload), row) == sort]
    if incoming.kind is not Kind.TEXT:
        return same, same[-1].payload if same else message.payload
    texts, taken = [incoming.text], []
    for row in same:
        words = read(row.payload).text
        if sum(map(len, texts)) + len(texts) + len(words) > LONGEST_TEXT:
            break
        texts.append(words)
        taken.append(row)
    told = {**message.payload["message"], "text": "\n".join(texts)}
    told.pop("entities", None)
    return taken, {**message.payload, "message": told}


def _sort(incoming: Incoming, message: InboxMessage) -> Hashable:
    """What has the same is heard as one."""
    kind = incoming.kind
    if kind is Kind.FILE:
        return kind, message.id
    if kind is Kind.COMMAND:
        return kind, incoming.command, incoming.text
    if kind is Kind.EDIT:
        return kind, incoming.message_id
    return kind, incoming.place
