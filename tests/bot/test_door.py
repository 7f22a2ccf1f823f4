"""The webhook over real HTTP, as strangers and slow callers meet it."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot import door
from bot.door import MOST_BYTES, door_server
from bot.house import free_port
from bot.intake import Intake, webhook_app
from bot.supervisor import until
from bot.wake import Wake
from storage import Store
from tests.bot.test_webhook import SECRET, UPDATE, kept

PASS = f"X-Telegram-Bot-Api-Secret-Token: {SECRET}"
GOOD = json.dumps(UPDATE).encode()


@dataclass
class Street:
    """Where the door is."""

    port: int

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def sends(
        self, *lines: str, body: bytes = b"", to: str = "POST /telegram"
    ) -> tuple[int, bytes]:
        """One request; the status, and all of the answer until the connection ends."""
        reader, writer = await self.connect()
        writer.write(head(to, *lines) + body)
        answer = await asyncio.wait_for(reader.read(), 8)
        writer.close()
        return int(answer.split()[1]), answer


def head(to: str, *lines: str) -> bytes:
    return "\r\n".join((f"{to} HTTP/1.1", "Host: door", *lines, "", "")).encode()


def long(body: bytes) -> str:
    return f"Content-Length: {len(body)}"


@pytest.fixture
async def street(
    store: Store, wake: Wake, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Street]:
    """A door that is patient for a short time only."""
    monkeypatch.setattr(door, "BODY_SECONDS", 0.3)
    monkeypatch.setattr(door, "HEAD_SECONDS", 0.3)
    port = free_port()
    server = door_server(webhook_app(Intake(store, wake), SECRET), "127.0.0.1", port)
    serving = asyncio.create_task(server.serve())

    async def started() -> bool:
        return server.started

    assert await until(started, 10, 0.01)
    yield Street(port)
    server.should_exit = True
    await serving


async def test_an_update_comes_in_and_the_connection_stays_open(
    street: Street, store: Store
) -> None:
    reader, writer = await street.connect()
    for number in (1, 2):
        body = json.dumps({**UPDATE, "update_id": number}).encode()
        writer.write(head("POST /telegram", PASS, long(body)) + body)
        assert b"200 OK" in await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(0.35)  # longer than a head may take
    writer.close()
    assert [row.update_id for row in kept(store)] == [1, 2]


async def test_what_says_that_it_is_too_long_is_refused_before_it_is_read(street: Street) -> None:
    length = f"Content-Length: {MOST_BYTES + 1}"
    status, answer = await street.sends(PASS, length, body=b"{")
    assert (status, b"connection: close" in answer.lower()) == (413, True)


async def test_what_does_not_say_its_length_is_cut_off_while_it_comes(
    street: Street, store: Store
) -> None:
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    status, _ = await street.sends(PASS, "Transfer-Encoding: chunked", body=piece * 17)
    assert status == 413
    assert kept(store) == []


async def test_an_update_in_pieces_is_welcome(street: Street, store: Store) -> None:
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(GOOD), GOOD)
    status, _ = await street.sends(
        PASS, "Transfer-Encoding: chunked", "Connection: close", body=body
    )
    assert (status, len(kept(store))) == (200, 1)


async def test_a_stranger_is_refused_whatever_else_they_would_send(street: Street) -> None:
    status, answer = await street.sends(f"Content-Length: {MOST_BYTES}", body=b"{")
    assert (status, b"connection: close" in answer.lower()) == (403, True)


@pytest.mark.parametrize("piece", [b"", b'{"update_id": 1'])
async def test_a_body_that_does_not_come_is_not_waited_for(street: Street, piece: bytes) -> None:
    status, _ = await street.sends(PASS, "Content-Length: 100", body=piece)
    assert status == 408


async def test_a_head_that_comes_in_drops_is_not_waited_for(street: Street) -> None:
    reader, writer = await street.connect()
    ended = asyncio.create_task(reader.read())
    for sign in head("POST /telegram", PASS).decode()[:40]:
        if ended.done():
            break
        writer.write(sign.encode())
        await asyncio.sleep(0.05)
    assert ended.done(), "it waited for the whole head"
    assert await ended == b""
    writer.close()


async def test_who_says_nothing_at_all_is_shown_out(street: Street) -> None:
    reader, writer = await street.connect()
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()


@pytest.mark.parametrize(
    ("to", "status"),
    [
        ("GET /telegram", 405),
        ("PUT /telegram", 405),
        ("DELETE /telegram", 405),
        ("POST /telegram/", 404),
        ("POST /", 404),
        ("POST /telegram/../health", 404),
        ("POST //telegram", 404),
        ("POST /telegram%2f", 404),
    ],
)
async def test_only_the_one_path_and_method_lead_in(
    street: Street, store: Store, to: str, status: int
) -> None:
    got, answer = await street.sends(PASS, long(GOOD), "Connection: close", body=GOOD, to=to)
    assert (got, b"location:" in answer.lower()) == (status, False)
    assert kept(store) == []


@pytest.mark.parametrize(
    "body",
    [
        b'{"update_id": 1, "message": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
        b'{"update_id": 1, "x": ' + b'{"a":' * 2_500 + b"1" + b"}" * 2_501,
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 1.0}',
        b'{"update_id": ' + b"9" * 5_000 + b"}",
        b"update_id=1",
        b"\x1f\x8b\x08" + bytes(50),
    ],
    ids=["deep lists", "deep objects", "true", "negative", "float", "digits", "form", "gzip"],
)
async def test_what_is_no_update_is_a_bad_request(
    street: Street, store: Store, body: bytes
) -> None:
    status, _ = await street.sends(PASS, long(body), body=body)
    assert status == 400
    assert kept(store) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: -1",),
        ("Content-Length: 5", "Transfer-Encoding: gzip"),
        ("X: " + "y" * 70_000,),
    ],
    ids=["two lengths", "negative", "strange coding", "huge head"],
)
async def test_a_request_that_is_no_http_keeps_nothing(
    street: Street, store: Store, lines: tuple[str, ...]
) -> None:
    status, _ = await street.sends(PASS, *lines, body=GOOD)
    assert 400 <= status < 600
    assert kept(store) == []


async def test_many_who_stand_in_the_door_keep_nobody_out(street: Street, store: Store) -> None:
    idle = [await street.connect() for _ in range(50)]
    status, _ = await street.sends(PASS, long(GOOD), "Connection: close", body=GOOD)
    assert (status, len(kept(store))) == (200, 1)
    for _, writer in idle:
        writer.close()
