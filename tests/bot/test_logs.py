"""Log lines: one form for all, a turn that can be followed, and no secrets in them."""

import asyncio
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.logs import AsJson, belonging_to, each_in_its_turn, formatter, set_up

TOKEN = "123456:AAH-a_token"
SECRETS = [
    (f"HTTP Request: POST https://api.telegram.org/bot{TOKEN}/getMe", TOKEN),
    (f"https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg failed", TOKEN),
    ("GET http://rasa:5005/status?token=geheim HTTP/1.1", "geheim"),
    ("why=postgresql+psycopg://buurtlijn:geheim@postgres:5432/x refused", "geheim"),
]


class Lines(logging.Handler):
    """Keeps what a handler of ours would write."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.setFormatter(formatter(written))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def last(self) -> dict[str, Any]:
        return dict(json.loads(self.lines[-1]))


@pytest.fixture
def lines(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """What is logged, as `set_up` has it written; afterwards all is as it was."""
    root, kept = logging.getLogger(), logging.getLogger().handlers[:]
    level = root.level
    root.handlers[:] = []
    set_up("INFO", request.param)
    (ours,) = root.handlers
    handler = Lines(request.param)
    for one in ours.filters:
        handler.addFilter(one)
    root.handlers[:] = [handler]
    yield handler
    root.handlers[:] = kept
    root.setLevel(level)


as_json = pytest.mark.parametrize("lines", ["json"], indirect=True)
as_text = pytest.mark.parametrize("lines", ["text"], indirect=True)


@as_json
def test_a_line_of_ours_becomes_an_object_with_its_fields(lines: Lines) -> None:
    why = "Forbidden: bot was blocked by the user"
    logging.getLogger("bot.delivery").warning("not_sent outbox=%s state=%s why=%s", 12, "x", why)
    said = lines.last()
    assert said.pop("time").endswith("+00:00")
    assert said == {
        "level": "warning",
        "logger": "bot.delivery",
        "event": "not_sent",
        "outbox": 12,
        "state": "x",
        "why": why,
    }


@as_json
def test_a_line_of_a_library_keeps_its_words(
    lines: Lines, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "uvicorn.error")  # a server of another test may have raised it
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    assert lines.last()["event"] == "said"
    assert lines.last()["message"] == "Invalid HTTP request received."


@as_json
async def test_all_lines_of_a_turn_bear_its_number_in_threads_too(lines: Lines) -> None:
    logger = logging.getLogger("bot.turns")

    async def turn(inbox: int) -> None:
        await asyncio.to_thread(logger.info, "in_a_thread inbox=%s", inbox)

    work = each_in_its_turn(turn, lambda inbox: inbox)
    await asyncio.gather(*(work(inbox) for inbox in (1, 2, 3)))
    logger.info("afterwards")
    said = [json.loads(line) for line in lines.lines]
    assert sorted(one["turn"] for one in said[:3]) == [1, 2, 3]
    assert all(one["turn"] == one["inbox"] for one in said[:3])
    assert "turn" not in said[3]


@as_text
def test_a_line_of_text_bears_it_too(lines: Lines) -> None:
    with belonging_to(7):
        logging.getLogger("flows.nuisance").info("case_opened case=%s", 3)
    assert lines.lines[-1].endswith(" INFO flows.nuisance case_opened case=3 turn=7")


@pytest.mark.parametrize("lines", ["text", "json"], indirect=True)
@pytest.mark.parametrize(("line", "secret"), SECRETS)
def test_no_secret_of_an_address_is_written(lines: Lines, line: str, secret: str) -> None:
    logging.getLogger("httpx").warning(line)
    assert secret not in lines.lines[-1]
    try:
        raise RuntimeError(line)
    except RuntimeError:
        logging.getLogger("bot.x").exception("failed why=%s", line)
    assert secret not in lines.lines[-1]


@settings(max_examples=25, deadline=None)
@given(some.text(), some.text())
def test_whatever_is_said_is_one_line_of_json(message: str, name: str) -> None:
    record = logging.makeLogRecord({"name": f"bot.{name}", "msg": message, "levelname": "INFO"})
    line = AsJson().format(record)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["level"] == "info"
