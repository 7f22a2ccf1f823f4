"""What is wrong with a calendar is said in a line; a faulty event takes no sound one with it."""

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from city.activities import Unfolded, unfold
from city.calendars import MOST_BYTES, MOST_EVENTS, read_calendar
from tests.city.ics import GHENT, LONG_AGO, MONDAY, at, calendar

SOUND = ["UID:soep@gent.be", "SUMMARY:Soep", "DTSTART:20260601T120000"]
NAME = "Yoga (yoga@gent.be): "
YOGA = ["UID:yoga@gent.be", "SUMMARY:Yoga"]
WHEN = "DTSTART:20260601T120000"
LONGEST = 30.0
"""Seconds that the worst calendar may take, on a slow machine."""


def week(*events: Sequence[str]) -> Unfolded:
    """The week of a calendar and all that is wrong with it."""
    read = read_calendar(calendar(*events))
    last = MONDAY + timedelta(days=6)
    found = unfold(read, MONDAY, last, zone=GHENT, now=LONG_AGO)
    return Unfolded(found.activities, [*read.faults, *found.faults])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "no iCalendar: there is no BEGIN:VCALENDAR in it"),
        ("<!doctype html><p>404", "no iCalendar: there is no BEGIN:VCALENDAR in it"),
        ("x" * (MOST_BYTES + 1), "larger than 5 MB"),
        ("é" * (MOST_BYTES // 2 + 1), "larger than 5 MB"),
        (calendar(SOUND).partition("END:VCALENDAR")[0], "it is cut off: an END is missing"),
        (calendar(SOUND).partition("DTSTART")[0], "it is cut off: an END is missing"),
        (calendar() + "END:VEVENT", "line 5: this END does not end what is open there"),
    ],
)
def test_a_text_that_is_no_calendar_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(wrong)}$"):
        read_calendar(text)


def test_too_many_events_are_refused() -> None:
    event = "BEGIN:VEVENT\nEND:VEVENT\n"
    with pytest.raises(ValueError, match="more than 10000 events"):
        read_calendar(f"BEGIN:VCALENDAR\n{event * (MOST_EVENTS + 1)}END:VCALENDAR")


def test_a_calendar_may_be_empty() -> None:
    assert week() == Unfolded([], [])


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ([], "DTSTART is missing"),
        (["DTSTART:2026-06-01"], "DTSTART: Expected datetime, date, or time. Got: '2026-06-01'"),
        (["DTSTART:120000"], "DTSTART is neither a day nor a moment"),
        ([WHEN, WHEN], "DTSTART stands there 2 times"),
        (["DTSTART;TZID=Europe:20260601T120000"], "cannot be read (IsADirectoryError)"),
        ([WHEN, "DTEND:20260601T110000"], "it ends before it begins"),
        (
            [WHEN, "DTEND;VALUE=DATE:20260602"],
            "DTSTART and DTEND must both be days, or both moments with a zone",
        ),
        ([WHEN, "DURATION:-PT1H"], "DURATION is no length of time"),
        ([WHEN, "RRULE:FREQ=WEEKLY;BYDAY=WO"], "RRULE: Expected weekday abbreviation, got: WO"),
        ([WHEN, "RRULE:BYDAY=WE"], "RRULE: FREQ must stand there once"),
        (
            [WHEN, "RRULE:FREQ=SECONDLY"],
            "RRULE: it repeats more often than once a day; write FREQ=DAILY or rarer",
        ),
        ([WHEN, "RRULE:FREQ=DAILY;INTERVAL=0"], "RRULE: INTERVAL must be 1 or more"),
        (
            [WHEN, f"RRULE:FREQ=DAILY;BYMINUTE={','.join(map(str, range(60)))}"],
            "RRULE: more than 24 times a day",
        ),
        (
            [WHEN, f"RRULE:FREQ=YEARLY;BYYEARDAY={','.join(['1'] * 500)}"],
            "RRULE: more than 400 values",
        ),
        ([WHEN, f"RDATE:{','.join(['20260601T120000'] * 1001)}"], "RDATE: more than 1000 dates"),
        ([WHEN, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], "it repeats too much"),
        (["DTSTART:00010101T120000", "RRULE:FREQ=DAILY"], "it repeats too much"),
        ([WHEN, "DURATION:P3650D", "RRULE:FREQ=DAILY"], None),
        (
            ["DTSTART:20100101T120000", "DURATION:P3650D", "RRULE:FREQ=DAILY"],
            "it repeats too much",
        ),
        ([WHEN, "DURATION:P9999999D", "RRULE:FREQ=DAILY"], "cannot be worked out (OverflowError)"),
    ],
)
def test_a_faulty_event_is_named_and_the_others_stay(lines: list[str], wrong: str | None) -> None:
    found = week([*YOGA, *lines], SOUND)
    assert found.faults == ([NAME + wrong] if wrong else [])
    assert "Soep" in {one.title for one in found.activities}
    assert ("Yoga" in {one.title for one in found.activities}) == (wrong is None)


def test_a_faulty_exception_leaves_out_the_whole_series() -> None:
    """It may say that this time is cancelled; the others alone would be wrong."""
    exception = [*YOGA, "RECURRENCE-ID:maandag", WHEN, "STATUS:CANCELLED"]
    found = week([*YOGA, WHEN, "RRULE:FREQ=DAILY"], exception, SOUND)
    assert [one.title for one in found.activities] == ["Soep"]
    assert len(found.faults) == 1
    assert found.faults[0].startswith(f"{NAME}RECURRENCE-ID: ")


def test_an_event_without_a_title_or_uid_is_still_named() -> None:
    found = week(["UID:", "SUMMARY: ", WHEN], ["UID:", "SUMMARY:Markt", WHEN])
    assert found.faults == ["no SUMMARY (event 1, without UID): SUMMARY is missing"]
    assert [one.title for one in found.activities] == ["Markt"]


def test_a_uid_that_stands_on_two_events_is_named() -> None:
    found = week([*YOGA, WHEN], [*YOGA, "DTSTART:20260602T120000"])
    assert found.faults == [f"{NAME}this UID stands on several events; one of them is shown"]
    assert len(found.activities) == 1


def test_long_uids_that_begin_alike_are_not_mistaken() -> None:
    folded = [f"UID:{'x' * 70}", " een", WHEN], [f"UID:{'x' * 70}", " twee", WHEN]
    found = week(*folded)
    assert (len(found.activities), found.faults) == (2, [])


def test_an_event_without_an_end_is_one_fault_among_others() -> None:
    text = calendar([*YOGA, WHEN], SOUND).replace("END:VEVENT\r\n", "", 1)
    read = read_calendar(text)
    assert read.faults == (f"{NAME}END:VEVENT is missing",)
    assert [one.name for one in read.series] == ["Soep (soep@gent.be)"]


def test_what_stands_within_or_beside_events_is_not_looked_at() -> None:
    alarm = ["BEGIN:VALARM", "TRIGGER:nooit", "UID:wekker", "END:VALARM"]
    deep = ["BEGIN:X"] * 5000 + ["END:X"] * 5000
    text = calendar([*SOUND, *alarm, *deep]).replace(
        "BEGIN:VEVENT",
        "BEGIN:VTIMEZONE\r\nTZID:Ons\r\nBEGIN:STANDARD\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\nBEGIN:VEVENT",
        1,
    )
    read = read_calendar("\ufeff" + text.replace("\r\n", "\n"))
    assert read.faults == ()
    (one,) = unfold(read, MONDAY, MONDAY, zone=GHENT, now=LONG_AGO).activities
    assert (one.title, one.starts) == ("Soep", at("12:00"))


def test_a_whole_calendar_of_endless_rules_ends_with_named_faults() -> None:
    began = time.monotonic()
    endless = ["DTSTART:19700101T120000", "RRULE:FREQ=DAILY"]
    found = week(SOUND, *([f"UID:{number}", *endless] for number in range(200)))
    assert found.activities[0].title in ("Soep", "Activiteit 1")
    assert found.faults == ["all together repeat too much: 152 events are left out"]
    assert time.monotonic() - began < LONGEST


NAMES = (
    "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE",
    "STATUS", "GEO", "CATEGORIES", "UID", "BEGIN",
)  # fmt: skip
PARAMETERS = ("", ";VALUE=DATE", ";TZID=Europe/Brussels", ";TZID=../x", ";;=")
VALUES = (
    "20260601T120000", "20260601", "99999999T999999Z", "20260601T120000Z/P1D", "PT1H", "-1",
    "FREQ=WEEKLY;COUNT=-3", "FREQ=MONTHLY;BYDAY=9MO;BYSETPOS=-400", "FREQ=YEARLY;UNTIL=20260601",
    "1;1", "nan;nan", "VEVENT",
)  # fmt: skip


@settings(deadline=None)
@given(
    some.lists(
        some.tuples(
            some.sampled_from(NAMES),
            some.sampled_from(PARAMETERS),
            some.sampled_from(VALUES) | some.text(max_size=20),
        ),
        max_size=8,
    )
)
def test_no_event_makes_us_fail(lines: list[tuple[str, str, str]]) -> None:
    event = [WHEN, *(f"{name}{more}:{value}" for name, more, value in lines)]
    with suppress(ValueError):  # BEGIN without END
        assert "Soep" in {one.title for one in week(event, SOUND).activities}
