"""Working out when events of a calendar take place, with a bound on the work it may take.

The rules are read by `recurring_ical_events` and worked out by `dateutil`, which goes through a
rule from its beginning on, day by day, and would never end with one such as every 30 February or
`INTERVAL=0`. So each step of a rule is counted.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Self, cast

from dateutil.rrule import rrule
from icalendar import Event, vRecur
from recurring_ical_events import EventAdapter, Series

MOST_STEPS = 100_000
"""Days that the rule of one event may look at, times its times a day: each day for 270 years."""
MOST_STEPS_IN_ALL = 1_000_000
MOST_TIMES = 1000
"""Times that one event may have within the days asked about."""

DAYS_OF_A_STEP = {"YEARLY": 366, "MONTHLY": 31, "WEEKLY": 7, "DAILY": 1}
"""What `dateutil` goes through before it takes the next interval."""


class TooMuch(Exception):
    """An event repeats too much to be worked out."""


class Budget:
    """How much work may still be done, for all events and for the one in hand."""

    def __init__(self) -> None:
        self._left = MOST_STEPS_IN_ALL
        self._left_for_one = MOST_STEPS

    def next_event(self) -> None:
        self._left_for_one = MOST_STEPS

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left for any event."""
        return self._left < 0

    def spend(self, steps: int) -> None:
        """Raises TooMuch when it is more than is left."""
        self._left -= steps
        self._left_for_one -= steps
        if min(self._left, self._left_for_one) < 0:
            raise TooMuch


class _Interval(int):
    """The interval of a rule, which tells each time it is added: at every step of the rule."""

    _on_step: Callable[[], None]

    @classmethod
    def telling(cls, interval: int, on_step: Callable[[], None]) -> Self:
        told = cls(interval)
        told._on_step = on_step
        return told

    def __radd__(self, year_month_or_day: int) -> int:
        self._on_step()
        return year_month_or_day + int(self)

    def __mul__(self, days_of_a_week: int) -> int:
        self._on_step()
        return int(self) * days_of_a_week


def times_a_day(rule: vRecur) -> int:
    """How often a rule comes on one of its days, at most."""
    number = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        number *= len(rule.get(part, [0]))
    return number


def occurrences(
    events: Sequence[Event], begin: datetime, end: datetime, budget: Budget
) -> Iterator[Event]:
    """The events with one UID as they take place between two moments of one time zone.

    Each is a copy with its own DTSTART and DTEND. Times without a zone and whole days count on the
    clock of that zone. Raises TooMuch, and whatever the libraries raise about a rule.
    """
    budget.next_event()
    series = _counted(budget)([EventAdapter(event) for event in events])
    found = list(islice(series.between(begin, end), MOST_TIMES + 1))
    if len(found) > MOST_TIMES:
        raise TooMuch
    for one in found:
        yield cast(Event, one.as_component(keep_recurrence_attributes=False))


def _counted(budget: Budget) -> type[Series]:
    class Rules(Series.RecurrenceRules):
        def rrulestr(self, rule_string: str) -> rrule:
            rule = super().rrulestr(rule_string)
            parts = vRecur.from_ical(rule_string)
            steps = DAYS_OF_A_STEP[str(parts["FREQ"][0])] * times_a_day(parts)
            interval = _Interval.telling(parts.get("INTERVAL", [1])[0], lambda: budget.spend(steps))
            counted = rule.replace(interval=interval)
            for name in ("string", "until"):  # what the library looks up of a rule
                setattr(counted, name, getattr(rule, name))
            return counted

    class Counted(Series):
        RecurrenceRules = Rules

    return Counted
