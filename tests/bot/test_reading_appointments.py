"""When and where, as stewards type it: read strictly, and said back kindly when it cannot be."""

from datetime import UTC, datetime

import pytest

from bot.staff.planning.reading import Unreadable, Wanted, read
from storage.city_time import CityTime

CITY = CityTime()
NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
"""A Tuesday, 12:00 in Ghent."""


def wanted(text: str, now: datetime = NOW) -> Wanted:
    return read(text, now, CITY)


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("28/11 14:00", "2026-11-28", "14:00"),
        ("28-11 14.00", "2026-11-28", "14:00"),
        ("28/11/2026 9:30", "2026-11-28", "09:30"),
        ("28 nov 14h30", "2026-11-28", "14:30"),
        ("28 november 2026 14u", "2026-11-28", "14:00"),
        ("3 mrt 9u05", "2027-03-03", "09:05"),
        ("3 maart 9u05", "2027-03-03", "09:05"),
        ("morgen 14u", "2026-11-25", "14:00"),
        ("Morgen om 14u", "2026-11-25", "14:00"),
        ("overmorgen 8:00", "2026-11-26", "08:00"),
        ("vandaag 16u", "2026-11-24", "16:00"),
        ("vrijdag 9:30", "2026-11-27", "09:30"),
        ("vr 9:30", "2026-11-27", "09:30"),
        ("maandag 10u", "2026-11-30", "10:00"),
        ("dinsdag 13u", "2026-11-24", "13:00"),
        ("dinsdag 11u", "2026-12-01", "11:00"),
        ("5/1 10:00", "2027-01-05", "10:00"),
    ],
)
def test_a_day_and_an_hour_are_read_as_people_write_them(typed: str, day: str, clock: str) -> None:
    local = wanted(typed).starts_at.astimezone(CITY.zone)
    assert (f"{local:%Y-%m-%d}", f"{local:%H:%M}") == (day, clock)


@pytest.mark.parametrize(
    ("typed", "minutes", "place", "who"),
    [
        ("28/11 14:00", None, None, None),
        ("28/11 14:00 Sleepstraat 45", None, "Sleepstraat 45", None),
        ("28/11 14:00, Sleepstraat 45", None, "Sleepstraat 45", None),
        ("28/11 14:00 30m", 30, None, None),
        ("28/11 14u Sleepstraat 45 90 min met Leila", 90, "Sleepstraat 45", "Leila"),
        ("28/11 14u 30m Sleepstraat 45 bus 3", 30, "Sleepstraat 45 bus 3", None),
        ("28/11 14:00 met Leila en An", None, None, "Leila en An"),
        ("28/11 14:00 met Leila 45m", 45, None, "Leila"),
        ("morgen 14u Kwartiermakerstraat 8m2", None, "Kwartiermakerstraat 8m2", None),
    ],
)
def test_how_long_where_and_with_whom_may_follow(
    typed: str, minutes: int | None, place: str | None, who: str | None
) -> None:
    found = wanted(typed)
    assert (found.minutes, found.place, found.who) == (minutes, place, who)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "staff-visit-unreadable"),
        ("14:00", "staff-visit-unreadable"),
        ("28/11", "staff-visit-unreadable"),
        ("28/11 namiddag", "staff-visit-unreadable"),
        ("28/11 14", "staff-visit-unreadable"),
        ("volgende 14:00", "staff-visit-unreadable"),
        ("28 foo 14:00", "staff-visit-unreadable"),
        ("31/2 14:00", "staff-visit-no-day"),
        ("29/2 14:00", "staff-visit-no-day"),
        ("12/13 14:00", "staff-visit-no-day"),
        ("28/11 24:00", "staff-visit-no-time"),
        ("28/11 14:75", "staff-visit-no-time"),
        ("29/11 14:00", "staff-visit-free-day"),
        ("zondag 14:00", "staff-visit-free-day"),
        ("25/12 14:00", "staff-visit-free-day"),
        ("vandaag 11:00", "staff-visit-past"),
        ("23/11 14:00", "staff-visit-past"),
        ("28/11/2025 14:00", "staff-visit-past"),
    ],
)
def test_what_cannot_be_is_said_back(typed: str, said: str) -> None:
    with pytest.raises(Unreadable) as fault:
        wanted(typed)
    assert fault.value.notice.say == said


def test_the_hour_is_that_of_the_city_in_summer_and_winter() -> None:
    assert wanted("28/11 14:00").starts_at == datetime(2026, 11, 28, 13, 0, tzinfo=UTC)
    assert wanted("1/4 14:00").starts_at == datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
