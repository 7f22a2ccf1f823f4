"""Rasa that stands ready for several products, one after the other.

To start it takes most of the time in which a product starts. What it knows of a talk is apart
by the talk's key, and each product has an action server of its own at the one address.
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import httpx

from bot.house import free_port
from bot.model import model_path, rasa_env, rasa_python
from bot.settings import checkout
from tests.e2e.patience import until

START_SECONDS = 240
STOP_SECONDS = 20


def answers(url: str) -> bool:
    """Whether something there is ready."""
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.HTTPError:
        return False


def serve_rasa(port: int) -> list[str]:
    """The command that serves the trained model on loopback."""
    home = checkout()
    return [
        rasa_python(home), str(home / "nlu" / "serve.py"), "run", "--enable-api",
        "--interface", "127.0.0.1", "--port", str(port),
        "--model", str(model_path(home)),
        "--endpoints", str(home / "nlu" / "endpoints.yml"),
        "--credentials", str(home / "nlu" / "credentials.yml"), "--quiet",
    ]  # fmt: skip


def begin(command: list[str], log: Path, env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Starts one part of the product; what it says is added to `log`."""
    with log.open("ab") as out:
        return subprocess.Popen(
            command,
            cwd=checkout(),
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )


class StandingRasa:
    """The real server with the trained model; its log and its trackers are in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.log, self.trackers = folder / "rasa.log", folder / "rasa.db"
        self._token, self._port = secrets.token_hex(24), free_port()
        self._actions = f"127.0.0.1:{free_port()}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def port(self) -> int:
        return self._port

    @property
    def settings(self) -> dict[str, str]:
        """What a product is told, to use it."""
        return {
            "BUURTLIJN_RASA_URL": f"http://127.0.0.1:{self._port}",
            "BUURTLIJN_RASA_TOKEN": self._token,
            "BUURTLIJN_RASA_TRACKER_DB": f"sqlite:///{self.trackers}",
            "BUURTLIJN_ACTIONS_LISTEN": self._actions,
        }

    def start(self) -> None:
        """Returns when it is ready."""
        self.begin()
        until(self.is_ready, START_SECONDS)

    def begin(self) -> None:
        """Starts it, and does not wait until it is ready."""
        env = {
            "RASA_TOKEN": self._token,
            "RASA_TRACKER_DB": f"sqlite:///{self.trackers}",
            "ACTIONS_URL": f"http://{self._actions}/webhook",
            "ACTIONS_TOKEN": self._token,
        }
        self._process = begin(serve_rasa(self._port), self.log, {**rasa_env(checkout()), **env})

    def is_ready(self) -> bool:
        return answers(f"http://127.0.0.1:{self._port}/status?token={self._token}")

    def kill(self) -> None:
        """SIGKILL: no goodbye, nothing finished."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def serve_actions(self, settings: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
        """The action server of the product with these settings; returns when it is ready."""
        running = begin([sys.executable, "-m", "bot.cli", "actions"], log, settings)
        until(lambda: answers(f"http://{self._actions}/health"), START_SECONDS)
        return running

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(STOP_SECONDS)
