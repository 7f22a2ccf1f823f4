"""`buurtlijn stats`: figures of this week and the last one, or of any days, as a table, data or
pictures."""

import contextlib
import csv
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.settings import checkout
from bot.staff.texts import StaffTexts
from bot.starting import (
    WRONG_SETTINGS,
    errors,
    newest_shape,
    no_database_ends_us,
    settings_or_exit,
)
from bot.stats_rows import rows_of, table_of_cases, table_of_said
from bot.texts import resident_texts
from storage import Store, UnitOfWork
from storage.figures import Period

DAY = ["%Y-%m-%d"]
Draw = Callable[[StaffTexts, Period, Period | None], bytes]


def stats(
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=DAY, metavar="DAY", help="instead of this week: from here"),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=DAY, metavar="DAY", help="the last day; if left out, today"),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="comma-separated values")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="a JSON array of the same rows")] = False,
    picture: Annotated[
        Path | None, typer.Option(help="write a picture (PNG) of the cases as well")
    ] = None,
    said_picture: Annotated[
        Path | None, typer.Option(help="write a picture (PNG) of what residents say back as well")
    ] = None,
) -> None:
    """How many cases came, closed and wait, and what residents say back, by kind, language and
    neighbourhood: this week and the last, Monday to Sunday, or the days that you name."""
    if as_csv and as_json:
        _wrong("--csv and --json: choose one")
    if until and not first:
        _wrong("--to DAY goes with --from DAY")
    settings = settings_or_exit()
    newest_shape(settings)
    policy = settings.policy()
    with (
        no_database_ends_us(),
        contextlib.closing(Store(settings.database, policy)) as store,
        store.read() as work,
    ):
        periods = _periods(work, first, until)
    _print(periods, as_csv=as_csv, as_json=as_json)
    if picture:
        from bot.staff.overview.picture import draw

        _write(picture, draw, periods, policy.timezone)
    if said_picture:
        from bot.staff.overview.said_picture import draw_said

        _write(said_picture, draw_said, periods, policy.timezone)


def _wrong(why: str) -> None:
    errors.print(why)
    raise typer.Exit(WRONG_SETTINGS)


def _periods(work: UnitOfWork, first: datetime | None, until: datetime | None) -> list[Period]:
    """The newest first."""
    if first is None:
        return [*work.figures.this_week_and_the_last()]
    begins = first.date()
    ends = until.date() if until else max(work.figures.today, begins)
    if ends < begins:
        _wrong("--from DAY comes after --to DAY")
    return [work.figures.of(begins, ends)]


def _print(periods: list[Period], *, as_csv: bool, as_json: bool) -> None:
    if not (as_csv or as_json):
        for period in periods:
            Console(width=120).print(table_of_cases(period), table_of_said(period))
        return
    rows = [row for period in periods for row in rows_of(period)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = csv.DictWriter(sys.stdout, rows[0])
    table.writeheader()
    table.writerows(rows)


def _write(path: Path, draw: Draw, periods: list[Period], timezone: str) -> None:
    texts = StaffTexts(resident_texts(checkout(), timezone), timezone)
    this, last = periods[0], periods[1] if len(periods) > 1 else None
    try:
        path.write_bytes(draw(texts, this, last))
    except OSError as error:
        errors.print(f"{path}: cannot be written: {error.strerror}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
