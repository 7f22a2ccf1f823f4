"""Child processes: started, watched, restarted, stopped with us; their logs kept."""

import asyncio
import contextlib
import ctypes
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path

from tenacity import AsyncRetrying, retry_if_result, stop_after_delay, wait_fixed

from bot.logs import JSON, TEXT, OfAChild
from bot.settings import PREFIX

logger = logging.getLogger(__name__)

STOP_SECONDS = 10
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
LOG_BYTES, LOG_FILES = 5_000_000, 3
PR_SET_PDEATHSIG = 1
"""Linux, prctl(2): the signal a process gets when its parent dies."""


class Child:
    """One child process that is kept alive until `stop`."""

    def __init__(
        self,
        name: str,
        command: list[str],
        env: Mapping[str, str],
        log_dir: Path,
        log_format: str = TEXT,
        *,
        knows_settings: bool = False,
    ) -> None:
        """Our settings, with the secrets among them, are only for who `knows_settings`; the others
        get what `env` says."""
        ours = {name for name in os.environ if name.startswith(PREFIX) and not knows_settings}
        inherited = {name: value for name, value in os.environ.items() if name not in ours}
        self.name = name
        self._command, self._env = command, {**inherited, **env}
        self._log = _log(name, log_dir, log_format)
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def run(self) -> None:
        """Starts it, and starts it again whenever it ends, until `stop`."""
        pause = FIRST_PAUSE
        while not self._stopping:
            began = asyncio.get_running_loop().time()
            try:
                await self._once()
            except OSError as error:
                logger.error("child_not_started name=%s error=%s", self.name, error)
            if self._stopping:
                return
            lived = asyncio.get_running_loop().time() - began
            if lived > LONGEST_PAUSE:
                pause = FIRST_PAUSE
            logger.warning("child_ended name=%s again_in=%.0fs", self.name, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _once(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            env=self._env,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            start_new_session=True,
        )
        logger.info("child_started name=%s pid=%s", self.name, self._process.pid)
        if self._stopping:  # told so while it was being started
            _signal(self._process, signal.SIGTERM)
        if self._process.stdout:
            while line := await _line(self._process.stdout):
                self._log.info("%s", line.decode(errors="replace").rstrip())
        await self._process.wait()

    async def stop(self) -> None:
        """Asks it to end, and insists after ten seconds."""
        self._stopping = True
        process = self._process
        if process is None or process.returncode is not None:
            return
        _signal(process, signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            _signal(process, signal.SIGKILL)
            await process.wait()


def _signal(process: asyncio.subprocess.Process, which: signal.Signals) -> None:
    """To the child and all that it has started: its session is a group of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, which)


async def _line(stream: asyncio.StreamReader) -> bytes:
    """One line; an overlong one in pieces rather than an error."""
    try:
        return await stream.readuntil(b"\n")
    except asyncio.IncompleteReadError as rest:
        return rest.partial
    except asyncio.LimitOverrunError as over:
        return await stream.read(over.consumed or 1)


def _log(name: str, log_dir: Path, log_format: str) -> logging.Logger:
    log_dir.mkdir(parents=True, exist_ok=True)
    log = logging.getLogger(f"child.{name}")
    log.propagate = False
    log.setLevel(logging.INFO)
    path = log_dir / f"{name}.log"
    kept = RotatingFileHandler(path, "a", LOG_BYTES, LOG_FILES, encoding="utf-8")
    if log_format == JSON:
        kept.setFormatter(OfAChild())
    log.handlers[:] = [kept]
    return log


def _die_with_parent() -> None:
    """So that a killed parent leaves no Rasa behind."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


async def until(ready: Callable[[], Awaitable[bool]], at_most: float, every: float = 0.5) -> bool:
    """Waits until `ready`; False when it took more than `at_most` seconds."""
    patient = AsyncRetrying(
        retry=retry_if_result(lambda result: not result),
        stop=stop_after_delay(at_most),
        wait=wait_fixed(every),
        retry_error_callback=lambda _state: False,
    )
    return bool(await patient(ready))
