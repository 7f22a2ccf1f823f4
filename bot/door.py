"""The webhook's door as strangers meet it: how much, how deep and how slow a request may be."""

import asyncio
import json
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_BYTES = 1024 * 1024
"""The largest real update is some 100 kB: two texts of 4,096 signs, each written as up to 12
bytes of JSON, with 100 entities and 100 buttons (Bot API, Message). Ten times that."""
BODY_SECONDS = 10.0
"""Telegram writes a body in one piece; who takes longer only wants to keep us busy."""
HEAD_SECONDS = 10.0


class Unwanted(Exception):
    """A request that is no update: answer with `status`, and close the connection."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def refusal(status: int) -> Response:
    """A refusal without a word; the rest of the request is not read."""
    return PlainTextResponse("", status, {"Connection": "close"})


async def update_in(request: Request) -> dict[str, Any]:
    """The update that a request brings, as an object. Raises Unwanted."""
    try:
        update = json.loads(await _body(request))
        json.dumps(update)  # what is nested too deep to be written again cannot be kept
    except (ValueError, RecursionError) as error:
        raise Unwanted(400) from error
    if not isinstance(update, dict) or not _is_number(update.get("update_id")):
        raise Unwanted(400)
    return update


def _is_number(written: object) -> bool:
    """Whether it can be an update's id: what fits into a column of 64 bits."""
    return type(written) is int and 0 <= written < 2**63


async def _body(request: Request) -> bytes:
    told = request.headers.get("Content-Length", "0")
    if not (told.isascii() and told.isdecimal()):
        raise Unwanted(400)
    if len(told.lstrip("0")) > len(str(MOST_BYTES)) or int(told) > MOST_BYTES:
        raise Unwanted(413)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > MOST_BYTES:
                    raise Unwanted(413)
    except TimeoutError as error:
        raise Unwanted(408) from error
    except ClientDisconnect as error:
        raise Unwanted(400) from error
    return bytes(body)


def door_server(app: Starlette, host: str, port: int) -> uvicorn.Server:
    """The server of the webhook."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host,
            port,
            http=Punctual,
            ws="none",
            log_config=None,  # its lines look like all others (bot/logs.py)
            access_log=False,
            server_header=False,
        )
    )


class Punctual(H11Protocol):
    """HTTP in which the head of a request has a deadline too; uvicorn waits for it for ever."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._no_longer()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        """From the first byte on, however slowly the others come."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._no_longer()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _no_longer(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
