"""One lock for the whole stand-in, and a bell that wakes threads and coroutines alike."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Bell:
    """Guards the state that the test's thread and the server's loop share.

    Whoever changes the state holds `lock` and rings; whoever waits looks again at each ring.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._condition = threading.Condition(self.lock)
        self._listeners: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    def ring(self) -> None:
        """Tells all who wait that the state is another."""
        with self.lock:
            self._condition.notify_all()
            for event, loop in self._listeners.items():
                if not loop.is_closed():
                    loop.call_soon_threadsafe(event.set)

    def wait_for[T](self, look: Callable[[], T | None], within: float) -> T | None:
        """What `look` finds, or None when it found nothing in `within` seconds."""
        deadline = time.monotonic() + within
        with self.lock:
            while (found := look()) is None:
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self._condition.wait(left)
            return found

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An event of the running loop that each ring sets; the listener clears it."""
        event = asyncio.Event()
        with self.lock:
            self._listeners[event] = asyncio.get_running_loop()
        try:
            yield event
        finally:
            with self.lock:
                del self._listeners[event]
