"""The morning's digest: what came in, who waits longest, what is over its time, who is visited;
once a week what residents said back in the last one."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from storage.figures import Figures
from storage.models import Case
from storage.overlooked import Overlooked
from storage.policy import FollowUpPolicy
from storage.reminders import Reminders, mark
from storage.said_back import SaidBack
from storage.staff_models import Appointment, StaffReminder
from storage.vocabulary import OPEN_STATES, AppointmentState, CaseState

DIGEST = "digest"
LONGEST = 5
"""How many of those who wait, and of what is overdue, a digest names."""
MOST_VISITS = 15
TOO_LATE = timedelta(hours=8)
"""A morning's overview makes no sense in the evening."""


@dataclass(frozen=True)
class Digest:
    """What a morning has to say."""

    new: int
    longest: list[Case]
    overdue: list[Overlooked]
    """All of them; the longest first."""
    visits: list[Appointment]
    said_back: SaidBack | None = None
    """What residents said back in the last week, in the first digest of a new one."""

    def __bool__(self) -> bool:
        return bool(self.new or self.longest or self.overdue or self.visits or self.said_back)


class Digests:
    def __init__(
        self,
        session: Session,
        now: datetime,
        policy: FollowUpPolicy,
        reminders: Reminders,
        figures: Figures,
    ) -> None:
        self._session, self._now = session, now
        self._reminders, self._figures = reminders, figures
        self._city, self._at = policy.city_time(), policy.stewards.digest.at
        self._today = now.astimezone(self._city.zone).date()

    def is_due(self) -> bool:
        """Whether it is time, on a working day, and nobody gave it today."""
        since = self._now - self._city.instant(self._today, self._at)
        if not timedelta() <= since < TOO_LATE or not self._city.is_working_day(self._today):
            return False
        given = select(StaffReminder.id).where(
            StaffReminder.kind == DIGEST, StaffReminder.about == self._today.isoformat()
        )
        return self._session.scalars(given).first() is None

    def take(self) -> Digest | None:
        """Marks today's as given and returns it; None when another clock gave it."""
        last = select(StaffReminder.at).where(StaffReminder.kind == DIGEST)
        before = self._session.scalars(last.order_by(StaffReminder.about.desc()).limit(1)).first()
        if not mark(self._session, DIGEST, self._today.isoformat(), 1, self._now):
            return None
        return Digest(
            self._new_since(before or self._now - timedelta(days=1)),
            self._longest(),
            self._reminders.overdue(),
            self._visits(),
            self._said_back(before),
        )

    def _said_back(self, before: datetime | None) -> SaidBack | None:
        """Figures of a week are news once: on Monday, or the first working day after it."""
        monday = self._today - timedelta(days=self._today.weekday())
        if before is not None and before >= self._city.instant(monday, time.min):
            return None
        return self._figures.last_week().whole.said or None

    def _new_since(self, instant: datetime) -> int:
        # By each state, so that the index of the cases by state is used.
        opened = select(func.count()).where(
            Case.state.in_(list(CaseState)), Case.opened_at > instant
        )
        return self._session.scalar(opened) or 0

    def _longest(self) -> list[Case]:
        waiting = (
            select(Case)
            .where(Case.waits_since.is_not(None), Case.joined_to_id.is_(None))
            .where(or_(Case.snoozed_until.is_(None), Case.snoozed_until <= self._now))
            .order_by(Case.waits_since)
            .limit(LONGEST)
            .options(joinedload(Case.steward))
        )
        return list(self._session.scalars(waiting))

    def _visits(self) -> list[Appointment]:
        begins = self._city.instant(self._today, time.min)
        ends = self._city.instant(self._today + timedelta(days=1), time.min)
        visits = (
            select(Appointment)
            .where(Appointment.starts_at >= begins, Appointment.starts_at < ends)
            .where(Appointment.state != AppointmentState.CANCELLED)
            .order_by(Appointment.starts_at)
            .options(joinedload(Appointment.case))
        )
        found = self._session.scalars(visits)
        return [visit for visit in found if visit.case.state in OPEN_STATES][:MOST_VISITS]
