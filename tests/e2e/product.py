"""Running `buurtlijn run` as its users do: a process of its own, with settings from outside."""

import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import psutil

from storage import Store
from storage.policy import load_policy
from tests.e2e import short_minutes
from tests.e2e.patience import until
from tests.e2e.standing_rasa import StandingRasa, begin
from tests.telegram import TelegramServer

CHILDREN = {"rasa": "serve.py", "actions": "bot.cli actions"}
"""How to tell our child processes apart by their command lines."""
START_SECONDS = 240
STOP_SECONDS = 20
LONG_ENOUGH, NAME_LONG_ENOUGH = 10, 4
"""Characters. Shorter ones stand in every log by chance: "1", "status", "An"."""
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
    texts: 2
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
    texts: 2
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

    def __init__(
        self,
        telegram: TelegramServer,
        folder: Path,
        rasa: StandingRasa | None = None,
        **settings: str,
    ) -> None:
        """It starts a Rasa of its own, unless there is one that stands ready."""
        self.folder, self._rasa, self._telegram = folder, rasa, telegram
        policy = folder / "follow_ups.yml"
        policy.write_text(quick_follow_ups(), "utf-8")
        self._policy = policy
        self._settings = {
            "BUURTLIJN_TELEGRAM_TOKEN": telegram.token,
            "BUURTLIJN_TELEGRAM_API_URL": telegram.url,
            "BUURTLIJN_DATA_DIR": str(folder / "var"),
            "BUURTLIJN_FOLLOW_UPS": str(policy),
            "BUURTLIJN_ACTIVITIES": str(CALENDAR),
            "BUURTLIJN_STATUS_LISTEN": "off",  # several products may run at once
            short_minutes.SECONDS: str(telegram.group_span),
            **(rasa.settings if rasa else {}),
            **{f"BUURTLIJN_{name.upper()}": value for name, value in settings.items()},
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._actions: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """All that the process and its children have logged so far."""
        logs = [self.folder / "buurtlijn.log", *(self.folder / "var" / "log").glob("*.log*")]
        logs += [self._rasa.log] if self._rasa else []
        return "\n".join(path.read_text("utf-8", "replace") for path in logs if path.exists())

    def start(self, *, until: str = "rasa_ready") -> None:
        """Starts it and waits until the log says `until`."""
        path = self.folder / "buurtlijn.log"
        read = path.stat().st_size if path.exists() else 0
        command = [sys.executable, "-m", "tests.e2e.short_minutes", "run"]
        self._process = begin(command, path, self._settings)
        try:
            self._wait_for(path, read, until)
            if self._rasa:
                self._actions = self._rasa.serve_actions(self._settings, path)
        except AssertionError:
            self.kill()
            raise

    @property
    def trackers(self) -> Path:
        """The file in which Rasa keeps its talks."""
        return self._rasa.trackers if self._rasa else self.folder / "var" / "rasa.db"

    def _wait_for(self, path: Path, read: int, word: str) -> None:
        def said() -> bool:
            new = path.read_bytes()[read:].decode("utf-8", "replace")
            ended = self._process is None or self._process.poll() is not None
            assert not ended, f"buurtlijn ended by itself:\n{new}"
            return word in new

        self.until(said, within=START_SECONDS)

    def child(self, name: str) -> psutil.Process:
        """One of its processes: `rasa` or `actions`."""
        if self._rasa and name == "rasa":
            return psutil.Process(self._rasa.pid)
        assert self._process is not None
        for child in psutil.Process(self._process.pid).children():
            if CHILDREN[name] in " ".join(child.cmdline()):
                return child
        raise AssertionError(f"no child {name}")

    until = staticmethod(until)

    def kill(self) -> None:
        """SIGKILL: no goodbye, nothing finished."""
        for process in filter(None, (self._process, self._actions)):
            process.kill()
            process.wait()

    def stop(self) -> int:
        """SIGTERM, as a container does; returns the exit code."""
        if self._process is None:
            return 0
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(STOP_SECONDS)
        if self._actions is not None:
            self._actions.terminate()
            self._actions.wait(STOP_SECONDS)
        self._keeps_words_out_of_its_logs()
        return code

    def _keeps_words_out_of_its_logs(self) -> None:
        """Whatever a run was about: no words and no name of anybody stand in what it logged."""
        log = self.log
        texts, names = self._telegram.said_by_people()
        told = {text for text in texts if len(text) >= LONG_ENOUGH}
        told |= {name for name in names if len(name) >= NAME_LONG_ENOUGH}
        found = [one for one in told if re.search(rf"\b{re.escape(one)}\b", log)]
        assert not found, f"in the logs: {found}"

    @cached_property
    def _store(self) -> Store:
        return Store(f"sqlite:///{self.folder / 'var' / 'buurtlijn.db'}", load_policy(self._policy))

    def store(self) -> Store:
        """The product's own database, to look at what it remembers."""
        return self._store
