"""The commands about the city: `buurtlijn map`, `buurtlijn activities`."""

import asyncio
import contextlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings, calendar_source, checkout
from bot.social_map import (
    Checked,
    check,
    check_in_force,
    give_out,
    take_over,
    to_make_sure_of,
)
from bot.starting import (
    WRONG_SETTINGS,
    errors,
    newest_database,
    newest_shape,
    no_database_ends_us,
    settings_or_exit,
)
from storage import Store

social_map = typer.Typer(no_args_is_help=True, help="The social map: the city's services.")
activities = typer.Typer(no_args_is_help=True, help="Activities: the city's calendar.")

NO_EXPORT = (".zip", ".csv", ".yml", ".yaml")
MAP_FILE = "our YAML, or HSDS 3: .json, .zip, folder of CSV"
MapFile = Annotated[Path, typer.Argument(help=MAP_FILE)]
TopicsFile = Annotated[
    Path | None, typer.Option("--topics", help="YAML: our topics for another city's terms")
]


@social_map.command("check")
def map_check(
    file: Annotated[Path | None, typer.Argument(help=f"{MAP_FILE}; else the map in force")] = None,
    topics: TopicsFile = None,
) -> None:
    """Every fault of a social map with its line; and which entries nobody made sure of lately."""
    if topics and not file:
        errors.print("--topics: name the FILE that they are for")
        raise typer.Exit(WRONG_SETTINGS)
    checked = _checked(file, topics)
    for line in [*map(to_make_sure_of, checked.old), *checked.overlaps]:
        typer.echo(line)
    for one in checked.wordless:
        typer.echo(f"no sentence for residents: {one.id}")
    gaps = f"{len(checked.gaps)} topics without a service" if checked.gaps else "no fault"
    typer.echo(f"{len(checked.services)} services, {gaps}; {len(checked.old)} to make sure of")
    if checked.gaps:
        raise typer.Exit(WRONG_SETTINGS)


@social_map.command("import")
def map_import(
    file: MapFile,
    topics: TopicsFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would change")] = False,
) -> None:
    """Make this file the social map; a service that is not in it is removed, its history stays."""
    settings = settings_or_exit()
    checked = _checked(file, topics)
    newest_shape(settings)
    with no_database_ends_us(), _map_store(settings) as store:
        changes = take_over(store, checked.services, dry_run=dry_run)
    for name in changes.added:
        typer.echo(f"added: {name}")
    for name, fields in changes.changed.items():
        typer.echo(f"changed: {name}: {', '.join(fields)}")
    for name in changes.removed:
        typer.echo(f"removed: {name}")
    counts = (len(changes.added), len(changes.changed), len(changes.removed))
    told = "{} added, {} changed, {} removed".format(*counts)
    typer.echo(f"{told}; nothing was written" if dry_run else told)


def _checked(file: Path | None, topics: Path | None) -> Checked:
    """A map without faults; with faults, each is said and we end. Gaps are said too."""
    today = datetime.now(UTC).date()
    checked = check(file, checkout(), today, topics) if file else _checked_in_force(today)
    for fault in [*checked.faults, *checked.gaps]:
        errors.print(fault, markup=False, soft_wrap=True)
    if checked.faults:
        raise typer.Exit(WRONG_SETTINGS)
    return checked


def _checked_in_force(today: date) -> Checked:
    settings = settings_or_exit()
    newest_database(settings)
    with no_database_ends_us(), _map_store(settings) as store:
        return check_in_force(store, checkout(), today)


def _map_store(settings: Settings) -> contextlib.closing[Store]:
    return contextlib.closing(Store(settings.database, settings.policy()))


@social_map.command("export")
def map_export(
    path: Annotated[Path, typer.Argument(help="FILE.json, or a folder for CSV tables")],
) -> None:
    """Write the social map as HSDS 3, for other programs and cities."""
    if path.suffix.lower() in NO_EXPORT:
        told = f"{path}: name a FILE.json, or a folder for CSV tables"
        errors.print(told, markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_SETTINGS)
    settings = settings_or_exit()
    newest_database(settings)
    try:
        with no_database_ends_us(), _map_store(settings) as store:
            number = give_out(store, path)
    except OSError as error:
        errors.print(f"{path}: cannot be written: {error.strerror}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    typer.echo(f"{number} services: {path}")


@activities.command("check")
def activities_check(
    source: Annotated[str, typer.Argument(help="an .ics file, or its address")],
) -> None:
    """Every fault of a calendar, and how much is on in the next four weeks, by neighbourhood."""
    from bot.activities import FOUR_WEEKS, coming
    from bot.city_calendar import NotRead, fetch, read

    settings = settings_or_exit()
    try:
        calendar = read(asyncio.run(fetch(calendar_source(source))).text)
    except (ValueError, NotRead) as why:
        errors.print(f"{source}: {why}", markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_SETTINGS) from why
    found = coming(calendar, settings.policy().city_time(), datetime.now(UTC), FOUR_WEEKS)
    for fault in found.faults:
        errors.print(f"{source}: {fault}", markup=False, soft_wrap=True)
    for name, number in found.by_neighbourhood.items():
        typer.echo(f"{name}: {number}")
    typer.echo(f"in the next four weeks: {found.number}; faults: {len(found.faults)}")
    if found.faults:
        raise typer.Exit(WRONG_SETTINGS)
