"""`python -m tests.year`: the simulated year in full size; prints what it counted.

`--residents`, `--cases`, `--days` and `--seed` change it; `--database` names an empty, migrated
PostgreSQL database in the place of a temporary SQLite file.
"""

import argparse
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

from rich.console import Console

from storage import migrate
from tests.year.town import LANGUAGES
from tests.year.year import Size, Year

out = Console(highlight=False, markup=False, width=120)
progress = Console(stderr=True, highlight=False, markup=False)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.year")
    for name, default in (("residents", 2_000), ("cases", 5_000), ("days", 365), ("seed", 7)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--database")
    given = vars(parser.parse_args())
    url = given.pop("database")
    with tempfile.TemporaryDirectory() as folder:
        url = url or f"sqlite:///{Path(folder) / 'year.db'}"
        migrate.upgrade(url)
        year = Year(url, Size(**given))
        begun = time.monotonic()

        def tell(now: datetime) -> None:
            progress.print(f"{now:%F}: {year.steps} steps, {time.monotonic() - begun:.0f} s")

        year.run(tell)
        show(year, time.monotonic() - begun)
        year.close()
    if year.watch.breaches:
        raise SystemExit("\n".join(year.watch.breaches[:50]))


def show(year: Year, seconds: float) -> None:
    size = year.size
    out.print(f"{size.residents} residents, {size.cases} cases, {size.days} days, seed {size.seed}")
    out.print(f"{year.steps} steps of the clock in {seconds:.0f} s")
    kinds: Counter[str] = Counter()
    for (kind, _language), number in year.watch.messages.items():
        kinds[kind] += number
    out.print(f"{'messages':24}{'all':>8}" + "".join(f"{one:>8}" for one in LANGUAGES))
    for kind, number in sorted(kinds.items()):
        by_language = (year.watch.messages[kind, one] for one in LANGUAGES)
        out.print(f"{kind:24}{number:>8}" + "".join(f"{one:>8}" for one in by_language))
    for name, number in sorted(year.counts().items()):
        out.print(f"{name:40}{number:>8}")
    for name, number in sorted(year.refused.items()):
        out.print(f"refused: {name:31}{number:>8}")
    out.print(f"{'promises that were broken':40}{len(year.watch.breaches):>8}")


if __name__ == "__main__":
    main()
