"""Health, readiness and figures: of real processes that work, hang, or lost what they need."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest
import yaml
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from bot.house import free_port
from bot.metrics import figures
from bot.settings import PREFIX
from bot.status import Status, served
from storage import Store
from storage.migrate import newest
from tests.bot.local_server import LocalServer
from tests.e2e.patience import until
from tests.storage.arrange import message, open_case
from tests.telegram import TelegramServer

ROOT = Path(__file__).parent.parent.parent
ALERTS = ROOT / "docker" / "alerts.yml"
LABELS = {
    *("kind", "outcome", "why", "audience", "job", "state", "version", "shape", "python", "le"),
    *("implementation", "major", "minor", "patchlevel"),
}
"""All labels there are: none names a person, a case or a chat."""
CLOCK_THAT_CAN_FAIL = """
import os, time
from datetime import timedelta
from pathlib import Path
from bot import cli, ticking
from bot.clock import Clock

ticking.GRACE = timedelta(seconds=1)
wanted, follow_up = Path(os.environ["FAULT"]), Clock.follow_up

async def faulty(self):
    fault = wanted.read_text() if wanted.exists() else ""
    if fault == "die":
        raise RuntimeError
    if fault == "hang":
        time.sleep(60)
    await follow_up(self)

Clock.follow_up = faulty
cli.app(["clock"])
"""


class ReadyRasa(LocalServer):
    """Says that it has a model, or 503 while `away`."""

    away = False

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        request.send_response(503 if self.away else 200)
        request.end_headers()
        request.wfile.write(b'{"model_file": "a model"}')


@pytest.fixture
def rasa() -> Iterator[ReadyRasa]:
    with ReadyRasa() as server:
        yield server


@dataclass
class Running:
    """A process of the product, and its status address."""

    process: subprocess.Popen[bytes]
    url: str

    def status(self, path: str) -> int:
        """0 when nobody answers."""
        try:
            return httpx.get(f"{self.url}{path}", timeout=4).status_code
        except httpx.HTTPError:
            return 0


@pytest.fixture
def begin(database: Path, rasa: ReadyRasa, tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Starts a part and returns it when it is ready."""
    begun: list[subprocess.Popen[bytes]] = []

    def start(*command: str, **more: str) -> Running:
        listen = f"127.0.0.1:{free_port()}"
        settings = {
            "DATABASE_URL": f"sqlite:///{database}",
            "DATA_DIR": str(tmp_path / "var"),
            "RASA_URL": rasa.url,
            "RASA_TOKEN": "word",
            "STATUS_LISTEN": listen,
            **more,
        }
        bare = {name: value for name, value in os.environ.items() if PREFIX not in name}
        ours = {f"{PREFIX}{name}": value for name, value in settings.items()}
        env = {**bare, **ours, "PYTHONPATH": str(ROOT), "FAULT": str(tmp_path / "fault")}
        begun.append(subprocess.Popen([sys.executable, *command], cwd=tmp_path, env=env))
        running = Running(begun[-1], f"http://{listen}")
        until(lambda: running.status("/ready") == 200, within=200)
        return running

    yield start
    for process in begun:
        process.kill()
        process.wait()


@pytest.fixture
def clock(begin: Callable[..., Running]) -> Callable[[str], int]:
    """A clock process; gives the status of a path of its."""
    return begin("-c", CLOCK_THAT_CAN_FAIL).status


def test_a_bot_is_ready_when_all_its_parts_are_and_ends_when_it_is_told(
    begin: Callable[..., Running], telegram: TelegramServer
) -> None:
    bot = begin(
        *("-m", "bot.cli", "bot"), TELEGRAM_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url
    )
    parts = ("door", "delivery", "waiting", "turns", "goes_on", "database", "rasa")
    until(lambda: httpx.get(f"{bot.url}/ready").json()["parts"] == dict.fromkeys(parts, True))
    bot.process.terminate()
    assert bot.process.wait(60) == 0


def test_a_clock_tells_when_it_cannot_work_when_a_job_dies_and_when_it_hangs(
    clock: Callable[[str], int], rasa: ReadyRasa, tmp_path: Path
) -> None:
    assert (clock("/health"), clock("/metrics")) == (200, 200)
    rasa.away = True
    until(lambda: clock("/ready") == 503)
    assert clock("/health") == 200, "it is alive, and restarting it would mend nothing"
    rasa.away = False
    until(lambda: clock("/ready") == 200)
    (tmp_path / "fault").write_text("die")
    until(lambda: clock("/health") == 503)
    (tmp_path / "fault").write_text("hang")
    until(lambda: clock("/health") == 0)


async def test_a_worker_that_ended_makes_the_process_unhealthy() -> None:
    async def works() -> None:
        await ended.wait()
        raise RuntimeError

    ended, status, port = asyncio.Event(), Status(CollectorRegistry()), free_port()
    worker = asyncio.create_task(works())
    status.watch("turns", worker)
    async with served(f"127.0.0.1:{port}", status), httpx.AsyncClient() as http:
        url = f"http://127.0.0.1:{port}/health"
        assert (await http.get(url)).json() == {"healthy": True, "parts": {"turns": True}}
        ended.set()
        await asyncio.wait({worker})
        answer = await http.get(url)
        assert answer.status_code == 503
        assert answer.json() == {"healthy": False, "parts": {"turns": False}}
    assert isinstance(worker.exception(), RuntimeError)


async def test_a_part_that_never_answers_is_not_ready_and_is_asked_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.status.PATIENCE", 0.05)
    asked = []

    async def silent() -> bool:
        asked.append(1)
        await asyncio.sleep(60)
        return True

    status, port = Status(CollectorRegistry()), free_port()
    status.ask("database", silent)
    async with served(f"127.0.0.1:{port}", status), httpx.AsyncClient() as http:
        for _ in range(3):
            answer = await http.get(f"http://127.0.0.1:{port}/ready")
            assert answer.json() == {"ready": False, "parts": {"database": False}}
    assert len(asked) == 1


async def test_an_address_that_is_taken_keeps_nobody_from_work(
    caplog: pytest.LogCaptureFixture,
) -> None:
    status, port = Status(CollectorRegistry()), free_port()
    async with served(f"127.0.0.1:{port}", status), served(f"127.0.0.1:{port}", status):
        assert "status_not_served" in caplog.text


@pytest.fixture
def told(store: Store, tmp_path: Path) -> dict[str, set[str]]:
    """Every figure that a process gives, with its labels, when there is something of each."""
    with store.begin() as work:
        open_case(work)
        message(work)
        work.commit()
    (tmp_path / "last-backup.json").write_text(
        '{"made_at": "2026-11-24T03:00:00Z", "path": "a.tar.gz", "size": 1}', "utf-8"
    )
    said = generate_latest(figures(store, tmp_path)).decode()
    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(said):
        found.setdefault(family.name, set()).update(*(one.labels for one in family.samples))
        found.setdefault(f"{family.name}_total", set())
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


def test_no_label_names_a_person_a_case_or_a_chat(told: dict[str, set[str]]) -> None:
    assert set().union(*told.values()) <= LABELS


@pytest.mark.parametrize("page", [ROOT / "docs" / "operations.md", ALERTS])
def test_every_figure_that_is_written_about_exists(told: dict[str, set[str]], page: Path) -> None:
    named = set(re.findall(r"buurtlijn_[a-z_]+[a-z]", page.read_text("utf-8")))
    assert len(named) > 5
    ours = {name for name in told if name.startswith("buurtlijn_")}
    ours |= {f"{name}{end}" for name in ours for end in ("_bucket", "_sum", "_count")}
    assert named - ours == set()


def test_every_alert_says_what_it_means_and_what_to_do() -> None:
    (group,) = yaml.safe_load(ALERTS.read_text("utf-8"))["groups"]
    for rule in group["rules"]:
        assert rule["annotations"].keys() == {"summary", "action"}, rule["alert"]
        assert rule["labels"]["severity"] in ("page", "ticket")


def test_without_a_backup_there_is_no_figure_of_it_and_a_rule_for_that(
    store: Store, tmp_path: Path
) -> None:
    figure = "buurtlijn_last_backup_timestamp_seconds"
    assert figure not in generate_latest(figures(store, tmp_path)).decode()
    (group,) = yaml.safe_load(ALERTS.read_text("utf-8"))["groups"]
    assert f"absent({figure})" in [rule["expr"] for rule in group["rules"]]


def test_the_build_is_told(store: Store, tmp_path: Path) -> None:
    said = generate_latest(figures(store, tmp_path)).decode()
    assert f'shape="{newest()}"' in said


def test_without_a_database_the_figures_say_so(tmp_path: Path, store: Store) -> None:
    both = figures(Store("sqlite:////nowhere/at/all.db", store.policy), tmp_path)
    said = generate_latest(both).decode()
    assert "buurtlijn_database_up 0.0" in said
    assert "buurtlijn_inbox_waiting" not in said
