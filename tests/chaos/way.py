"""The way from the bot to Rasa, on which a run puts faults."""

import asyncio
import threading
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

READ_AT_ONCE = 65_536
EMPTY = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
FAILED = b"HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/json\r\n"
LAST_ON_THIS_CONNECTION = b"connection: close\r\n"


@dataclass(frozen=True)
class Detour:
    """What happens to one request. `kind`: "refused" (cut off at once), "late" (after `seconds`),
    "failed" (500), "empty" (200 with []), or "unheard" (Rasa works, but its answer is lost)."""

    kind: str
    seconds: float = 0.0


@dataclass
class Way:
    """A proxy on loopback before Rasa at `port`; use it as a context manager.

    It knows one request per connection, which is all it needs to put faults on them.
    """

    port: int
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _faults: deque[Detour] = field(default_factory=deque)
    _address: "Future[str]" = field(default_factory=Future)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        self.url = f"http://{self._address.result(10)}"
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join(10)

    def disturb(self, detour: Detour, times: int) -> None:
        """The next so many requests go wrong like this."""
        self._faults.extend([detour] * times)

    def is_clear(self) -> bool:
        """Whether every fault was met by a request."""
        return not self._faults

    def clear(self) -> None:
        """All goes well again."""
        self._faults.clear()

    async def _serve(self) -> None:
        self._loop, self._closing = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()
        self._address.set_result(f"{host}:{port}")
        await self._closing.wait()
        server.close()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """asyncio itself holds the task by a weak reference only: one that waits would be lost."""
        task = asyncio.create_task(self._request(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head, body = await _read(reader)
            detour = self._next(head)
            if detour.kind == "late":
                await asyncio.sleep(detour.seconds)
            if detour.kind in {"failed", "empty"}:
                writer.write(_answer(detour))
            elif detour.kind != "refused":
                await self._pass_on(head + body, None if detour.kind == "unheard" else writer)
        writer.close()

    def _next(self, head: bytes) -> Detour:
        """The fault for this request; a look at its health is none."""
        if head.startswith(b"GET /status") or not self._faults:
            return Detour("none")
        detour = self._faults.popleft()
        # Only the door for words says nothing with 200 (design, trap 1).
        wrong_door = detour.kind == "empty" and b"/webhooks/" not in head
        return Detour("failed") if wrong_door else detour

    async def _pass_on(self, request: bytes, to: asyncio.StreamWriter | None) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            while some := await reader.read(READ_AT_ONCE):
                if to is not None:
                    to.write(some)
                    await to.drain()
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Head and body of a request that asks for no other on this connection."""
    lines = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[:-2]
    kept = [line for line in lines if not line.lower().startswith(b"connection:")]
    sizes = [line for line in kept if line.lower().startswith(b"content-length:")]
    size = int(sizes[0].partition(b":")[2]) if sizes else 0
    head = b"\r\n".join(kept) + b"\r\n" + LAST_ON_THIS_CONNECTION + b"\r\n"
    return head, await reader.readexactly(size)


def _answer(detour: Detour) -> bytes:
    begin, body = (EMPTY, b"[]") if detour.kind == "empty" else (FAILED, b"{}")
    return begin + LAST_ON_THIS_CONNECTION + b"content-length: 2\r\n\r\n" + body
