"""The inbox: every update on disk before it is acknowledged, handled in order per lane."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session, aliased

from storage.columns import Instant, error_text
from storage.models import InboxMessage
from storage.vocabulary import InboxState

LEASE = timedelta(minutes=2)
"""How long a worker may hold a message before another one takes it up."""
GATHERED = "gathered"
"""Why a message waits that does not keep back what comes after it (storage/gathering.py)."""
TRIES = 5
"""A message that fails this often without an outage is parked, so that its lane goes on."""


class Inbox:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def keep(
        self,
        channel: str,
        update_id: int,
        lane: str,
        payload: dict[str, Any],
        message_id: int | None = None,
    ) -> bool:
        """Keeps an update once; False when it was there already.

        `message_id` is the number of the message that came or was edited, in its chat.
        Known by the set of ids, never by the highest: Telegram may start again at a random
        number after a quiet week (Bot API, Update.update_id).
        """
        postgresql = self._session.get_bind().dialect.name == "postgresql"
        insert = insert_postgresql if postgresql else insert_sqlite
        row = {
            "channel": channel,
            "update_id": update_id,
            "lane": lane,
            "payload": payload,
            "received_at": self._now,
            "state": InboxState.WAITING,
            "attempts": 0,
            "message_id": message_id,
        }
        done = self._session.execute(
            insert(InboxMessage).values(row).on_conflict_do_nothing().returning(InboxMessage.id)
        )
        return done.first() is not None

    def get(self, inbox_id: int) -> InboxMessage:
        return self._session.get_one(InboxMessage, inbox_id)

    def by_message(self, lane: str, message_id: int) -> InboxMessage | None:
        """The message of that number as it first came, not one of its edits.

        Where numbers begin again, as in the local chat, the newest one.
        """
        rows = self._session.scalars(
            select(InboxMessage)
            .where(InboxMessage.lane == lane, InboxMessage.message_id == message_id)
            .order_by(InboxMessage.id.desc())
        )
        return next((row for row in rows if "edited_message" not in row.payload), None)

    def claim(self, channel: str) -> InboxMessage | None:
        """The oldest message of a channel that may be handled now, one at a time per lane."""
        when = {"channel": channel, "now": self._now, "stale": self._now - LEASE}
        message = self._session.scalars(_next(), when).first()
        if message is not None:
            message.state, message.claimed_at = InboxState.IN_HAND, self._now
            message.attempts += 1
        return message

    def before(self, message: InboxMessage, most: int) -> list[InboxMessage]:
        """What came before it in the same lane, the newest first."""
        rows = select(InboxMessage).where(
            InboxMessage.lane == message.lane, InboxMessage.id < message.id
        )
        return list(self._session.scalars(rows.order_by(InboxMessage.id.desc()).limit(most)))

    def busy(self, lane: str) -> bool:
        """Whether anything of this lane is still to be handled."""
        unfinished = InboxMessage.state.in_((InboxState.WAITING, InboxState.IN_HAND))
        return bool(
            self._session.scalar(select(exists().where(InboxMessage.lane == lane, unfinished)))
        )

    def done(self, message_id: int) -> None:
        message = self.get(message_id)
        message.state, message.handled_at = InboxState.DONE, self._now

    def wait(self, message_id: int, pause: timedelta, why: str) -> None:
        """An outage, not the message's fault: it keeps its place and does not count as a try."""
        message = self.get(message_id)
        message.state, message.error = InboxState.WAITING, error_text(why)
        message.attempts -= 1
        message.next_try_at = self._now + pause

    def failed(self, message_id: int, why: str) -> bool:
        """A try that failed by the message itself; True when that was the last one."""
        message = self.get(message_id)
        message.error = error_text(why)
        message.next_try_at = self._now + timedelta(seconds=2**message.attempts)
        parked = message.attempts >= TRIES
        message.state = InboxState.PARKED if parked else InboxState.WAITING
        return parked

    def take_back(self, channel: str) -> int:
        """At start, with no other worker running: what was in hand when we died waits again."""
        abandoned = self._session.scalars(
            select(InboxMessage).where(
                InboxMessage.channel == channel, InboxMessage.state == InboxState.IN_HAND
            )
        ).all()
        for message in abandoned:
            message.state = InboxState.WAITING
        return len(abandoned)


@cache
def _next() -> Select[InboxMessage]:
    """The row of a `channel` to claim at `now`, left behind if it was taken before `stale`.

    Built once: that takes longer than to run it.
    """
    earlier = aliased(InboxMessage)
    now, stale = bindparam("now", type_=Instant()), bindparam("stale", type_=Instant())
    unfinished = (InboxState.WAITING, InboxState.IN_HAND)
    keeps_back = earlier.error.is_(None) | (earlier.error != GATHERED)
    comes_first = (earlier.id < InboxMessage.id) & keeps_back
    blocked = exists().where(
        earlier.lane == InboxMessage.lane,
        earlier.id != InboxMessage.id,
        earlier.state.in_(unfinished),
        (earlier.state == InboxState.IN_HAND) | comes_first,
    )
    may_start = InboxMessage.next_try_at.is_(None) | (InboxMessage.next_try_at <= now)
    ready = (InboxMessage.state == InboxState.WAITING) & may_start
    abandoned = (InboxMessage.state == InboxState.IN_HAND) & (InboxMessage.claimed_at <= stale)
    return (
        select(InboxMessage)
        .where(InboxMessage.channel == bindparam("channel"))
        .where(InboxMessage.state.in_(unfinished), ready | abandoned, ~blocked)
        .order_by(InboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
