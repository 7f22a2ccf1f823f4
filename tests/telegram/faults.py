"""Injected faults, and the record of what was called."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from .errors import ApiError, Json, too_many_requests
from .params import Params

DESCRIPTIONS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    500: "Internal Server Error",
    502: "Bad Gateway",
}

Cut = Literal["before", "after"]


@dataclass
class Call:
    """A request as it was received; `answer` is None while it is under way or was cut off."""

    method: str
    params: Json
    files: dict[str, bytes] = field(default_factory=dict)
    when: float = field(default_factory=time.time)
    answer: Json | None = None

    @property
    def refused(self) -> str | None:
        """The description of the error it was answered with."""
        return None if self.answer is None else self.answer.get("description")


@dataclass
class Fault:
    """What goes wrong, with which calls, and how often (None: until it is taken away)."""

    method: str
    status: int | None
    retry_after: int
    description: str | None
    cut: Cut | None
    delay: float
    chat: int | None
    times: int | None

    def concerns(self, method: str, params: Params) -> bool:
        """Whether a call falls under it."""
        right_chat = self.chat is None or params.text("chat_id") == str(self.chat)
        return right_chat and self.method.lower() in {"*", method.lower()} and self.times != 0

    def error(self) -> ApiError | None:
        """The refusal it answers with, if it does."""
        if self.status is None:
            return None
        if self.status == 429 and self.description is None:
            return too_many_requests(self.retry_after)
        text = self.description or DESCRIPTIONS.get(self.status, "Internal Server Error")
        return ApiError(self.status, text)


class Faults:
    """The faults in force; the oldest that concerns a call is used up first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Puts a fault in force."""
        self._faults.append(fault)

    def clear(self) -> None:
        """All works again."""
        self._faults.clear()

    def take(self, method: str, params: Params) -> Fault | None:
        """The fault that hits this call, counted down."""
        fault = next((one for one in self._faults if one.concerns(method, params)), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
        return fault


def with_method(calls: Iterable[Call], method: str | None) -> list[Call]:
    """The calls of one method, or all."""
    return [call for call in calls if method is None or call.method.lower() == method.lower()]
