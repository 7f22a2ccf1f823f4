"""`python -m benchmarks [NAME...]`: runs every measurement, or those named; prints their tables."""

import asyncio
import sys
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from benchmarks import answers, durability, encryption, follow_ups, understanding

MEASUREMENTS: dict[str, Callable[[], Table]] = {
    "understanding": lambda: understanding.table(asyncio.run(understanding.measure())),
    "answers": lambda: answers.table(answers.measure()),
    "durability": lambda: durability.table(durability.measure()),
    "encryption": lambda: encryption.table(encryption.measure()),
    "follow-ups": lambda: follow_ups.table(follow_ups.measure()),
}


def main() -> None:
    names = sys.argv[1:] or list(MEASUREMENTS)
    if unknown := [name for name in names if name not in MEASUREMENTS]:
        raise SystemExit(f"bench: there is no {unknown[0]}; there is {', '.join(MEASUREMENTS)}")
    for name in names:
        Console(width=120).print(MEASUREMENTS[name]())


if __name__ == "__main__":
    main()
