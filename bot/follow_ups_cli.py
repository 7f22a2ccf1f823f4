"""`buurtlijn follow-ups`: what will go out by itself, when and why; and a dry run of it."""

import contextlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.copying import NotCurrent, copy_of
from bot.follow_up_lines import Line, Lines, WrongTime, end_of_day, moment
from bot.policy_check import faults_of
from bot.settings import Settings, checkout
from bot.starting import (
    WRONG_SETTINGS,
    errors,
    newest_shape,
    no_database_ends_us,
    settings_or_exit,
)
from bot.texts import resident_texts
from storage import Store, UnitOfWork
from storage.models import Case
from storage.planned import Planned
from storage.store import utc_now
from storage.vocabulary import FollowUpState

follow_ups = typer.Typer(no_args_is_help=True, help="What goes out by itself, when and why.")

Reference = Annotated[str | None, typer.Option("--case", help="of this case, such as BL-7K3F")]
AsJson = Annotated[bool, typer.Option("--json", help="as JSON")]
TIME = "2026-12-01T09:00 on the city's clock, or +3d (also s, m, h, wd)"
FULL_WIDTH = 160


def _ends(told: str) -> typer.Exit:
    errors.print(told, markup=False, soft_wrap=True)
    return typer.Exit(WRONG_SETTINGS)


@contextlib.contextmanager
def _reading(settings: Settings) -> Iterator[UnitOfWork]:
    newest_shape(settings)
    with (
        no_database_ends_us(),
        contextlib.closing(Store(settings.database, settings.policy())) as store,
        store.read() as work,
    ):
        yield work


def _moment(option: str, written: str, settings: Settings, now: datetime) -> datetime:
    try:
        return moment(written, settings.policy().city_time(), now)
    except WrongTime as wrong:
        raise _ends(f"{option}: {wrong}") from wrong


def _case(work: UnitOfWork, reference: str) -> Case:
    case = work.cases.by_reference(reference.strip().upper())
    if case is None:
        raise _ends(f"--case: there is no case {reference}")
    return case


@follow_ups.command("list")
def list_(
    reference: Reference = None,
    until: Annotated[str | None, typer.Option(help=f"only until then: {TIME}")] = None,
    kind: Annotated[str | None, typer.Option(help="only of this kind, such as progress")] = None,
    as_json: AsJson = False,
) -> None:
    """What will go out, when, why, and what holds it back as things are now."""
    settings = settings_or_exit()
    policy = settings.policy()
    if kind is not None and kind not in policy.kinds:
        raise _ends(f"--kind: the policy has no {kind}; it has {', '.join(policy.kinds)}")
    with _reading(settings) as work:
        last = _moment("--until", until, settings, work.now) if until else None
        case = _case(work, reference) if reference else None
        lines = Lines(settings.follow_ups, policy.city_time())
        found = [lines.of(one) for one in work.plans.waiting(last, case, kind)]
    if as_json:
        typer.echo(json.dumps([line.as_data() for line in found], ensure_ascii=False))
        return
    Console(width=FULL_WIDTH).print(_table(found))


def _table(lines: list[Line]) -> Table:
    table = Table()
    for name in ("number", "due", "kind", "round", "about", "resident", "what", "why", "held by"):
        table.add_column(name)
    for line in lines:
        why, held = f"{line.cause}; {line.policy}", ", ".join(line.held_by)
        cells = (line.number, line.due, line.kind, line.round, line.about, line.resident)
        table.add_row(*map(str, cells), line.what, why, held)
    return table


@follow_ups.command()
def preview(
    number: Annotated[int | None, typer.Argument(help="a number of the list")] = None,
    reference: Reference = None,
) -> None:
    """The words that the resident will read, in their language, and the buttons below them."""
    if (number is None) == (reference is None):
        raise _ends("preview: name either a number of the list or a --case")
    settings = settings_or_exit()
    texts = resident_texts(checkout(), settings.policy().timezone)
    with _reading(settings) as work:
        case = _case(work, reference) if reference else None
        planned = work.plans.waiting(case=case) if case else iter([_one(work, number or 0)])
        lines = Lines(settings.follow_ups, settings.policy().city_time())
        told = [lines.of(one).letter(work.plans.words(one), texts) for one in planned]
    for one in told or [f"Nothing waits about {reference}."]:
        typer.echo(one)


def _one(work: UnitOfWork, number: int) -> Planned:
    row = work.follow_ups.get(number)
    if row is None:
        raise _ends(f"{number}: there is no follow-up of this number")
    if row.state is not FollowUpState.WAITING:
        raise _ends(f"{number}: it does not wait any more: {row.state}")
    return work.plans.of(row)


@follow_ups.command()
def run(
    at: Annotated[str, typer.Option(help=f"where the period begins: {TIME}")],
    until: Annotated[
        str | None, typer.Option(help=f"where it ends, else with that day: {TIME}")
    ] = None,
    verbose: Annotated[bool, typer.Option(help="each message, not only how many")] = False,
    as_json: AsJson = False,
) -> None:
    """A dry run on a copy: what would go out when, if nobody did anything. Nothing is sent."""
    from bot.rehearsal import rehearse  # heavy: the clock with all that ticks

    settings = settings_or_exit()
    city, now = settings.policy().city_time(), utc_now()
    begin = _moment("--at", at, settings, now)
    end = _moment("--until", until, settings, begin) if until else end_of_day(city, begin)
    if end < begin:
        raise _ends("--until: is before --at")
    try:
        with (
            errors.status("Copying the database and playing the clock ahead ..."),
            no_database_ends_us(),
            copy_of(settings.database) as url,
        ):
            went = rehearse(url, settings.policy(), min(now, begin), begin, end)
    except NotCurrent as old:
        errors.print("The database has an older shape; first run `buurtlijn db upgrade`.")
        raise typer.Exit(1) from old
    if as_json:
        typer.echo(json.dumps(went.as_data(), ensure_ascii=False))
        return
    for line in went.told(verbose=verbose):
        typer.echo(line)


@follow_ups.command()
def check(
    file: Annotated[Path | None, typer.Argument(help="else the policy in force")] = None,
) -> None:
    """Every fault of a follow-up policy with its line: also texts and labels that do not exist."""
    path = file or settings_or_exit().follow_ups
    faults = faults_of(path, resident_texts(checkout()))
    for fault in faults:
        errors.print(fault, markup=False, soft_wrap=True)
    if faults:
        raise typer.Exit(WRONG_SETTINGS)
    typer.echo("no fault")
