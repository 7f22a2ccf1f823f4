"""Figures of some days on the city's clock: what came in, how it went, what residents say back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage.listening import Listening
from storage.models import Case, CaseEvent
from storage.policy import FollowUpPolicy
from storage.said_back import SaidBack
from storage.vocabulary import OPEN_STATES, EventTag

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)

WHOSE = (Case.topic, Case.language, Case.neighbourhood)
"""What a case is counted under."""

Rows = Iterable[tuple[Any, ...]]


@dataclass
class Count:
    """What is counted of some cases.

    `new` were opened and `closed` closed in the period, as often as that happened; `waiting` wait
    for an answer now. `first_answers` is how long the residents waited who got their first answer
    from a person in the period.
    """

    new: int = 0
    closed: int = 0
    waiting: int = 0
    first_answers: list[timedelta] = field(default_factory=list)
    said: SaidBack = field(default_factory=SaidBack)

    @property
    def has_cases(self) -> bool:
        """Whether there is anything besides what residents said back."""
        return bool(self.new or self.closed or self.waiting or self.first_answers)

    @property
    def first_answer(self) -> timedelta | None:
        """The median; None when nobody got a first answer."""
        seconds = [waited.total_seconds() for waited in self.first_answers]
        return timedelta(seconds=median(seconds)) if seconds else None


@dataclass
class Period:
    """The figures of the days from `begins` to `ends`, both included, in whole and apart. Who is
    waiting, is so now, and is counted only in a period that is under way."""

    begins: date
    ends: date
    whole: Count = field(default_factory=Count)
    by_topic: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    by_language: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    by_neighbourhood: dict[str | None, Count] = field(default_factory=lambda: defaultdict(Count))

    def of(self, topic: str, language: str, neighbourhood: str | None) -> Iterator[Count]:
        """Every count that a case of these belongs to."""
        yield self.whole
        yield self.by_topic[topic]
        yield self.by_language[language]
        yield self.by_neighbourhood[neighbourhood]


class Figures:
    """Of whole days on the city's clock."""

    def __init__(self, session: Session, now: datetime, policy: FollowUpPolicy) -> None:
        self._session, self._city = session, policy.city_time()
        self.today = self._city.today(now)
        self._monday = self.today - timedelta(days=self.today.weekday())
        self._listening = Listening(session, policy)

    def this_week_and_the_last(self) -> tuple[Period, Period]:
        """From Monday to Sunday."""
        return self.of(self._monday, self._monday + A_WEEK - A_DAY), self.last_week()

    def last_week(self) -> Period:
        """The last one that is over."""
        return self.of(self._monday - A_WEEK, self._monday - A_DAY)

    def of(self, begins: date, ends: date) -> Period:
        """From the first of these days to the last, both included."""
        period = Period(begins, ends)
        instants = self._city.instant(begins, time.min), self._city.instant(ends + A_DAY, time.min)
        self._count_cases(period, *instants)
        for whose, fact in self._listening.facts(*instants):
            for count in period.of(*whose):
                count.said.count(fact)
        if begins <= self.today <= ends:
            for *of, number in self._waiting():
                for count in period.of(*of):
                    count.waiting += number
        return period

    def _count_cases(self, period: Period, begins: datetime, ends: datetime) -> None:
        for *of, tag in self._happened(begins, ends):
            for count in period.of(*of):
                count.new += tag is EventTag.OPENED
                count.closed += tag is EventTag.CLOSED
        for *of, opened, answer in self._first_answers(begins, ends):
            for count in period.of(*of):
                count.first_answers.append(answer - opened)

    def _happened(self, begins: datetime, ends: datetime) -> Rows:
        rows = select(*WHOSE, CaseEvent.tag).join(CaseEvent.case)
        return self._rows(
            rows.where(
                CaseEvent.tag.in_((EventTag.OPENED, EventTag.CLOSED)),
                CaseEvent.at >= begins,
                CaseEvent.at < ends,
            )
        )

    def _first_answers(self, begins: datetime, ends: datetime) -> Rows:
        rows = select(*WHOSE, Case.opened_at, Case.first_answer_at)
        return self._rows(rows.where(Case.first_answer_at >= begins, Case.first_answer_at < ends))

    def _waiting(self) -> Rows:
        rows = select(*WHOSE, func.count()).where(
            Case.waits_since.is_not(None), Case.state.in_(OPEN_STATES)
        )
        return self._rows(rows.group_by(*WHOSE))

    def _rows(self, wanted: Select[*tuple[Any, ...]]) -> Rows:
        return self._session.execute(wanted)
