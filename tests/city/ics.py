"""Calendars as a city might publish them, for tests."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from city.activities import Activity, between
from city.calendars import read_calendar

GHENT = ZoneInfo("Europe/Brussels")
LONG_AGO = datetime(1900, 1, 1, tzinfo=GHENT)
MONDAY = date(2026, 6, 1)


def calendar(*events: Sequence[str]) -> str:
    """A calendar of these events, each a list of lines; a SUMMARY and a UID are added to it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gent//buurten//NL"]
    for number, event in enumerate(events):
        names = {line.partition(":")[0] for line in event}
        given = {"UID": f"UID:{number}@gent.be", "SUMMARY": f"SUMMARY:Activiteit {number}"}
        lines += ["BEGIN:VEVENT", *event]
        lines += [line for name, line in given.items() if name not in names]
        lines.append("END:VEVENT")
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def on(
    *events: Sequence[str], first: date = MONDAY, days: int = 7, now: datetime = LONG_AGO
) -> list[Activity]:
    """What is on in some days, a week if not said otherwise, of a calendar without faults."""
    read = read_calendar(calendar(*events))
    assert read.faults == ()
    return between(read, first, first + timedelta(days=days - 1), zone=GHENT, now=now)


def at(clock: str, day: date = MONDAY) -> datetime:
    """A time on the city's clock."""
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), GHENT)
