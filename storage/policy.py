"""The follow-up policy: which messages go out by themselves, when, and what stops them."""

import re
from datetime import time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from storage.city_time import CityTime
from storage.durations import Duration, parse_duration
from storage.errors import WrongPolicy
from storage.vocabulary import ClosedReason

Trigger = Literal["opened", "claimed", "resolved", "reopened", "closed", "referred", "welcomed"]
"""The events of a case that plan follow-ups or make them moot. Two are a resident's own:
`referred`, who was shown a door and agreed to be asked about it, and `welcomed`, a newcomer who
left the first steps for now and wishes to be reminded of the next."""


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


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Quiet(_Strict):
    """The hours in which nobody is disturbed."""

    start: WallClock = Field(alias="from")
    end: WallClock = Field(alias="to")
    free_days: bool = True


class FollowUpKind(_Strict):
    """One line of the policy. `times` counts the first asking too."""

    after: Trigger
    delay: Delay
    text: str
    quiet: Literal["keep", "ignore"] = "keep"
    sent: Literal["at_most_once", "at_least_once"] = "at_most_once"
    even_if_stopped: bool = False
    cancelled_by: list[Trigger] = []
    answers: list[str] = []
    again: Delay | None = None
    times: int = Field(default=1, ge=1)
    then: ClosedReason | None = None


class Drafts(_Strict):
    """Reports that residents began and left: asked about once, then kept; a serious one goes to
    the stewards as it is."""

    ask_after: Span = timedelta(minutes=30)
    pass_on_after: Span = timedelta(hours=24)
    quiet: Literal["keep", "ignore"] = "keep"


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
    held_talks: HeldTalks = HeldTalks()
    kinds: dict[str, FollowUpKind]

    def city_time(self) -> CityTime:
        """The wall clock and the quiet rules of the city."""
        return CityTime(
            self.timezone, self.holidays, self.quiet.start, self.quiet.end, self.quiet.free_days
        )


def load_policy(path: Path | None = None, timezone: str | None = None) -> FollowUpPolicy:
    """The policy in `path`, or our own. Raises WrongPolicy naming each fault."""
    name = str(path) if path else "follow_ups.yml"
    try:
        written = path.read_text("utf-8") if path else _default()
        data = yaml.safe_load(written)
        if timezone and isinstance(data, dict):
            data = {**data, "timezone": timezone}
        policy = FollowUpPolicy.model_validate(data)
        policy.city_time()
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise WrongPolicy(f"{name}: " + "; ".join(faults)) from error
    except (OSError, ValueError, yaml.YAMLError, LookupError, NotImplementedError) as error:
        raise WrongPolicy(f"{name}: {error}") from error
    return policy


def _default() -> str:
    return (files("storage") / "follow_ups.yml").read_text("utf-8")
