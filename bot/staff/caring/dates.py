"""A day as a steward writes it in Dutch."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from babel.dates import get_day_names, get_month_names

SOON = {"morgen": 1, "overmorgen": 2}
SPAN = re.compile(r"(\d{1,3})\s*(d|dag|dagen|w|week|weken)")
WRITTEN = re.compile(r"(\d{1,2})[/.\s-]+(\d{1,2}|[a-z]{3,})\.?(?:[/.\s-]+(\d{4}))?")
LONGEST = timedelta(days=366)


def day_in(text: str, today: date) -> date | None:
    """The day that is meant ("3/12", "3 december 2026", "vrijdag", "3d", "2 weken", "morgen",
    "volgende week": its Monday); None when it is none, not to come, or over a year away."""
    written = text.casefold().strip()
    day = _spoken(written, today) or _written(written, today)
    return day if day and today < day <= today + LONGEST else None


def _spoken(written: str, today: date) -> date | None:
    if written in SOON:
        return today + timedelta(days=SOON[written])
    if written in ("week", "volgende week"):
        return today + timedelta(days=7 - today.weekday())
    if span := SPAN.fullmatch(written):
        return today + timedelta(days=int(span[1]) * (7 if span[2].startswith("w") else 1))
    weekday = _named(written, get_day_names("wide", locale="nl"), shortest=2)
    return (
        None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    )


def _written(written: str, today: date) -> date | None:
    """A day and a month; without a year, the next that comes."""
    found = WRITTEN.fullmatch(written)
    if found is None:
        return None
    month = int(found[2]) if found[2].isdigit() else _month(found[2])
    years = [int(found[3])] if found[3] else [today.year, today.year + 1]
    for year in years:
        try:
            day = date(year, month or 0, int(found[1]))
        except ValueError:
            continue
        if day > today:
            return day
    return None


def _month(written: str) -> int | None:
    wide = _named(written, get_month_names("wide", locale="nl"), shortest=3)
    return wide or _named(written, get_month_names("abbreviated", locale="nl"), shortest=3)


def _named(written: str, names: Mapping[int, str], shortest: int) -> int | None:
    """The number of the day (Monday is 0) or month that these are the first letters of."""
    if len(written) < shortest:
        return None
    return next((number for number, name in names.items() if name.startswith(written)), None)
