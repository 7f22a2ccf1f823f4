"""The hours of a service as its map says them, and what is wrong with them.

Hours stand on the city's wall clock. Those that run past midnight belong to the day on which they
begin; then `closes` is not after `opens`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Annotated, NamedTuple, Self

from dateutil.rrule import rrulestr
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

DAY = timedelta(days=1)
LOOKED_AHEAD = timedelta(days=366)
"""Whoever overlaps at all does so within a year."""

STRICT = {"strict_hours": True}
"""Validation context for a map that somebody hands us. Without it, what was taken over when less
was asked is still read; of hours that mean nothing we then know nothing (city/opening.py)."""

COUNTED_FROM_A_BEGINNING = re.compile(r"INTERVAL=(?!1\b)|COUNT=")
NAMES_ITS_DAYS = re.compile(r"FREQ=DAILY|BY(?:DAY|MONTHDAY|YEARDAY)=")
TIME_ZONE = re.compile(r";TZID=[^:]*")
"""A rule may name one with its beginning; only the day counts, and that is the city's."""

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]


def unsaid(rrule: str) -> str | None:
    """What a rule should say and does not; every second week, or a week without a day, means
    something only from a first day on."""
    rule = rrule.upper()
    if "DTSTART" in rule:
        return None
    if COUNTED_FROM_A_BEGINNING.search(rule):
        return 'it counts from a first day: write that before it, "DTSTART:20260105\\nRRULE:..."'
    if not NAMES_ITS_DAYS.search(rule):
        return "it names no day: add BYDAY=MO,TU or BYMONTHDAY=1"
    return None


def _is_rrule(rule: str, info: ValidationInfo) -> str:
    rrulestr(rule)  # raises ValueError
    if info.context == STRICT and (fault := unsaid(rule)):
        raise ValueError(fault)
    return rule


class Opening(BaseModel):
    """Days by an RRULE (RFC 5545), hours on the city's clock."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rrule: Annotated[str, AfterValidator(_is_rrule)]
    opens: Clock = Field(alias="from")
    closes: Clock = Field(alias="to")

    @model_validator(mode="after")
    def _is_a_time(self, info: ValidationInfo) -> Self:
        if info.context == STRICT and self.opens == "24:00":
            raise ValueError("24:00 ends a day: begin at 00:00 on the next")
        if info.context == STRICT and self.opens == self.closes:
            raise ValueError("from and to are the same: a whole day is from 00:00 to 24:00")
        return self


class Overlap(NamedTuple):
    day: date
    first: Opening
    second: Opening


def overlap(openings: Sequence[Opening], today: date) -> Overlap | None:
    """The first two that are open at one moment, and the day on which the later one begins.

    Harmless for residents, who are told both as one; it may be a slip of whoever wrote them.
    """
    known = [one for one in openings if unsaid(one.rrule) is None]
    spans = sorted(_spans(known, today), key=lambda span: span[:2])
    for (_, ends, first), (begins, _, second) in pairwise(spans):
        if begins < ends:
            return Overlap(begins.date(), first, second)
    return None


def _spans(
    openings: Sequence[Opening], today: date
) -> Iterator[tuple[datetime, datetime, Opening]]:
    for one in openings:
        opens, closes = hours_of(one)
        for day in days_of(one.rrule, today, today + LOOKED_AHEAD):
            midnight = datetime.combine(day, time.min)
            yield midnight + opens, midnight + closes, one


def days_of(rrule: str, first: date, last: date) -> list[date]:
    """The days of a rule between two days, both included."""
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
    rule = rrulestr(TIME_ZONE.sub("", rrule), dtstart=begin, ignoretz=True)
    return sorted({moment.date() for moment in rule.between(begin, end, inc=True)})


def hours_of(one: Opening) -> tuple[timedelta, timedelta]:
    """From when to when, counted from the midnight with which the day begins."""
    opens, closes = _since_midnight(one.opens), _since_midnight(one.closes)
    return opens, closes if opens < closes else closes + DAY


def _since_midnight(clock: str) -> timedelta:
    hours, minutes = map(int, clock.split(":"))
    return timedelta(hours=hours, minutes=minutes)
