"""The run: residents and stewards at it, mischief done, then quiet, then the verdict."""

import itertools
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from storage import Store, Unreachable
from tests.chaos.judging import judge, unfinished
from tests.chaos.ledger import Ledger
from tests.chaos.monkey import Monkey
from tests.chaos.parts import at_work
from tests.chaos.plan import Part as Name
from tests.chaos.plan import Place, Plan, mischiefs
from tests.chaos.resident import Resident
from tests.chaos.steward import Steward
from tests.chaos.town import STEWARDS, Town, town
from tests.chaos.verdict import Verdict
from tests.chaos.words import STREETS, tongue
from tests.conversations.story import labels
from tests.e2e.patience import until
from tests.e2e.standing_rasa import StandingRasa
from tests.telegram import Person

REPORT_EVERY = 20.0
SETTLED_WITHIN = 400.0
"""Seconds: what was in hand at the last kill is taken up after two minutes, one row at a time."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    verdict: Verdict
    killed: Counter[Name]
    disturbed: Counter[Place]
    seconds: float


def run(plan: Plan, url: str, folder: Path, rasa: StandingRasa, *, ours: bool, say: Say) -> Outcome:
    """On a migrated database with nothing in it; `folder` gets the logs. `ours` is the product,
    else it is the plain application."""
    began, ledger = time.monotonic(), Ledger()
    with town(plan) as here:
        with at_work(plan, url, folder, here, rasa, ours=ours) as parts:
            monkey = Monkey(mischiefs(plan), parts, here.telegram, url, ledger)
            _live(plan, here, ledger, monkey, say)
            monkey.ends()
            until(rasa.is_ready, SETTLED_WITHIN)
            if ours:
                say("quiet: waiting until all is done")
                until(lambda: _is_settled(parts.store), SETTLED_WITHIN)
        verdict = judge(parts.store, here.residents, ledger, here.group.chat, ours=ours)
        if not verdict.kept:
            keep_chats(folder / "chats.txt", here.residents)
        parts.store.close()
        return Outcome(verdict, monkey.killed, monkey.disturbed, time.monotonic() - began)


def keep_chats(path: Path, residents: list[Person]) -> None:
    """What everybody saw, to find out why a run failed."""
    lines = []
    for person in residents:
        lines.append(f"== {person.id}")
        for body in person.chat:
            who = "bot" if body["from"]["is_bot"] else "   "
            buttons = " | ".join(labels(body))
            text = str(body.get("text", "(file)")).replace("\n", " / ")
            lines.append(f"{body['message_id']} {body['date']} {who} {text} [{buttons}]")
    path.write_text("\n".join(lines), "utf-8")


def _live(plan: Plan, here: Town, ledger: Ledger, monkey: Monkey, say: Say) -> None:
    """Until enough was said and all mischief is done."""
    nobody_left, tell = threading.Event(), threading.Event()
    residents = _residents(plan, here, ledger)
    stewards = _stewards(plan, here, ledger, nobody_left.is_set)
    with ThreadPoolExecutor(len(residents) + len(stewards) + 2) as pool:
        pool.submit(_tell, ledger, monkey, tell, say)
        playing = pool.submit(monkey.plays)
        working = [pool.submit(steward.works) for steward in stewards]
        living = [pool.submit(resident.lives) for resident in residents]
        try:
            for task in (*living, playing):
                task.result()
            nobody_left.set()
            for task in working:
                task.result()
        finally:
            nobody_left.set()
            tell.set()


def _tell(ledger: Ledger, monkey: Monkey, over: threading.Event, say: Say) -> None:
    while not over.wait(REPORT_EVERY):
        faults = monkey.disturbed.total()
        say(f"{len(ledger.sent)} messages, {monkey.killed.total()} kills, {faults} faults")


def _residents(plan: Plan, here: Town, ledger: Ledger) -> list[Resident]:
    numbers = itertools.count()
    return [
        Resident(
            person,
            tongue(str(person.user["language_code"])),
            ledger,
            random.Random(f"{plan.seed} {place}"),
            plan.patience,
            lambda: _address(next(numbers)),
            lambda: len(ledger.sent) >= plan.messages,
        )
        for place, person in enumerate(here.residents)
    ]


def _stewards(plan: Plan, here: Town, ledger: Ledger, enough: Callable[[], bool]) -> list[Steward]:
    return [
        Steward(person, here.group, ledger, random.Random(f"{plan.seed} {name}"), enough, share)
        for share, (name, person) in enumerate(zip(STEWARDS, here.stewards, strict=True))
    ]


def _address(number: int) -> str:
    """Each number has an address of its own."""
    return f"{STREETS[number % len(STREETS)]} {1 + number // len(STREETS)}"


def _is_settled(store: Store) -> bool:
    """Whether all that waited is done."""
    try:
        return unfinished(store) == 0
    except Unreachable:
        return False
