"""The queue as stewards look at it: which cases there are, and what else is open nearby."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy import case as when
from sqlalchemy.orm import Session, joinedload

from storage.dossier import Dossier
from storage.marked import at_address
from storage.models import Case, Report, Steward
from storage.vocabulary import OPEN_STATES, CaseKind, CaseState, ReportState

MOST_OTHERS = 5
"""How many other open cases a card names."""
IN_ORDER = (Case.queue_rank, Case.waits_since, Case.id)
"""Urgent first, then by priority, then who waits longest; where nobody waits comes after them.
The columns of one index."""


@dataclass(frozen=True)
class Wanted:
    """Which open cases: of all that is named here, else any; the snoozed ones or the others."""

    language: str | None = None
    neighbourhood: str | None = None
    topic: str | None = None
    kind: CaseKind | None = None
    steward_id: int | None = None
    snoozed: bool = False


class Queue:
    def __init__(self, session: Session, now: datetime, dossier: Dossier) -> None:
        self._session, self._now, self._dossier = session, now, dossier

    def cases(self, wanted: Wanted, skip: int, most: int) -> list[Case]:
        """Open cases in the order in which they need somebody, with who has them."""
        rows = self._open(wanted.snoozed).order_by(*IN_ORDER).offset(skip).limit(most)
        for name in ("language", "neighbourhood", "topic", "kind", "steward_id"):
            if (value := getattr(wanted, name)) is not None:
                rows = rows.where(getattr(Case, name) == value)
        return list(self._session.scalars(rows))

    def longest_unanswered(self, steward: Steward) -> Case | None:
        """The steward's own case whose resident waits longest for an answer."""
        waiting = Case.steward_id == steward.id, Case.waits_since.is_not(None)
        # By state and not by rank, so that the index of the steward's cases serves.
        rows = self._awake(select(Case).where(*waiting, Case.state.in_(OPEN_STATES)))
        return self._session.scalars(rows.order_by(Case.waits_since, Case.id).limit(1)).first()

    def best_unclaimed(self, steward: Steward, languages: set[str]) -> Case | None:
        """The case of nobody that needs this steward most: urgent, by priority, in a language and
        then in a neighbourhood of theirs, and then who waits longest."""
        rows = self._awake(select(Case).where(Case.state == CaseState.NEW)).order_by(
            Case.queue_rank, _first(Case.language, languages),
            _first(Case.neighbourhood, set(steward.neighbourhoods)), Case.waits_since, Case.id
        )  # fmt: skip
        return self._session.scalars(rows.limit(1)).first()

    def viewed(self, case: Case, steward: Steward) -> None:
        """A steward is shown all that is known of this case."""
        self._dossier.viewed(case, steward)

    def _open(self, snoozed: bool) -> Select[Case]:
        rows = select(Case).where(Case.queue_rank >= 0).options(joinedload(Case.steward))
        return rows.where(Case.snoozed_until > self._now) if snoozed else self._awake(rows)

    def _awake(self, rows: Select[Case]) -> Select[Case]:
        return rows.where(or_(Case.snoozed_until.is_(None), Case.snoozed_until <= self._now))

    def open_at_the_same_place(self, case: Case) -> list[Case]:
        """Other open cases at the same address, the newest first."""
        if not case.street or not case.number:
            return []
        rows = select(Case).where(Case.state.in_(OPEN_STATES), Case.id != case.id)
        same = at_address(self._session, rows, case.street, case.number)
        return list(reversed(same))[:MOST_OTHERS]

    def other_open_of_residents(self, case: Case) -> list[Case]:
        """Other open cases of those who report this one, the newest first.

        Whoever reported any of the two anonymously is not told of by the other.
        """
        named = Report.state == ReportState.SENT, Report.anonymous.is_(False)
        residents = select(Report.resident_id).where(Report.case_id == case.id, *named)
        theirs = select(Report.case_id).where(Report.resident_id.in_(residents), *named)
        rows = self._session.scalars(
            select(Case)
            .where(Case.id.in_(theirs), Case.state.in_(OPEN_STATES), Case.id != case.id)
            .order_by(Case.id.desc())
            .limit(MOST_OTHERS)
        )
        return list(rows)


def _first(column: Any, values: set[str]) -> ColumnElement[int]:
    """Sorts what is among the values before the rest."""
    return when((column.in_(values), 0), else_=1)
