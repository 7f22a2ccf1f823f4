"""Activities: what is on in the city, by day and neighbourhood, out of its calendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event, vGeo

from city.calendars import Calendar
from city.events import (
    READ_AT_MOST,
    all_of,
    first_of,
    first_sentence,
    is_public,
    is_shown,
    short,
    website,
    words,
)
from city.neighbourhoods import at_point, named
from city.repeating import Budget, TooMuch, occurrences

DAY = timedelta(days=1)
LONGEST_NOTE = 140
LONGEST_NAME = 120
"""Letters of a title or a place: a card has two lines for it."""


@dataclass(frozen=True)
class Activity:
    """Something that is on at one time, on the city's clock.

    An `all_day` one begins at midnight; its `ends` is the midnight after its last day, None if it
    has one day. Else `ends` is None where the calendar does not say it. `neighbourhood` is an id;
    None is somewhere in the city. `note` is the first sentence that the organiser wrote.
    """

    title: str
    starts: datetime
    ends: datetime | None
    all_day: bool
    place: str | None
    neighbourhood: str | None
    website: str | None
    note: str | None

    @property
    def over_at(self) -> datetime:
        """When it is over; one of which nobody says when it ends, once it has begun."""
        if self.ends:
            return self.ends
        return self.starts + DAY if self.all_day else self.starts


@dataclass(frozen=True)
class Unfolded:
    """The activities of some days. `faults` names the events left out, a line each."""

    activities: list[Activity]
    faults: list[str]


def between(
    calendar: Calendar, first: date, last: date, *, zone: ZoneInfo, now: datetime
) -> list[Activity]:
    """What is on from the first day through the last, in the order of beginning.

    Also what began earlier and is still on then; not what is over at `now`. It reads the whole
    calendar (about a millisecond for each event that repeats): keep the answer.
    """
    return unfold(calendar, first, last, zone=zone, now=now).activities


def unfold(
    calendar: Calendar, first: date, last: date, *, zone: ZoneInfo, now: datetime
) -> Unfolded:
    """As `between`, with the events that could not be worked out."""
    begin = datetime.combine(first, time.min, zone)
    end = datetime.combine(last + DAY, time.min, zone)
    budget, found = Budget(), Unfolded([], [])
    for place, series in enumerate(calendar.series):
        if not all(is_public(event) for event in series.events if _is_main(event)):
            continue
        try:
            events = list(occurrences(series.events, begin, end, budget))
            told = [_activity(event, zone) for event in events if is_shown(event)]
        except TooMuch:
            if budget.is_spent:
                left = len(calendar.series) - place
                found.faults.append(f"all together repeat too much: {left} events are left out")
                break
            found.faults.append(f"{series.name}: it repeats too much")
        except Exception as error:  # a rule can fail in the libraries in many ways
            found.faults.append(f"{series.name}: cannot be worked out ({type(error).__name__})")
        else:
            found.activities.extend(one for one in told if one.over_at > now)
    found.activities.sort(key=lambda one: (one.starts.astimezone(UTC), one.title))
    return found


def _is_main(event: Event) -> bool:
    return "RECURRENCE-ID" not in event


def _activity(event: Event, zone: ZoneInfo) -> Activity:
    start, end = first_of(event, "DTSTART").dt, first_of(event, "DTEND").dt
    starts, ends = _on_the_clock(start, zone), _on_the_clock(end, zone)
    all_day = not isinstance(start, datetime)
    has_end = end - start > DAY if all_day else end != start
    if has_end and ends.astimezone(UTC) <= starts.astimezone(UTC):
        # it begins in the hour that is skipped
        ends = _on_the_clock(starts.astimezone(UTC) + (end - start), zone)
    return Activity(
        title=short(words(event, "SUMMARY"), LONGEST_NAME),
        starts=starts,
        ends=ends if has_end else None,
        all_day=all_day,
        place=short(words(event, "LOCATION"), LONGEST_NAME) or None,
        neighbourhood=_neighbourhood(event),
        website=website(event),
        note=short(first_sentence(words(event, "DESCRIPTION")), LONGEST_NOTE) or None,
    )


def _on_the_clock(moment: date, zone: ZoneInfo) -> datetime:
    """A moment on the city's clock. One that is skipped in spring is read as if the clock had not
    changed yet, one that comes twice in autumn means the first (RFC 5545, 3.3.5)."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min, zone)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone)


def _neighbourhood(event: Event) -> str | None:
    """By the pin, else by the one that the place names, else the one that the categories name."""
    pin = first_of(event, "GEO")
    if isinstance(pin, vGeo) and (area := at_point(pin.latitude, pin.longitude)):
        return area.id
    categories = [str(one) for several in all_of(event, "CATEGORIES") for one in several.cats]
    for written in (words(event, "LOCATION"), ", ".join(categories)):
        if area := named(written[:READ_AT_MOST]):
            return area.id
    return None
