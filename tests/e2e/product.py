"""Running `buurtlijn run` as its users do: a process of its own, with settings from outside."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import psutil
from tenacity import RetryError, Retrying, retry_if_result, stop_after_delay, wait_fixed

from storage import Store
from storage.policy import load_policy
from tests.telegram import TelegramServer

CHILDREN = {"rasa": "serve.py", "actions": "bot.cli actions"}
"""How to tell our child processes apart by their command lines."""
START_SECONDS = 240
STOP_SECONDS = 20
MIDDAY = 13

QUICK_FOLLOW_UPS = """
timezone: {by_day}
holidays: BE
quiet: {from: "20:00", to: "08:30", free_days: true}
drafts: {quiet: ignore}
kinds:
  received:
    after: opened
    delay: 0s
    quiet: ignore
    even_if_stopped: true
    text: follow-up-received
    sent: at_least_once
  claimed: {after: claimed, delay: 0s, quiet: ignore, text: follow-up-claimed}
  solved_check:
    after: resolved
    delay: 1s
    quiet: ignore
    text: follow-up-solved-check
    cancelled_by: [reopened, closed]
    answers: [solved, partly, not_solved, came_back]
    again: 7d
    times: 2
    then: no_answer
  rating:
    after: closed
    only: [solved, partly_solved, referred]
    delay: 1s
    quiet: ignore
    text: follow-up-rating
    cancelled_by: [reopened]
    answers: [rate_1, rate_2, rate_3, rate_4, rate_5]
  referral_check:
    after: referred
    delay: 1s
    quiet: ignore
    text: follow-up-referral-check
    answers: [reached, not_yet, could_not, not_needed]
    again: 7d
    times: 2
  visit_reminder:
    after: appointed
    at: day_before 18:00
    quiet: ignore
    text: follow-up-visit-reminder
    cancelled_by: [closed]
    answers: [keep, move, call_off]
  welcome_next:
    after: welcomed
    delay: 1s
    quiet: ignore
    text: follow-up-welcome-next
    answers: [step_done, step_not_yet]
"""
CALENDAR = Path(__file__).parent / "activities.ics"


def quick_follow_ups() -> str:
    """The policy, in a time zone where it is day: at night the bot says more about noise."""
    ahead = MIDDAY - datetime.now(UTC).hour
    return QUICK_FOLLOW_UPS.replace("{by_day}", f"Etc/GMT{-ahead:+d}" if ahead else "UTC")


class Product:
    """One running Buurtlijn, with its own data folder."""

    def __init__(self, telegram: TelegramServer, folder: Path, **settings: str) -> None:
        self.folder = folder
        policy = folder / "follow_ups.yml"
        policy.write_text(quick_follow_ups(), "utf-8")
        self._policy = policy
        self._settings = {
            "BUURTLIJN_TELEGRAM_TOKEN": telegram.token,
            "BUURTLIJN_TELEGRAM_API_URL": telegram.url,
            "BUURTLIJN_DATA_DIR": str(folder / "var"),
            "BUURTLIJN_FOLLOW_UPS": str(policy),
            "BUURTLIJN_ACTIVITIES": str(CALENDAR),
            **{f"BUURTLIJN_{name.upper()}": value for name, value in settings.items()},
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """All that the process and its children have logged so far."""
        logs = [self.folder / "buurtlijn.log", *(self.folder / "var" / "log").glob("*.log*")]
        return "\n".join(path.read_text("utf-8", "replace") for path in logs if path.exists())

    def start(self, *, until: str = "rasa_ready") -> None:
        """Starts it and waits until the log says `until`."""
        path = self.folder / "buurtlijn.log"
        with path.open("ab") as log:
            begin = log.tell()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "run"],
                env={**os.environ, **self._settings},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait_for(path, begin, until)
        except AssertionError:
            self.kill()
            raise

    def _wait_for(self, path: Path, begin: int, word: str) -> None:
        def said() -> bool:
            new = path.read_bytes()[begin:].decode("utf-8", "replace")
            ended = self._process is None or self._process.poll() is not None
            assert not ended, f"buurtlijn ended by itself:\n{new}"
            return word in new

        self.until(said, within=START_SECONDS)

    def child(self, name: str) -> psutil.Process:
        """One of its child processes: `rasa` or `actions`."""
        assert self._process is not None
        for child in psutil.Process(self._process.pid).children():
            if CHILDREN[name] in " ".join(child.cmdline()):
                return child
        raise AssertionError(f"no child {name}")

    @staticmethod
    def until(happened: Callable[[], bool], within: float = 30) -> None:
        """Waits for something that only the log or the database shows."""
        patient = Retrying(
            retry=retry_if_result(lambda result: not result),
            stop=stop_after_delay(within),
            wait=wait_fixed(0.02),
        )
        try:
            patient(happened)
        except RetryError as error:
            raise AssertionError(f"did not happen in {within:g} s") from error

    def kill(self) -> None:
        """SIGKILL: no goodbye, nothing finished."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> int:
        """SIGTERM, as a container does; returns the exit code."""
        if self._process is None:
            return 0
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(STOP_SECONDS)

    @cached_property
    def _store(self) -> Store:
        return Store(f"sqlite:///{self.folder / 'var' / 'buurtlijn.db'}", load_policy(self._policy))

    def store(self) -> Store:
        """The product's own database, to look at what it remembers."""
        return self._store
