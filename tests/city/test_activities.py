"""What is on: each event at its time on the city's clock, in its neighbourhood, and no others."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from city.activities import between
from city.calendars import read_calendar
from tests.city.ics import GHENT, LONG_AGO, MONDAY, at, calendar, on

DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)
TUESDAY, THURSDAY, SUNDAY = MONDAY + DAY, MONDAY + 3 * DAY, MONDAY + 6 * DAY
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""The Sundays on which the clocks change in 2026."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def test_an_activity_has_what_a_card_shows() -> None:
    (one,) = on(
        [
            "DTSTART;TZID=Europe/Brussels:20260602T140000",
            "DTEND;TZID=Europe/Brussels:20260602T160000",
            "SUMMARY:Soep en babbel",
            "LOCATION:Buurthuis\\, Maria Goretti",
            "GEO:51.0635;3.7105",
            "URL:https://stad.gent/soep?dag=2",
            "DESCRIPTION:Kom o.a. soep eten. Iedereen is welkom.\\nGratis.",
        ]
    )
    assert (one.title, one.place) == ("Soep en babbel", "Buurthuis, Maria Goretti")
    assert (one.starts, one.ends) == (at("14:00", TUESDAY), at("16:00", TUESDAY))
    assert (one.all_day, one.neighbourhood) == (False, "rabot-blaisantvest")
    assert (one.website, one.note) == ("https://stad.gent/soep?dag=2", "Kom o.a. soep eten.")


def test_what_an_event_does_not_say_is_not_known() -> None:
    (one,) = on(["DTSTART:20260602T140000", "URL:javascript:alert(1)"])
    assert one.starts == at("14:00", TUESDAY)
    assert (one.ends, one.place, one.neighbourhood, one.website, one.note) == (None,) * 5


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("<p>Samen <b>koken</b></p><p>Breng een mes mee</p>", "Samen koken"),
        ("Voor kinderen &lt; 6 jaar", "Voor kinderen < 6 jaar"),
        ("Kinderen <6 jaar en >3 jaar", "Kinderen <6 jaar en >3 jaar"),
        ("Komt u ook? Wij wel!", "Komt u ook?"),
        ("\\n\\nLater in de tekst", "Later in de tekst"),
        ("Ver\u00adge\u00adte\u202elijk", "Vergetelijk"),
        ("<br>", None),
    ],
)
def test_the_note_is_the_first_sentence_in_plain_text(written: str, note: str | None) -> None:
    (one,) = on(["DTSTART:20260602T140000", f"DESCRIPTION:{written}"])
    assert one.note == note


@pytest.mark.parametrize("long", ["woord " * 100, "w" * 600])
def test_long_texts_are_cut_with_a_mark(long: str) -> None:
    (one,) = on(["DTSTART:20260602T140000", f"SUMMARY:{long}", f"DESCRIPTION:{long}"])
    assert one.note is not None
    for text, most in ((one.title, 120), (one.note, 140)):
        assert most - 10 < len(text) <= most
        assert text.endswith("…")
        assert long.startswith(text[:-1])


@pytest.mark.parametrize(
    ("lines", "neighbourhood"),
    [
        (["GEO:51.0635;3.7105", "LOCATION:Ledeberg"], "rabot-blaisantvest"),
        (["GEO:0;0", "LOCATION:Standaertsite\\, Ledeberg"], "ledeberg"),
        (["GEO:ergens", "LOCATION:Ledeberg"], "ledeberg"),
        (["LOCATION:Buurtcentrum", "CATEGORIES:Eten,Brugse Poort"], "brugse-poort-rooigem"),
        (["LOCATION:Ledebergstraat 4"], None),
        (["CATEGORIES:Ledeberg", "CATEGORIES:Muide"], None),
    ],
)
def test_the_neighbourhood_is_that_of_the_pin_the_place_or_the_categories(
    lines: list[str], neighbourhood: str | None
) -> None:
    (one,) = on(["DTSTART:20260602T140000", *lines])
    assert one.neighbourhood == neighbourhood


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20260602T140000Z"], at("16:00", TUESDAY)),
        (["DTSTART:20260602T140000"], at("14:00", TUESDAY)),
        (["DTSTART;TZID=Europe/London:20260602T140000"], at("15:00", TUESDAY)),
        (["DTSTART;TZID=GMT Standard Time:20260602T140000"], at("15:00", TUESDAY)),
        (["DTSTART;TZID=/gent.be/2026/Europe/London:20260602T140000"], at("15:00", TUESDAY)),
        (["DTSTART;TZID=Onze klok:20260602T140000"], at("14:00", TUESDAY)),
        (["DTSTART;VALUE=DATE:20260602"], at("00:00", TUESDAY)),
    ],
)
def test_times_are_on_the_city_s_clock(lines: list[str], expected: datetime) -> None:
    (one,) = on(lines)
    assert one.starts == expected
    assert one.starts.utcoffset() == expected.utcoffset()


def test_a_whole_day_has_no_end_and_several_days_end_at_a_midnight() -> None:
    day, fair = on(
        ["DTSTART;VALUE=DATE:20260602", "DTEND;VALUE=DATE:20260603"],
        ["DTSTART;VALUE=DATE:20260604", "DTEND;VALUE=DATE:20260607"],
    )
    assert (day.all_day, day.starts, day.ends) == (True, at("00:00", TUESDAY), None)
    assert (fair.all_day, fair.starts, fair.ends) == (
        True, at("00:00", THURSDAY), at("00:00", SUNDAY),
    )  # fmt: skip


def test_only_what_is_on_in_these_days_in_the_order_of_beginning() -> None:
    found = on(
        ["SUMMARY:op tijd", "DTSTART:20260607T235900"],
        ["SUMMARY:te laat", "DTSTART:20260608T000000"],
        ["SUMMARY:nog bezig", "DTSTART:20260530T100000", "DTEND:20260601T100000"],
        ["SUMMARY:al voorbij", "DTSTART:20260530T100000", "DTEND:20260601T000000"],
        ["SUMMARY:weken lang", "DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260701"],
        ["SUMMARY:bij het begin", "DTSTART:20260601T000000"],
    )
    assert [one.title for one in found] == ["weken lang", "nog bezig", "bij het begin", "op tijd"]


def test_what_is_over_is_left_out() -> None:
    events = (
        ["SUMMARY:ochtend", "DTSTART:20260601T090000", "DTEND:20260601T120000"],
        ["SUMMARY:begon zonder einde", "DTSTART:20260601T115900"],
        ["SUMMARY:nu", "DTSTART:20260601T110000", "DTEND:20260601T130000"],
        ["SUMMARY:de hele dag", "DTSTART;VALUE=DATE:20260601"],
        ["SUMMARY:straks", "DTSTART:20260601T180000"],
    )
    left = [one.title for one in on(*events, now=at("12:00"))]
    assert left == ["de hele dag", "nu", "straks"]


def test_a_cancelled_or_private_event_is_not_shown() -> None:
    found = on(
        ["SUMMARY:afgelast", "DTSTART:20260601T100000", "STATUS:CANCELLED"],
        ["SUMMARY:privé", "DTSTART:20260601T100000", "CLASS:PRIVATE"],
        ["SUMMARY:geheim", "DTSTART:20260601T100000", "CLASS:CONFIDENTIAL"],
        ["SUMMARY:onbekend", "DTSTART:20260601T100000", "CLASS:X-LEDEN"],
        ["SUMMARY:open", "DTSTART:20260601T100000", "CLASS:PUBLIC", "STATUS:CONFIRMED"],
    )
    assert [one.title for one in found] == ["open"]


WEEKLY = [
    "UID:soep",
    "SUMMARY:Soep",
    "DTSTART;TZID=Europe/Brussels:20260105T120000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR",
]


def starts(*events: list[str]) -> list[datetime]:
    return [one.starts for one in on(*events)]


def test_an_event_repeats_less_its_exceptions_and_with_its_extra_dates() -> None:
    more = [
        "EXDATE;TZID=Europe/Brussels:20260603T120000",
        "RDATE;TZID=Europe/Brussels:20260607T120000",
    ]
    expected = [at("12:00", MONDAY), at("12:00", MONDAY + 4 * DAY), at("12:00", SUNDAY)]
    assert starts([*WEEKLY, *more]) == expected


def test_one_time_may_be_moved_or_cancelled() -> None:
    moved = [
        "UID:soep",
        "SUMMARY:Soep in het park",
        "RECURRENCE-ID;TZID=Europe/Brussels:20260601T120000",
        "DTSTART;TZID=Europe/Brussels:20260602T130000",
        "DTEND;TZID=Europe/Brussels:20260602T140000",
    ]
    cancelled = [
        "UID:soep",
        "SUMMARY:",
        "RECURRENCE-ID:20260603T100000Z",
        "DTSTART:20260603T100000Z",
        "STATUS:CANCELLED",
    ]
    found = on(WEEKLY, moved, cancelled)
    assert [(one.title, one.starts) for one in found] == [
        ("Soep in het park", at("13:00", TUESDAY)),
        ("Soep", at("12:00", MONDAY + 4 * DAY)),
    ]


def test_the_times_of_a_private_event_are_private_too() -> None:
    moved = [
        "UID:soep",
        "SUMMARY:Soep in het park",
        "RECURRENCE-ID;TZID=Europe/Brussels:20260601T120000",
        "DTSTART;TZID=Europe/Brussels:20260602T130000",
    ]
    assert starts([*WEEKLY, "CLASS:PRIVATE"], moved) == []


type Rule = tuple[str, int, tuple[str, ...], int | None]
"""FREQ, INTERVAL, BYDAY, COUNT."""


@some.composite
def rules(draw: some.DrawFn, begins: date) -> Rule:
    """A daily rule, or a weekly one whose first day is one of its days."""
    interval, count = draw(some.integers(1, 3)), draw(some.none() | some.integers(1, 30))
    if draw(some.booleans()):
        return "DAILY", interval, (), count
    others = draw(some.sets(some.sampled_from(WEEKDAYS)))
    return "WEEKLY", interval, tuple(sorted({*others, WEEKDAYS[begins.weekday()]})), count


def days_by_hand(begins: date, rule: Rule, last: date) -> Iterator[date]:
    """Each day that a rule comes on, by looking at every day from the beginning on."""
    freq, interval, days, count = rule
    monday = begins - timedelta(days=begins.weekday())
    day, found = begins, 0
    while day <= last and (count is None or found < count):
        if freq == "DAILY":
            comes = (day - begins).days % interval == 0
        else:
            comes = (day - monday).days // 7 % interval == 0 and WEEKDAYS[day.weekday()] in days
        if comes:
            found += 1
            yield day
        day += DAY


def instant_by_hand(wall: datetime) -> datetime:
    """When the city's clock first shows this; if it never does, when it would have, unchanged."""
    quarter = datetime.combine(wall, time.min, UTC) - timedelta(hours=3)
    for _ in range(30 * 4):
        if quarter.astimezone(GHENT).replace(tzinfo=None) == wall:
            return quarter
        quarter += QUARTER
    before = datetime.combine(wall.date() - DAY, time(12), GHENT).utcoffset()
    assert before is not None
    return wall.replace(tzinfo=UTC) - before


def in_utc(moment: datetime) -> datetime:
    """In an hour that comes twice, moments of different zones are never equal (PEP 495)."""
    return moment.astimezone(UTC)


def written(rule: Rule) -> str:
    freq, interval, days, count = rule
    byday = f";BYDAY={','.join(days)}" if days else ""
    return f"RRULE:FREQ={freq};INTERVAL={interval}{byday}" + (f";COUNT={count}" if count else "")


CHANGES = some.sampled_from([SPRING, AUTUMN])
CLOCKS = some.builds(time, some.integers(0, 23), some.sampled_from([0, 15, 30, 45]))
LENGTHS = some.integers(0, 30 * 4).map(lambda quarters: quarters * QUARTER)


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (SPRING - DAY, "01:30", "02:30"),
        (SPRING, "01:30", "02:30"),
        (SPRING + DAY, "00:30", "01:30"),
        (AUTUMN - DAY, "00:30", "01:30"),
        (AUTUMN, "00:30", "02:30"),
        (AUTUMN + DAY, "01:30", "02:30"),
    ],
)
def test_a_night_that_is_skipped_and_one_that_is_twice_as_long(
    day: date, begins: str, ends: str
) -> None:
    nightly = ["DTSTART:20260101T023000", "DTEND:20260101T033000", "RRULE:FREQ=DAILY"]
    (one,) = on(nightly, first=day, days=1)
    assert one.ends is not None
    told = [f"{in_utc(moment):%H:%M}" for moment in (one.starts, one.ends)]
    assert told == [begins, ends]


@settings(deadline=None)
@given(some.data(), CHANGES, some.integers(0, 6), some.integers(0, 40), CLOCKS, LENGTHS)
def test_what_repeats_keeps_its_hour_when_the_clocks_change(
    data: some.DataObject, change: date, before: int, earlier: int, clock: time, length: timedelta
) -> None:
    first = change - before * DAY
    last = first + 6 * DAY
    begins = first - earlier * DAY
    rule = data.draw(rules(begins))
    zone = data.draw(some.sampled_from(["", ";TZID=Europe/Brussels"]))
    start = datetime.combine(begins, clock)
    stamps = [f"{one:%Y%m%dT%H%M%S}" for one in (start, start + length)]
    found = on([f"DTSTART{zone}:{stamps[0]}", f"DTEND{zone}:{stamps[1]}", written(rule)],
               first=first)  # fmt: skip
    expected = []
    for day in days_by_hand(begins, rule, last):
        wall = datetime.combine(day, clock)
        begin, end = instant_by_hand(wall), instant_by_hand(wall + length)
        if length and end <= begin:
            end = begin + length
        in_time = end > at("00:00", first) if length else begin >= at("00:00", first)
        if in_time:
            expected.append((begin, end if length else None))
    assert [(in_utc(one.starts), one.ends and in_utc(one.ends)) for one in found] == expected


@settings(deadline=None)
@given(some.data(), CHANGES, some.integers(0, 6), some.integers(0, 40), some.integers(1, 4))
def test_whole_days_repeat_on_the_city_s_days(
    data: some.DataObject, change: date, before: int, earlier: int, length: int
) -> None:
    first = change - before * DAY
    begins = first - earlier * DAY
    rule = data.draw(rules(begins))
    found = on(
        [
            f"DTSTART;VALUE=DATE:{begins:%Y%m%d}",
            f"DTEND;VALUE=DATE:{begins + length * DAY:%Y%m%d}",
            written(rule),
        ],
        first=first,
    )
    expected = [
        day
        for day in days_by_hand(begins, rule, first + 6 * DAY)
        if day + length * DAY > first
    ]  # fmt: skip
    assert [one.starts for one in found] == [at("00:00", day) for day in expected]


@settings(deadline=None)
@given(CHANGES, some.integers(0, 6), CLOCKS)
def test_what_repeats_in_utc_moves_with_the_change(change: date, before: int, clock: time) -> None:
    first = change - before * DAY
    start = datetime.combine(first - 10 * DAY, clock, UTC)
    found = on([f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "RRULE:FREQ=DAILY"], first=first)
    every = (start + number * DAY for number in range(30))
    end = at("00:00", first + 7 * DAY)
    expected = [one for one in every if at("00:00", first) <= one < end]
    assert [in_utc(one.starts) for one in found] == expected


def test_a_calendar_can_be_asked_again_and_again() -> None:
    read = read_calendar(calendar(WEEKLY))
    weeks = [between(read, MONDAY, MONDAY + 6 * DAY, zone=GHENT, now=LONG_AGO) for _ in range(2)]
    assert weeks[0] == weeks[1]
    assert len(weeks[0]) == 3
