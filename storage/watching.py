"""How full the queues are and since when: for whoever keeps the product running.

Each question reads an index over what is unfinished, or a bounded number of the newest rows, so it
costs the same with a million rows (tests/storage/test_watching.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models import Case, FollowUp, InboxMessage, OutboxMessage
from storage.outbox import UNSENT
from storage.vocabulary import OPEN_STATES, CaseState, FollowUpState, InboxState, OutboxState

NEWEST = 10_000
"""Among so many of the newest rows ends are counted: nobody mends what is older."""
LATE = timedelta(minutes=5)
"""From then on a follow-up is not merely behind others: the clock stands still or is blocked."""
UNHANDLED = InboxMessage.state.in_(
    bindparam(
        "unhandled", [InboxState.WAITING, InboxState.IN_HAND], expanding=True, literal_execute=True
    )
)
"""In the very words of the index over it, as in `storage.outbox.UNSENT`."""
WAITING_FOLLOW_UP = FollowUp.state == bindparam(
    "waiting", FollowUpState.WAITING, literal_execute=True
)
SHOWN_STATES = (*sorted(OPEN_STATES), CaseState.RESOLVED)
ENDS = (
    OutboxState.SENT,
    OutboxState.CANCELLED,
    OutboxState.BLOCKED,
    OutboxState.BAD_REQUEST,
    OutboxState.GIVEN_UP,
    OutboxState.UNKNOWN,
)


@dataclass(frozen=True)
class Waiting:
    """How many wait, and since when the oldest of them does."""

    count: int
    since: datetime | None


@dataclass(frozen=True)
class Watched:
    """The queues at one moment. Ends are those of the newest rows only; `late` follow-ups are
    among the `due` ones. Closed cases are not counted."""

    at: datetime
    inbox: Waiting
    inbox_ends: dict[str, int]
    outbox: dict[str, Waiting]
    outbox_ends: dict[str, int]
    due: dict[str, int]
    late: dict[str, int]
    cases: dict[str, int]
    unanswered_since: datetime | None


class Watching:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def look(self) -> Watched:
        return Watched(
            at=self._now,
            inbox=self._inbox(),
            inbox_ends=self._newest(InboxMessage.id, InboxMessage.state, [InboxState.PARKED]),
            outbox=self._outbox(),
            outbox_ends=self._newest(OutboxMessage.id, OutboxMessage.state, ENDS),
            due=self._due(self._now),
            late=self._due(self._now - LATE),
            cases=self._counted(
                select(Case.state, func.count())
                .where(Case.state.in_(SHOWN_STATES))
                .group_by(Case.state)
            ),
            unanswered_since=self._session.scalar(select(func.min(Case.waits_since))),
        )

    def _inbox(self) -> Waiting:
        rows = select(func.count(), func.min(InboxMessage.received_at)).where(UNHANDLED)
        count, since = self._session.execute(rows).one()
        return Waiting(count, since)

    def first_message_at(self) -> datetime | None:
        """When the first message of all came, if one did."""
        return self._session.scalar(
            select(InboxMessage.received_at).order_by(InboxMessage.id).limit(1)
        )

    def gone_wrong(self, since: datetime) -> tuple[int, int]:
        """How many messages were parked, and how many sends ended as unknown, of those that began
        after `since`; among the newest rows."""
        parked = self._among_newest(InboxMessage.id).where(
            InboxMessage.state == InboxState.PARKED, InboxMessage.received_at > since
        )
        unknown = self._among_newest(OutboxMessage.id).where(
            OutboxMessage.state == OutboxState.UNKNOWN, OutboxMessage.created_at > since
        )
        return self._session.scalar(parked) or 0, self._session.scalar(unknown) or 0

    def _among_newest(self, number: InstrumentedAttribute[int]) -> Select[int]:
        last = self._session.scalar(select(func.max(number))) or 0
        return select(func.count()).where(number > last - NEWEST)

    def _outbox(self) -> dict[str, Waiting]:
        rows = (
            select(OutboxMessage.audience, func.count(), func.min(OutboxMessage.created_at))
            .where(UNSENT)
            .group_by(OutboxMessage.audience)
        )
        found = self._session.execute(rows)
        return {audience: Waiting(count, since) for audience, count, since in found}

    def _newest(
        self,
        number: InstrumentedAttribute[int],
        state: InstrumentedAttribute[Any],
        wanted: Sequence[str],
    ) -> dict[str, int]:
        rows = self._among_newest(number).add_columns(state).group_by(state)
        found = {str(name): count for count, name in self._session.execute(rows)}
        return {name: found.get(name, 0) for name in wanted}

    def _due(self, until: datetime) -> dict[str, int]:
        return self._counted(
            select(FollowUp.kind, func.count())
            .where(WAITING_FOLLOW_UP, FollowUp.due_at <= until)
            .group_by(FollowUp.kind)
        )

    def _counted(self, rows: Select[Any, int]) -> dict[str, int]:
        return {str(name): number for name, number in self._session.execute(rows)}
