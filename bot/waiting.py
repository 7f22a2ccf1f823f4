"""Who waits because Rasa is in trouble is told so in seconds, and heard by people in minutes."""

import asyncio
import logging
from datetime import timedelta

from bot.endings import Endings
from bot.incoming import Kind, read
from bot.rasa import Rasa
from bot.speaker import Reception
from bot.wake import Wake
from storage import Store, Unreachable
from storage.models import InboxMessage

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
HONEST_AFTER = timedelta(seconds=3)
"""Who waits so long while Rasa is in trouble is told; with a look each second, within five."""
KEPT_AFTER = timedelta(minutes=5)
"""Then the words are a report for the stewards, so that nobody waits for a machine."""
AT_ONCE = 200
"""How many are looked at each time."""
TALKS = frozenset({Kind.TEXT, Kind.COMMAND, Kind.BUTTON, Kind.FILE, Kind.PLACE})
"""What is answered with Rasa, or by nobody."""


class Waiting:
    """Looks each second after who waits, whether workers are free or not."""

    def __init__(
        self, store: Store, rasa: Rasa, reception: Reception, endings: Endings, channel: str
    ) -> None:
        self._store, self._rasa, self._channel = store, rasa, channel
        self._reception, self._endings = reception, endings
        self._told_up_to = 0

    async def run(self, wake: Wake) -> None:
        """Looks until told to stop."""
        while not wake.stopping:
            try:
                if await asyncio.to_thread(self.look):
                    wake.call()
            except Unreachable:
                logger.warning("database_away where=waiting")
            await asyncio.sleep(LOOK_SECONDS)

    def look(self) -> int:
        """One look; returns how many were told something."""
        trouble = self._rasa.in_trouble
        if not trouble:
            self._told_up_to = 0
        told = self._held_up(HONEST_AFTER, self._told_up_to) if trouble else []
        kept = [row for row in self._held_up(KEPT_AFTER) if trouble or row.error]
        return sum([self._tell(row) for row in told] + [self._keep(row) for row in kept])

    def _held_up(self, span: timedelta, beyond: int = 0) -> list[InboxMessage]:
        with self._store.read() as work:
            return work.inbox.held_up(self._channel, work.now - span, AT_ONCE, beyond)

    def _tell(self, row: InboxMessage) -> bool:
        self._told_up_to, incoming = row.id, read(row.payload)
        if not incoming.private or incoming.kind not in TALKS:
            return False
        self._endings.outage(incoming, row)
        return True

    def _keep(self, row: InboxMessage) -> bool:
        incoming = read(row.payload)
        if not incoming.private or incoming.kind is not Kind.TEXT:
            return False
        speaker = self._reception.meet(incoming)
        if speaker.steward_case is not None:
            return False  # the case has the words already
        case = self._endings.kept(speaker, row)
        if case is not None:
            logger.warning("kept_as_report inbox=%s case=%s", row.id, case.id)
        return case is not None
