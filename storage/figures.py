"""Figures of a week, Monday to Sunday on the city's clock: what came in, and how it went."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage.models import Case, CaseEvent
from storage.vocabulary import OPEN_STATES, EventTag

SOLVED = "solved"
ANSWERS = frozenset({SOLVED, "partly", "not_solved", "came_back"})
"""What residents answer to "is it solved?" (`storage/follow_ups.yml`)."""
A_WEEK = timedelta(days=7)

Rows = Iterable[tuple[Any, ...]]


@dataclass
class Count:
    """What is counted of some cases.

    `new` were opened and `closed` closed in the week, as often as that happened; `waiting` wait
    for an answer now. `first_answers` is how long the residents waited who got their first answer
    from a person in the week, `answered` how many said whether it is solved, `solved` how many
    said yes.
    """

    new: int = 0
    closed: int = 0
    waiting: int = 0
    first_answers: list[timedelta] = field(default_factory=list)
    answered: int = 0
    solved: int = 0

    @property
    def first_answer(self) -> timedelta | None:
        """The median; None when nobody got a first answer."""
        seconds = [waited.total_seconds() for waited in self.first_answers]
        return timedelta(seconds=median(seconds)) if seconds else None

    @property
    def share_solved(self) -> float | None:
        """From 0 to 1; None when nobody said anything."""
        return self.solved / self.answered if self.answered else None


@dataclass
class Week:
    """The figures of the week that begins on `monday`, in whole and apart. Who is waiting, is so
    now, and is counted only in the week that is under way."""

    monday: date
    whole: Count = field(default_factory=Count)
    by_language: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    by_neighbourhood: dict[str | None, Count] = field(default_factory=lambda: defaultdict(Count))

    def of(self, language: str, neighbourhood: str | None) -> Iterator[Count]:
        """Every count that a case of these belongs to."""
        yield self.whole
        yield self.by_language[language]
        yield self.by_neighbourhood[neighbourhood]


class Figures:
    """`zone` is the city's clock."""

    def __init__(self, session: Session, now: datetime, zone: ZoneInfo) -> None:
        self._session, self._now, self._zone = session, now, zone

    def this_week_and_the_last(self) -> tuple[Week, Week]:
        today = self._now.astimezone(self._zone).date()
        monday = today - timedelta(days=today.weekday())
        this = self._week(monday)
        for language, neighbourhood, number in self._waiting():
            for count in this.of(language, neighbourhood):
                count.waiting += number
        return this, self._week(monday - A_WEEK)

    def _week(self, monday: date) -> Week:
        week = Week(monday)
        begins, ends = self._midnight(monday), self._midnight(monday + A_WEEK)
        for language, neighbourhood, tag in self._happened(begins, ends):
            for count in week.of(language, neighbourhood):
                count.new += tag is EventTag.OPENED
                count.closed += tag is EventTag.CLOSED
        for language, neighbourhood, opened, answer in self._first_answers(begins, ends):
            for count in week.of(language, neighbourhood):
                count.first_answers.append(answer - opened)
        for language, neighbourhood, data in self._said(begins, ends):
            for count in week.of(language, neighbourhood):
                count.answered += 1
                count.solved += data["answer"] == SOLVED
        return week

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self._zone).astimezone(UTC)

    def _happened(self, begins: datetime, ends: datetime) -> Rows:
        rows = select(Case.language, Case.neighbourhood, CaseEvent.tag).join(CaseEvent.case)
        return self._rows(
            rows.where(
                CaseEvent.tag.in_((EventTag.OPENED, EventTag.CLOSED)),
                CaseEvent.at >= begins,
                CaseEvent.at < ends,
            )
        )

    def _first_answers(self, begins: datetime, ends: datetime) -> Rows:
        rows = select(Case.language, Case.neighbourhood, Case.opened_at, Case.first_answer_at)
        return self._rows(rows.where(Case.first_answer_at >= begins, Case.first_answer_at < ends))

    def _said(self, begins: datetime, ends: datetime) -> Rows:
        """The last word of each resident about each case; a joker may press all buttons."""
        rows = (
            select(
                Case.language, Case.neighbourhood, CaseEvent.data,
                CaseEvent.case_id, CaseEvent.resident_id,
            )
            .join(CaseEvent.case)
            .where(CaseEvent.tag == EventTag.FOLLOW_UP_ANSWERED)
            .where(CaseEvent.at >= begins, CaseEvent.at < ends)
            .order_by(CaseEvent.id)
        )  # fmt: skip
        last = {
            (row.case_id, row.resident_id): row
            for row in self._session.execute(rows)
            if row.data.get("answer") in ANSWERS
        }
        return [tuple(row[:3]) for row in last.values()]

    def _waiting(self) -> Rows:
        rows = select(Case.language, Case.neighbourhood, func.count()).where(
            Case.waits_since.is_not(None), Case.state.in_(OPEN_STATES)
        )
        return self._rows(rows.group_by(Case.language, Case.neighbourhood))

    def _rows(self, wanted: Select[*tuple[Any, ...]]) -> Rows:
        return self._session.execute(wanted)
