"""(d) The database cannot be written: the door says "come back", never 200 without a commit."""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from pgserver._commands import POSTGRES_BIN_PATH
from sqlalchemy import event

from bot.intake import Intake, webhook_app
from bot.wake import Wake
from storage import Store, migrate
from storage.policy import load_policy
from tests.conftest import new_postgresql
from tests.faults.hooked import SECRET, Hooked, update_of
from tests.faults.rasa_door import RasaDoor
from tests.faults.running import heard, nobody_writes, until
from tests.telegram import Person, TelegramServer


def comes_through(running: Hooked, maria: Person) -> None:
    """All is well: words come in by the webhook and are answered."""
    running.start()
    running.telegram.waits_for_call("setWebhook", within=90)
    maria.writes("преди")
    running.all_handled(1)


def refuses_and_keeps_nothing(running: Hooked, maria: Person, number: int) -> None:
    """What Telegram brings now stays with Telegram."""
    refused = running.posts(update_of(maria, number, "трето"))
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0


def all_comes_after(running: Hooked, maria: Person, number: int) -> None:
    assert running.posts(update_of(maria, number, "трето")).status_code == 200
    running.all_handled(3)
    assert sorted(heard(maria)) == sorted(["преди", "второ", "трето"])
    assert sorted(running.rasa.answered) == sorted(["преди", "второ", "трето"])


def test_a_writer_held_for_ten_seconds_gives_503_and_nothing_is_lost(
    hooked: Hooked, maria: Person
) -> None:
    comes_through(hooked, maria)
    with nobody_writes(hooked.url):
        maria.writes("второ")
        refuses_and_keeps_nothing(hooked, maria, 900)
        assert len(hooked.inbox()) == 1
        assert len(hooked.telegram.pending_updates) == 1
    all_comes_after(hooked, maria, 900)


@contextmanager
def full_disk(pid: int) -> Iterator[None]:
    """No file of this process can be written any more: `write` fails as on a full disk, with
    another number (EFBIG)."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_gives_503_and_nothing_is_lost(
    hooked: Hooked, maria: Person
) -> None:
    comes_through(hooked, maria)
    with full_disk(hooked.parts["bot"].pid):
        maria.writes("второ")
        refuses_and_keeps_nothing(hooked, maria, 900)
        assert len(hooked.inbox()) == 1
        assert len(hooked.telegram.pending_updates) == 1
    all_comes_after(hooked, maria, 900)


async def test_a_database_file_that_may_not_grow_gives_503_until_it_may(
    sqlite_url: str, maria: Person
) -> None:
    """SQLITE_FULL itself; the limit is a connection's own, so the door is in this process."""
    store = Store(sqlite_url, load_policy())
    limit = [1]

    @event.listens_for(store.engine, "checkout")
    def bounded(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count={limit[0]}")

    app = webhook_app(Intake(store, Wake()), SECRET)
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://door") as door:
        long = update_of(maria, 1, "боклук" * 10_000)
        full = await door.post("/telegram", json=long, headers=headers)
        assert (full.status_code, "Retry-After" in full.headers) == (503, True)
        limit[0] = 1_000_000
        assert (await door.post("/telegram", json=long, headers=headers)).status_code == 200
    with store.read() as work:
        assert work.inbox.claim("telegram") is not None
    store.close()


def test_while_postgresql_restarts_the_door_gives_503_and_nothing_is_lost(
    telegram: TelegramServer, rasa_door: RasaDoor, tmp_path: Path, maria: Person
) -> None:
    """A server of its own, which is stopped and started; the processes stay."""
    with new_postgresql() as databases:
        url, server = databases.create(), databases.server
        migrate.upgrade(url)
        running = Hooked(telegram, rasa_door, url, tmp_path)
        comes_through(running, maria)
        stop = [
            str(POSTGRES_BIN_PATH / "pg_ctl"),
            "-D",
            str(server.pgdata),
            "-w",
            "-m",
            "fast",
            "stop",
        ]
        subprocess.run(stop, check=True, user=server.system_user, stdout=subprocess.DEVNULL)
        maria.writes("второ")
        refuses_and_keeps_nothing(running, maria, 900)
        assert len(telegram.pending_updates) == 1
        server.ensure_postgres_running()
        until(lambda: len(running.inbox()) == 2)
        all_comes_after(running, maria, 900)
        running.close()
