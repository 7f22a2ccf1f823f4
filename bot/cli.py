"""The command line: `buurtlijn run|chat|train|parse|doctor|bot|actions|clock|db|map`."""

import asyncio
import contextlib
import json
import logging
import sys
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.model import NoRasa, TrainingFailed, model_path
from bot.model import train as train_model
from bot.settings import PREFIX, Settings, WrongSettings, checkout
from bot.social_map import (
    Checked,
    check,
    check_in_force,
    first_map,
    give_out,
    take_over,
    to_make_sure_of,
)
from bot.texts import WrongTexts
from city.neighbourhoods import named
from storage import Busy, Store, Unreachable
from storage.migrate import upgrade

WRONG_SETTINGS = 2
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
db = typer.Typer(no_args_is_help=True, help="The database.")
app.add_typer(db, name="db")
social_map = typer.Typer(no_args_is_help=True, help="The social map: the city's services.")
app.add_typer(social_map, name="map")
errors = Console(stderr=True, highlight=False)


@contextlib.contextmanager
def wrong_settings_end_us() -> Iterator[None]:
    """Shows what is wrong in a line each and ends with the exit code for it."""
    try:
        yield
    except (WrongSettings, WrongTexts) as wrong:
        errors.print(str(wrong), markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_SETTINGS) from wrong


@contextlib.contextmanager
def no_database_ends_us() -> Iterator[None]:
    """Says in a line what to do about a database that cannot be used now."""
    try:
        yield
    except Busy as busy:
        errors.print(
            "The database is busy: another import may be under way. Nothing was changed; try again"
            " in a moment.",
            soft_wrap=True,
        )
        raise typer.Exit(1) from busy
    except Unreachable as error:
        why = str(getattr(error.__cause__, "orig", error)).splitlines()[0]
        mend = f"See {PREFIX}DATABASE_URL and `buurtlijn doctor`."
        errors.print(f"The database cannot be used: {why}. {mend}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error


def settings_or_exit() -> Settings:
    """The settings; a wrong one ends us with a line that names it and its mend."""
    with wrong_settings_end_us():
        settings = Settings.read()
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    for noisy in ("httpx", "apscheduler", "alembic", "telegram", "rasa_sdk"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # it writes answers that it cannot read in full, and those may hold residents' words
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    return settings


def _run(main: Callable[[Settings], Coroutine[Any, Any, None]], settings: Settings) -> None:
    with contextlib.suppress(KeyboardInterrupt), wrong_settings_end_us():
        asyncio.run(main(settings))


def _ready(settings: Settings) -> None:
    """What every start needs: a data folder, the newest database, a trained model."""
    _newest_database(settings)
    if not settings.rasa_url:
        train()


def _newest_database(settings: Settings) -> None:
    """In the newest shape, with a social map in it."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with no_database_ends_us(), wrong_settings_end_us():
        upgrade(settings.database)
        first_map(settings, checkout())


@app.command()
def run() -> None:
    """Start everything on this machine. Without a Telegram token: the local chat."""
    settings = settings_or_exit()
    if settings.telegram_token is None:
        errors.print(
            "No BUURTLIJN_TELEGRAM_TOKEN is set, so this is the local chat. The README says how"
            " to get a token."
        )
        chat()
        return
    _ready(settings)
    from bot.run import run_bot

    _run(lambda s: run_bot(s, with_clock=True), settings)


@app.command()
def chat(
    language: Annotated[
        str | None, typer.Option(help="nl, bg, sk or ro; asked if left out")
    ] = None,
) -> None:
    """Talk to the bot in this terminal."""
    settings = settings_or_exit()
    logging.getLogger().setLevel(logging.ERROR)
    _ready(settings)
    from bot.chat import LocalChat

    with wrong_settings_end_us():
        started = asyncio.run(LocalChat(settings, language).run())
    if not started:
        raise typer.Exit(1)


@app.command()
def bot() -> None:
    """Only Telegram's side: intake, turns, delivery (needs BUURTLIJN_RASA_URL)."""
    settings = settings_or_exit()
    if settings.telegram_token is None or not settings.rasa_url:
        errors.print("BUURTLIJN_TELEGRAM_TOKEN and BUURTLIJN_RASA_URL: both must be set for `bot`")
        raise typer.Exit(WRONG_SETTINGS)
    from bot.run import run_bot

    _run(lambda s: run_bot(s, with_clock=False), settings)


@app.command()
def actions() -> None:
    """Only the action server that Rasa calls."""
    from bot.run import run_actions

    _run(run_actions, settings_or_exit())


@app.command()
def clock() -> None:
    """Only the clock: follow-ups that are due (needs BUURTLIJN_RASA_URL)."""
    settings = settings_or_exit()
    if not settings.rasa_url:
        errors.print("BUURTLIJN_RASA_URL: must be set for `clock`; the address of Rasa")
        raise typer.Exit(WRONG_SETTINGS)
    from bot.run import run_clock

    _run(run_clock, settings)


@app.command()
def train() -> None:
    """Train the model; nothing happens when its sources have not changed."""
    home, log = checkout(), settings_or_exit().data_dir / "log" / "train.log"
    if model_path(home).exists():
        errors.print(f"The model is up to date: {model_path(home).name}")
        return
    try:
        with errors.status("Training the model (about two minutes) ..."):
            model = train_model(home, log)
    except (NoRasa, TrainingFailed) as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(1) from error
    errors.print(f"Trained: {model.name}")


@app.command()
def parse(texts: Annotated[list[str], typer.Argument(help="what a resident might write")]) -> None:
    """What is made of each text, as JSON: language, intent, confidence, address, neighbourhood."""
    settings = settings_or_exit()
    if not settings.rasa_url:
        train()
    from bot.parsing import understand

    for text, understood in zip(texts, asyncio.run(understand(settings, texts)), strict=True):
        area = named(text)
        found = {**understood.__dict__, "neighbourhood": area.name if area else None}
        typer.echo(json.dumps({"text": text, **found}, ensure_ascii=False))


@app.command()
def evaluate(
    files: Annotated[list[Path], typer.Argument(help="validation files, named ...nl.tsv")],
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
    plot: Annotated[Path | None, typer.Option(help="the confusion matrix as a picture")] = None,
    record: Annotated[bool, typer.Option(help="keep the figures to compare with later")] = False,
    pipelines: Annotated[
        bool, typer.Option("--pipelines", help="train and compare every pipeline anew")
    ] = False,
) -> None:
    """How well the model understands: lines of text, intent, address, style, split by tabs."""
    settings_or_exit()
    train()
    from bot import evaluation

    try:
        figures = evaluation.evaluate(checkout(), files, plot)
        before = evaluation.last(checkout())
        if record:
            evaluation.keep(checkout(), figures)
        if as_json:
            typer.echo(json.dumps(figures))
            return
        _show_figures(figures, before)
        _show_pipelines(files if pipelines else [], record=record)
    except (evaluation.BadFile, TrainingFailed) as bad:
        errors.print(str(bad), markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_SETTINGS) from bad


def _show_figures(figures: dict[str, Any], before: dict[str, Any] | None) -> None:
    from bot.evaluation import confusions, coverage, table

    wide = Console(width=180)
    wide.print(table(figures, before))
    wide.print(coverage(figures))
    for line in confusions(figures):
        typer.echo(line)


def _show_pipelines(files: list[Path], *, record: bool) -> None:
    """Compares them anew on these files; without files, shows the comparison kept last."""
    from bot import comparing

    figures = comparing.last(checkout()) or {}
    if files:
        figures = {}
        for name, one in comparing.compare(checkout(), files):
            typer.echo(f"compared: {name}", err=True)
            figures[name] = one
        if record:
            comparing.keep(checkout(), figures)
    if figures:
        Console(width=180).print(comparing.table(figures))


@app.command()
def doctor(
    quick: Annotated[bool, typer.Option("--quick", help="only what a health check needs")] = False,
) -> None:
    """Look at every part, and say what is wrong and how to mend it."""
    from bot.doctor import examine

    findings = asyncio.run(examine(settings_or_exit(), quick=quick))
    for one in findings:
        sign = "ok   " if one.fine else "WRONG"
        typer.echo(f"{sign} {one.part}: {one.says}")
    if not all(one.fine for one in findings):
        raise typer.Exit(1)


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
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with no_database_ends_us():
        upgrade(settings.database)
        with _map_store(settings) as store:
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
    _newest_database(settings)
    with no_database_ends_us(), _map_store(settings) as store:
        return check_in_force(store, checkout(), today)


def _map_store(settings: Settings) -> contextlib.closing[Store]:
    return contextlib.closing(Store(settings.database, settings.policy()))


@social_map.command("export")
def map_export(
    path: Annotated[Path, typer.Argument(help="FILE.json, or a folder for CSV tables")],
) -> None:
    """Write the social map as HSDS 3, for other programs and cities."""
    settings = settings_or_exit()
    _newest_database(settings)
    try:
        with no_database_ends_us(), _map_store(settings) as store:
            number = give_out(store, path)
    except OSError as error:
        errors.print(f"{path}: cannot be written: {error}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    typer.echo(f"{number} services: {path}")


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to the newest shape; one without a social map gets its first."""
    _newest_database(settings_or_exit())


if __name__ == "__main__":
    sys.exit(app())
