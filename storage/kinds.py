"""The kinds of follow-ups that residents get: each is a line of the policy."""

from datetime import time
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from storage.durations import Duration
from storage.policy_values import DayBefore, Delay, Pause, Strict
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


CASE_OPENS: frozenset[Trigger] = frozenset({"opened", "claimed", "released", "reopened"})
"""The events after which a case is open."""


def _several(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


Triggers = Annotated[list[Trigger], BeforeValidator(_several), Field(min_length=1)]


class FollowUpKind(Strict):
    """One line of the policy. `times` counts the first asking too.

    A kind with `repeat` comes again and again, so long after it was said, until something cancels
    it; `since: last_heard` counts its time from the last that the resident heard about the case.
    `texts` is in how many wordings it is told, in turn: `text` with -1, -2 ... behind it. `only`
    is for what follows on a case being closed: for which reasons. What could not go out for the
    time of `stale` is no longer said.

    `at` is for what comes before an appointment, in the place of a delay: the time of day on the
    last day before it that is no Sunday or holiday. What is `on_purpose` was sent by a steward:
    no stop, pause, silence or block holds it back, and it is the same in every policy.
    """

    after: Triggers
    only: tuple[ClosedReason, ...] = ()
    at: DayBefore | None = None
    delay: Delay | None = Field(default=None, validate_default=True)
    text: str
    texts: int = Field(default=1, ge=1, le=9)
    repeat: Pause | None = None
    since: Literal["last_heard"] | None = None
    stale: Pause | None = None
    quiet: Literal["keep", "ignore"] = "keep"
    sent: Literal["at_most_once", "at_least_once"] = "at_most_once"
    even_if_stopped: bool = False
    cancelled_by: tuple[Trigger, ...] = ()
    answers: tuple[str, ...] = ()
    again: Delay | None = None
    times: int = Field(default=1, ge=1)
    then: ClosedReason | None = None
    on_purpose: bool = False

    @field_validator("at")
    @classmethod
    def _only_before_appointments(cls, at: time | None, info: ValidationInfo) -> time | None:
        if at is not None and info.data.get("after") != ["appointed"]:
            raise ValueError("day_before is only for kinds with `after: appointed`")
        return at

    @field_validator("delay")
    @classmethod
    def _one_moment(cls, delay: Duration | None, info: ValidationInfo) -> Duration | None:
        if (delay is None) == (info.data.get("at") is None) and "at" in info.data:
            raise ValueError("write when: either a delay, or `at` before an appointment")
        return delay

    @field_validator("only")
    @classmethod
    def _only_after_closing(
        cls, only: tuple[ClosedReason, ...], info: ValidationInfo
    ) -> tuple[ClosedReason, ...]:
        if only and info.data.get("after") != ["closed"]:
            raise ValueError("a reason is only for kinds with `after: closed`")
        return only

    @field_validator("repeat")
    @classmethod
    def _asks_nothing(cls, repeat: Duration | None, info: ValidationInfo) -> Duration | None:
        if repeat and not CASE_OPENS & {*info.data.get("after", ())}:
            raise ValueError("only what follows on an open case can be repeated")
        return repeat

    @field_validator("answers")
    @classmethod
    def _is_no_question(cls, answers: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if answers and info.data.get("repeat"):
            raise ValueError("what is repeated until something happens cannot ask; use `again`")
        return answers

    @property
    def even_if_unwanted(self) -> bool:
        """Whether a resident who wants no messages gets this one."""
        return self.on_purpose or self.even_if_stopped

    def is_over(self, round_: int) -> bool:
        """Whether this time is after the last one, when silence counts as an answer."""
        return self.repeat is None and round_ > self.times

    def delay_of(self, round_: int) -> Duration | None:
        """How long after the time before it is said (at first: after its cause)."""
        return self.delay if round_ == 1 else self.repeat or self.again or self.delay

    @property
    def text_keys(self) -> list[str]:
        """The keys of its wordings."""
        numbered = [f"{self.text}-{number + 1}" for number in range(self.texts)]
        return [self.text] if self.texts == 1 else numbered

    def text_of(self, round_: int) -> str:
        """The key of its text the first, second ... time: never the same twice in a row."""
        return self.text_keys[(round_ - 1) % self.texts]
