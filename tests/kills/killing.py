"""The run: parts at work, killed at random moments and started again, until all is said."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.run import take_back
from storage import Store
from storage.models import FollowUp, OutboxMessage
from storage.policy import load_policy
from storage.vocabulary import FollowUpState, OutboxState
from tests.e2e.product import Product
from tests.keys import KEYS, NAME
from tests.kills.parts import Part
from tests.kills.promises import Promise, policy_in, promised
from tests.kills.verdict import Verdict, judge
from tests.telegram import TelegramServer

COMMANDS = ("bot", "clock", "clock")
"""One that sends, and two clocks at once."""
SLOWEST = 5
"""Follow-ups a second that even a busy machine says."""
PATIENCE = 600.0
"""Seconds within which a busy machine has sent something."""
MEETS_WORK = 0.8
"""The part of all kills that wait for work; the others may meet parts that still begin."""
NOWHERE = "http://127.0.0.1:9"
"""Where no Rasa answers: none of these kinds asks anything."""


@dataclass(frozen=True)
class Plan:
    """How many follow-ups, how many kills, and the longest time, in seconds, that parts at work
    are left alone."""

    follow_ups: int
    kills: int
    longest: float
    seed: int


@dataclass(frozen=True)
class Outcome:
    verdict: Verdict
    killed: dict[str, int]
    seconds: float
    left: int
    """How many follow-ups were still to be said at the last kill."""


def run(plan: Plan, url: str, folder: Path, say: Callable[[str], None] = lambda _: None) -> Outcome:
    """On a migrated database with nothing in it; `folder` gets the logs."""
    with TelegramServer() as telegram:
        policy = policy_in(folder)
        people = [telegram.person("R", started=True).id for _ in range(plan.follow_ups)]
        promises = promised(url, policy, people)
        store = Store(url, load_policy(policy))
        began = time.monotonic()
        with at_work(url, policy, folder, telegram) as parts:
            lost, killed = kill(plan, parts, store, say)
            left = unsaid(store, promises)
            finish(plan, parts, store)
        verdict = judge(store, telegram, promises, lost)
        store.close()
        return Outcome(verdict, killed, time.monotonic() - began, left)


@contextmanager
def at_work(url: str, policy: Path, folder: Path, telegram: TelegramServer) -> Iterator[list[Part]]:
    """All the parts; stopped at the end, whatever happens."""
    settings = {
        "BUURTLIJN_DATABASE_URL": url,
        NAME: KEYS,
        "BUURTLIJN_DATA_DIR": str(folder / "var"),
        "BUURTLIJN_FOLLOW_UPS": str(policy),
        "BUURTLIJN_RASA_URL": NOWHERE,
        "BUURTLIJN_RASA_TOKEN": "nobody-asks",
        "BUURTLIJN_TELEGRAM_TOKEN": telegram.token,
        "BUURTLIJN_TELEGRAM_API_URL": telegram.url,
    }
    parts = [Part(command, folder, settings) for command in COMMANDS]
    try:
        yield parts
    except BaseException:
        for part in parts:
            with suppress(AssertionError):
                part.kill()
        raise
    for part in parts:
        part.stop()


def kill(
    plan: Plan, parts: list[Part], store: Store, say: Callable[[str], None]
) -> tuple[list[set[int]], dict[str, int]]:
    """At random moments; returns what was in flight at each, and how often which was killed."""
    chance, seen = random.Random(plan.seed), set[int]()
    lost, killed = [], dict.fromkeys(COMMANDS, 0)
    for number in range(1, plan.kills + 1):
        if chance.random() < MEETS_WORK:
            wait_for_more(store)
        time.sleep(chance.uniform(0, plan.longest))
        part = chance.choice(parts)
        part.kill()
        killed[part.command] += 1
        new = (in_flight(store) if part.command == "bot" else set()) - seen
        lost.append(new)
        seen |= new
        part.start_again()
        say(f"kill {number}: {part.command}, {len(new)} in flight")
    return lost, killed


def wait_for_more(store: Store) -> None:
    """Until one more follow-up was sent: those who were started again are at work."""
    before = sent(store)
    Product.until(lambda: sent(store) > before, within=PATIENCE)


def sent(store: Store) -> int:
    with store.read() as work:
        return work.session.query(OutboxMessage).filter_by(state=OutboxState.SENT).count()


def in_flight(store: Store) -> set[int]:
    """The follow-ups of which nobody knows whether they arrived."""
    with store.read() as work:
        rows = work.session.query(OutboxMessage.follow_up_id).filter_by(state=OutboxState.SENDING)
        return {number for (number,) in rows if number}


def unsaid(store: Store, promises: list[Promise]) -> int:
    """How many are not yet in the outbox."""
    numbers = {promise.follow_up_id for promise in promises}
    with store.read() as work:
        rows = work.session.query(FollowUp.id).filter_by(state=FollowUpState.WAITING)
        return len(numbers & {number for (number,) in rows})


def finish(plan: Plan, parts: list[Part], store: Store) -> None:
    """Stops all, takes back what the dead left half done as `buurtlijn run` does at its start,
    and lets one sender and one clock say the rest."""
    for part in parts:
        part.stop()
    take_back(store)
    for part in parts[:2]:
        part.start_again()
    Product.until(lambda: all_said(store), within=PATIENCE + plan.follow_ups / SLOWEST)


def all_said(store: Store) -> bool:
    with store.read() as work:
        unsent = work.outbox.follow_ups_on_the_way("telegram")
        return not unsent and not work.follow_ups.due(1)
