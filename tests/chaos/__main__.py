"""`python -m tests.chaos`: a thousand messages, fifty kills and three hundred faults."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from storage.migrate import upgrade
from tests.chaos.plan import Plan
from tests.chaos.running import Outcome, run
from tests.chaos.shown import details, table
from tests.conftest import DATABASES, new_postgresql
from tests.e2e.standing_rasa import StandingRasa

PLAIN = "plain"
PATIENCE, PATIENCE_WITH_PLAIN = 300.0, 30.0
"""Seconds a resident waits. The product may answer minutes after a kill, when the lease on what
was in hand ends; the plain application answers at once or never."""


def main() -> None:
    asked = _arguments()
    outcomes = {name: _one(name, asked) for name in asked.of}
    Console(width=110).print(table(outcomes))
    sys.stdout.write(f"{details(outcomes)}\n")
    product = [outcome for name, outcome in outcomes.items() if name != PLAIN]
    raise SystemExit(0 if all(outcome.verdict.kept for outcome in product) else 1)


def _arguments() -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="chaos", description=__doc__)
    names = (*DATABASES, PLAIN)
    asking.add_argument("of", nargs="*", default=list(names), choices=names, help="all of them")
    asking.add_argument("--messages", type=int, default=1000)
    asking.add_argument("--kills", type=int, default=50)
    asking.add_argument("--faults", type=int, default=300)
    asking.add_argument("--residents", type=int, default=30)
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument(
        "--leases",
        action="store_true",
        help="what a killed bot had in hand waits for its lease, as where several bots run",
    )
    asking.add_argument("--keep", type=Path, help="where logs and databases stay")
    return asking.parse_args()


def _one(name: str, asked: argparse.Namespace) -> Outcome:
    """A run of the product on that database, or of the plain application on SQLite."""
    patience = PATIENCE_WITH_PLAIN if name == PLAIN else PATIENCE
    plan = Plan(
        asked.messages, asked.kills, asked.faults, asked.residents, asked.seed,
        patience, not asked.leases,
    )  # fmt: skip
    with _folder(asked.keep, name) as folder, _database(name, folder) as url:
        upgrade(url)
        rasa = StandingRasa(folder)
        try:
            rasa.start()
            return run(
                plan, url, folder, rasa, ours=name != PLAIN, say=lambda line: _say(name, line)
            )
        finally:
            rasa.stop()


def _say(name: str, line: str) -> None:
    sys.stderr.write(f"{name}: {line}\n")


@contextmanager
def _folder(keep: Path | None, name: str) -> Iterator[Path]:
    if keep is not None:
        (keep / name).mkdir(parents=True)
        yield keep.absolute() / name
        return
    with tempfile.TemporaryDirectory(prefix="bl-chaos-") as folder:
        yield Path(folder)


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str]:
    if name != "postgresql":
        yield f"sqlite:///{folder}/buurtlijn.db"
        return
    with new_postgresql() as databases:
        yield databases.create()


if __name__ == "__main__":
    main()
