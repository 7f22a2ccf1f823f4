"""A follow-up in one line for the operator: residents only by their number."""

from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from bot.policy_check import line_of
from bot.texts import Texts
from storage.city_time import CityTime
from storage.durations import parse_duration
from storage.kinds import FollowUpKind
from storage.models import FollowUp, OutboxMessage
from storage.outbox import Words
from storage.planned import Planned
from storage.policy import OUR_POLICY


class WrongTime(ValueError):
    """What was written is no moment; the text says what to write."""


def moment(written: str, city: CityTime, now: datetime) -> datetime:
    """A moment on the city's clock, or so long after `now`. Raises WrongTime."""
    try:
        if written.startswith("+"):
            return city.after(now, parse_duration(written[1:]))
        local = datetime.fromisoformat(written)
    except (ValueError, OverflowError) as error:
        mend = "write for instance 2026-12-01T09:00, or +3d"
        raise WrongTime(f"{written!r} is no moment; {mend}") from error
    if local.tzinfo is not None:
        raise WrongTime(f"{written!r}: leave out the time zone; it is the city's clock")
    return city.instant(local.date(), local.time())


def end_of_day(city: CityTime, of: datetime) -> datetime:
    """The last second of that day on the city's clock."""
    return city.instant(city.today(of) + timedelta(days=1), time.min) - timedelta(seconds=1)


def local(city: CityTime, when: datetime) -> str:
    """On the city's clock, to the minute."""
    return f"{when.astimezone(city.zone):%Y-%m-%d %H:%M}"


def about(row: FollowUp) -> str:
    """The reference of the case, or what else it is about."""
    if row.case:
        return row.case.reference
    if row.referral:
        return "referral to " + ", ".join(one["name"] for one in row.referral.services)
    return f"first step {row.welcome.next_step}" if row.welcome else ""


@dataclass(frozen=True)
class Line:
    """`due` is on the city's clock; `policy` says where in the policy it is written."""

    number: int
    due: str
    kind: str
    round: int
    about: str
    resident: int
    language: str
    what: str
    cause: str
    policy: str
    held_by: list[str]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def letter(self, words: Words | None, texts: Texts) -> str:
        """What the resident reads, under a line that says which it is."""
        from bot.delivery import resident_letter  # heavy, and only a preview needs it

        head = f"-- {self.number} {self.kind} {self.round}, {self.due}, {self.about}, "
        head += f"resident {self.resident} ({self.language})"
        if words is None:
            return f"{head}\n(nothing is said: {self.what})"
        message = OutboxMessage(id=0, say=words.say, args=words.args, buttons=words.buttons)
        letter = resident_letter(texts, message, self.language, 0)
        buttons = "  ".join(f"[{label}]" for label, _payload in letter.buttons)
        return "\n".join(filter(None, [head, letter.text, buttons]))


class Lines:
    """`path` is the policy in force, None for our own."""

    def __init__(self, path: Path | None, city: CityTime) -> None:
        self._path, self._city = path or OUR_POLICY, city

    def of(self, planned: Planned) -> Line:
        row = planned.row
        return Line(
            number=row.id,
            due=local(self._city, row.due_at),
            kind=row.kind,
            round=row.round,
            about=about(row),
            resident=row.resident_id,
            language=row.resident.language,
            what=_what(planned),
            cause=planned.cause,
            policy=self._policy(row, planned.kind),
            held_by=planned.held_by,
        )

    @cached_property
    def _tree(self) -> yaml.Node | None:
        return yaml.compose(self._path.read_text("utf-8"))

    def _policy(self, row: FollowUp, kind: FollowUpKind | None) -> str:
        if kind is None:
            return ""
        line = line_of(self._tree, ("kinds", row.kind))
        when = f"day before at {kind.at:%H:%M}" if kind.at else f"after {kind.delay_of(row.round)}"
        since = " since they last heard" if kind.since else ""
        return f"{self._path.name}:{line}: {when}{since}"


def _what(planned: Planned) -> str:
    kind = planned.kind
    if kind is None:
        return "nothing: the policy no longer has this kind"
    if planned.is_end:
        ends = "the question ends"
        return f"{ends}; the last one closes the case: {kind.then}" if kind.then else ends
    if planned.row.resident.has_no_chat:
        return "a steward tells them"
    return "a question" if kind.answers else "a message"
