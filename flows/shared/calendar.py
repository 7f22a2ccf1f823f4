"""The city's calendar of activities, as it was last fetched."""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from city.activities import Activity, between
from city.calendars import Calendar, read_calendar
from flows.shared.house import store


def there_is_a_calendar() -> bool:
    """Whether the city has one (setting ACTIVITIES), and it could be read."""
    return fetched_at() is not None


def fetched_at() -> datetime | None:
    """When it was last fetched; None where there is none."""
    with store().read() as work:
        kept = work.calendar.current()
        return kept.fetched_at if kept else None


def on(first: date, last: date) -> list[Activity]:
    """What is on from the first day through the last and not over yet; nothing without a
    calendar."""
    with store().read() as work:
        kept, now = work.calendar.current(), work.now
    found = _on(kept.version, first, last) if kept else []
    return [one for one in found if one.over_at > now]


@lru_cache(maxsize=32)
def _on(version: int, first: date, last: date) -> list[Activity]:
    """Worked out once for the same days: a thousand events that repeat take seconds."""
    zone = ZoneInfo(store().policy.timezone)
    begin = datetime.combine(first, time.min, zone)
    return between(_read(version), first, last, zone=zone, now=begin)


@lru_cache(maxsize=1)
def _read(_version: int) -> Calendar:
    """Read anew only when it has changed."""
    with store().read() as work:
        kept = work.calendar.current()
    return read_calendar((kept.text if kept else None) or "")
