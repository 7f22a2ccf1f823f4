"""The follow-up policy: which messages go out by themselves, when, and what stops them.

Residents hear the kinds, stewards the reminders.
"""

import re
from datetime import time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from storage.city_time import CityTime
from storage.durations import Duration, parse_duration
from storage.errors import WrongPolicy
from storage.vocabulary import ClosedReason

Trigger = Literal[
    "opened",
    "claimed",
    "released",
    "resolved",
    "reopened",
    "closed",
    "referred",
    "welcomed",
    "appointed",
]
"""The events of a case that plan follow-ups or make them moot. Two are a resident's own:
`referred`, who was shown a door and agreed to be asked about it, and `welcomed`, a newcomer who
left the first steps for now and wishes to be reminded of the next. `appointed` is an appointment
that a steward made or moved."""


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


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Quiet(_Strict):
    """The hours in which nobody is disturbed."""

    start: WallClock = Field(alias="from")
    end: WallClock = Field(alias="to")
    free_days: bool = True


class FollowUpKind(_Strict):
    """One line of the policy. `times` counts the first asking too.

    `at` is for what comes before an appointment, in the place of a delay: the time of day on the
    last day before it that is no Sunday or holiday. What is `on_purpose` was sent by a steward:
    neither stop nor silence nor a block holds it back, and it is the same in every policy.
    """

    after: Trigger
    at: DayBefore | None = None
    delay: Delay | None = Field(default=None, validate_default=True)
    text: str
    quiet: Literal["keep", "ignore"] = "keep"
    sent: Literal["at_most_once", "at_least_once"] = "at_most_once"
    even_if_stopped: bool = False
    cancelled_by: list[Trigger] = []
    answers: list[str] = []
    again: Delay | None = None
    times: int = Field(default=1, ge=1)
    then: ClosedReason | None = None
    on_purpose: bool = False

    @field_validator("at")
    @classmethod
    def _only_before_appointments(cls, at: time | None, info: ValidationInfo) -> time | None:
        if at is not None and info.data.get("after") != "appointed":
            raise ValueError("day_before is only for kinds with `after: appointed`")
        return at

    @field_validator("delay")
    @classmethod
    def _one_moment(cls, delay: Duration | None, info: ValidationInfo) -> Duration | None:
        if (delay is None) == (info.data.get("at") is None) and "at" in info.data:
            raise ValueError("write when: either a delay, or `at` before an appointment")
        return delay


class Drafts(_Strict):
    """Reports that residents began and left: asked about once, then kept; a serious one goes to
    the stewards as it is."""

    ask_after: Span = timedelta(minutes=30)
    pass_on_after: Span = timedelta(hours=24)
    quiet: Literal["keep", "ignore"] = "keep"


def _pause(written: Any) -> Duration:
    found = _duration(written)
    if found == Duration():
        raise ValueError(f"{written!r} would remind without end; write for instance 1wd")
    return found


Pause = Annotated[Duration, BeforeValidator(_pause)]


class Reminder(_Strict):
    """When stewards are reminded: after `delay`, then at each `repeat` for as long as it is so;
    from the time that `coordinator` counts on, the coordinators are called too."""

    delay: Delay = Duration(working_days=1)
    repeat: Pause = Duration(working_days=1)
    coordinator: int = Field(default=3, ge=1)
    quiet: Literal["keep", "ignore"] = "keep"


class OverdueReminder(Reminder):
    """What is over its time: a visit after which nobody wrote anything (`delay` after its end),
    and a case that somebody has and nobody did anything on (`standstill`)."""

    repeat: Pause = Duration(working_days=3)
    standstill: Delay = Duration(working_days=10)


class DigestReminder(_Strict):
    """The morning's overview, on working days at this time."""

    at: WallClock = time(8, 30)


class StewardReminders(_Strict):
    """What stewards are reminded of, each kind with its times."""

    unclaimed: Reminder = Reminder()
    unanswered: Reminder = Reminder()
    overdue: OverdueReminder = OverdueReminder()
    digest: DigestReminder = DigestReminder()


class HeldTalks(_Strict):
    """Talks that a steward holds: they go back to the bot when neither side says anything."""

    back_after: Span = timedelta(hours=24)
    quiet: Literal["keep", "ignore"] = "keep"


class FollowUpPolicy(_Strict):
    """The whole file."""

    timezone: str
    holidays: str
    quiet: Quiet
    drafts: Drafts = Drafts()
    stewards: StewardReminders = StewardReminders()
    held_talks: HeldTalks = HeldTalks()
    kinds: dict[str, FollowUpKind]

    def on_purpose(self) -> dict[str, FollowUpKind]:
        """What stewards send themselves, and no policy can do without."""
        return {name: kind for name, kind in self.kinds.items() if kind.on_purpose}

    def city_time(self) -> CityTime:
        """The wall clock and the quiet rules of the city."""
        return CityTime(
            self.timezone, self.holidays, self.quiet.start, self.quiet.end, self.quiet.free_days
        )


def load_policy(path: Path | None = None, timezone: str | None = None) -> FollowUpPolicy:
    """The policy in `path`, or our own; what is on purpose is ours in each.

    Raises WrongPolicy naming each fault.
    """
    name = str(path) if path else "follow_ups.yml"
    ours = yaml.safe_load((files("storage") / "follow_ups.yml").read_text("utf-8"))
    try:
        data = yaml.safe_load(path.read_text("utf-8")) if path else ours
        if timezone and isinstance(data, dict):
            data = {**data, "timezone": timezone}
        policy = FollowUpPolicy.model_validate(data)
        policy.city_time()
        needed = FollowUpPolicy.model_validate(ours).on_purpose()
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise WrongPolicy(f"{name}: " + "; ".join(faults)) from error
    except (OSError, ValueError, yaml.YAMLError, LookupError, NotImplementedError) as error:
        raise WrongPolicy(f"{name}: {error}") from error
    return policy.model_copy(update={"kinds": {**policy.kinds, **needed}})
