"""Turns: claims inbox rows, one at a time per conversation, and sees each to its end."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError
from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    stop_after_delay,
    wait_exponential_jitter,
)

from bot.crew import Crew
from bot.incoming import Incoming, read
from bot.logs import each_in_its_turn
from bot.messenger import TryLater
from bot.metrics import TURN_SECONDS, TURNS_ENDED
from bot.rasa import RasaAway
from bot.wake import TURNS, Wake
from storage import Store, UnitOfWork, Unreachable
from storage.inbox import LEASE
from storage.models import InboxMessage

logger = logging.getLogger(__name__)

Handler = Callable[[Incoming, InboxMessage], Awaitable[None]]
"""Handles one update; marks it done itself, in the transaction of its effects."""


class Turns:
    """Workers over the inbox of one channel."""

    def __init__(
        self,
        store: Store,
        channel: str,
        handle: Handler,
        on_outage: Callable[[InboxMessage], None],
        on_parked: Callable[[UnitOfWork, Incoming, InboxMessage], None],
        wake: Wake,
    ) -> None:
        """`on_parked` works in the transaction that parks the message."""
        self._store, self._channel = store, channel
        self._handle, self._on_outage, self._on_parked = handle, on_outage, on_parked
        marked = each_in_its_turn(self._turn, lambda message: message.id)
        self._crew = Crew(wake, self._claim, marked, TURNS)

    async def run(self, workers: int = 8) -> None:
        """Handles messages until stopped; what is in hand is finished first."""
        await self._crew.run(workers)

    def _claim(self) -> InboxMessage | None:
        with self._store.begin() as work:
            while (message := work.inbox.claim(self._channel)) and work.inbox.kills(message):
                logger.error("turn_kills inbox=%s", message.id)
                self._parked(work, read(message.payload), message)
            work.commit()
            return message

    async def _turn(self, message: InboxMessage) -> None:
        incoming = read(message.payload)
        with TURN_SECONDS.labels(incoming.kind).time():
            TURNS_ENDED.labels(await self._ended(incoming, message)).inc()

    async def _ended(self, incoming: Incoming, message: InboxMessage) -> str:
        """Handles it; returns in a word how that ended."""
        try:
            await self._handle(incoming, message)
            logger.info("turn_done inbox=%s kind=%s", message.id, incoming.kind)
            return "done"
        except RasaAway as away:
            logger.warning("rasa_away inbox=%s why=%s", message.id, away)
            why = str(away)
            await self._surely(lambda: self._outage(message, why))
            return "rasa_away"
        except TryLater as later:
            logger.warning("telegram_away inbox=%s why=%s", message.id, later)
            why, seconds = str(later), later.seconds
            pause = None if seconds is None else timedelta(seconds=seconds)
            await self._surely(lambda: self._wait(message, why, pause))
            return "telegram_away"
        except Unreachable:
            logger.warning("database_away where=turn inbox=%s", message.id)
            await self._patiently(lambda: self._give_back(message))
            return "database_away"
        except asyncio.CancelledError:
            # Told to stop, and the turn took too long: it begins again after the next start.
            await self._surely(lambda: self._give_back(message))
            raise
        except Exception as error:
            logger.error("turn_failed inbox=%s error=%s", message.id, type(error).__name__)
            logger.debug("turn_failed", exc_info=True)
            name = type(error).__name__
            await self._surely(lambda: self._failed(incoming, message, name))
            return "failed"

    async def _patiently(self, note: Callable[[], None]) -> None:
        """As soon as the database is back: until its lease ended the row would hold its lane."""
        patient = AsyncRetrying(
            retry=retry_if_exception_type(Unreachable),
            wait=wait_exponential_jitter(multiplier=0.2, max=5, jitter=0.2),
            stop=stop_after_delay(LEASE / 2),
            reraise=True,
        )
        with contextlib.suppress(Unreachable):
            await patient(asyncio.to_thread, note)

    async def _surely(self, note: Callable[[], object]) -> None:
        """Writes down how a turn ended; the lease covers what cannot be written now."""
        try:
            await asyncio.to_thread(note)
        except Unreachable:
            logger.warning("database_away where=turn_end")
        except Exception as error:
            logger.error("turn_end_failed error=%s", type(error).__name__)
            logger.debug("turn_end_failed", exc_info=True)

    def _wait(self, message: InboxMessage, why: str, pause: timedelta | None = None) -> bool:
        with self._store.begin() as work:
            waits = work.inbox.wait(message, why, pause)
            work.commit()
        return waits

    def _outage(self, message: InboxMessage, why: str) -> None:
        """What another worker took up, and perhaps answered, is no longer ours to speak of."""
        if self._wait(message, why):
            self._on_outage(message)

    def _give_back(self, message: InboxMessage) -> None:
        with self._store.begin() as work:
            work.inbox.give_back(message)
            work.commit()

    def _failed(self, incoming: Incoming, message: InboxMessage, why: str) -> None:
        with self._store.begin() as work:
            if work.inbox.failed(message, why):
                self._parked(work, incoming, message)
            work.commit()

    def _parked(self, work: UnitOfWork, incoming: Incoming, message: InboxMessage) -> None:
        """Tells people. What hinders that must not keep the message from being parked."""
        try:
            with work.session.begin_nested():
                self._on_parked(work, incoming, message)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            logger.error("parked_untold inbox=%s error=%s", message.id, type(error).__name__)
