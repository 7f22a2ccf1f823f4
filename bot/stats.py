"""`buurtlijn stats`: this week's figures and the last one's, as a table, data or a picture."""

import contextlib
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.settings import checkout
from bot.starting import (
    WRONG_SETTINGS,
    errors,
    newest_shape,
    no_database_ends_us,
    settings_or_exit,
)
from storage import Store
from storage.figures import Count, Week

HOUR = 3_600
UNKNOWN = "unknown"


def stats(
    as_csv: Annotated[bool, typer.Option("--csv", help="comma-separated values")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="a JSON array of the same rows")] = False,
    picture: Annotated[Path | None, typer.Option(help="write a picture (PNG) as well")] = None,
) -> None:
    """How many cases came, closed and wait: this week and the last, Monday to Sunday."""
    if as_csv and as_json:
        errors.print("--csv and --json: choose one")
        raise typer.Exit(WRONG_SETTINGS)
    settings = settings_or_exit()
    newest_shape(settings)
    policy = settings.policy()
    with (
        no_database_ends_us(),
        contextlib.closing(Store(settings.database, policy)) as store,
        store.read() as work,
    ):
        this, last = work.figures.this_week_and_the_last()
    rows = [*_rows(this), *_rows(last)]
    if as_csv:
        table = csv.DictWriter(sys.stdout, rows[0])
        table.writeheader()
        table.writerows(rows)
    elif as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
    else:
        Console(width=120).print(_table(rows))
    if picture:
        _draw(picture, this, last, policy.timezone)


def _rows(week: Week) -> Iterator[dict[str, Any]]:
    yield _row(week, "all", "", week.whole)
    for language, count in sorted(week.by_language.items()):
        yield _row(week, "language", language, count)
    areas = {area or UNKNOWN: count for area, count in week.by_neighbourhood.items()}
    for area, count in sorted(areas.items()):
        yield _row(week, "neighbourhood", area, count)


def _row(week: Week, by: str, name: str, count: Count) -> dict[str, Any]:
    """Hours with one decimal; the share from 0 to 1; None for what cannot be said."""
    first, share = count.first_answer, count.share_solved
    return {
        "week": week.monday.isoformat(),
        "by": by,
        "name": name,
        "new": count.new,
        "closed": count.closed,
        "waiting_now": count.waiting,
        "first_answer_hours": None if first is None else round(first.total_seconds() / HOUR, 1),
        "asked_if_solved": count.answered,
        "solved": count.solved,
        "share_solved": None if share is None else round(share, 3),
    }


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table()
    for name in rows[0]:
        table.add_column(name.replace("_", " "))
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    return table


def _draw(path: Path, this: Week, last: Week, timezone: str) -> None:
    from bot.staff.overview.picture import draw
    from bot.staff.texts import StaffTexts
    from bot.texts import resident_texts

    texts = StaffTexts(resident_texts(checkout(), timezone), timezone)
    try:
        path.write_bytes(draw(texts, this, last))
    except OSError as error:
        errors.print(f"{path}: cannot be written: {error.strerror}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
