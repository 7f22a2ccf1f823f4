"""A slow and obvious reckoning of a city's time: minute by minute, day by day."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.city_time import CityTime

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass
class SlowTime:
    """Reads the clock on the wall and the calendar, and waits until it is so."""

    city: CityTime
    holidays: frozenset[date]
    _asleep: set[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self._zone = ZoneInfo(self.city.timezone)
        self._asleep = dial(self.city.quiet_from, self.city.quiet_to)

    def wall(self, moment: datetime) -> datetime:
        """What the clock on the wall shows, without a zone."""
        return moment.astimezone(self._zone).replace(tzinfo=None)

    def is_free(self, day: date) -> bool:
        return day.strftime("%A") == "Sunday" or day in self.holidays

    def is_working_day(self, day: date) -> bool:
        return day.strftime("%A") != "Saturday" and not self.is_free(day)

    def is_quiet(self, moment: datetime) -> bool:
        shown = self.wall(moment)
        asleep = (shown.hour, shown.minute) in self._asleep
        return asleep or (self.city.quiet_days and self.is_free(shown.date()))

    def next_open_moment(self, moment: datetime) -> datetime:
        if not self.is_quiet(moment):
            return moment
        moment = moment.replace(second=0, microsecond=0)
        while self.is_quiet(moment):
            moment += MINUTE
        return moment

    def works(self, moment: datetime) -> bool:
        return self.is_working_day(self.wall(moment).date()) and not self.is_quiet(moment)

    def tomorrow_morning(self, moment: datetime) -> datetime:
        """Waits for another day, then for its quiet to end."""
        today = self.wall(moment).date()
        moment = moment.replace(second=0, microsecond=0)
        while self.wall(moment).date() == today:
            moment += MINUTE
        return self.next_open_moment(moment)

    def day_before(self, moment: datetime, clock: time) -> datetime:
        day = self.wall(moment).date() - DAY
        while self.city.quiet_days and self.is_free(day):
            day -= DAY
        return self.first_showing(day, clock)

    def after(self, start: datetime, days: int, working_days: int) -> datetime:
        """Tears off the leaves of the calendar, then waits for the same time of day."""
        shown = self.wall(start)
        day = shown.date()
        for _ in range(days):
            day += DAY
        while working_days:
            day += DAY
            working_days -= self.is_working_day(day)
        return self.first_showing(day, shown.time())

    def first_showing(self, day: date, clock: time) -> datetime:
        """The first moment at which the wall shows this; where the clocks go forward over it, as
        much later as they jump."""
        seconds = timedelta(seconds=clock.second, microseconds=clock.microsecond)
        wanted = datetime.combine(day, clock) - seconds
        moment = wanted.replace(tzinfo=UTC) - timedelta(hours=15)
        before = moment
        while self.wall(moment) < wanted:
            before, moment = moment, moment + MINUTE
        if self.wall(moment) != wanted:  # the minute before the jump, and so long after it
            moment = before + (wanted - self.wall(before))
        return moment + seconds


def dial(begin: time, end: time) -> set[tuple[int, int]]:
    """The minutes from one time to the other, stepped through; none when they are the same."""
    shown, minutes = (begin.hour, begin.minute), set()
    while shown != (end.hour, end.minute):
        minutes.add(shown)
        hour, minute = shown
        shown = ((hour + (minute + 1) // 60) % 24, (minute + 1) % 60)
    return minutes
