"""Durations as people write them: `90s`, `15m`, `36h`, `5d` (calendar), `5wd` (working days)."""

import re
from dataclasses import dataclass
from datetime import timedelta

_FORM = re.compile(r"(\d{1,6})(s|m|h|d|wd)")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True)
class Duration:
    """Either an exact span, or whole days, or working days; only one of them is not zero."""

    exact: timedelta = timedelta()
    days: int = 0
    working_days: int = 0

    def __str__(self) -> str:
        """As `parse_duration` reads it."""
        if self.working_days:
            return f"{self.working_days}wd"
        if self.days:
            return f"{self.days}d"
        seconds = int(self.exact.total_seconds())
        units = ((unit, size) for unit, size in reversed(_SECONDS.items()) if not seconds % size)
        unit, size = next(units) if seconds else ("s", 1)
        return f"{seconds // size}{unit}"


def parse_duration(written: str) -> Duration:
    """Raises ValueError with the mend when the text is no duration."""
    match = _FORM.fullmatch(written)
    if match is None:
        raise ValueError(f"{written!r} is no duration; write for instance 90s, 36h, 5d or 5wd")
    amount, unit = int(match[1]), match[2]
    if unit == "wd":
        return Duration(working_days=amount)
    if unit == "d":
        return Duration(days=amount)
    return Duration(exact=timedelta(seconds=amount * _SECONDS[unit]))
