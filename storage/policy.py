"""The follow-up policy: which messages go out by themselves, when, and what stops them.

Residents hear the kinds, stewards the reminders.
"""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import Field, ValidationError, field_validator

from storage.city_time import CityTime, holidays_of
from storage.durations import Duration
from storage.errors import Fault, WrongPolicy
from storage.kinds import FollowUpKind
from storage.policy_values import Delay, Pause, Span, Strict, WallClock

OUR_POLICY = Path(__file__).parent / "follow_ups.yml"


class Quiet(Strict):
    """The hours in which nobody is disturbed."""

    start: WallClock = Field(alias="from")
    end: WallClock = Field(alias="to")
    free_days: bool = True


class Drafts(Strict):
    """Reports that residents began and left: asked about once, then kept; a serious one goes to
    the stewards as it is."""

    ask_after: Span = timedelta(minutes=30)
    pass_on_after: Span = timedelta(hours=24)
    quiet: Literal["keep", "ignore"] = "keep"


class Reminder(Strict):
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


class DigestReminder(Strict):
    """The morning's overview, on working days at this time."""

    at: WallClock = time(8, 30)


class StewardReminders(Strict):
    """What stewards are reminded of, each kind with its times."""

    unclaimed: Reminder = Reminder()
    unanswered: Reminder = Reminder()
    overdue: OverdueReminder = OverdueReminder()
    digest: DigestReminder = DigestReminder()


class HeldTalks(Strict):
    """Talks that a steward holds: they go back to the bot when neither side says anything."""

    back_after: Span = timedelta(hours=24)
    quiet: Literal["keep", "ignore"] = "keep"


class Outage(Strict):
    """When the bot cannot read what residents write: after `report_after` it is a case for a
    person."""

    report_after: Span = timedelta(minutes=5)


class FollowUpPolicy(Strict):
    """The whole file. `pause` is how long a resident who wants a pause hears nothing by itself."""

    timezone: str
    holidays: str
    quiet: Quiet
    drafts: Drafts = Drafts()
    stewards: StewardReminders = StewardReminders()
    held_talks: HeldTalks = HeldTalks()
    outage: Outage = Outage()
    pause: Pause = Duration(days=14)
    kinds: dict[str, FollowUpKind]

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (LookupError, ValueError, OSError) as error:
            told = f"{name!r} is no time zone; write one such as Europe/Brussels"
            raise ValueError(told) from error
        return name

    @field_validator("holidays")
    @classmethod
    def _has_holidays(cls, country: str) -> str:
        try:
            holidays_of(country, date.min.year)
        except NotImplementedError as error:
            told = f"no holidays are known of {country!r}; write a country such as BE"
            raise ValueError(told) from error
        return country

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
    name = str(path) if path else OUR_POLICY.name
    ours = yaml.safe_load(OUR_POLICY.read_text("utf-8"))
    try:
        data = yaml.safe_load(path.read_text("utf-8")) if path else ours
        if timezone and isinstance(data, dict):
            data = {**data, "timezone": timezone}
        policy = FollowUpPolicy.model_validate(data)
        needed = FollowUpPolicy.model_validate(ours).on_purpose()
    except ValidationError as error:
        raise WrongPolicy(name, [Fault(e["loc"], e["msg"]) for e in error.errors()]) from error
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise WrongPolicy(name, [Fault((), str(error))]) from error
    return policy.model_copy(update={"kinds": {**policy.kinds, **needed}})
