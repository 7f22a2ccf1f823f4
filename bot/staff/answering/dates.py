"""Days as stewards type them, and as residents read them."""

import re
from datetime import date, datetime, time, timedelta

from bot.texts import day_name

DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
HOUR = re.compile(r"(\d{1,2})(?:[:.u](\d{2})|\s*(?:u|uur))")
NAMED = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def read_day(written: str, today: date) -> str | None:
    """The day, with its hour where one is named, in ISO 8601; None when it is none.

    "3/12", "3/12/2026 14:00", "morgen 9u30", "vrijdag om 14 uur": a day without a year is the
    next one, and a weekday the next one after today.
    """
    words = written.casefold().strip()
    day = _numbered(words, today) if DAY.search(words) else _named(words, today)
    hour = HOUR.search(DAY.sub("", words, count=1))
    if day is None or hour is None:
        return day.isoformat() if day else None
    try:
        at = time(int(hour[1]), int(hour[2] or 0))
    except ValueError:
        return None
    return datetime.combine(day, at).isoformat(timespec="minutes")


def say_day(iso: str, language: str) -> str:
    """What `read_day` gave, in words of that language."""
    day, _, hour = iso.partition("T")
    named = day_name(language, date.fromisoformat(day))
    return f"{named}, {hour}" if hour else named


def _numbered(words: str, today: date) -> date | None:
    found = DAY.search(words)
    if found is None:
        return None
    try:
        day = date(int(found[3] or today.year), int(found[2]), int(found[1]))
        return day.replace(year=day.year + 1) if not found[3] and day < today else day
    except ValueError:
        return None


def _named(words: str, today: date) -> date | None:
    for word in re.findall(r"\w+", words):
        if word in NAMED:
            return today + timedelta(days=NAMED[word])
        if word in WEEKDAYS:
            ahead = (WEEKDAYS.index(word) - today.weekday() - 1) % 7 + 1
            return today + timedelta(days=ahead)
    return None
