"""Reading when and where, as stewards type it: "28/11 14:00 Sleepstraat 45 30m met Leila"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.staff.acts import Notice
from storage.city_time import CityTime

MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MARCH = "mrt"
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
FROM_TODAY = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
NEXT_YEAR = timedelta(days=180)
"""A date without a year that is past is next year's, if that is not further away than this."""

_DAY = re.compile(
    r"(?:(?P<word>[a-z]+)|(?P<day>\d{1,2})(?:[/-](?P<month>\d{1,2})| ?(?P<name>[a-z]{3,9})\.?)"
    r"(?:[/ -](?P<year>20\d\d))?)\s+(?:om\s+)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<past>\d\d)|\s?[uh](?P<more>\d\d)?)(?:$|[\s,]+)")
_MINUTES = re.compile(r"(?:^|\s)([1-9]\d{0,2}) ?m(?:in)?(?=$|[\s,])")
_WHO = re.compile(r"(?:^|\s)met\s+(\S.*)$")


@dataclass(frozen=True)
class Wanted:
    """What was read; what was left out is None, and `minutes` is how long it takes."""

    starts_at: datetime
    minutes: int | None
    place: str | None
    who: str | None


class Unreadable(Exception):
    """It is no moment that an appointment can have; `notice` says why."""

    def __init__(self, say: str, **args: object) -> None:
        super().__init__(say)
        self.notice = Notice(say, args)


def read(text: str, now: datetime, city: CityTime) -> Wanted:
    """When, where, how long and with whom. Raises Unreadable."""
    named = _DAY.match(text)
    clock = _CLOCK.match(text, named.end()) if named else None
    if named is None or clock is None:
        raise Unreadable("staff-visit-unreadable")
    starts_at = _moment(named, _time(clock), now.astimezone(city.zone), city)
    rest = text[clock.end() :].strip()
    minutes, rest = _taken(_MINUTES, rest)
    who, rest = _taken(_WHO, rest)
    place = " ".join(rest.split()).strip(" ,")
    return Wanted(starts_at, int(minutes) if minutes else None, place or None, who)


def _taken(form: re.Pattern[str], text: str) -> tuple[str | None, str]:
    """What has this form, and the text without it."""
    found = form.search(text)
    if found is None:
        return None, text
    return found[1].strip(), f"{text[: found.start()]} {text[found.end() :]}"


def _time(clock: re.Match[str]) -> time:
    try:
        return time(int(clock["hour"]), int(clock["past"] or clock["more"] or 0))
    except ValueError as error:
        raise Unreadable("staff-visit-no-time") from error


def _moment(named: re.Match[str], clock: time, now: datetime, city: CityTime) -> datetime:
    day = _weekday(named["word"], clock, now) if named["word"] else _date(named, now.date())
    said = {"day": {"day": day.isoformat()}, "clock": f"{clock:%H:%M}"}
    local = datetime.combine(day, clock, city.zone)
    if local <= now:
        raise Unreadable("staff-visit-past", **said)
    if city.is_free_day(day):
        raise Unreadable("staff-visit-free-day", **said)
    instant = local.astimezone(UTC)
    if instant.astimezone(city.zone).time() != clock:  # skipped when the clocks go forward
        raise Unreadable("staff-visit-no-time")
    return instant


def _weekday(word: str, clock: time, now: datetime) -> date:
    """Today, tomorrow, or the next day of that name; on that day itself, while it can still be."""
    word, today = word.casefold(), now.date()
    if word in FROM_TODAY:
        return today + timedelta(days=FROM_TODAY[word])
    meant = [place for place, name in enumerate(DAYS) if word in (name, name[:2])]
    if not meant:
        raise Unreadable("staff-visit-unreadable")
    ahead = (meant[0] - today.weekday()) % 7
    return today + timedelta(days=ahead or (7 if clock <= now.time() else 0))


def _date(named: re.Match[str], today: date) -> date:
    month = _month(named["name"]) if named["name"] else int(named["month"])
    year, day = named["year"], int(named["day"])
    try:
        if year:
            return date(int(year), month, day)
        this, following = date(today.year, month, day), date(today.year + 1, month, day)
    except ValueError as error:
        raise Unreadable("staff-visit-no-day") from error
    return following if this < today and following - today <= NEXT_YEAR else this


def _month(name: str) -> int:
    short = name.casefold()[:3]
    if short == MARCH:
        return 3
    if short not in MONTHS:
        raise Unreadable("staff-visit-unreadable")
    return MONTHS.index(short) + 1
