"""The queue as stewards look at it: which cases there are, and what else is open nearby."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Case, Report
from storage.vocabulary import OPEN_STATES, ReportState

MOST_OTHERS = 5
"""How many other open cases a card names."""


class Queue:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def open_at_the_same_place(self, case: Case) -> list[Case]:
        """Other open cases at the same address, the newest first."""
        if not case.street or not case.number:
            return []
        rows = self._session.scalars(
            select(Case)
            .where(Case.number == case.number, Case.state.in_(OPEN_STATES), Case.id != case.id)
            .order_by(Case.id.desc())
        )
        # Compared here: SQLite knows small and capital letters of ASCII only.
        street = case.street.casefold()
        same = [one for one in rows if one.street and one.street.casefold() == street]
        return same[:MOST_OTHERS]

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
