"""The commands `buurtlijn bot` and `buurtlijn clock` as processes that can be killed.

They are forked from a process that has read all their code already: a start takes part of a
second, and a kill meets work rather than the reading of code.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGTERM

from tests.keys import KEYS, NAME

READ_BEFORE = ["__main__", "bot.cli", "bot.run", "tests.kills.parts", "tests.kills.reading"]
STOP_SECONDS = 60


class Part:
    """One command of ours, running until it is killed or stopped.

    `run`, a function of a module, is what the process does with the command, the folder and the
    settings; without it, what our command line does.
    """

    def __init__(
        self,
        command: str,
        folder: Path,
        settings: dict[str, str],
        run: Callable[[str], None] | None = None,
    ) -> None:
        self.command = command
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(READ_BEFORE)
        self._given = command, folder, {NAME: KEYS, **settings}, run or our_command
        self._process = self._started()

    def _started(self) -> ForkServerProcess:
        process = self._context.Process(target=_run, args=self._given, daemon=True)
        process.start()
        return process

    def kill(self) -> None:
        """SIGKILL: no goodbye, nothing finished. Raises AssertionError if it had ended before."""
        assert self._process.is_alive(), f"{self.command} ended by itself"
        self._process.kill()
        self._process.join()

    def join(self) -> None:
        """Waits until it has ended by itself."""
        self._process.join(STOP_SECONDS)

    def end(self) -> None:
        """Kills it, if it still runs."""
        self._process.kill()
        self._process.join()

    @property
    def pid(self) -> int:
        assert self._process.pid
        return self._process.pid

    def start_again(self) -> None:
        self._process = self._started()

    def stop(self) -> None:
        """SIGTERM, as a container does; what is in hand is finished."""
        self._process.terminate()
        self._process.join(STOP_SECONDS)
        # Who is told to stop before it has learnt what to do then, is ended by the system.
        ended = self._process.exitcode
        assert ended in (0, -SIGTERM), f"{self.command} ended with {ended}"


def _run(command: str, folder: Path, settings: dict[str, str], run: Callable[[str], None]) -> None:
    os.chdir(folder)  # where no .env lies
    log = os.open(folder / f"{command}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    for name in [name for name in os.environ if name.startswith("BUURTLIJN_")]:
        del os.environ[name]
    os.environ.update(settings)
    run(command)


def our_command(command: str) -> None:
    """`buurtlijn COMMAND`, in a process that has its settings."""
    from bot.cli import app

    with suppress(SystemExit):
        app([command])
