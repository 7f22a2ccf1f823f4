"""The inbox: every update on disk before it is acknowledged, handled in order per lane."""

from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Exists, Select, bindparam, exists, func, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session, aliased

from storage.columns import Instant, error_text
from storage.models import InboxMessage
from storage.retrying import FAULT, LONGEST_PAUSE, MOST_DEATHS, OUTAGE
from storage.vocabulary import InboxState

LEASE = timedelta(minutes=2)
"""How long a worker may hold a message before another one takes it up."""
GATHERED = "gathered"
"""Why a message waits that does not keep back what comes after it (storage/gathering.py)."""
AWAITS_FILE, BEHIND = "awaits_file", "behind_a_file"
"""Why a message waits for its file, and one that came after it and is no danger: what nobody looked
at yet passes them, to be asked whether it is danger; the others keep their order."""
UNHANDLED = InboxMessage.state.in_(
    bindparam(
        "unhandled", [InboxState.WAITING, InboxState.IN_HAND], expanding=True, literal_execute=True
    )
)
"""What is not handled yet, in the very words of the index over it: else SQLite reads every message
that ever came to find these."""


class Inbox:
    def __init__(self, session: Session, now: datetime, chance: Random) -> None:
        self._session, self._now, self._chance = session, now, chance

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
        """The oldest message of a channel that may be handled now, one at a time per lane. `wait`,
        `failed` and `give_back` want what it returns, and do nothing for one that is over."""
        when = {
            "channel": channel,
            "now": self._now,
            "stale": self._now - LEASE,
            "ahead": self._now + LEASE,
            "far": self._now + LONGEST_PAUSE,
        }
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

    def behind(self, message: InboxMessage) -> bool:
        """Whether something of its lane comes before it that only danger may pass."""
        earlier = exists().where(
            InboxMessage.lane == message.lane,
            InboxMessage.id < message.id,
            UNHANDLED,
            _why(InboxMessage) != GATHERED,
        )
        return bool(self._session.scalar(select(earlier)))

    def done(self, message_id: int) -> None:
        message = self.get(message_id)
        if message.state is not InboxState.DONE:
            message.state, message.handled_at = InboxState.DONE, self._now

    def forget(self, message_id: int) -> None:
        """Done, and nothing kept of it but that it came: it was not said to us."""
        self.done(message_id)
        self.get(message_id).payload = {}

    def _held(self, claim: InboxMessage) -> InboxMessage | None:
        """The row that was claimed; None when it is in hand no more by that claim: its lease ended,
        and another one has it or has finished it."""
        self._session.flush()
        row = self._session.get_one(InboxMessage, claim.id, with_for_update=True)
        ours = row.state is InboxState.IN_HAND and row.claimed_at == claim.claimed_at
        return row if ours else None

    def wait(self, claim: InboxMessage, why: str, pause: timedelta | None = None) -> bool:
        """An outage, not the message's fault: it keeps its place and does not count as a try.
        Whether it does; False when that claim is over.

        Without a `pause` the pauses grow with the time that it has waited already.
        """
        message = self._held(claim)
        if message is None:
            return False
        message.state, message.error = InboxState.WAITING, error_text(why)
        message.attempts -= 1
        if pause is None:
            failed = OUTAGE.failed_in(self._now - message.received_at)
            pause = OUTAGE.pause(failed, self._chance) or timedelta()
        message.next_try_at = self._now + min(pause, LONGEST_PAUSE)
        return True

    def give_back(self, claim: InboxMessage) -> None:
        """A turn that was broken off: it begins anew, and this was no try."""
        message = self._held(claim)
        if message is not None:
            message.state, message.error = InboxState.WAITING, "stopped"
            message.attempts -= 1

    def failed(self, claim: InboxMessage, why: str) -> bool:
        """A try that failed by the message itself; True when that was the last one."""
        message = self._held(claim)
        if message is None:
            return False
        message.error = error_text(why)
        pause = FAULT.pause(message.attempts, self._chance)
        if pause is None:
            message.state = InboxState.PARKED
            return True
        message.state, message.next_try_at = InboxState.WAITING, self._now + pause
        return False

    def park(self, message: InboxMessage) -> None:
        """Puts aside for a person what fails by itself, whatever its tries."""
        message.state = InboxState.PARKED

    def kills(self, message: InboxMessage) -> bool:
        """Whether a claimed message is parked untried: in its turn we died again and again."""
        if message.attempts <= MOST_DEATHS:
            return False
        message.state, message.error = InboxState.PARKED, "died"
        return True

    def held_up(
        self, channel: str, since: datetime, limit: int, beyond: int = 0
    ) -> list[InboxMessage]:
        """What has waited since before then at the head of its lane, the oldest first; of those
        with a number above `beyond`."""
        late = (InboxMessage.received_at <= since) & (InboxMessage.id > beyond)
        rows = select(InboxMessage).where(UNHANDLED, _of(channel), late)
        heads = rows.where(~_blocked()).order_by(InboxMessage.id).limit(limit)
        return list(self._session.scalars(heads))

    def take(self, message_id: int) -> list[InboxMessage]:
        """This message and what waits behind it in its lane, for as long as the transaction lasts;
        empty when a worker has it."""
        head = self._session.scalars(
            select(InboxMessage)
            .where(InboxMessage.id == message_id, InboxMessage.state == InboxState.WAITING)
            .with_for_update(skip_locked=True)
        ).first()
        if head is None:
            return []
        waiting = select(InboxMessage).where(
            InboxMessage.lane == head.lane,
            InboxMessage.id >= head.id,
            InboxMessage.state == InboxState.WAITING,
        )
        return list(self._session.scalars(waiting.order_by(InboxMessage.id)))

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


def _of(channel: str | BindParameter[str]) -> ColumnElement[bool]:
    """Of this channel, in words that no index knows: SQLite would take the one over all messages
    of the channel."""
    return func.coalesce(InboxMessage.channel, "") == channel


def _why(message: type[InboxMessage]) -> ColumnElement[str]:
    """Why it waits; empty when it was never tried."""
    return func.coalesce(message.error, "")


def _blocked() -> Exists:
    """Whether something of the same lane is in hand, or comes before it and keeps it back."""
    earlier = aliased(InboxMessage)
    looked_at = _why(InboxMessage).in_((BEHIND, GATHERED))
    passed = _why(earlier).in_((AWAITS_FILE, BEHIND)) & ~looked_at
    comes_first = (earlier.id < InboxMessage.id) & (_why(earlier) != GATHERED) & ~passed
    return exists().where(
        earlier.lane == InboxMessage.lane,
        earlier.id != InboxMessage.id,
        earlier.state.in_((InboxState.WAITING, InboxState.IN_HAND)),
        (earlier.state == InboxState.IN_HAND) | comes_first,
    )


@cache
def _next() -> Select[InboxMessage]:
    """The row of a `channel` to claim at `now`, left behind if it was taken before `stale`.

    One that is to wait until after `far`, or was taken after `ahead`, was written by a clock that
    was put back since.

    Built once: that takes longer than to run it.
    """
    now, far = (bindparam(name, type_=Instant()) for name in ("now", "far"))
    stale, ahead = (bindparam(name, type_=Instant()) for name in ("stale", "ahead"))
    next_try = InboxMessage.next_try_at
    may_start = next_try.is_(None) | (next_try <= now) | (next_try > far)
    ready = (InboxMessage.state == InboxState.WAITING) & may_start
    left = (InboxMessage.claimed_at <= stale) | (InboxMessage.claimed_at > ahead)
    abandoned = (InboxMessage.state == InboxState.IN_HAND) & left
    return (
        select(InboxMessage)
        .where(UNHANDLED, _of(bindparam("channel")))
        .where(ready | abandoned, ~_blocked())
        .order_by(InboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
