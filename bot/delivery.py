"""Delivery: claims outbox rows, renders, sends, keeps the exact words, ends in a named state."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential_jitter

from bot.crew import IDLE, Crew
from bot.limits import Limits
from bot.logs import each_in_its_turn
from bot.messenger import Blocked, Letter, Messenger, NotSent, Refused, TopicGone, TryLater
from bot.metrics import SENDS
from bot.my_data import MADE, MY_DATA, my_data_file
from bot.staff.room import StaffRoom, came_late, upload_of
from bot.texts import Texts
from bot.wake import DELIVERY, Wake
from storage import Store, Unreachable
from storage.models import OutboxMessage
from storage.outbox import FAREWELL
from storage.replies import FILE
from storage.retrying import BLOCKED, NETWORK, ONCE, REFUSED, TOPIC_GONE, Retry
from storage.vocabulary import Audience, OutboxState

logger = logging.getLogger(__name__)


class Delivery:
    """Sends what waits, for one channel; several may run side by side."""

    def __init__(
        self,
        store: Store,
        texts: Texts,
        messenger: Messenger,
        staff: StaffRoom | None,
        channel: str,
        wake: Wake,
    ) -> None:
        self._store, self._texts, self._messenger = store, texts, messenger
        self._staff = staff
        self._lanes = [f"{channel}:", *(["staff:"] if staff else [])]
        self._limits = Limits()
        self._crew = Crew(
            wake,
            self._claim,
            each_in_its_turn(self._deliver, lambda message: message.inbox_id),
            DELIVERY,
            makes=[DELIVERY],
            # What is claimed and not yet sent when we die, nobody knows of whether it arrived.
            room=self._limits.room,
        )

    async def run(self, senders: int = 16) -> None:
        """Sends until cancelled; what is in hand is finished first."""
        await self._crew.run(senders)

    def _claim(self) -> OutboxMessage | None:
        with self._store.begin() as work:
            message = work.leaving.next(self._lanes)
            work.commit()
            return message

    async def _deliver(self, message: OutboxMessage) -> None:
        try:
            text, number = await self._send(message)
        except NotSent as error:
            self._heed(message, error)
            SENDS.labels(message.audience, outcome(error)).inc()
            await _surely(self._not_sent, message.id, error)
        except Unreachable:
            away = TryLater("database_away", IDLE)
            await _surely(self._not_sent, message.id, away)
        except Exception as error:
            logger.error("delivery_failed outbox=%s error=%s", message.id, type(error).__name__)
            logger.debug("delivery_failed", exc_info=True)
            SENDS.labels(message.audience, "failed").inc()
            await _surely(self._not_sent, message.id, Refused(type(error).__name__))
        else:
            SENDS.labels(message.audience, "sent").inc()
            await _surely(self._sent, message.id, text, number)
            logger.info("sent outbox=%s say=%s", message.id, message.say)

    async def _send(self, message: OutboxMessage) -> tuple[str, int | None]:
        if message.audience is Audience.STAFF and self._staff:
            return await self._staff.deliver(message, self._limits)
        if message.resident and message.resident.blocked_at:
            raise Blocked("not_attempted")
        letter = self._letter(message)
        if message.args.get(MADE) == MY_DATA and message.resident:
            number = message.resident.id
            made = await asyncio.to_thread(my_data_file, self._store, self._texts, number)
            letter = replace(letter, upload=made)
        await self._limits.turn(letter.chat_id)
        return letter.text, await self._messenger.send(letter)

    def _heed(self, message: OutboxMessage, error: NotSent) -> None:
        """A chat that was told to wait gets nothing meanwhile, from no lane."""
        if not isinstance(error, TryLater) or error.seconds is None:
            return
        if message.audience is Audience.STAFF and self._staff:
            self._limits.halt(self._staff.chat_id, error.seconds)
        elif message.resident:
            self._limits.halt(message.resident.chat_id, error.seconds)

    def _letter(self, message: OutboxMessage) -> Letter:
        resident, last = message.resident, message.args.get(FAREWELL)
        if last:
            return resident_letter(self._texts, message, last["language"], last["chat"])
        if resident is None:
            raise Refused("no_resident")
        return resident_letter(self._texts, message, resident.language, resident.chat_id)

    def _sent(self, outbox_id: int, text: str, number: int | None) -> None:
        with self._store.begin() as work:
            if message := work.outbox.hold(outbox_id):
                work.outbox.sent(message, text, number)
                if message.state is OutboxState.CANCELLED and message.audience is Audience.STAFF:
                    came_late(work, message, number)
            work.commit()

    def _not_sent(self, outbox_id: int, error: NotSent) -> None:
        with self._store.begin() as work:
            message = work.outbox.hold(outbox_id)
            if message is None or message.state is OutboxState.CANCELLED:
                return
            policy = policy_for(message, error)
            pause = _told(error) or policy.pause(message.attempts, self._store.chance)
            if pause is not None:
                message.attempts -= _told(error) is not None
                work.outbox.later(message, pause, str(error))
            else:
                work.outbox.ended(message, OutboxState(policy.end or ""), str(error)[:200])
                work.reach.undelivered(message)
            work.commit()
            logger.warning("not_sent outbox=%s state=%s why=%s", message.id, message.state, error)


def outcome(error: NotSent) -> str:
    """In a word, as one of a few: Telegram's own text for a refusal may be any."""
    if isinstance(error, TryLater):
        return str(error)
    for kind, word in ((Blocked, "blocked"), (TopicGone, "topic_gone")):
        if isinstance(error, kind):
            return word
    return "refused"


def resident_letter(texts: Texts, message: OutboxMessage, language: str, chat_id: int) -> Letter:
    """What a resident gets: the same for the message and for its preview."""
    language = message.args.get("_language", language)
    args = {k: v for k, v in message.args.items() if not k.startswith("_")}
    buttons = [
        (texts.render(b.get("in", language), b["label"], b.get("args")), f"r:{message.id}:{place}")
        for place, b in enumerate(message.buttons)
    ]
    text = texts.render(language, message.say, args)
    file, venue = message.args.get(FILE), message.args.get("_venue")
    return Letter(
        chat_id,
        text,
        buttons,
        file=file,
        bare=file is not None,
        venue=venue,
        upload=upload_of(message),
    )


def policy_for(message: OutboxMessage, error: NotSent) -> Retry:
    """What becomes of a message that did not go out."""
    if isinstance(error, Blocked):
        return BLOCKED
    if isinstance(error, TopicGone):
        return TOPIC_GONE
    if isinstance(error, Refused):
        return REFUSED
    # Telegram may have taken it before the connection broke (design, decision B).
    return ONCE if message.at_most_once else NETWORK


def _told(error: NotSent) -> timedelta | None:
    """How long we were told to wait. The message never had its chance: this is no try."""
    if isinstance(error, TryLater) and error.seconds is not None:
        return timedelta(seconds=error.seconds)
    return None


async def _surely[**P](write: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
    """Writes down what happened, however long the database is away.

    To give up would let an answer that was sent go out again.
    """
    patient = AsyncRetrying(
        retry=retry_if_exception_type(Unreachable),
        wait=wait_exponential_jitter(multiplier=0.2, max=10, jitter=0.2),
        before_sleep=lambda _: logger.warning("database_away where=delivery"),
    )
    async for attempt in patient:
        with attempt:
            await asyncio.to_thread(write, *args, **kwargs)
