"""Which days are meant by "this week", "next week", "the weekend" or a day's name."""

from dataclasses import dataclass
from datetime import date, timedelta

from flows.shared.asked_about import DAYS, FROM_TODAY

WEEK = timedelta(days=7)
SUNDAY = 6
"""As `date.weekday` counts."""
THIS_WEEK, NEXT_WEEK, WEEKEND = "this_week", "next_week", "weekend"
WEEKS = (THIS_WEEK, NEXT_WEEK, WEEKEND)
"""The values of the cue `week`. This week is seven days from today, to be of use on a Sunday too;
next week is what people call so, from Monday on."""


@dataclass(frozen=True)
class Days:
    """From the first day to the last, both meant."""

    first: date
    last: date


def days_of(named: str, today: date) -> Days:
    """The days of a week, of the weekend or of a named day (nlu/cues, `week` and `day`)."""
    sunday = today + timedelta(days=SUNDAY - today.weekday())
    if named == NEXT_WEEK:
        return Days(sunday + timedelta(days=1), sunday + WEEK)
    if named == WEEKEND:
        return Days(max(today, sunday - timedelta(days=1)), sunday)
    if named in DAYS or named in FROM_TODAY:
        ahead = FROM_TODAY.get(named)
        ahead = (DAYS.index(named) - today.weekday()) % 7 if ahead is None else ahead
        return Days(*[today + timedelta(days=ahead)] * 2)
    return Days(today, today + WEEK - timedelta(days=1))
