"""`buurtlijn activities`, and what the doctor says of the calendar: is it well, what is in it?"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from city.activities import unfold
from city.calendars import Calendar
from city.neighbourhoods import neighbourhoods
from storage.city_time import CityTime

FOUR_WEEKS = 28
ANYWHERE = "somewhere in the city"


@dataclass(frozen=True)
class Coming:
    """The activities that begin or are on in some days from now, with what is wrong.

    `by_neighbourhood` has the neighbourhoods' names, those with most first.
    """

    number: int
    by_neighbourhood: dict[str, int]
    faults: list[str]


def coming(calendar: Calendar, city: CityTime, now: datetime, days: int) -> Coming:
    """What a calendar has for the next days, today among them."""
    today = now.astimezone(city.zone).date()
    last = today + timedelta(days=days - 1)
    found = unfold(calendar, today, last, zone=city.zone, now=now)
    places = [one.neighbourhood for one in found.activities]
    counted = Counter(neighbourhoods()[name].name if name else ANYWHERE for name in places)
    return Coming(len(places), dict(counted.most_common()), [*calendar.faults, *found.faults])
