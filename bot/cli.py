"""The command line: `buurtlijn run|chat|train|parse|doctor|bot|actions|clock|db|backup|...`."""

import asyncio
import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.backups.cli import backup, restore
from bot.city_cli import activities, social_map
from bot.follow_ups_cli import follow_ups
from bot.keys import check_keys
from bot.keys_cli import keys
from bot.model import NoRasa, TrainingFailed, model_path
from bot.model import train as train_model
from bot.privacy_cli import access_log, erase, export, retention
from bot.running import AlreadyRunning, StillRunning, running
from bot.settings import Settings, checkout
from bot.starting import (
    WRONG_SETTINGS,
    errors,
    newest_database,
    settings_or_exit,
    usable_database,
    wrong_settings_end_us,
)
from bot.stats import stats
from city.neighbourhoods import named

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
db = typer.Typer(no_args_is_help=True, help="The database.")
app.add_typer(db, name="db")
app.add_typer(social_map, name="map")
app.add_typer(activities, name="activities")
app.add_typer(follow_ups, name="follow-ups")
app.add_typer(keys, name="keys")
app.add_typer(retention, name="retention")
app.command()(stats)
app.command()(export)
app.command()(erase)
app.command("access-log")(access_log)
app.command()(backup)
app.command()(restore)


@app.callback()
def begin() -> None:
    """Buurtlijn and its parts."""
    # On a machine that others use too: files, logs and databases of ours and of our children.
    os.umask(0o077)


def _run(main: Callable[[Settings], Coroutine[Any, Any, None]], settings: Settings) -> None:
    with contextlib.suppress(KeyboardInterrupt), wrong_settings_end_us(), _in_use(settings):
        check_keys(settings)
        asyncio.run(main(settings))


def _run_part(main: Callable[[Settings], Coroutine[Any, Any, None]], settings: Settings) -> None:
    """One part by itself: somebody else upgrades the database for all."""
    usable_database(settings)
    _run(main, settings)


@contextlib.contextmanager
def _in_use(settings: Settings) -> Iterator[None]:
    """So that nothing is restored under our feet; ends us while something is, or when another one
    does our work already."""
    try:
        with running(settings.data_dir):
            yield
    except StillRunning as restoring:
        says = "A backup is being restored here; start again when that is done."
        errors.print(says, soft_wrap=True)
        raise typer.Exit(1) from restoring
    except AlreadyRunning as other:
        says = f"Buurtlijn runs already with the data folder {other}. Stop that one first; what it"
        errors.print(f"{says} could not send yet is not lost.", markup=False, soft_wrap=True)
        raise typer.Exit(1) from other


def _ready(settings: Settings) -> None:
    """What every start needs: a data folder, the newest database, a trained model."""
    newest_database(settings)
    if not settings.rasa_url:
        train()


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

    with wrong_settings_end_us(), _in_use(settings):
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

    _run_part(lambda s: run_bot(s, with_clock=False), settings)


@app.command()
def actions() -> None:
    """Only the action server that Rasa calls."""
    from bot.run import run_actions

    _run_part(run_actions, settings_or_exit())


@app.command()
def clock() -> None:
    """Only the clock: follow-ups that are due (needs BUURTLIJN_RASA_URL)."""
    settings = settings_or_exit()
    if not settings.rasa_url:
        errors.print("BUURTLIJN_RASA_URL: must be set for `clock`; the address of Rasa")
        raise typer.Exit(WRONG_SETTINGS)
    from bot.run import run_clock

    _run_part(run_clock, settings)


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

    settings = settings_or_exit()
    with wrong_settings_end_us():
        findings = asyncio.run(examine(settings, quick=quick))
    for one in findings:
        sign = "ok   " if one.fine else "WRONG"
        typer.echo(f"{sign} {one.part}: {one.says}")
    if not all(one.fine for one in findings):
        raise typer.Exit(1)


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to the newest shape; one without a social map gets its first."""
    newest_database(settings_or_exit())


if __name__ == "__main__":
    sys.exit(app())
