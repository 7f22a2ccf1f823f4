"""Rasa and the action server, started one by one as docker-compose.yml does.

So their addresses and token are known, and `buurtlijn run` is told of them.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bot.house import free_port
from bot.model import model_path, rasa_env, rasa_python
from bot.settings import PREFIX, checkout
from storage.migrate import upgrade
from tests.e2e.product import Product

RASA_SECONDS = 300
"""How long Rasa may take to start: the machine may be busy with something else as well."""
STOP_SECONDS = 20
ANSWER_SECONDS = 30


def _address() -> str:
    return f"127.0.0.1:{free_port()}"


@dataclass(frozen=True)
class Parts:
    """Where the parts are, and the word that lets one in; `folder` is the product's."""

    folder: Path
    token: str = field(default_factory=lambda: secrets.token_hex(24))
    rasa_listen: str = field(default_factory=_address)
    actions_listen: str = field(default_factory=_address)

    @property
    def rasa_url(self) -> str:
        return f"http://{self.rasa_listen}"

    @property
    def database(self) -> str:
        """The product's own, in its data folder."""
        return f"sqlite:///{self.folder / 'var' / 'buurtlijn.db'}"


@contextmanager
def rasa_and_actions(parts: Parts) -> Iterator[httpx.Client]:
    """Both while the `with` lasts, with the database they need; yields a client of Rasa's.

    Raises SystemExit with the end of Rasa's log when it ends, AssertionError when it is late.
    """
    (parts.folder / "var").mkdir()
    upgrade(parts.database)
    headers = {"Authorization": f"Bearer {parts.token}"}
    with (
        _actions(parts),
        _rasa(parts) as rasa,
        httpx.Client(
            base_url=parts.rasa_url, headers=headers, timeout=ANSWER_SECONDS, trust_env=False
        ) as client,
    ):
        Product.until(
            lambda: rasa.poll() is not None or _is_ready(client, parts.token), RASA_SECONDS
        )
        if rasa.poll() is not None:
            log = (parts.folder / "rasa.log").read_text("utf-8", "replace")[-2000:]
            raise SystemExit(f"bench: Rasa ended by itself\n{log}")
        yield client


@contextmanager
def _actions(parts: Parts) -> Iterator[None]:
    env = {
        f"{PREFIX}DATABASE_URL": parts.database,
        f"{PREFIX}ACTIONS_LISTEN": parts.actions_listen,
        f"{PREFIX}ACTIONS_TOKEN": parts.token,
    }
    command = [sys.executable, "-m", "bot.cli", "actions"]
    with _process(command, parts.folder / "actions.log", env):
        yield


@contextmanager
def _rasa(parts: Parts) -> Iterator[subprocess.Popen[bytes]]:
    home = checkout()
    command = [
        rasa_python(home), str(home / "nlu" / "serve.py"), "run", "--enable-api", "--quiet",
        "--interface", "127.0.0.1", "--port", parts.rasa_listen.rpartition(":")[2],
        "--model", str(model_path(home)),
        "--endpoints", str(home / "nlu" / "endpoints.yml"),
        "--credentials", str(home / "nlu" / "credentials.yml"),
    ]  # fmt: skip
    env = {
        **rasa_env(home),
        "RASA_TOKEN": parts.token,
        "RASA_TRACKER_DB": f"sqlite:///{parts.folder / 'rasa.db'}",
        "ACTIONS_URL": f"http://{parts.actions_listen}/webhook",
        "ACTIONS_TOKEN": parts.token,
    }
    with _process(command, parts.folder / "rasa.log", env) as running:
        yield running


@contextmanager
def _process(
    command: list[str], log: Path, env: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        running = subprocess.Popen(
            command,
            cwd=checkout(),
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield running
    finally:
        running.terminate()
        running.wait(STOP_SECONDS)


def _is_ready(rasa: httpx.Client, token: str) -> bool:
    try:
        answer = rasa.get("/status", params={"token": token})
    except httpx.HTTPError:
        return False
    return answer.is_success and bool(answer.json().get("model_file"))
