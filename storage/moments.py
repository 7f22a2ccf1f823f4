"""When a follow-up falls due, and when its time is past."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from storage.city_time import CityTime
from storage.columns import Instant
from storage.kinds import FollowUpKind
from storage.models import FollowUp, OutboxMessage
from storage.staff_models import Appointment
from storage.vocabulary import Audience, OutboxState

HEARD = (OutboxState.SENT, OutboxState.WAITING, OutboxState.SENDING, OutboxState.UNKNOWN)
"""A message in one of these states reached the resident, or is about to."""


class Moments:
    """The moments of follow-ups, on the wall clock of one city."""

    def __init__(self, session: Session, now: datetime, city: CityTime) -> None:
        self._session, self._now, self._city = session, now, city

    def due(self, new: FollowUp, kind: FollowUpKind, round_: int) -> datetime | None:
        """The moment it falls due; None when that is past. A question about an appointment is
        open until that begins."""
        appointment = self.appointment_of(new)
        if appointment and kind.is_over(round_):
            return appointment.starts_at
        if appointment and kind.at and round_ == 1:
            due_at = self._city.day_before(appointment.starts_at, kind.at)
            return self.open(due_at, kind) if due_at > self._now else None
        delay = kind.delay_of(round_)
        return self.open(self._city.after(self._now, delay), kind) if delay else None

    def open(self, moment: datetime, kind: FollowUpKind) -> datetime:
        """That moment, or the end of the quiet hours it falls in, if this kind keeps them."""
        return moment if kind.quiet == "ignore" else self._city.next_open_moment(moment)

    def not_before(self, follow_up: FollowUp, kind: FollowUpKind) -> datetime:
        """When it may be said: now, or later in quiet hours, in a pause that the resident wants,
        and when they heard about the case meanwhile."""
        delay = kind.delay_of(follow_up.round)
        heard_at = self._heard_at(follow_up) if kind.since and delay else None
        again = self._city.after(heard_at, delay) if heard_at and delay else self._now
        return self.open(max(again, self._wanted_from(follow_up, kind), follow_up.due_at), kind)

    def is_open(self, follow_up: FollowUp, kind: FollowUpKind) -> bool:
        """Whether now is neither in quiet hours nor in a pause that the resident wants."""
        return self.open(self._wanted_from(follow_up, kind), kind) <= self._now

    def _wanted_from(self, follow_up: FollowUp, kind: FollowUpKind) -> datetime:
        """Now, or the end of a pause that the resident wants."""
        paused = None if kind.even_if_unwanted else follow_up.resident.follow_ups_paused_until
        return max(self._now, paused or self._now)

    def is_past(self, follow_up: FollowUp, kind: FollowUpKind) -> bool:
        """Whether it makes no sense any more: the appointment began, or it is stale."""
        appointment = self.appointment_of(follow_up)
        if appointment and appointment.starts_at <= self._now:
            return True
        if kind.stale is None:
            return False
        return self._city.after(self._promised_for(follow_up, kind), kind.stale) < self._now

    def _promised_for(self, follow_up: FollowUp, kind: FollowUpKind) -> datetime:
        """The moment it was planned for, or the end of a pause: outages put `due_at` off again and
        again. What is repeated, or reckoned back from an appointment, is never put off so."""
        delay = kind.delay_of(follow_up.round)
        if kind.repeat or delay is None:
            return follow_up.due_at
        planned = self._city.after(follow_up.created_at, delay)
        paused = None if kind.even_if_unwanted else follow_up.resident.follow_ups_paused_until
        return self.open(max(planned, paused or planned), kind)

    def appointment_of(self, follow_up: FollowUp) -> Appointment | None:
        number = follow_up.appointment_id
        return self._session.get(Appointment, number) if number else None

    def heard_last(self, follow_up: FollowUp) -> OutboxMessage | None:
        """What the resident last got about the case, or is about to."""
        heard = select(OutboxMessage).where(*_heard(follow_up))
        return self._session.scalars(heard.order_by(OutboxMessage.id.desc()).limit(1)).first()

    def _heard_at(self, follow_up: FollowUp) -> datetime | None:
        """When that was."""
        moment = func.coalesce(OutboxMessage.sent_at, OutboxMessage.created_at)
        latest = select(func.max(moment, type_=Instant()))
        return self._session.scalar(latest.where(*_heard(follow_up)))


def _heard(follow_up: FollowUp) -> tuple[ColumnElement[bool], ...]:
    return (
        OutboxMessage.resident_id == follow_up.resident_id,
        OutboxMessage.case_id == follow_up.case_id,
        OutboxMessage.audience == Audience.RESIDENT,
        OutboxMessage.state.in_(HEARD),
    )
