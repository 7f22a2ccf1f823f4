"""Reminders to stewards: what nobody took, answered or moved; each said once, whoever ticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from storage.city_time import CityTime
from storage.dossier import Dossier
from storage.durations import Duration
from storage.models import Case, Steward
from storage.overlooked import WALKS, Mark, Overlooked, Overlooking, Reason, Walk
from storage.policy import FollowUpPolicy, Reminder
from storage.staff_models import StaffReminder
from storage.vocabulary import EventTag

LATER = "later"
"""The kind of a row that says: not before `at`."""


@dataclass(frozen=True)
class Due:
    """A reminder that it is time for, the how manieth of its stretch."""

    overlooked: Overlooked
    round: int
    for_coordinators: bool


class Reminders:
    def __init__(
        self, session: Session, now: datetime, policy: FollowUpPolicy, dossier: Dossier
    ) -> None:
        self._session, self._now = session, now
        self._policy, self._dossier = policy, dossier
        self._looking = Overlooking(session, now)

    @cached_property
    def _city(self) -> CityTime:
        return self._policy.city_time()

    def due(self, walk: Walk, after: Mark | None = None) -> tuple[list[Due], Mark | None]:
        """What is due among the next cases of the walk, and where it goes on; None at its end."""
        kind = self._kind(walk.reason)
        if kind.quiet == "keep" and not self._city.works(self._now):
            return [], after
        found, end = self._looking.page(walk, after)
        return self._due(found), end

    def take(self, due: Due) -> Case | None:
        """Marks it as said, in the unit of work that says it, and returns the case.

        None when another clock said it, or when it is no longer so: claimed meanwhile, answered,
        snoozed.
        """
        case = self._session.get_one(Case, due.overlooked.case.id)
        self._dossier.hold(case)
        if due not in self._due(self._looking.of_case(due.overlooked.walk, case)):
            return None
        reason, about = due.overlooked.walk.reason, due.overlooked.about
        if not mark(self._session, reason, about, due.round, self._now):
            return None
        data = {"reason": reason, "round": due.round, "coordinators": due.for_coordinators}
        self._dossier.event(case, EventTag.REMINDED, data=data)
        return case

    def later(self, case: Case, reason: Reason, steward: Steward) -> bool:
        """This reminder comes again tomorrow morning; False when there is none any more."""
        self._dossier.hold(case)
        walks = [walk for walk in WALKS if walk.reason is reason]
        found = [one for walk in walks for one in self._looking.of_case(walk, case)]
        said = self._said(found)
        put_off = False
        for one in found:
            if last := said.get((reason, one.about)):
                until = self._city.tomorrow_morning(self._now)
                put_off = True
                if mark(self._session, LATER, one.about, last.round, until):
                    data = {"reason": reason, "later": True}
                    self._dossier.event(case, EventTag.REMINDED, steward=steward, data=data)
        return put_off

    def overdue(self) -> list[Overlooked]:
        """What is over its time now, the longest first; the oldest cases of each walk only."""
        walks = [one for one in WALKS if one.reason in (Reason.VISIT, Reason.STANDSTILL)]
        pages = [one for walk in walks for one in self._looking.page(walk)[0]]
        late = [
            one
            for one in pages
            if self._city.after(one.since, self._delay(one.walk.reason)) <= self._now
        ]
        return sorted(late, key=lambda one: one.since)

    def _due(self, found: Sequence[Overlooked]) -> list[Due]:
        said = self._said(found)
        rounds = [(one, self._round(one, said)) for one in found]
        return [
            Due(one, round_, round_ >= self._kind(one.walk.reason).coordinator)
            for one, round_ in rounds
            if round_
        ]

    def _round(self, one: Overlooked, said: dict[tuple[str, str], StaffReminder]) -> int | None:
        """Which time it would be, if it is time."""
        reason = one.walk.reason
        last, later = said.get((reason, one.about)), said.get((LATER, one.about))
        if last is None:
            at = self._city.after(one.since, self._delay(reason))
        elif later and later.round == last.round:
            at = later.at
        else:
            at = self._city.after(last.at, self._kind(reason).repeat)
        if at > self._now:
            return None
        return last.round + 1 if last else 1

    def _said(self, found: Sequence[Overlooked]) -> dict[tuple[str, str], StaffReminder]:
        """The last row of each kind about each of these."""
        rows = select(StaffReminder).where(
            StaffReminder.kind.in_([*Reason, LATER]),
            StaffReminder.about.in_([one.about for one in found]),
        )
        ordered = self._session.scalars(rows.order_by(StaffReminder.round))
        return {(row.kind, row.about): row for row in ordered}

    def _kind(self, reason: Reason) -> Reminder:
        kinds = self._policy.stewards
        if reason is Reason.UNCLAIMED:
            return kinds.unclaimed
        return kinds.unanswered if reason is Reason.UNANSWERED else kinds.overdue

    def _delay(self, reason: Reason) -> Duration:
        overdue = self._policy.stewards.overdue
        return overdue.standstill if reason is Reason.STANDSTILL else self._kind(reason).delay


def mark(session: Session, kind: str, about: str, round_: int, at: datetime) -> bool:
    """Writes the row down; False when it was there already, written by whomever."""
    postgresql = session.get_bind().dialect.name == "postgresql"
    insert = insert_postgresql if postgresql else insert_sqlite
    row = {"kind": kind, "about": about, "round": round_, "at": at}
    done = session.execute(
        insert(StaffReminder).values(row).on_conflict_do_nothing().returning(StaffReminder.id)
    )
    return done.first() is not None
