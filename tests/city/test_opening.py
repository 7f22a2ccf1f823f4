"""What the hours say of a moment, against a clock that is watched minute by minute."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from bot.settings import checkout
from city.hours import Opening
from city.opening import CallFirst, Closed, Door, NotKnown, Open, door_at, is_holiday, open_on
from city.services import read_services

GHENT = ZoneInfo("Europe/Brussels")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""The days on which the clocks change in 2026, both Sundays."""
NATIONAL_DAY, CHRISTMAS, ALL_SAINTS = date(2026, 7, 21), date(2026, 12, 25), date(2026, 11, 1)
"""Public holidays: a Tuesday, a Friday and a Sunday."""


def opening(rrule: str, opens: str, closes: str) -> Opening:
    return Opening.model_validate({"rrule": rrule, "from": opens, "to": closes})


def weekly(days: str, opens: str, closes: str) -> Opening:
    return opening(f"FREQ=WEEKLY;BYDAY={days}", opens, closes)


def at(day: date, clock: str) -> datetime:
    """A time on the wall clock of Ghent."""
    return datetime.combine(day, time.fromisoformat(clock), GHENT)


def door(openings: list[Opening] | None, moment: datetime) -> Door:
    return door_at(openings, moment, zone=GHENT, country="BE")


OFFICE = [weekly("MO,TU,WE,TH,FR", "09:00", "12:00"), weekly("MO,WE", "13:00", "17:00")]
BAR = [weekly("FR,SA,SU", "20:00", "03:00")]
DAY_AND_NIGHT = [opening("FREQ=DAILY", "00:00", "24:00")]
MONDAY, TUESDAY, WEDNESDAY, SATURDAY, SUNDAY = (date(2026, 6, day) for day in (1, 2, 3, 6, 7))


@pytest.mark.parametrize(
    ("openings", "moment", "says"),
    [
        (OFFICE, at(MONDAY, "08:59"), Closed(at(MONDAY, "09:00"))),
        (OFFICE, at(MONDAY, "09:00"), Open(at(MONDAY, "12:00"))),
        (OFFICE, at(MONDAY, "12:00"), Closed(at(MONDAY, "13:00"))),
        (OFFICE, at(TUESDAY, "12:00"), Closed(at(WEDNESDAY, "09:00"))),
        (OFFICE, at(SUNDAY, "10:00"), Closed(at(SUNDAY + DAY, "09:00"))),
        (BAR, at(SATURDAY, "23:59"), Open(at(SUNDAY, "03:00"))),
        (BAR, at(SUNDAY, "02:59"), Open(at(SUNDAY, "03:00"))),
        (BAR, at(SUNDAY, "03:00"), Closed(at(SUNDAY, "20:00"))),
        (BAR, at(SUNDAY + DAY, "02:00"), Open(at(SUNDAY + DAY, "03:00"))),
    ],
)
def test_open_until_and_closed_until(openings: list[Opening], moment: datetime, says: Door) -> None:
    assert door(openings, moment) == says


@pytest.mark.parametrize(
    "openings",
    [
        [weekly("MO", "09:00", "12:00"), weekly("MO", "12:00", "16:00")],
        [weekly("MO", "10:00", "16:00"), weekly("MO", "09:00", "11:00")],
        [weekly("MO", "09:00", "16:00"), weekly("MO", "10:00", "11:00")],
    ],
    ids=["adjoining", "overlapping", "within"],
)
def test_openings_without_a_gap_are_one(openings: list[Opening]) -> None:
    assert door(openings, at(MONDAY, "10:30")) == Open(at(MONDAY, "16:00"))
    assert open_on(openings, MONDAY) == [("09:00", "16:00")]


def test_a_night_in_two_parts_is_one() -> None:
    night = [weekly("SA", "20:00", "24:00"), weekly("SU", "00:00", "04:00")]
    assert door(night, at(SATURDAY, "22:00")) == Open(at(SUNDAY, "04:00"))


@pytest.mark.parametrize(
    ("openings", "moment", "says"),
    [
        (OFFICE, at(NATIONAL_DAY, "07:00"), CallFirst()),
        (OFFICE, at(NATIONAL_DAY, "10:00"), CallFirst()),
        (OFFICE, at(NATIONAL_DAY, "12:00"), Closed(at(NATIONAL_DAY + DAY, "09:00"))),
        (OFFICE, at(NATIONAL_DAY - DAY, "18:00"), Closed(at(NATIONAL_DAY + DAY, "09:00"))),
        (OFFICE, at(ALL_SAINTS, "10:00"), Closed(at(ALL_SAINTS + DAY, "09:00"))),
        (BAR, at(CHRISTMAS, "01:00"), CallFirst()),
        (BAR, at(CHRISTMAS + DAY, "02:00"), CallFirst()),
        (BAR, at(CHRISTMAS + DAY, "03:00"), Closed(at(CHRISTMAS + DAY, "20:00"))),
        (
            [weekly("TH", "20:00", "03:00")],
            at(CHRISTMAS - DAY, "23:00"),
            Open(at(CHRISTMAS, "00:00")),
        ),
        ([weekly("TH", "20:00", "03:00")], at(CHRISTMAS, "01:00"), CallFirst()),
    ],
    ids=[
        "before the hours", "in the hours", "after the hours", "the evening before",
        "a holiday that is closed anyway", "before an evening", "the night after",
        "the morning after", "the night before", "into the holiday",
    ],
)  # fmt: skip
def test_on_a_holiday_one_calls_first(
    openings: list[Opening], moment: datetime, says: Door
) -> None:
    assert door(openings, moment) == says


@given(some.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=some.just(UTC)))
@example(at(CHRISTMAS, "12:00"))
@example(at(SPRING, "03:00"))
@example(at(AUTUMN, "02:30").replace(fold=1))
def test_day_and_night_is_always_also_on_holidays(moment: datetime) -> None:
    assert door(DAY_AND_NIGHT, moment) == Open(until=None)


def test_open_without_a_break_has_no_end_but_a_holiday_is_not_sure() -> None:
    whole_week = [weekly(",".join(WEEKDAYS), "00:00", "00:00")]
    assert door(whole_week, at(MONDAY, "12:00")) == Open(until=None)
    assert door(whole_week, at(NATIONAL_DAY, "12:00")) == CallFirst()


@pytest.mark.parametrize(
    "openings",
    [
        None,
        [],
        [opening("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "09:00", "12:00")],
        [*OFFICE, opening("FREQ=WEEKLY", "09:00", "12:00")],
        [opening("FREQ=DAILY;COUNT=3", "09:00", "12:00")],
    ],
    ids=["null", "no openings", "every second week, but which", "no day", "three days, but which"],
)
def test_what_the_map_does_not_say_is_not_known(openings: list[Opening] | None) -> None:
    assert door(openings, at(TUESDAY, "10:00")) == NotKnown()
    assert open_on(openings, TUESDAY) is None


@pytest.mark.parametrize(
    ("rrule", "day"),
    [
        ("FREQ=MONTHLY;BYDAY=1TU", date(2026, 6, 2)),
        ("FREQ=MONTHLY;BYMONTHDAY=2", date(2026, 6, 2)),
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20260602T235959Z", date(2026, 6, 2)),
        ("DTSTART:20260519\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", date(2026, 6, 2)),
        ("DTSTART;TZID=Europe/Brussels:20260519T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2", TUESDAY),
    ],
)
def test_a_rule_means_its_days_alone(rrule: str, day: date) -> None:
    openings = [opening(rrule, "09:00", "12:00")]
    assert open_on(openings, day) == [("09:00", "12:00")]
    assert open_on(openings, day + 7 * DAY) == []
    assert door(openings, at(day, "10:00")) == Open(at(day, "12:00"))


def test_nobody_looks_further_ahead_than_two_weeks() -> None:
    yearly = [opening("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", "09:00", "12:00")]
    opens = date(2026, 6, 20)
    assert door(yearly, at(opens - 14 * DAY, "08:00")) == Closed(at(opens, "09:00"))
    assert door(yearly, at(opens - 15 * DAY, "08:00")) == Closed(None)


@pytest.mark.parametrize(
    ("openings", "moment", "says"),
    [
        (BAR, at(SPRING, "01:59"), Open(at(SPRING, "03:00"))),
        ([weekly("SU", "01:00", "05:00")], at(SPRING, "03:00"), Open(at(SPRING, "05:00"))),
        ([weekly("SU", "02:15", "02:45")], at(SPRING, "03:14"), Closed(at(SPRING, "03:15"))),
        ([weekly("SU", "02:15", "02:45")], at(SPRING, "03:15"), Open(at(SPRING, "03:45"))),
        ([weekly("SA", "22:00", "02:30")], at(AUTUMN, "02:29"), Open(at(AUTUMN, "02:30"))),
        (
            [weekly("SA", "22:00", "02:30")],
            at(AUTUMN, "02:29").replace(fold=1),
            Closed(at(AUTUMN + 6 * DAY, "22:00")),
        ),
        ([weekly("SU", "02:30", "05:00")], at(AUTUMN, "02:29"), Closed(at(AUTUMN, "02:30"))),
        (
            [weekly("SU", "02:30", "05:00")],
            at(AUTUMN, "02:29").replace(fold=1),
            Open(at(AUTUMN, "05:00")),
        ),
    ],
)
def test_right_over_both_changes_of_the_clock(
    openings: list[Opening], moment: datetime, says: Door
) -> None:
    assert door(openings, moment) == says


def test_an_opening_that_the_change_of_the_clock_swallows_is_none() -> None:
    swallowed = [weekly("SU", "02:45", "03:15")]
    after_easter = at(SPRING + 14 * DAY, "02:45")
    assert door(swallowed, at(SPRING, "01:00")) == Closed(after_easter)


@pytest.mark.parametrize(
    ("openings", "day", "hours"),
    [
        (OFFICE, MONDAY, [("09:00", "12:00"), ("13:00", "17:00")]),
        (OFFICE, TUESDAY, [("09:00", "12:00")]),
        (OFFICE, SATURDAY, []),
        (BAR, SATURDAY, [("20:00", "03:00")]),
        (BAR, MONDAY, []),
        (DAY_AND_NIGHT, SUNDAY, [("00:00", "24:00")]),
        ([weekly("SA", "00:00", "00:00")], SATURDAY, [("00:00", "24:00")]),
        (
            [weekly("SA", "09:00", "08:30"), weekly("SA", "20:00", "18:00")],
            SATURDAY,
            [("09:00", "09:00")],
        ),
    ],
)
def test_the_hours_of_a_day(
    openings: list[Opening], day: date, hours: list[tuple[str, str]]
) -> None:
    assert open_on(openings, day) == hours


def test_holidays_are_those_of_the_country() -> None:
    assert is_holiday(NATIONAL_DAY, "BE")
    assert not is_holiday(NATIONAL_DAY, "BG")
    assert not is_holiday(MONDAY, "BE")


def test_the_hours_of_our_own_map_can_be_read() -> None:
    services, _ = read_services(checkout() / "city" / "services.yml")
    said = [door(one.open, at(MONDAY, "12:00")) for one in services if one.open is not None]
    assert said
    assert NotKnown() not in said


CLOCKS = some.times().filter(lambda clock: clock.hour != 2).map(lambda clock: f"{clock:%H:%M}")
"""Nobody opens or closes between two and three, where the clocks change: those are told above."""

Hours = tuple[frozenset[str], str, str]
HOURS = some.tuples(
    some.frozensets(some.sampled_from(WEEKDAYS), min_size=1),
    CLOCKS,
    CLOCKS | some.just("24:00"),
)
NEAR = some.sampled_from([SPRING, AUTUMN, NATIONAL_DAY, CHRISTMAS, ALL_SAINTS, date(2026, 5, 1)])
MOMENTS = some.builds(
    lambda day, minutes: at(day - DAY, "00:00").astimezone(UTC) + minutes * MINUTE,
    NEAR | some.dates(date(2026, 1, 2), date(2030, 12, 1)),
    some.integers(0, 3 * 24 * 60),
)
HOLIDAYS_OF_2026 = ("01-01", "04-06", "05-01", "05-14", "05-25", "07-21", "08-15", "11-01", "11-11",
                    "12-25")  # fmt: skip


def minutes_of(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def slow_days(hours: Hours, wall: datetime) -> Iterator[date]:
    """The days whose opening by these hours holds this minute of the wall clock."""
    weekdays, opens, closes = hours
    for day in (wall.date(), wall.date() - DAY):
        begin, end = minutes_of(opens), minutes_of(closes)
        if end <= begin:
            end += 24 * 60
        passed = (wall - datetime.combine(day, time.min)) // MINUTE
        if WEEKDAYS[day.weekday()] in weekdays and begin <= passed < end:
            yield day


def slow_is_open(listed: list[Hours], moment: datetime) -> str:
    """A look at the wall clock: "yes", "no", or "holiday" where nobody can be sure."""
    wall = moment.astimezone(GHENT).replace(tzinfo=None, fold=0)
    found = [day for hours in listed for day in slow_days(hours, wall)]
    if any(not (is_holiday(day, "BE") or is_holiday(wall.date(), "BE")) for day in found):
        return "yes"
    return "holiday" if found else "no"


def minutes(moment: datetime, last: date) -> Iterator[datetime]:
    """Every minute from a moment to the end of a day in Ghent."""
    while moment.astimezone(GHENT).date() <= last:
        yield moment
        moment += MINUTE


def slow_door(listed: list[Hours], moment: datetime) -> Door:
    """Stands at the door and looks at the clock every minute, for two weeks."""
    today = moment.astimezone(GHENT).date()
    watched = minutes(moment, today + 14 * DAY)
    if slow_is_open(listed, moment) == "yes":
        return Open(next((one for one in watched if slow_is_open(listed, one) != "yes"), None))
    if any(slow_is_open(listed, one) == "holiday" for one in minutes(moment, today)):
        return CallFirst()
    return Closed(next((one for one in watched if slow_is_open(listed, one) == "yes"), None))


def as_openings(listed: list[Hours]) -> list[Opening]:
    return [weekly(",".join(sorted(days)), opens, closes) for days, opens, closes in listed]


@given(some.lists(HOURS, min_size=1, max_size=4), MOMENTS)
@settings(max_examples=60, deadline=None)
def test_the_door_is_as_somebody_sees_it_who_waits_there(
    listed: list[Hours], moment: datetime
) -> None:
    assert door(as_openings(listed), moment) == slow_door(listed, moment)


@given(some.lists(HOURS, min_size=1, max_size=4), some.dates(date(2026, 1, 1), date(2030, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_the_hours_of_a_day_hold_its_minutes_and_no_others(listed: list[Hours], day: date) -> None:
    weekday = WEEKDAYS[day.weekday()]
    told = open_on(as_openings(listed), day)
    assert told is not None
    assert told == sorted(told)
    today = [(frozenset({weekday}), opens, closes) for opens, closes in told]
    first = minutes_of(told[0][0]) if told else 0
    for minute in range(first + 24 * 60):  # more than 24 hours cannot be told with two clocks
        wall = datetime.combine(day, time.min) + minute * MINUTE
        expected = any(day in slow_days(hours, wall) for hours in listed)
        assert any(day in slow_days(hours, wall) for hours in today) == expected


@pytest.mark.parametrize("day", HOLIDAYS_OF_2026)
def test_every_belgian_holiday_is_in_doubt(day: str) -> None:
    every_day = [opening("FREQ=DAILY", "09:00", "17:00")]
    assert door(every_day, at(date.fromisoformat(f"2026-{day}"), "10:00")) == CallFirst()
