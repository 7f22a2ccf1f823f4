"""The follow-up policy: which messages go out by themselves, when, and what stops them.

Residents hear the kinds, stewards the reminders.
"""

from datetime import time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, ValidationError

from storage.city_time import CityTime
from storage.durations import Duration
from storage.errors import WrongPolicy
from storage.kinds import FollowUpKind
from storage.policy_values import Delay, Pause, Span, Strict, WallClock


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


class FollowUpPolicy(Strict):
    """The whole file. `pause` is how long a resident who wants a pause hears nothing by itself."""

    timezone: str
    holidays: str
    quiet: Quiet
    drafts: Drafts = Drafts()
    stewards: StewardReminders = StewardReminders()
    held_talks: HeldTalks = HeldTalks()
    pause: Pause = Duration(days=14)
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
