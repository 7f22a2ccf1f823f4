"""The commands for the keys that seal residents' words: `buurtlijn keys new|status|rotate`."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Annotated

import typer
from sqlalchemy import Engine, inspect

from bot.cabinet import Cabinet
from bot.keys import NAME, add_new_key, key_file, keyring_of, new_key
from bot.settings import PREFIX, Settings
from bot.starting import (
    WRONG_SETTINGS,
    errors,
    no_database_ends_us,
    settings_or_exit,
    wrong_settings_end_us,
)
from storage.engine import open_engine
from storage.migrate import is_current
from storage.resealing import TRACKERS, Step, Tables, count_keys, name_of, reseal, sealed_tables
from storage.sealing import Stray, seals_with

keys = typer.Typer(no_args_is_help=True, help="The keys that seal residents' words.")

Walk = Callable[[Engine, Tables], Iterator[Step]]


@keys.command()
def new(
    add: Annotated[
        bool,
        typer.Option("--add", help="put it first in the key file, unseen"),
    ] = False,
) -> None:
    """Print a new key. The first of the keys seals, all of them open."""
    if not add:
        typer.echo(new_key())
        return
    settings = settings_or_exit()
    if settings.keys:
        errors.print(f"The keys are in {NAME}: put a new one there yourself, before the others.")
        raise typer.Exit(WRONG_SETTINGS)
    with wrong_settings_end_us():
        keyring_of(settings)
        add_new_key(key_file(settings))
    typer.echo(f"Added to {key_file(settings)}. Restart Buurtlijn, then: buurtlijn keys rotate")


@keys.command()
def status() -> None:
    """How much each key sealed, and which keys can be taken away."""
    settings = settings_or_exit()
    counted = _walked(settings, count_keys)
    cabinet = Cabinet(settings.files)
    counted.update(name_of(cabinet.whose(name)) for name in cabinet.names())
    _show(settings, counted)


@keys.command()
def rotate() -> None:
    """Seal all with the first key, also what is not sealed yet. Buurtlijn may run meanwhile; when
    this is broken off, begin it again."""
    settings = settings_or_exit()
    counted = _walked(settings, reseal)
    cabinet = Cabinet(settings.files)
    names = cabinet.names()
    anew = sum(cabinet.reseal(name) for name in names)
    errors.print(f"files: {len(names)}, {anew} sealed anew")
    counted.update(name_of(cabinet.whose(name)) for name in names)
    _show(settings, counted)


def _walked(settings: Settings, walk: Walk) -> Counter[str]:
    """Through our database and Rasa's, with progress; how much each key sealed."""
    counted: Counter[str] = Counter()
    with no_database_ends_us(), wrong_settings_end_us():
        if not is_current(settings.database):
            errors.print("The database has an older shape; run: buurtlijn db upgrade")
            raise typer.Exit(1)
        counted += _through(settings, settings.database, sealed_tables(), walk)
        if settings.known_trackers:
            counted += _through(settings, settings.known_trackers, TRACKERS, walk)
        else:
            errors.print(f"Rasa's talks are left out: {PREFIX}RASA_TRACKER_DB is not set")
    return counted


def _through(settings: Settings, url: str, tables: Tables, walk: Walk) -> Counter[str]:
    """Through these tables, as far as they are there."""
    counted: Counter[str] = Counter()
    engine = open_engine(url)
    seals_with(engine, keyring_of(settings))
    there = set(inspect(engine).get_table_names())
    try:
        for table in (table for table in tables if table.name in there):
            rows = changed = 0
            with errors.status(table.name) as line:
                for step in walk(engine, {table: tables[table]}):
                    rows, changed = rows + step.rows, changed + step.changed
                    counted += step.by_key
                    line.update(f"{table.name}: {rows} rows")
            errors.print(f"{table.name}: {rows} rows, {changed} sealed anew")
    finally:
        engine.dispose()
    return counted


def _show(settings: Settings, counted: Counter[str]) -> None:
    """A line for each key, and what to do. Exit code 1 when something cannot be opened."""
    first, *others = keyring_of(settings).keys
    typer.echo(f"{first.name}  {counted[first.name]:>9}  the first key: it seals what is new")
    for key in others:
        free = (
            "nothing is sealed with it: it can be taken away"
            if not counted[key.name]
            else ("still in use; run: buurtlijn keys rotate")
        )
        typer.echo(f"{key.name}  {counted[key.name]:>9}  {free}")
    if plain := counted[Stray.PLAIN]:
        typer.echo(f"          {plain:>9}  not sealed; run: buurtlijn keys rotate")
    if unknown := counted[Stray.UNKNOWN]:
        typer.echo(f"          {unknown:>9}  sealed with a key that is not here: add it again")
        raise typer.Exit(1)
