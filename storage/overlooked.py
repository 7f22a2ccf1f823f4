"""Which cases stewards overlook, and since when: a page at a time, along an index."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.columns import Instant
from storage.models import Case, CaseEvent
from storage.staff_models import Appointment
from storage.vocabulary import OPEN_STATES, AppointmentState, CaseState, EventTag, Role

PAGE = 100
"""How many cases are looked at in one go."""
OLDEST_VISIT = timedelta(days=30)
"""A visit longer ago is no matter of its own; its case stands still by then."""
NO_WORK = (EventTag.VIEWED, EventTag.REMINDED, EventTag.SIGN_HELD)
"""What a steward does to a case without bringing it further."""


class Reason(StrEnum):
    """Why stewards are reminded of a case."""

    UNCLAIMED = "unclaimed"
    UNANSWERED = "unanswered"
    VISIT = "visit"
    STANDSTILL = "standstill"


@dataclass(frozen=True)
class Walk:
    """One row of cases to walk along, from the oldest on."""

    reason: Reason
    state: CaseState | None = None


WALKS = (
    Walk(Reason.UNCLAIMED, CaseState.NEW),
    Walk(Reason.UNANSWERED),
    Walk(Reason.VISIT),
    Walk(Reason.STANDSTILL, CaseState.CLAIMED),
    Walk(Reason.STANDSTILL, CaseState.IN_PROGRESS),
    Walk(Reason.STANDSTILL, CaseState.WAITING),
)

Mark = tuple[datetime, int]
"""Where a walk is: the moment by which it goes, and the number of the row."""


@dataclass(frozen=True)
class Overlooked:
    """A case, why it is overlooked, and since when; a new `since` is another stretch."""

    walk: Walk
    case: Case = field(compare=False)
    since: datetime
    number: int
    """Of the appointment when it is about a visit, else of the case."""

    @property
    def about(self) -> str:
        return f"{self.walk.reason}:{self.number}:{self.since.isoformat()}"


_Moment = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


class Overlooking:
    """Looks; changes nothing."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def page(self, walk: Walk, after: Mark | None = None) -> tuple[list[Overlooked], Mark | None]:
        """The next cases of the walk, whether it is time to speak of them or not, and where it
        goes on; None at its end."""
        if after is None:
            return self._find(walk)
        moment, number = _order(walk.reason)
        here = tuple_(literal(after[0], Instant()), literal(after[1]))
        return self._find(walk, tuple_(moment, number) > here)

    def of_case(self, walk: Walk, case: Case) -> list[Overlooked]:
        """The same, of one case; more than one only when it had several visits."""
        return self._find(walk, Case.id == case.id)[0]

    def _find(
        self, walk: Walk, *where: ColumnElement[bool]
    ) -> tuple[list[Overlooked], Mark | None]:
        moment, number = _order(walk.reason)
        awake = or_(Case.snoozed_until.is_(None), Case.snoozed_until <= self._now)
        visits = walk.reason is Reason.VISIT
        columns: list[Any] = [Case, moment, number]
        found = select(*columns, Appointment.minutes) if visits else select(*columns, literal(0))
        if visits:
            found = found.join(Appointment, Appointment.case_id == Case.id)
        found = found.where(self._so(walk), Case.joined_to_id.is_(None), awake, *where)
        rows = self._session.execute(found.order_by(moment, number).limit(PAGE)).all()
        last = self._last_events(walk.reason, [case.id for case, *_ in rows])
        stretches = (self._stretch(walk, tuple(row), last) for row in rows)
        end = (rows[-1][1], rows[-1][2]) if len(rows) == PAGE else None
        return [one for one in stretches if one], end

    def _so(self, walk: Walk) -> ColumnElement[bool]:
        """What makes a case belong to this walk."""
        match walk.reason:
            case Reason.UNCLAIMED:
                return Case.state == walk.state
            case Reason.UNANSWERED:
                return and_(Case.waits_since.is_not(None), Case.state != CaseState.NEW)
            case Reason.STANDSTILL:
                return and_(Case.state == walk.state, Case.waits_since.is_(None))
            case Reason.VISIT:
                return and_(
                    Appointment.starts_at.between(self._now - OLDEST_VISIT, self._now),
                    Appointment.state != AppointmentState.CANCELLED,
                )

    def _stretch(
        self, walk: Walk, row: tuple[Any, ...], last: dict[int, datetime]
    ) -> Overlooked | None:
        """Since when; None for a visit about which somebody wrote something, or of a case that is
        over. The last is asked here: by it SQLite would walk along all open cases."""
        case, moment, number, minutes = row
        event = last.get(case.id, moment)
        if walk.reason is Reason.VISIT:
            if event > moment or case.state not in OPEN_STATES:
                return None
            event = moment + timedelta(minutes=minutes)
        since = max(moment, event, case.snoozed_until or moment)
        return Overlooked(walk, case, since, number)

    def _last_events(self, reason: Reason, case_ids: list[int]) -> dict[int, datetime]:
        """When each case last got what begins its stretch anew."""
        rows = (
            select(CaseEvent.case_id, func.max(CaseEvent.at))
            .where(CaseEvent.case_id.in_(case_ids), _begins(reason))
            .group_by(CaseEvent.case_id)
        )
        return {row[0]: row[1] for row in self._session.execute(rows)}


def _order(reason: Reason) -> tuple[_Moment, InstrumentedAttribute[int]]:
    if reason is Reason.VISIT:
        return Appointment.starts_at, Appointment.id
    return (Case.waits_since if reason is Reason.UNANSWERED else Case.opened_at), Case.id


def _begins(reason: Reason) -> ColumnElement[bool]:
    """Events after which stewards have the whole time again."""
    work = and_(CaseEvent.role == Role.STEWARD, CaseEvent.tag.not_in(NO_WORK))
    match reason:
        case Reason.UNCLAIMED:
            return CaseEvent.tag.in_((EventTag.RELEASED, EventTag.WOKEN))
        case Reason.UNANSWERED:
            return CaseEvent.tag.in_((EventTag.CLAIMED, EventTag.ASSIGNED, EventTag.WOKEN))
        case Reason.STANDSTILL:
            return or_(work, CaseEvent.tag == EventTag.WOKEN)
        case Reason.VISIT:
            return work
