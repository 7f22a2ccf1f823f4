"""Reading iCalendar text (RFC 5545): the events that can be used, and a line for each fault.

Events are read one by one, so that a faulty one takes no other with it. Time zones are known by
their names (Europe/Brussels, or those of Windows); what a file itself says of a zone (VTIMEZONE) is
not read, and a time in a zone that nobody knows counts on the city's clock, as one without does.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from icalendar import Event
from icalendar.error import GloballyUniqueTZIDGuessed

from city.calendar_faults import check_event

MOST_BYTES = 5 * 1024 * 1024
MOST_EVENTS = 10_000

CALENDAR, EVENT = "VCALENDAR", "VEVENT"


@dataclass(frozen=True)
class EventSeries:
    """What stands under one UID: an event that may repeat, and the times when it is different.

    `name` says which it is, to an official.
    """

    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Calendar:
    """The events that can be used. `faults` names those that cannot, a line each."""

    series: tuple[EventSeries, ...]
    faults: tuple[str, ...]


def read_calendar(text: str) -> Calendar:
    """Reads a calendar. Raises ValueError with a line for people when there is none in it; the
    line holds nothing of the text.

    If one of the events with one UID is faulty, none of them is kept: it might be the one that
    says that another is cancelled or at another time.
    """
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise ValueError(f"larger than {MOST_BYTES // 1024 // 1024} MB")
    texts = list(_event_texts(text))
    if len(texts) > MOST_EVENTS:
        raise ValueError(f"more than {MOST_EVENTS} events")
    names: dict[str, str] = {}
    events: dict[str, list[Event]] = {}
    faults: dict[str, list[str]] = {}
    for place, lines in enumerate(texts, 1):
        uid = _written(lines, "UID") or f"event {place}, without UID"
        name = names.setdefault(uid, f"{_written(lines, 'SUMMARY') or 'no SUMMARY'} ({uid})")
        try:
            events.setdefault(uid, []).append(_event(lines))
        except ValueError as error:
            faults.setdefault(uid, []).append(f"{name}: {error}")
    sound = [
        EventSeries(names[uid], tuple(several))
        for uid, several in events.items()
        if uid not in faults
    ]
    told = [fault for several in faults.values() for fault in several]
    return Calendar(tuple(sound), (*told, *_doubles(sound)))


def _event_texts(text: str) -> Iterator[list[str]]:
    """The lines of each event, less what stands within it, such as alarms. Raises ValueError."""

    def unfolded() -> list[str]:
        return re.sub(r"\n[ \t]", "", "\n".join(lines)).split("\n")

    inside: list[str] = []
    lines: list[str] = []
    seen = False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        keyword, _, name = line.rstrip().upper().partition(":")
        if keyword == "BEGIN":
            if name == EVENT and inside == [CALENDAR, EVENT]:  # the one before has no end
                yield unfolded()
                inside, lines = [CALENDAR], []
            inside.append(name)
            seen = seen or name == CALENDAR
        if inside == [CALENDAR, EVENT]:
            lines.append(line)
        if keyword == "END":
            if not inside or inside.pop() != name:
                raise ValueError(f"line {number}: this END does not end what is open there")
            if lines and inside == [CALENDAR]:
                yield unfolded()
                lines = []
    if not seen:
        raise ValueError("no iCalendar: there is no BEGIN:VCALENDAR in it")
    if inside:
        raise ValueError("it is cut off: an END is missing")


def _event(lines: list[str]) -> Event:
    """The event, if nothing is wrong with it. Raises ValueError."""
    if lines[-1].rstrip().upper() != f"END:{EVENT}":
        raise ValueError(f"END:{EVENT} is missing")
    with warnings.catch_warnings():
        # that a zone named /vendor/Europe/Brussels is the one of that name
        warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
        try:
            event = cast(Event, Event.from_ical("\r\n".join(lines)))
        except Exception as error:  # the library fails in many ways, such as IsADirectoryError
            raise ValueError(f"cannot be read ({type(error).__name__})") from error
    check_event(event)
    return event


def _written(lines: Iterable[str], name: str) -> str:
    """What stands after a name, also in an event that cannot be read."""
    pattern = re.compile(rf"{name}(?:;[^:]*)?:(.*)", re.IGNORECASE)
    return next((found[1].strip() for line in lines if (found := pattern.match(line))), "")


def _doubles(series: Iterable[EventSeries]) -> Iterator[str]:
    for one in series:
        if sum("RECURRENCE-ID" not in event for event in one.events) > 1:
            yield f"{one.name}: this UID stands on several events; one of them is shown"
