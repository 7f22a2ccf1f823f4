"""Child processes: started again when they die, stopped with us, their words kept."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import supervisor
from bot.supervisor import Child, until

WITHIN = 8.0
READY_AND_WAIT = "import time; print('ready', flush=True); time.sleep(60)"
PARENT = """
import asyncio, sys
from pathlib import Path
from bot.supervisor import Child

command = [sys.executable, "-c", "import time; time.sleep(60)"]
child = Child("orphan", command, {}, Path(sys.argv[1]))

async def main():
    task = asyncio.create_task(child.run())
    while child.pid is None:
        await asyncio.sleep(0.01)
    print(child.pid, flush=True)
    await task

asyncio.run(main())
"""


def child_of(folder: Path, code: str, **env: str) -> Child:
    return Child(folder.name, [sys.executable, "-c", code], env, folder)


def log_of(folder: Path) -> str:
    return (folder / f"{folder.name}.log").read_text("utf-8")


@asynccontextmanager
async def running(child: Child) -> AsyncIterator[None]:
    task = asyncio.create_task(child.run())
    try:
        yield
    finally:
        await child.stop()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def soon(look: Callable[[], bool]) -> bool:
    async def ready() -> bool:
        return look()

    return await until(ready, WITHIN, 0.02)


def gone(pid: int) -> bool:
    """Whether a process has ended, taken away by its parent or not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state in "ZX"


async def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    child = child_of(tmp_path, READY_AND_WAIT)
    async with running(child):
        assert await soon(lambda: log_of(tmp_path).count("ready") == 1)
        first = child.pid
        assert first
        os.kill(first, signal.SIGKILL)
        assert await soon(lambda: log_of(tmp_path).count("ready") == 2)
        assert child.pid != first


async def test_a_child_is_asked_to_end_and_stays_ended(tmp_path: Path) -> None:
    code = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: (print('довиждане', flush=True), sys.exit()))\n"
    ) + READY_AND_WAIT.replace("import time; ", "")
    child = child_of(tmp_path, code)
    task = asyncio.create_task(child.run())
    assert await soon(lambda: "ready" in log_of(tmp_path))
    await child.stop()
    await asyncio.wait_for(task, WITHIN)
    assert child.pid
    assert gone(child.pid)
    assert log_of(tmp_path).splitlines() == ["ready", "довиждане"]


async def test_a_child_that_does_not_listen_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "STOP_SECONDS", 0.2)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + READY_AND_WAIT
    child = child_of(tmp_path, deaf)
    async with running(child):
        assert await soon(lambda: "ready" in log_of(tmp_path))
    assert child.pid
    assert gone(child.pid)


async def test_both_streams_are_kept_and_an_overlong_line_does_no_harm(tmp_path: Path) -> None:
    code = "import sys; print('x' * 300_000); print('грешка', file=sys.stderr); " + READY_AND_WAIT
    async with running(child_of(tmp_path, code)):
        assert await soon(lambda: "ready" in log_of(tmp_path))
    log = log_of(tmp_path)
    assert log.count("x") == 300_000
    assert "грешка" in log.splitlines()


async def test_a_child_gets_our_environment_and_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OURS", "a")
    code = "import os; print(os.environ['OURS'] + os.environ['ITS']); " + READY_AND_WAIT
    async with running(child_of(tmp_path, code, ITS="b", PYTHONIOENCODING="utf-8")):
        assert await soon(lambda: "ready" in log_of(tmp_path))
    assert log_of(tmp_path).startswith("ab\n")


async def test_a_program_that_is_not_there_is_named_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    program = tmp_path / "rasa"
    child = Child("missing", [str(program)], {}, tmp_path)
    async with running(child):
        assert await soon(lambda: "child_not_started name=missing" in caplog.text)
        program.write_text("#!/bin/sh\necho here\nsleep 60\n")
        program.chmod(0o755)
        assert await soon(lambda: "here" in (tmp_path / "missing.log").read_text())


async def test_a_child_told_to_stop_before_it_began_does_not_stay(tmp_path: Path) -> None:
    child = child_of(tmp_path, READY_AND_WAIT)
    task = asyncio.create_task(child.run())
    await asyncio.sleep(0)
    await child.stop()
    await asyncio.wait_for(task, WITHIN)
    assert child.pid is None or gone(child.pid)


async def test_a_child_dies_with_its_killed_parent(tmp_path: Path) -> None:
    root = str(Path(__file__).parent.parent.parent)
    command = [sys.executable, "-c", PARENT, str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": root}
    parent = await asyncio.create_subprocess_exec(*command, env=env, stdout=subprocess.PIPE)
    assert parent.stdout
    pid = int(await parent.stdout.readline())
    assert not gone(pid)
    parent.kill()
    await parent.wait()
    assert await soon(lambda: gone(pid))


async def test_until_says_whether_it_came_in_time() -> None:
    looks = iter([False, False, True])

    async def third() -> bool:
        return next(looks)

    async def never() -> bool:
        return False

    assert await until(third, 5, 0.01)
    assert not await until(never, 0.05, 0.01)


async def test_a_child_that_is_not_ours_gets_none_of_our_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTLIJN_TELEGRAM_TOKEN", "123456:Secret")
    code = "import os, time; print('knows', sorted(n for n in os.environ if 'BUURTLIJN' in n),"
    code += " flush=True); time.sleep(60)"
    child = child_of(tmp_path / "guest", code, BUURTLIJN_ENCRYPTION_KEYS="its own")
    async with running(child):
        assert await soon(lambda: "knows" in log_of(tmp_path / "guest"))
    assert "knows ['BUURTLIJN_ENCRYPTION_KEYS']" in log_of(tmp_path / "guest")
