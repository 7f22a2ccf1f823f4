"""Databases with something in them, and what is in them then."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from bot.cabinet import Cabinet
from storage import Store
from storage.engine import open_engine
from storage.policy import load_policy
from tests.bot.conftest import Told
from tests.storage.arrange import message, report, resident

PHOTO = b"\xff\xd8 a photo of a heap of rubbish"
SECRETS = (".env", "keys.txt", "files/keys", "encryption.keys")
WRITER = """
import sys
from itertools import count
import tests.keys
from storage import Store
from storage.policy import load_policy
store = Store(sys.argv[1], load_policy())
for number in count(1):
    with store.begin() as work:
        work.inbox.keep("telegram", number, "telegram:8", {"update_id": number}, None)
        work.outbox.get(1)
        work.commit()
    print(number, flush=True)
"""
"""Keeps one message after the other, each in a transaction of its own."""


once = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what is the same on both databases."""


def fill(url: str, data: Path) -> str:
    """A report with a photo, and what must never be in a backup; returns the photo's name."""
    store = Store(url, load_policy())
    with store.begin() as work:
        report(work, resident(work), words="Боклук 🗑️ \\N \t на ъгъла\nс 'кавички'")
        key = Cabinet(data / "files").put(PHOTO)
        cause = message(work)
        work.files.keep(
            key,
            kind="photo",
            media_type="image/jpeg",
            size=len(PHOTO),
            resident_id=resident(work).id,
            inbox_id=cause,
        )
        work.commit()
    store.close()
    for name in SECRETS:
        (data / name).write_text("a key", "utf-8")
    return key


def content(url: str) -> dict[str, list[Any]]:
    """Every row of every table."""
    engine, tables = open_engine(url), MetaData()
    tables.reflect(engine)
    with engine.execution_options(reading=True).connect() as connection:
        found = {
            name: sorted(map(repr, connection.execute(select(table)).all()))
            for name, table in tables.tables.items()
        }
    engine.dispose()
    return found


@contextmanager
def another_writes(url: str) -> Iterator[Callable[[], str]]:
    """A process that writes all the time; yields how to wait until it wrote one."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    stdout = writer.stdout
    try:
        yield stdout.readline
    finally:
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        stdout.close()


def wipe(url: str, data: Path) -> None:
    """As on a new machine: nothing but an empty database."""
    store = Store(url, load_policy())
    with store.engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        tables.drop_all(connection)
    store.close()
    for path in (data / "files").iterdir():
        path.unlink()


def refused(told: Told, path: Path) -> str:
    code, lines = told("restore", path, "--yes")
    assert code == 1
    return " ".join(lines)
