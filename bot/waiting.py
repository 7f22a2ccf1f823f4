"""Who waits because Rasa is in trouble is told so in seconds, and heard by people in minutes."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.endings import Endings
from bot.incoming import Incoming, Kind, read
from bot.rasa import Rasa
from bot.speaker import Reception
from bot.wake import Wake
from storage import Store, Unreachable
from storage.models import InboxMessage

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
HONEST_AFTER = timedelta(seconds=2)
"""Who waits so long while Rasa is in trouble is told; with a look each second, within five."""
AT_ONCE = 200
"""How many are looked at each time."""
EMPTY = "empty"
"""Why a message waits at which Rasa falls silent (`RasaAway`): others may be answered."""
TALKS = frozenset({Kind.TEXT, Kind.COMMAND, Kind.BUTTON, Kind.FILE, Kind.PLACE})
"""What is answered with Rasa, or by nobody."""


class Waiting:
    """Looks each second after who waits, whether workers are free or not.

    What waited before we began has its own time from our beginning on: Rasa may only be starting.
    """

    def __init__(
        self, store: Store, rasa: Rasa, reception: Reception, endings: Endings, channel: str
    ) -> None:
        self._store, self._rasa, self._channel = store, rasa, channel
        self._reception, self._endings = reception, endings
        self._kept_after = store.policy.outage.report_after
        self._began = store.clock()
        self._trouble_since: datetime | None = None
        self._told_up_to = 0
        self._turns = 0
        self._spoke_at: datetime | None = None

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
        if self._rasa.in_trouble:
            self._trouble_since = self._trouble_since or self._store.clock()
            late = self._held_up(HONEST_AFTER, self._told_up_to)
            told = [_apart(self._tell, row) for row in late]
        else:
            self._trouble_since, self._told_up_to, told = None, 0, []
        if self._turns != self._rasa.turns:
            self._turns, self._spoke_at = self._rasa.turns, self._store.clock()
        kept = [row for row in self._held_up(self._kept_after) if self._is_long(row)]
        return sum(told) + sum(_apart(self._keep, row) for row in kept)

    def _is_long(self, row: InboxMessage) -> bool:
        """Whether Rasa had its time: all of it was away so long, or only this message fails."""
        since = self._began if row.error == EMPTY else self._trouble_since
        return since is not None and since <= self._store.clock() - self._kept_after

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
        if not incoming.private or incoming.kind not in TALKS:
            return False
        if incoming.kind is not Kind.TEXT:
            return self._fails_alone(row) and self._put_aside(incoming, row)
        speaker = self._reception.meet(incoming)
        if speaker.steward_case is not None:
            return False  # the case has the words already
        case = self._endings.kept(speaker, row)
        if case is not None:
            logger.warning("kept_as_report inbox=%s case=%s", row.id, case.id)
        return case is not None

    def _fails_alone(self, row: InboxMessage) -> bool:
        """Whether Rasa had words for others since this message came, and none for it."""
        lately = max(row.received_at, self._store.clock() - self._kept_after)
        return row.error == EMPTY and self._spoke_at is not None and self._spoke_at >= lately

    def _put_aside(self, incoming: Incoming, row: InboxMessage) -> bool:
        """What is no text cannot become a report."""
        logger.error("put_aside inbox=%s kind=%s", row.id, incoming.kind)
        return self._endings.put_aside(incoming, row)


def _apart(do: Callable[[InboxMessage], bool], row: InboxMessage) -> bool:
    """One that fails by itself must not keep the others waiting."""
    try:
        return do(row)
    except Unreachable:
        raise
    except Exception as error:
        logger.error("waiting_failed inbox=%s error=%s", row.id, type(error).__name__)
        return False
