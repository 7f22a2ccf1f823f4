"""Who waits because Rasa is in trouble is told so in seconds, and heard by people in minutes."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from bot.endings import Endings
from bot.failing import Failing
from bot.incoming import Incoming, Kind, read
from bot.rasa import LEFT_ALONE, Rasa
from bot.speaker import Reception, Speaker
from bot.wake import Wake
from storage import Store, Unreachable
from storage.models import InboxMessage

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
HONEST_AFTER = timedelta(seconds=2)
"""Who waits so long while Rasa is in trouble is told; with a look each second, within five."""
AT_ONCE = 200
"""How many are looked at each time."""
TALKS = frozenset({Kind.TEXT, Kind.COMMAND, Kind.BUTTON, Kind.FILE, Kind.PLACE, Kind.EDIT})
"""What somebody waits for an answer to that Rasa has a part in."""
MAY_BE_WORDS = frozenset({Kind.TEXT, Kind.COMMAND})
"""What is words, or may have words behind it."""


class Waiting:
    """Looks each second after who waits, whether workers are free or not, and hears of each turn
    in which Rasa was away."""

    def __init__(
        self,
        store: Store,
        rasa: Rasa,
        failing: Failing,
        reception: Reception,
        endings: Endings,
        channel: str,
    ) -> None:
        self._store, self._rasa, self._failing = store, rasa, failing
        self._reception, self._endings, self._channel = reception, endings, channel
        self._kept_after = store.policy.outage.report_after
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
        if not self._rasa.in_trouble:
            self._told_up_to = 0
            return 0
        with self._store.read() as work:
            since = work.now - HONEST_AFTER
            late = work.inbox.held_up(self._channel, since, AT_ONCE, self._told_up_to)
        return sum(_apart(self._tell, row) for row in late)

    def _tell(self, row: InboxMessage) -> bool:
        self._told_up_to, incoming = row.id, read(row.payload)
        if not incoming.private or incoming.kind not in TALKS:
            return False
        self._failing.begins(row.id)
        self._endings.outage(incoming, row)
        return True

    def failed(self, claim: InboxMessage) -> None:
        """Rasa was away in the turn of this message, and it waits again. Whatever the reason: who
        wrote it is told, and after the policy's time it does not wait for Rasa any more."""
        with self._store.read() as work:
            row = work.inbox.get(claim.id)  # an edit may have become a text in its turn
        incoming = read(row.payload)
        if not incoming.private:
            return
        speaker = self._reception.meet(incoming)
        if incoming.kind in TALKS:
            self._endings.out_of_order(incoming, row, speaker)
        failed = self._failing.again(row.id, speaker.key, tried=row.error != LEFT_ALONE)
        if failed.lasts < self._kept_after:
            return
        if not self._kept(incoming, row, speaker) and failed.alone:
            logger.error("put_aside inbox=%s kind=%s", row.id, incoming.kind)
            self._endings.put_aside(incoming, row)

    def _kept(self, incoming: Incoming, row: InboxMessage, speaker: Speaker) -> bool:
        """Whether the words that wait are with the stewards now; what is no words cannot be."""
        if incoming.kind not in MAY_BE_WORDS:
            return False
        case = self._endings.kept(speaker, row)
        if case is not None:
            logger.warning("kept_as_report inbox=%s case=%s", row.id, case.id)
        return case is not None


def _apart(do: Callable[[InboxMessage], bool], row: InboxMessage) -> bool:
    """One that fails by itself must not keep the others waiting."""
    try:
        return do(row)
    except Unreachable:
        raise
    except Exception as error:
        logger.error("waiting_failed inbox=%s error=%s", row.id, type(error).__name__)
        return False
