"""When a city may be disturbed: working days, quiet hours, holidays, the change of clocks.

All reckoning is on the wall clock of the city; what comes out is an instant in UTC. So a
follow-up of "in 3 days" keeps its hour when the clocks change between.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

from storage.durations import Duration


@cache
def holidays_of(country: str, year: int) -> frozenset[date]:
    """The public holidays of that year; once per process, since to reckon them takes long.

    Raises NotImplementedError for a country that is not known.
    """
    return frozenset(country_holidays(country, years=year))


@dataclass
class CityTime:
    """The quiet rules of one city.

    `quiet_from` and `quiet_to` are wall-clock times; the quiet may span midnight, and the same
    time twice means no quiet hours.
    `country` names the public holidays (ISO 3166 alpha-2, package `holidays`).
    """

    timezone: str = "Europe/Brussels"
    country: str = "BE"
    quiet_from: time = time(20, 0)
    quiet_to: time = time(8, 30)
    quiet_days: bool = True
    zone: ZoneInfo = field(init=False)

    def __post_init__(self) -> None:
        self.zone = ZoneInfo(self.timezone)
        holidays_of(self.country, date.min.year)

    def today(self, now: datetime) -> date:
        """The day that it is in the city."""
        return now.astimezone(self.zone).date()

    def after(self, start: datetime, delay: Duration) -> datetime:
        """The instant `delay` after `start`."""
        if not (delay.days or delay.working_days):
            return start + delay.exact
        local = start.astimezone(self.zone)
        day = local.date() + timedelta(days=delay.days)
        for _ in range(delay.working_days):
            day = self._next_working_day(day)
        return self.instant(day, local.time())

    def next_open_moment(self, instant: datetime) -> datetime:
        """`instant` itself, or the end of the quiet it falls in."""
        local = instant.astimezone(self.zone)
        day, clock = local.date(), local.time()
        while True:
            if self.quiet_days and self.is_free_day(day):
                day, clock = day + timedelta(days=1), time.min
            elif self._is_quiet(clock):
                day += timedelta(days=clock >= self.quiet_to)
                clock = self.quiet_to
            else:
                break
        if (day, clock) == (local.date(), local.time()):
            return instant
        opens = self.instant(day, clock)
        # Of an hour that comes twice, this may be the second time.
        return opens if opens > instant else self.instant(day, clock, fold=1)

    def day_before(self, instant: datetime, clock: time) -> datetime:
        """That time of day on the last day before `instant` that is no quiet day."""
        day = instant.astimezone(self.zone).date() - timedelta(days=1)
        while self.quiet_days and self.is_free_day(day):
            day -= timedelta(days=1)
        return self.instant(day, clock)

    def _is_quiet(self, clock: time) -> bool:
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= clock < self.quiet_to
        return clock >= self.quiet_from or clock < self.quiet_to

    def _is_holiday(self, day: date) -> bool:
        return day in holidays_of(self.country, day.year)

    def is_free_day(self, day: date) -> bool:
        """Sundays and public holidays."""
        return day.isoweekday() == 7 or self._is_holiday(day)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, but no public holiday."""
        return day.isoweekday() < 6 and not self._is_holiday(day)

    def works(self, instant: datetime) -> bool:
        """Whether the city is at work now: on a working day, outside the quiet hours."""
        at_work = self.is_working_day(instant.astimezone(self.zone).date())
        return at_work and self.next_open_moment(instant) == instant

    def tomorrow_morning(self, instant: datetime) -> datetime:
        """When the quiet of the coming night ends."""
        tomorrow = instant.astimezone(self.zone).date() + timedelta(days=1)
        return self.next_open_moment(self.instant(tomorrow, time.min))

    def _next_working_day(self, day: date) -> date:
        day += timedelta(days=1)
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def instant(self, day: date, clock: time, fold: int = 0) -> datetime:
        """This time on the wall clock of that day; of one that comes twice, the first."""
        return datetime.combine(day, clock.replace(fold=fold), self.zone).astimezone(UTC)
