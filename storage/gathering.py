"""What a resident writes faster than anybody can answer: it waits, and is heard together.

A gathered message is a waiting row of the inbox with `GATHERED` as its reason. It keeps its place
on disk, but what comes after it in its lane does not wait for it (`Inbox.claim`).
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from storage.inbox import GATHERED, Inbox
from storage.models import InboxMessage, OutboxMessage
from storage.vocabulary import URGENT, InboxState, OutboxState

AT_ONCE = 500
"""How many gathered messages are looked at in one go."""


class Gathering:
    def __init__(self, session: Session, now: datetime, inbox: Inbox) -> None:
        self._session, self._now, self._inbox = session, now, inbox

    def crowded(self, message: InboxMessage, most: int, span: timedelta) -> bool:
        """Whether more than `most` messages of its lane came within `span` before this one, with
        itself; or some of them are gathered still, so that this one is not heard before them."""
        same_lane = InboxMessage.lane == message.lane
        before = (
            select(InboxMessage.received_at)
            .where(same_lane, InboxMessage.id < message.id)
            .order_by(InboxMessage.id.desc())
            .offset(most - 1)
            .limit(1)
        )
        received_at = self._session.scalar(before)
        many = received_at is not None and received_at > message.received_at - span
        return many or bool(self._session.scalar(select(exists().where(*_gathered(message.lane)))))

    def gather(self, message: InboxMessage, pause: timedelta) -> None:
        """It is heard after a pause, together with what comes until then."""
        self._inbox.wait(message, GATHERED, pause)

    def wait_on(self, message: InboxMessage, pause: timedelta) -> None:
        """All that is gathered in its lane waits for this long, so that the oldest comes first."""
        self.gather(message, pause)
        self._session.flush()
        self._session.execute(
            update(InboxMessage)
            .where(*_gathered(message.lane))
            .values(next_try_at=self._now + pause)
        )

    def of_lane(self, lane: str) -> list[InboxMessage]:
        """What is gathered in a lane, the oldest first; at most `AT_ONCE`."""
        rows = select(InboxMessage).where(*_gathered(lane)).order_by(InboxMessage.id)
        return list(self._session.scalars(rows.limit(AT_ONCE)))

    def more_waits(self, lane: str) -> bool:
        """Whether something of this lane waits that nobody looked at yet."""
        new = exists().where(
            InboxMessage.lane == lane,
            InboxMessage.state == InboxState.WAITING,
            InboxMessage.error.is_(None),
        )
        return bool(self._session.scalar(select(new)))

    def together(
        self, first: InboxMessage, others: list[InboxMessage], payload: dict[str, Any]
    ) -> None:
        """The first is heard for them all, with a payload that holds what they say."""
        row = self._inbox.get(first.id)
        row.payload = payload
        for other in others:
            self._inbox.done(other.id)

    def told(self, lane: str, say: str, since: datetime) -> bool:
        """Whether this lane was told this text since then."""
        same = OutboxMessage.lane == lane, OutboxMessage.say == say
        return bool(
            self._session.scalar(select(exists().where(*same, OutboxMessage.created_at > since)))
        )

    def hurry(self, message: InboxMessage) -> None:
        """What answers this message overtakes what else waits to be sent to the chat."""
        self._session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.lane == message.lane,
                OutboxMessage.inbox_id == message.id,
                OutboxMessage.state == OutboxState.WAITING,
            )
            .values(lane=message.lane + URGENT)
        )


def _gathered(lane: str) -> tuple[Any, ...]:
    return (
        InboxMessage.lane == lane,
        InboxMessage.state == InboxState.WAITING,
        InboxMessage.error == GATHERED,
    )
