"""Which days are meant by "this week", "next week", "the weekend" or a day's name."""

from dataclasses import dataclass
from datetime import date, timedelta

from flows.shared.asked_about import DAYS, FROM_TODAY

WEEK = timedelta(days=7)
SATURDAY, SUNDAY = 5, 6
THIS_WEEK, NEXT_WEEK, WEEKEND = "this_week", "next_week", "weekend"
WEEKS = (THIS_WEEK, NEXT_WEEK, WEEKEND)
"""The values of the cue `week`. Seven days from today on, so that it is of use on a Sunday too."""


@dataclass(frozen=True)
class Days:
    """From the first day to the last, both meant."""

    first: date
    last: date


def days_of(named: str, today: date) -> Days:
    """The days of a week, of the weekend or of a named day (nlu/cues, `week` and `day`)."""
    if named == NEXT_WEEK:
        return Days(today + WEEK, today + 2 * WEEK - timedelta(days=1))
    if named == WEEKEND:
        sunday = today + timedelta(days=SUNDAY - today.weekday())
        return Days(max(today, sunday - timedelta(days=1)), sunday)
    if named in DAYS or named in FROM_TODAY:
        ahead = FROM_TODAY.get(named)
        ahead = (DAYS.index(named) - today.weekday()) % 7 if ahead is None else ahead
        return Days(*[today + timedelta(days=ahead)] * 2)
    return Days(today, today + WEEK - timedelta(days=1))
