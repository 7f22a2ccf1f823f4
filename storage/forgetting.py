"""Forgetting what was said in private, once the talk is over."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session

from storage.models import Conversation, InboxMessage, OutboxMessage
from storage.privacy_models import LeftKey
from storage.vocabulary import InboxState, OutboxState

IDLE = timedelta(hours=24)
"""A private talk in which nothing was said for so long is over."""
ON_THEIR_WAY = (OutboxState.WAITING, OutboxState.SENDING)

LATE = timedelta(minutes=5)
"""The clock tries every few seconds: what was over so long ago, Rasa does not forget."""


class Forgetting:
    """Rows stay, so that nothing is handled or sent twice; what they say goes."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def begin_private(self, key: str) -> None:
        """From now on this talk is private."""
        self._session.execute(
            update(Conversation)
            .where(Conversation.key == key, Conversation.private_since.is_(None))
            .values(private_since=self._now)
        )

    def end_private(self, key: str) -> None:
        """The private talk is over, and with it the conversation."""
        self._session.execute(
            update(Conversation)
            .where(Conversation.key == key, Conversation.private_since.is_not(None))
            .where(Conversation.ended_at.is_(None))
            .values(ended_at=self._now)
        )

    def in_private(self, resident_id: int, message: InboxMessage) -> bool:
        """Whether it came in one of the resident's private talks."""
        private = exists().where(
            Conversation.resident_id == resident_id,
            Conversation.private_since <= message.received_at,
            or_(Conversation.ended_at.is_(None), Conversation.ended_at >= message.received_at),
        )
        return bool(self._session.scalar(select(private)))

    def is_due(self, conversation: Conversation) -> bool:
        """Whether this one is among those that are `due`."""
        return conversation in self._over(Conversation.id == conversation.id)

    def due(self) -> list[Conversation]:
        """The private talks that are over, and of which nothing is on its way any more."""
        return self._over()

    def late(self) -> int:
        """How many talks were due `LATE` ago and still are."""
        then = self._now - LATE
        ended = or_(Conversation.ended_at.is_(None), Conversation.ended_at <= then)
        return len(Forgetting(self._session, then)._over(ended))

    def _over(self, *which: ColumnElement[bool]) -> list[Conversation]:
        said_lately = exists().where(
            OutboxMessage.conversation_id == Conversation.id,
            OutboxMessage.created_at > self._now - IDLE,
        )
        on_its_way = exists().where(
            OutboxMessage.conversation_id == Conversation.id, OutboxMessage.state.in_(ON_THEIR_WAY)
        )
        rows = select(Conversation).where(
            Conversation.private_since.is_not(None),
            Conversation.forgotten_at.is_(None),
            or_(Conversation.ended_at.is_not(None), ~said_lately),
            ~on_its_way,
            *which,
        )
        found = self._session.scalars(rows.order_by(Conversation.id))
        return [one for one in found if not self._is_busy(one)]

    def keys(self, conversation: Conversation) -> list[str]:
        """All keys under which Rasa may know this talk."""
        left = select(LeftKey.key).where(LeftKey.conversation_id == conversation.id)
        return [conversation.key, *self._session.scalars(left)]

    def forget(self, conversation: Conversation) -> None:
        """Empties what came in and went out; cases and reports keep what was given to them, and
        the last answer what it offers."""
        if conversation.ended_at is None:
            conversation.ended_at = self._now
        since = conversation.private_since or self._now
        self._session.execute(
            update(InboxMessage)
            .where(
                InboxMessage.lane == _lane(conversation),
                InboxMessage.received_at >= since,
                InboxMessage.received_at <= conversation.ended_at,
            )
            .values(payload={})
        )
        self._session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.conversation_id == conversation.id,
                OutboxMessage.created_at >= since,
                OutboxMessage.created_at <= conversation.ended_at,
                OutboxMessage.case_id.is_(None),
            )
            .values(args={}, buttons=[], text=None)
        )
        conversation.forgotten_at = self._now
        self._session.flush()

    def _is_busy(self, conversation: Conversation) -> bool:
        unfinished = InboxMessage.state.in_((InboxState.WAITING, InboxState.IN_HAND))
        busy = exists().where(InboxMessage.lane == _lane(conversation), unfinished)
        return bool(self._session.scalar(select(busy)))


def _lane(conversation: Conversation) -> str:
    resident = conversation.resident
    return f"{resident.channel}:{resident.chat_id}"
