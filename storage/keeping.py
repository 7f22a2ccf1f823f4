"""How long what is kept of people stays, by kind."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BeforeValidator, ValidationError

from storage.durations import parse_duration
from storage.errors import Fault, WrongPolicy
from storage.policy_values import Strict

OUR_RETENTION = Path(__file__).parent / "retention.yml"
LONGEST = timedelta(days=36_500)
"""A hundred years, as good as for ever. Much further back there is no date to compare with."""


def _kept(written: Any) -> timedelta:
    if isinstance(written, timedelta):
        return written
    found = parse_duration(str(written))
    span = found.exact + timedelta(days=found.days)
    if found.working_days or not span:
        raise ValueError(f"{written!r} cannot be kept for; write for instance 36h or 30d")
    if span > LONGEST:
        raise ValueError(f"{written!r} is too long; the longest is {LONGEST.days}d")
    return span


Kept = Annotated[timedelta, BeforeValidator(_kept)]


class Keeping(Strict):
    """One span for each kind; storage/retention.yml says what each means and why."""

    messages_in: Kept
    messages_out: Kept
    desk: Kept
    drafts: Kept
    cases: Kept
    referrals: Kept
    files: Kept
    talks: Kept
    residents: Kept
    access_log: Kept


def load_keeping(path: Path | None = None) -> Keeping:
    """The spans in `path`, or our own. Raises WrongPolicy naming each fault."""
    where = path or OUR_RETENTION
    try:
        return Keeping.model_validate(yaml.safe_load(where.read_text("utf-8")))
    except ValidationError as error:
        raise WrongPolicy(
            str(where), [Fault(e["loc"], e["msg"]) for e in error.errors()]
        ) from error
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise WrongPolicy(str(where), [Fault((), str(error))]) from error
