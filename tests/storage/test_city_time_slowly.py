"""City time and the moments of follow-ups, against a reckoning minute by minute and day by day.

In several zones and with any quiet hours, mostly near the changes of the clock and holidays.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as some
from sqlalchemy.orm import Session

from storage.city_time import CityTime
from storage.durations import Duration
from storage.kinds import FollowUpKind
from storage.models import FollowUp, Resident
from storage.moments import Moments
from tests.storage.slow_time import MINUTE, SlowTime
from tests.storage.test_city_time import belgian_holidays

ZONES = (
    "Europe/Brussels",
    "Europe/Lisbon",
    "Europe/Sofia",
    "America/New_York",
    "America/Havana",  # the clocks change at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Asia/Kathmandu",  # never, and not by whole hours
    "UTC",
)
YEARS = range(2024, 2032)
HOLIDAYS = frozenset(day for year in YEARS for day in belgian_holidays(year))


def changes(zone: str) -> list[datetime]:
    """The hours in which the clocks change."""
    city = SlowTime(CityTime(zone), HOLIDAYS)
    hours = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(2 * 8766)]
    shown = [city.wall(hour) for hour in hours]
    steps = zip(hours, pairwise(shown), strict=False)
    return [hour for hour, (one, next_one) in steps if next_one - one != timedelta(hours=1)]


BY_ZONE = {zone: changes(zone) for zone in ZONES}
BIG_DAYS = [datetime(d.year, d.month, d.day, 12, tzinfo=UTC) for d in sorted(HOLIDAYS)]
MINUTES = some.integers(-3 * 1440, 3 * 1440).map(lambda n: n * MINUTE)
SECONDS = some.sampled_from([timedelta(), timedelta(seconds=59, microseconds=999_999)])
CLOCKS = some.times().map(lambda clock: clock.replace(second=0, microsecond=0))
AWAKE = CLOCKS.filter(lambda clock: clock.hour > 4)
"""Nobody begins or ends the quiet in the hours in which clocks are changed."""


@some.composite
def moments_in(draw: some.DrawFn, zones: tuple[str, ...] = ZONES) -> tuple[str, datetime]:
    """A zone, and a moment near a change of its clocks or a holiday."""
    zone = draw(some.sampled_from(zones))
    near = draw(some.sampled_from(BY_ZONE[zone] or BIG_DAYS) | some.sampled_from(BIG_DAYS))
    moment = near + draw(MINUTES) + draw(SECONDS)
    assume(YEARS[0] < moment.year < YEARS[-1])
    return zone, moment


def both(zone: str, begin: time, end: time, free: bool) -> tuple[CityTime, SlowTime]:
    city = CityTime(zone, "BE", begin, end, free)
    return city, SlowTime(city, HOLIDAYS)


SPANS = some.tuples(AWAKE, AWAKE, some.booleans())
DAY, MOST = timedelta(days=1), timedelta(hours=20)
OURS = (time(20), time(8, 30), True)
AUTUMN = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
SPRING = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)


def test_the_clocks_change_twice_a_year_or_never() -> None:
    assert {len(found) for found in BY_ZONE.values()} == {0, 4}


@settings(max_examples=25, deadline=None)
@given(moments_in(), SPANS)
@example(("Europe/Brussels", AUTUMN), OURS)
@example(("Europe/Brussels", SPRING), OURS)
@example(("Europe/Brussels", AUTUMN), (time(9), time(9), True))
@example(("America/Havana", datetime(2026, 3, 7, 12, tzinfo=UTC)), (time(8), time(8), True))
@example(("UTC", datetime(2026, 6, 3, 12, tzinfo=UTC)), (time(12), time(14), False))
def test_it_opens_when_waiting_finds_it_open(
    where: tuple[str, datetime], span: tuple[time, time, bool]
) -> None:
    (_zone, moment), (city, slow) = where, both(where[0], *span)
    opens = city.next_open_moment(moment)
    assert opens == slow.next_open_moment(moment)
    assert city.next_open_moment(opens) == opens
    assert city.works(moment) == slow.works(moment)


@settings(max_examples=200, deadline=None)
@given(moments_in(), CLOCKS, CLOCKS)
@example(("Europe/Brussels", AUTUMN + timedelta(minutes=40)), time(20), time(2, 30))
@example(("Europe/Brussels", SPRING), time(20), time(2, 30))
def test_whatever_the_quiet_hours_it_opens_later_and_not_in_the_quiet(
    where: tuple[str, datetime], begin: time, end: time
) -> None:
    (_zone, moment), (city, slow) = where, both(where[0], begin, end, False)
    assume((datetime.combine(date.min, end) - datetime.combine(date.min, begin)) % DAY < MOST)
    opens = city.next_open_moment(moment)
    assert opens >= moment
    assert not slow.is_quiet(opens)


@settings(max_examples=25, deadline=None)
@given(moments_in(), SPANS)
def test_tomorrow_morning_is_when_waiting_for_another_day_finds_it_open(
    where: tuple[str, datetime], span: tuple[time, time, bool]
) -> None:
    (_zone, moment), (city, slow) = where, both(where[0], *span)
    assert city.tomorrow_morning(moment) == slow.tomorrow_morning(moment)


@settings(max_examples=25, deadline=None)
@given(moments_in(), CLOCKS, some.booleans())
@example(("Europe/Brussels", datetime(2026, 3, 30, 8, tzinfo=UTC)), time(18), True)
@example(("Europe/Brussels", datetime(2026, 3, 30, 8, tzinfo=UTC)), time(2, 30), False)
def test_the_day_before_is_found_by_turning_back_the_calendar(
    where: tuple[str, datetime], clock: time, free: bool
) -> None:
    (_zone, moment), (city, slow) = where, both(where[0], *OURS[:2], free)
    assert city.day_before(moment, clock) == slow.day_before(moment, clock)


@settings(max_examples=40, deadline=None)
@given(moments_in(), some.integers(0, 12), some.booleans())
@example(("Europe/Brussels", datetime(2026, 3, 28, 1, 30, tzinfo=UTC)), 1, False)
@example(("Europe/Brussels", datetime(2026, 10, 24, 0, 30, tzinfo=UTC)), 1, False)
def test_days_are_counted_leaf_by_leaf(
    where: tuple[str, datetime], amount: int, working: bool
) -> None:
    (_zone, moment), (city, slow) = where, both(where[0], *OURS)
    if not amount:
        assert city.after(moment, Duration()) == moment
    elif working:
        assert city.after(moment, Duration(working_days=amount)) == slow.after(moment, 0, amount)
    else:
        assert city.after(moment, Duration(days=amount)) == slow.after(moment, amount, 0)


@settings(max_examples=25, deadline=None)
@given(
    moments_in(("Europe/Brussels",)),
    some.integers(0, 9),
    some.sampled_from(["d", "wd"]),
    some.sampled_from(["keep", "ignore"]),
)
def test_a_follow_up_falls_due_when_waiting_says_so(
    where: tuple[str, datetime], amount: int, unit: str, quiet: str
) -> None:
    (_zone, moment), (city, slow) = where, both(where[0], *OURS)
    kind = FollowUpKind.model_validate(
        {"after": "opened", "delay": f"{amount}{unit}", "quiet": quiet, "text": "x"}
    )
    due = moment
    if amount:
        days = (amount, 0) if unit == "d" else (0, amount)
        due = slow.after(moment, *days)
    expected = due if quiet == "ignore" else slow.next_open_moment(due)
    assert Moments(Session(), moment, city).due(FollowUp(), kind, 1) == expected


@pytest.mark.parametrize("late", [timedelta(), timedelta(seconds=1)])
@settings(max_examples=25, deadline=None)
@given(moments_in(("Europe/Brussels",)), some.integers(1, 9))
def test_it_is_stale_after_so_many_days_from_its_moment_and_not_before(
    late: timedelta, where: tuple[str, datetime], amount: int
) -> None:
    (_zone, planned), (city, slow) = where, both(where[0], *OURS)
    kind = FollowUpKind.model_validate(
        {"after": "opened", "delay": "0s", "stale": f"{amount}wd", "text": "x"}
    )
    promised = slow.next_open_moment(planned)
    end = slow.after(promised, 0, amount)
    follow_up = FollowUp(created_at=planned, due_at=end, round=1, resident=Resident())
    assert Moments(Session(), end + late, city).is_past(follow_up, kind) == bool(late)


@settings(max_examples=25, deadline=None)
@given(moments_in(("Europe/Brussels",)), MINUTES)
def test_what_is_due_is_said_at_the_first_open_moment_from_now_on(
    where: tuple[str, datetime], ago: timedelta
) -> None:
    (_zone, now), (city, slow) = where, both(where[0], *OURS)
    kind = FollowUpKind.model_validate({"after": "opened", "delay": "0s", "text": "x"})
    follow_up = FollowUp(due_at=now + ago, round=1, resident=Resident())
    expected = slow.next_open_moment(max(now, now + ago))
    assert Moments(Session(), now, city).not_before(follow_up, kind) == expected


def test_the_calendar_of_the_slow_reckoning_is_the_real_one() -> None:
    assert date(2026, 5, 14) in HOLIDAYS
    assert len(HOLIDAYS) == 10 * len(YEARS)
