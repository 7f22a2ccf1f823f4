"""`python -m benchmarks`: runs every measurement and prints its table."""

import asyncio

from rich.console import Console

from benchmarks.understanding import measure, table


def main() -> None:
    Console(width=120).print(table(asyncio.run(measure())))


if __name__ == "__main__":
    main()
