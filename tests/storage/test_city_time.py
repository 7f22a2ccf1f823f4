"""The city's clock, against a slow and obvious reckoning of the same."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from storage.city_time import CityTime
from storage.durations import Duration, parse_duration

GHENT = ZoneInfo("Europe/Brussels")
CITY = CityTime()
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""The days on which the clocks change in 2026, both Sundays."""

MOMENTS = some.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31), timezones=some.just(UTC))
DAYS = some.dates(date(2024, 1, 1), date(2035, 12, 31))
# Nobody begins or ends the quiet between two and three, where the clocks change.
QUIET_TIMES = (
    some.times()
    .filter(lambda clock: clock.hour != 2)
    .map(lambda c: c.replace(second=0, microsecond=0))
)


def test_the_day_before_is_one_on_which_people_may_be_disturbed() -> None:
    monday, second_of_may = date(2026, 6, 8), date(2026, 5, 2)
    assert CITY.day_before(at(monday, "10:00"), time(18)) == at(date(2026, 6, 6), "18:00")
    assert CITY.day_before(at(second_of_may, "10:00"), time(18)) == at(date(2026, 4, 30), "18:00")
    after_the_change = at(date(2026, 3, 30), "10:00")
    assert CITY.day_before(after_the_change, time(18)) == at(date(2026, 3, 28), "18:00")
    assert CityTime(quiet_days=False).day_before(at(monday, "00:30"), time(18)) == at(
        date(2026, 6, 7), "18:00"
    )


def at(day: date, clock: str) -> datetime:
    """A time on the wall clock of Ghent."""
    return datetime.combine(day, time.fromisoformat(clock), GHENT)


def easter(year: int) -> date:
    """Butcher's rule for the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def belgian_holidays(year: int) -> set[date]:
    fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
    moving = [1, 39, 50]  # Easter Monday, Ascension, Whit Monday
    return {date(year, month, day) for month, day in fixed} | {
        easter(year) + timedelta(days=days) for days in moving
    }


def is_free(day: date) -> bool:
    return day.strftime("%A") == "Sunday" or day in belgian_holidays(day.year)


def is_quiet(city: CityTime, moment: datetime) -> bool:
    local = moment.astimezone(GHENT)
    begin, end, clock = city.quiet_from, city.quiet_to, local.time()
    if begin < end:
        night = begin <= clock < end
    elif begin > end:
        night = clock < end or clock >= begin
    else:
        night = False
    return night or (city.quiet_days and is_free(local.date()))


def slow_next_open_moment(city: CityTime, moment: datetime) -> datetime:
    """Waits, minute by minute, until it is no longer quiet."""
    if not is_quiet(city, moment):
        return moment
    moment = moment.replace(second=0, microsecond=0)
    while is_quiet(city, moment):
        moment += timedelta(minutes=1)
    return moment


@given(DAYS)
@example(date(2026, 7, 21))
@example(date(2026, 4, 6))
def test_free_days_are_sundays_and_belgian_holidays(day: date) -> None:
    assert CITY.is_free_day(day) == is_free(day)


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01",
        "2026-04-06",
        "2026-05-01",
        "2026-05-14",
        "2026-05-25",
        "2026-07-21",
        "2026-08-15",
        "2026-11-01",
        "2026-11-11",
        "2026-12-25",
        "2027-03-29",
        "2026-06-07",
    ],
)
def test_a_holiday_is_free(day: str) -> None:
    assert CITY.is_free_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-07-20", "2026-04-03", "2026-12-26", "2026-06-06"])
def test_a_common_day_is_not_free(day: str) -> None:
    assert not CITY.is_free_day(date.fromisoformat(day))


@given(MOMENTS)
@example(at(SPRING, "01:59"))
@example(at(AUTUMN, "02:30"))
@example(at(AUTUMN, "02:30").replace(fold=1))
@example(at(date(2026, 4, 4), "20:00"))
@example(at(date(2026, 6, 3), "08:30"))
@example(at(date(2026, 6, 3), "20:00"))
def test_the_next_open_moment_is_the_one_found_by_waiting(moment: datetime) -> None:
    assert CITY.next_open_moment(moment) == slow_next_open_moment(CITY, moment)


@given(MOMENTS, QUIET_TIMES, QUIET_TIMES, some.booleans())
@example(at(date(2026, 6, 3), "12:00").astimezone(UTC), time(0), time(8), True)
@example(at(date(2026, 6, 3), "12:00").astimezone(UTC), time(12), time(14), True)
@example(at(date(2026, 6, 7), "12:00").astimezone(UTC), time(0), time(0), True)
def test_any_quiet_hours_are_kept(
    moment: datetime, begin: time, end: time, free_days: bool
) -> None:
    city = CityTime(quiet_from=begin, quiet_to=end, quiet_days=free_days)
    assert city.next_open_moment(moment) == slow_next_open_moment(city, moment)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (at(date(2026, 4, 4), "20:00"), at(date(2026, 4, 7), "08:30")),
        (at(date(2026, 7, 20), "20:00"), at(date(2026, 7, 22), "08:30")),
        (at(SPRING, "01:30"), at(SPRING + timedelta(days=1), "08:30")),
        (at(AUTUMN, "02:30"), at(AUTUMN + timedelta(days=1), "08:30")),
        (at(date(2026, 6, 2), "19:59"), at(date(2026, 6, 2), "19:59")),
        (at(date(2026, 6, 2), "20:00"), at(date(2026, 6, 3), "08:30")),
    ],
    ids=["Easter", "21 July", "spring", "autumn", "last minute", "first quiet minute"],
)
def test_known_nights_end_when_they_should(moment: datetime, opens: datetime) -> None:
    assert CITY.next_open_moment(moment) == opens


@given(MOMENTS, some.integers(0, 10**6))
def test_an_exact_delay_is_exact(start: datetime, seconds: int) -> None:
    delay = Duration(exact=timedelta(seconds=seconds))
    assert CITY.after(start, delay) == start + timedelta(seconds=seconds)


@pytest.mark.parametrize("fold", [0, 1])
def test_no_delay_is_no_delay_in_the_hour_that_comes_twice(fold: int) -> None:
    start = at(AUTUMN, "02:30").replace(fold=fold).astimezone(UTC)
    assert CITY.after(start, Duration()) == start


@given(MOMENTS, some.integers(1, 800))
def test_a_delay_in_days_keeps_the_hour_of_the_wall_clock(start: datetime, days: int) -> None:
    local = start.astimezone(GHENT)
    due = CITY.after(start, Duration(days=days)).astimezone(GHENT)
    assert due.date() == local.date() + timedelta(days=days)
    if not (due.date().month == 3 and local.hour == 2):
        assert due.time() == local.time()


@pytest.mark.parametrize(
    ("start", "due", "hours"),
    [
        (at(date(2026, 3, 28), "10:00"), at(SPRING, "10:00"), 23),
        (at(date(2026, 10, 24), "10:00"), at(AUTUMN, "10:00"), 25),
        (at(date(2026, 3, 28), "02:30"), at(SPRING, "03:30"), 24),
    ],
    ids=["spring", "autumn", "the hour that does not exist"],
)
def test_a_day_is_a_day_when_the_clocks_change(start: datetime, due: datetime, hours: int) -> None:
    reckoned = CITY.after(start, Duration(days=1))
    assert reckoned.astimezone(GHENT) == due
    assert reckoned - start.astimezone(UTC) == timedelta(hours=hours)


@given(MOMENTS, some.integers(1, 40))
def test_working_days_are_counted_one_by_one(start: datetime, amount: int) -> None:
    day, left = start.astimezone(GHENT).date(), amount
    while left:
        day += timedelta(days=1)
        if day.strftime("%a") != "Sat" and not is_free(day):
            left -= 1
    due = CITY.after(start, Duration(working_days=amount)).astimezone(GHENT)
    assert due.date() == day
    assert due.time() == start.astimezone(GHENT).time()  # clocks change on Sundays only


@given(DAYS)
def test_working_days_are_those_without_weekend_and_holidays(day: date) -> None:
    weekend = day.strftime("%a") in {"Sat", "Sun"}
    assert CITY.is_working_day(day) == (not weekend and not is_free(day))


@given(MOMENTS)
@example(at(date(2026, 6, 5), "19:59"))
@example(at(date(2026, 6, 6), "12:00"))
@example(at(date(2026, 6, 8), "08:30"))
def test_the_city_works_on_working_days_outside_the_quiet_hours(moment: datetime) -> None:
    day = moment.astimezone(GHENT).date()
    works = day.strftime("%a") != "Sat" and not is_quiet(CITY, moment)
    assert CITY.works(moment) == works


@given(MOMENTS)
@example(at(date(2026, 3, 28), "23:30").astimezone(UTC))
@example(at(date(2026, 6, 2), "00:00").astimezone(UTC))
def test_tomorrow_morning_is_the_first_open_moment_of_another_day(moment: datetime) -> None:
    day = moment.astimezone(GHENT).date()
    later = moment
    while later.astimezone(GHENT).date() == day:
        later += timedelta(minutes=1)
    begins = later.replace(second=0, microsecond=0)
    assert CITY.tomorrow_morning(moment) == slow_next_open_moment(CITY, begins)


@pytest.mark.parametrize(
    ("start", "delay", "due"),
    [
        (at(date(2026, 6, 5), "10:00"), "1wd", at(date(2026, 6, 8), "10:00")),
        (at(date(2026, 7, 17), "10:00"), "2wd", at(date(2026, 7, 22), "10:00")),
        (at(date(2026, 4, 2), "10:00"), "3wd", at(date(2026, 4, 8), "10:00")),
        (at(date(2026, 12, 24), "10:00"), "1wd", at(date(2026, 12, 28), "10:00")),
    ],
    ids=["weekend", "21 July", "Easter", "Christmas"],
)
def test_working_days_skip_what_is_no_working_day(
    start: datetime, delay: str, due: datetime
) -> None:
    assert CITY.after(start, parse_duration(delay)) == due
