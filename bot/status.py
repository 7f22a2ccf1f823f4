"""Health, readiness and figures, at an address of their own (BUURTLIJN_STATUS_LISTEN).

It is served by the loop that does the work: one that hangs does not answer. Nothing in it is
secret, but it is not for the outside: the webhook's door knows nothing of it.
"""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.settings import OFF, host_and_port

logger = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds that a part has to say that it is ready."""
KEPT_SECONDS = 2.0
"""Whoever asks sooner gets the same answer again."""

Check = Callable[[], Awaitable[bool]]


class Asked:
    """One part that can be asked. Only one question at a time is under way: one that hangs must
    not take a thread for each that asks."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._asking: asyncio.Task[bool] | None = None
        self._kept: tuple[float, bool] = (float("-inf"), False)

    async def ready(self) -> bool:
        """What it says within `PATIENCE`; silence and errors are a no."""
        when, said = self._kept
        if time.monotonic() - when < KEPT_SECONDS:
            return said
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        done, _ = await asyncio.wait({self._asking}, timeout=PATIENCE)
        return bool(done) and self._asking.result()

    async def _ask(self) -> bool:
        try:
            said = await self._check()
        except Exception as error:
            logger.warning("not_ready error=%s", type(error).__name__)
            said = False
        self._kept = time.monotonic(), said
        return said


class Status:
    """The parts of one process: tasks that must run, and what must be ready."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry
        self._alive: dict[str, Callable[[], bool]] = {}
        self._asked: dict[str, Asked] = {}

    def watch(self, name: str, task: asyncio.Task[None]) -> None:
        """From now on we are healthy only while it runs."""
        self.live_while(name, lambda: not task.done())

    def live_while(self, name: str, alive: Callable[[], bool]) -> None:
        """From now on we are healthy only while this is so."""
        self._alive[name] = alive

    def ask(self, name: str, check: Check) -> None:
        """We are ready only when it says so."""
        self._asked[name] = Asked(check)

    def app(self) -> Starlette:
        """`/health`, `/ready` and `/metrics`."""
        return Starlette(
            routes=[
                Route("/health", self._health),
                Route("/ready", self._ready),
                Route("/metrics", self._metrics),
            ]
        )

    def _running(self) -> dict[str, bool]:
        return {name: alive() for name, alive in self._alive.items()}

    async def _health(self, _request: Request) -> Response:
        return _answer("healthy", self._running())

    async def _ready(self, _request: Request) -> Response:
        says = await asyncio.gather(*(one.ready() for one in self._asked.values()))
        return _answer("ready", {**self._running(), **dict(zip(self._asked, says, strict=True))})

    async def _metrics(self, _request: Request) -> Response:
        body = await asyncio.to_thread(generate_latest, self._registry)
        return Response(body, media_type=CONTENT_TYPE_LATEST)


def _answer(what: str, parts: dict[str, bool]) -> Response:
    fine = all(parts.values())
    return JSONResponse({what: fine, "parts": parts}, 200 if fine else 503)


class _Server(uvicorn.Server):
    """Leaves the signals to the process, and answers until it is told to end."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(listen: str, status: Status) -> AsyncIterator[Status]:
    """Answers at that address meanwhile. An address that cannot be had is no reason not to work:
    whoever looks after us sees that nobody answers."""
    door = None if listen == OFF else _door(listen)
    if door is None:
        yield status
        return
    config = uvicorn.Config(
        status.app(), log_config=None, access_log=False, timeout_graceful_shutdown=1
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[door]))
    try:
        yield status
    finally:
        server.should_exit = True
        await serving


def _door(listen: str) -> socket.socket | None:
    host, port = host_and_port(listen)
    try:
        return socket.create_server(
            (host.strip("[]"), port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        logger.warning(
            "status_not_served listen=%s error=%s mend=BUURTLIJN_STATUS_LISTEN",
            listen,
            error.strerror,
        )
        return None
