"""Values of the follow-up policy as people write them, and the faults in them."""

import re
from datetime import time, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from storage.durations import Duration, parse_duration


def _duration(written: Any) -> Duration:
    return written if isinstance(written, Duration) else parse_duration(str(written))


Delay = Annotated[Duration, BeforeValidator(_duration)]


def _span(written: Any) -> timedelta:
    found = written if isinstance(written, timedelta) else _duration(written).exact
    if not found:
        raise ValueError(f"{written!r} is no span of hours; write for instance 30m or 24h")
    return found


Span = Annotated[timedelta, BeforeValidator(_span)]


def _wall_clock(written: Any) -> time:
    # YAML reads an unquoted 20:00 as the number 1200.
    if not isinstance(written, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", written):
        raise ValueError(f'{written!r} is no time of day; write for instance "20:00", with quotes')
    return time.fromisoformat(written)


WallClock = Annotated[time, BeforeValidator(_wall_clock)]


def _day_before(written: Any) -> time:
    named, _, clock = str(written).partition(" ")
    if named != "day_before":
        raise ValueError(f"{written!r} is no moment; write for instance day_before 18:00")
    return _wall_clock(clock)


DayBefore = Annotated[time, BeforeValidator(_day_before)]


def _pause(written: Any) -> Duration:
    found = _duration(written)
    if found == Duration():
        raise ValueError(f"{written!r} would come without end; write for instance 1wd")
    return found


Pause = Annotated[Duration, BeforeValidator(_pause)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
