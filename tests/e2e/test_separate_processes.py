"""The same parts started one by one on PostgreSQL, with the commands of docker-compose.yml."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from bot.house import free_port
from bot.model import rasa_env
from bot.settings import checkout
from tests.e2e.product import Product, quick_follow_ups
from tests.e2e.reporting import skips_to_summary
from tests.e2e.standing_rasa import answers, begin, serve_rasa
from tests.e2e.voice import Voice
from tests.telegram import TelegramServer

TOKEN = "-a-long-word-that-only-the-parts-know"
"""One in 64 random tokens begins with a dash."""


@contextmanager
def process(command: list[str], log: Path, **env: str) -> Iterator[subprocess.Popen[bytes]]:
    """One part, stopped by SIGTERM as a container is."""
    running = begin(command, log, env)
    try:
        yield running
    finally:
        running.terminate()
        running.wait(20)


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture
def parts(
    telegram: TelegramServer, postgresql_url: str, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """Rasa, actions, bot (by webhook) and clock; yields their settings."""
    home, policy = checkout(), tmp_path / "follow_ups.yml"
    policy.write_text(quick_follow_ups(), "utf-8")
    rasa, actions, door, status = free_port(), free_port(), free_port(), free_port()
    settings = {
        "BUURTLIJN_DATABASE_URL": postgresql_url,
        "BUURTLIJN_DATA_DIR": str(tmp_path / "var"),
        "BUURTLIJN_FOLLOW_UPS": str(policy),
        "BUURTLIJN_RASA_URL": f"http://127.0.0.1:{rasa}",
        "BUURTLIJN_RASA_TOKEN": TOKEN,
        "BUURTLIJN_ACTIONS_LISTEN": f"127.0.0.1:{actions}",
        "BUURTLIJN_TELEGRAM_TOKEN": telegram.token,
        "BUURTLIJN_TELEGRAM_API_URL": telegram.url,
        "BUURTLIJN_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{door}/telegram",
        "BUURTLIJN_TELEGRAM_WEBHOOK_SECRET": "only-telegram-knows",
        "BUURTLIJN_WEBHOOK_LISTEN": f"127.0.0.1:{door}",
        "BUURTLIJN_STATUS_LISTEN": "off",
    }
    of_the_bot = {**settings, "BUURTLIJN_STATUS_LISTEN": f"127.0.0.1:{status}"}
    rasa_settings = {
        **rasa_env(home),
        "RASA_TOKEN": TOKEN,
        "RASA_TRACKER_DB": f"sqlite:///{tmp_path / 'rasa.db'}",
        "ACTIONS_URL": f"http://127.0.0.1:{actions}/webhook",
        "ACTIONS_TOKEN": TOKEN,
    }
    part = [sys.executable, "-m", "bot.cli"]
    with ExitStack() as running:
        running.enter_context(process(serve_rasa(rasa), tmp_path / "rasa.log", **rasa_settings))
        running.enter_context(process([*part, "actions"], tmp_path / "actions.log", **settings))
        Product.until(lambda: answers(f"http://127.0.0.1:{actions}/health"))
        Product.until(lambda: answers(f"http://127.0.0.1:{rasa}/status?token={TOKEN}"), within=120)
        running.enter_context(process([*part, "bot"], tmp_path / "bot.log", **of_the_bot))
        running.enter_context(process([*part, "clock"], tmp_path / "clock.log", **settings))
        Product.until(lambda: answers(f"http://127.0.0.1:{door}/health"), within=120)
        yield of_the_bot


def test_a_report_gets_its_reference_through_all_the_parts(
    telegram: TelegramServer, parts: dict[str, str]
) -> None:
    resident, says = telegram.person("Ioana", language_code="ro"), Voice("ro")
    resident.writes("Vecinii dau muzica tare in fiecare noapte la Sleepstraat 51")
    resident.presses(says("button-send"), on=skips_to_summary(resident, says))
    resident.sees(says("nuisance-sent"))
    says.reference_in(resident.sees("BL-", within=20)["text"])

    status = f"http://{parts['BUURTLIJN_STATUS_LISTEN']}"
    names = ("door", "delivery", "waiting", "turns", "goes_on", "database", "rasa")
    assert httpx.get(f"{status}/ready").json()["parts"] == dict.fromkeys(names, True)
    figures = httpx.get(f"{status}/metrics").text
    assert 'buurtlijn_sends_total{audience="resident",outcome="sent"}' in figures

    doctor = subprocess.run(
        [sys.executable, "-m", "bot.cli", "doctor", "--quick"],
        env={**os.environ, **parts},
        capture_output=True,
        text=True,
        check=False,
    )
    assert doctor.returncode == 0, doctor.stdout
    assert "rasa: ready" in doctor.stdout


def test_nobody_without_the_word_gets_at_rasa_or_the_actions(parts: dict[str, str]) -> None:
    rasa = parts["BUURTLIJN_RASA_URL"]
    said = {"sender": "x", "message": "hallo"}
    assert httpx.post(f"{rasa}/webhooks/buurtlijn/webhook", json=said).status_code == 401
    assert httpx.post(f"{rasa}/webhooks/rest/webhook", json=said).status_code == 404
    assert httpx.get(f"{rasa}/conversations/x/tracker").status_code == 401
    actions = f"http://{parts['BUURTLIJN_ACTIONS_LISTEN']}/webhook"
    assert httpx.post(actions, json={"next_action": "action_greet"}).status_code == 401
