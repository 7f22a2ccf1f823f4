"""`python -m tests.kills`: ten thousand follow-ups and a hundred kills, on each database."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.migrate import upgrade
from tests.conftest import DATABASES, new_postgresql
from tests.kills.killing import Outcome, Plan, run


def main() -> None:
    asked = _arguments()
    plan = Plan(asked.follow_ups, asked.kills, asked.longest, asked.seed)
    kept = [_one(name, plan) for name in asked.databases]
    raise SystemExit(0 if all(kept) else 1)


def _arguments() -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="kills", description=__doc__)
    asking.add_argument("databases", nargs="*", default=list(DATABASES), help="where; all of them")
    asking.add_argument("--follow-ups", type=int, default=10_000)
    asking.add_argument("--kills", type=int, default=100)
    asking.add_argument("--longest", type=float, default=4.0, help="seconds left alone")
    asking.add_argument("--seed", type=int, default=1)
    return asking.parse_args()


def _one(name: str, plan: Plan) -> bool:
    with tempfile.TemporaryDirectory(prefix="bl-kills-") as folder, _database(name, folder) as url:
        upgrade(url)
        outcome = run(plan, url, Path(folder), lambda line: _say(name, line))
    for line in _lines(plan, outcome):
        _say(name, line)
    return outcome.verdict.kept


def _say(name: str, line: str) -> None:
    sys.stdout.write(f"{name}: {line}\n")
    sys.stdout.flush()


@contextmanager
def _database(name: str, folder: str) -> Iterator[str]:
    if name == "sqlite":
        yield f"sqlite:///{folder}/buurtlijn.db"
        return
    with new_postgresql() as databases:
        yield databases.create()


def _lines(plan: Plan, outcome: Outcome) -> list[str]:
    verdict = outcome.verdict
    flights = [number for number in verdict.in_flight if number]
    return [
        f"{plan.follow_ups} follow-ups, seed {plan.seed}, {outcome.seconds:.0f} s",
        "kills: " + ", ".join(f"{name} {times}" for name, times in outcome.killed.items())
        + f"; {outcome.left} still to be said at the last one",
        f"in flight at a kill: {sum(flights)} in all, {max(flights, default=0)} at most",
        f"heard once: {verdict.heard}",
        f"not known, and a steward is told: {verdict.told}",
        f"came twice, as answers may: {verdict.repeated}",
        f"missed: {len(verdict.missed)}, doubled: {len(verdict.doubled)},"
        f" without a next sign: {len(verdict.without_next)}",
    ]  # fmt: skip


if __name__ == "__main__":
    main()
