"""How log lines look: text, or one JSON object per line (BUURTLIJN_LOG_FORMAT).

Our own lines are `event name=value ...`. What belongs to a turn bears its number, that of the inbox
row, in whichever process it was written. Addresses are never written with the secrets in them.
"""

import json
import logging
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

TEXT, JSON = "text", "json"
FORMATS = (TEXT, JSON)
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
OURS = ("bot", "flows", "storage", "city", "__main__")
EVENT = re.compile(r"(?P<event>[a-z][a-z_]*)(?P<fields>( \w+=.*)?)", re.DOTALL)
FIELD = re.compile(r" (\w+)=(.*?)(?= \w+=|$)", re.DOTALL)
SECRETS = (
    (re.compile(r"/bot\d+:[\w-]+"), "/bot***"),
    (re.compile(r"([?&](?:token|key|api_key|secret)=)[^&\s\"']+", re.IGNORECASE), r"\1***"),
    (re.compile(r"(\w://)[^/\s@]+@"), r"\1***@"),
)
"""A bot's token, words of access and passwords, wherever an address holds them."""
QUIET = ("httpx", "httpcore", "apscheduler", "alembic", "telegram", "rasa_sdk", "uvicorn")

_turn: ContextVar[int | None] = ContextVar("turn", default=None)


@contextmanager
def belonging_to(turn: int | None) -> Iterator[None]:
    """Lines written meanwhile, in this task and the threads it waits for, bear that number."""
    before = _turn.set(turn)
    try:
        yield
    finally:
        _turn.reset(before)


def each_in_its_turn[Work](
    do: Callable[[Work], Awaitable[None]], turn: Callable[[Work], int | None]
) -> Callable[[Work], Awaitable[None]]:
    """The same work, with its lines marked."""

    async def marked(work: Work) -> None:
        with belonging_to(turn(work)):
            await do(work)

    return marked


def set_up(level: str, written: str) -> None:
    """For this process, once: who set up lines before (such as a test) keeps them."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(written))
    handler.addFilter(_mark)
    logging.basicConfig(level=level, handlers=[handler])
    for noisy in QUIET:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # it writes answers that it cannot read in full, and those may hold residents' words
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)


def _mark(record: logging.LogRecord) -> bool:
    record.turn = _turn.get()
    return True


def formatter(written: str) -> logging.Formatter:
    return AsJson() if written == JSON else AsText(LINE)


class AsText(logging.Formatter):
    """The line as it was said, with its turn."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        turn = getattr(record, "turn", None)
        line = super().formatMessage(record)
        return line if turn is None else f"{line} turn={turn}"

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


class AsJson(logging.Formatter):
    """`time` (UTC), `level`, `logger`, `event`, the fields, and `turn` and `trace` if there are.

    A line of somebody else's is the event `said`, with its `message`.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **_said(record),
        }
        if (turn := getattr(record, "turn", None)) is not None:
            line["turn"] = turn
        if record.exc_info:
            line["trace"] = without_secrets(self.formatException(record.exc_info))
        return json.dumps(line)


class OfAChild(AsJson):
    """What a child process writes; what is an object already stays as it is."""

    def format(self, record: logging.LogRecord) -> str:
        line = record.getMessage()
        return line if line.startswith("{") else super().format(record)


def _said(record: logging.LogRecord) -> dict[str, Any]:
    message = without_secrets(record.getMessage())
    found = EVENT.fullmatch(message) if record.name.split(".")[0] in OURS else None
    if found is None:
        return {"event": "said", "message": message}
    fields = {name: _value(value) for name, value in FIELD.findall(found["fields"])}
    return {"event": found["event"], **{_free(name): value for name, value in fields.items()}}


def _value(written: str) -> str | int:
    return int(written) if re.fullmatch(r"-?\d{1,18}", written) else written


def _free(name: str) -> str:
    """A field must not stand where the line's own things are."""
    return f"{name}_" if name in ("time", "level", "logger", "event", "turn", "trace") else name


def without_secrets(line: str) -> str:
    for pattern, instead in SECRETS:
        line = pattern.sub(instead, line)
    return line
