"""The processes of a run: of the whole product, or of the plain application beside it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import yaml
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_fixed

from bot.run import take_back
from storage import Store, Unreachable
from storage.policy import load_policy
from tests.chaos.plan import Part as Name
from tests.chaos.plan import Plan
from tests.chaos.town import Town
from tests.chaos.way import Way
from tests.e2e import short_minutes
from tests.e2e.patience import until
from tests.e2e.standing_rasa import START_SECONDS, StandingRasa
from tests.kills.parts import Part, our_command

KINDS = ("received", "claimed", "progress")
"""Follow-ups that ask nothing: what residents say next stays their own choice."""
PROGRESS_AFTER = "60s"


def with_short_minutes(command: str) -> None:
    """`buurtlijn COMMAND`, for which a minute in a group is short."""
    from bot import limits

    limits.GROUP_SECONDS = float(os.environ[short_minutes.SECONDS])
    our_command(command)


def plain(_command: str) -> None:
    """The plain application."""
    from tests.chaos.plain import main

    main()


def policy_in(folder: Path) -> Path:
    """A file with our own policy, where the signs of life come within a run, at any hour."""
    ours = yaml.safe_load((files("storage") / "follow_ups.yml").read_text("utf-8"))
    ours["quiet"] = {"from": "00:00", "to": "00:00", "free_days": False}
    ours["kinds"] = {name: ours["kinds"][name] for name in KINDS}
    ours["kinds"]["progress"] |= {"delay": PROGRESS_AFTER, "repeat": PROGRESS_AFTER}
    path = folder / "follow_ups.yml"
    path.write_text(yaml.safe_dump(ours), "utf-8")
    return path


@dataclass
class Parts:
    """What runs and can be killed: `ours` by name, Rasa, and the way to it."""

    ours: dict[Name, Part]
    rasa: StandingRasa
    way: Way
    store: Store
    takes_back: bool

    def kill(self, name: Name) -> bool:
        """Kills it and starts it again; False when there is no such part. Rasa is waited for when
        it still starts: to kill it then would try nothing new."""
        if name == "rasa":
            until(self.rasa.is_ready, within=START_SECONDS)
            self.rasa.kill()
            self.rasa.begin()
            return True
        if name not in self.ours:
            return False
        self.ours[name].kill()
        if name == "bot" and self.takes_back:
            for attempt in Retrying(
                retry=retry_if_exception_type(Unreachable),
                wait=wait_fixed(0.2),
                stop=stop_after_delay(60),
                reraise=True,
            ):
                with attempt:
                    take_back(self.store)
        self.ours[name].start_again()
        return True


@contextmanager
def at_work(
    plan: Plan, url: str, folder: Path, town: Town, rasa: StandingRasa, *, ours: bool
) -> Iterator[Parts]:
    """All the parts of the product, or with `ours=False` of the plain application, with a Rasa
    that is ready; stopped at the end, whatever happens."""
    policy = policy_in(folder)
    store = Store(url, load_policy(policy))
    with Way(rasa.port) as way:
        settings = {
            **rasa.settings,
            "BUURTLIJN_DATABASE_URL": url,
            "BUURTLIJN_DATA_DIR": str(folder / "var"),
            "BUURTLIJN_FOLLOW_UPS": str(policy),
            "BUURTLIJN_RASA_URL": way.url,
            "BUURTLIJN_TELEGRAM_TOKEN": town.telegram.token,
            "BUURTLIJN_TELEGRAM_API_URL": town.telegram.url,
            "BUURTLIJN_STEWARD_CHAT_ID": str(town.group.id),
            short_minutes.SECONDS: str(town.telegram.group_span),
        }
        running = _started(folder, settings, ours=ours)
        try:
            yield Parts(running, rasa, way, store, plan.takes_back)
        except BaseException:
            for part in running.values():
                with suppress(AssertionError):
                    part.kill()
            raise
        for part in running.values():
            part.stop()


def _started(folder: Path, settings: dict[str, str], *, ours: bool) -> dict[Name, Part]:
    actions = Part("actions", folder, settings)
    if not ours:
        return {"actions": actions, "bot": Part("plain", folder, settings, plain)}
    bot, clock = Part("bot", folder, settings, with_short_minutes), Part("clock", folder, settings)
    return {"actions": actions, "bot": bot, "clock": clock}
