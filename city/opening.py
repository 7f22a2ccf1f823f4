"""Whether a door is open: what a service's hours say of a moment or of a day.

Hours stand on the city's wall clock. Where the clocks change, a time that comes twice means the
first, and one that is skipped is read as if they had not changed yet (RFC 5545, 3.3.5).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

from city.hours import DAY, Opening, days_of, hours_of, unsaid

LOOK_AHEAD = timedelta(days=14)
"""Further on, other things than the hours decide; nobody waits so long for a door."""


@dataclass(frozen=True)
class Open:
    """Open now. `until` is on the city's clock; None: day and night, no end within `LOOK_AHEAD`.

    Midnight ends it where a public holiday begins: until then it is sure.
    """

    until: datetime | None


@dataclass(frozen=True)
class Closed:
    """Closed now. `opens` is on the city's clock; None: not within `LOOK_AHEAD`.

    Only what is sure: an opening on a public holiday is passed over.
    """

    opens: datetime | None


@dataclass(frozen=True)
class CallFirst:
    """By its hours it is or will be open today, but today is a public holiday (or the night after
    one): services close then and our map does not say which."""


@dataclass(frozen=True)
class NotKnown:
    """The map does not say when it is open."""


type Door = Open | Closed | CallFirst | NotKnown


@dataclass(frozen=True)
class _Piece:
    """Part of an opening that lies within one day of the wall clock; `of` is the day it began."""

    of: date
    begins: datetime
    ends: datetime


def door_at(
    openings: Sequence[Opening] | None, moment: datetime, *, zone: ZoneInfo, country: str
) -> Door:
    """What `Service.open` says of a moment (any time zone, but with one).

    `country` names the public holidays (ISO 3166 alpha-2, package `holidays`).
    """
    if not (known := _known(openings)):
        return NotKnown()
    if any(map(_is_day_and_night, known)):
        return Open(until=None)
    today, now = moment.astimezone(zone).date(), moment.astimezone(UTC)
    sure, unsure = _sure_and_unsure(_pieces(known, today - DAY, today + LOOK_AHEAD), country)
    following = next((span for span in _spans(sure, zone) if now < span[1]), None)
    if following and following[0] <= now:
        beyond = _instant(datetime.combine(today + LOOK_AHEAD + DAY, time.min), zone)
        return Open(following[1].astimezone(zone) if following[1] < beyond else None)
    in_doubt = [piece for piece in unsure if piece.begins.date() == today]
    if any(now < end for _, end in _spans(in_doubt, zone)):
        return CallFirst()
    return Closed(following[0].astimezone(zone) if following else None)


def open_on(openings: Sequence[Opening] | None, day: date) -> list[tuple[str, str]] | None:
    """From when to when the hours of a day are, in order; [] is closed, None is not known.

    Times are written "09:00", midnight at the end "24:00"; hours that run past midnight belong
    to the day on which they begin, and then `to` is not after `from`. More than 24 hours are told
    as 24. On a public holiday (`is_holiday`) they are not sure, unless it is open day and night.
    """
    if not (known := _known(openings)):
        return None
    hours = [hours_of(one) for one in known if days_of(one.rrule, day, day)]
    return [(_written(opens), _written(min(closes, opens + DAY))) for opens, closes in _one(hours)]


def is_holiday(day: date, country: str) -> bool:
    """Whether a day is a public holiday of the country (ISO 3166 alpha-2)."""
    return day in _holidays(country)


@cache
def _holidays(country: str) -> HolidayBase:
    return country_holidays(country)


def _known(openings: Sequence[Opening] | None) -> Sequence[Opening]:
    """The openings if each says its days; a list that is empty says as little as none."""
    return openings if openings and all(unsaid(one.rrule) is None for one in openings) else ()


def _is_day_and_night(one: Opening) -> bool:
    """The rule for it at the head of services.yml; it holds on public holidays too."""
    every_day = one.rrule.upper().removeprefix("RRULE:") == "FREQ=DAILY"
    return every_day and hours_of(one) == (timedelta(), DAY)


def _sure_and_unsure(pieces: Iterable[_Piece], country: str) -> tuple[list[_Piece], list[_Piece]]:
    """Unsure is what lies on a public holiday, and the night that began on one."""
    sure: list[_Piece] = []
    unsure: list[_Piece] = []
    for piece in pieces:
        on_holiday = any(is_holiday(day, country) for day in (piece.of, piece.begins.date()))
        (unsure if on_holiday else sure).append(piece)
    return sure, unsure


def _pieces(openings: Iterable[Opening], first: date, last: date) -> Iterator[_Piece]:
    """The openings of these days, cut at midnight, since a holiday begins and ends there."""
    for one in openings:
        opens, closes = hours_of(one)
        for day in days_of(one.rrule, first, last):
            midnight = datetime.combine(day, time.min)
            begins, ends = midnight + opens, midnight + closes
            while begins < ends:
                cut = min(ends, datetime.combine(begins.date() + DAY, time.min))
                yield _Piece(day, begins, cut)
                begins = cut


def _written(since_midnight: timedelta) -> str:
    clock = since_midnight - DAY if since_midnight > DAY else since_midnight
    hours, minutes = divmod(clock // timedelta(minutes=1), 60)
    return f"{hours:02}:{minutes:02}"


def _spans(pieces: Iterable[_Piece], zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """When the pieces are, as instants in UTC; in UTC, for Python compares two moments of one
    zone by the wall clock, which is wrong in the hour that comes twice."""
    spans = [(_instant(one.begins, zone), _instant(one.ends, zone)) for one in pieces]
    return _one((begin, end) for begin, end in spans if begin < end)


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _one[T: (datetime, timedelta)](spans: Iterable[tuple[T, T]]) -> list[tuple[T, T]]:
    """In order, with those that overlap or adjoin made one."""
    joined: list[tuple[T, T]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined
