"""`buurtlijn export|erase|access-log|retention`: what the operator does about people's data."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cabinet import Cabinet
from bot.erasing import DataErasing
from bot.forgetting import Forgetter
from bot.my_data import my_data_text
from bot.purging import Purger
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
from storage.errors import WrongPolicy
from storage.keeping import load_keeping
from storage.models import Case, Resident
from storage.privacy_models import Access

retention = typer.Typer(no_args_is_help=True, help="How long what is kept of people stays.")

Chat = Annotated[int | None, typer.Option("--chat", help="the number of the resident's chat")]
CaseOf = Annotated[
    str | None, typer.Option("--case", help="the case of somebody without a chat, such as BL-7K3F")
]
Person = Annotated[
    int | None, typer.Option("--person", help="which one, where a case has several without a chat")
]
PHONE_STAYS = (
    " the conversation on the resident's own phone and on Telegram's servers, which only they can"
    " delete;"
)
STAYS = (
    " in the stewards' group what Telegram does not let the bot take away (the bot says so there);"
    " and copies in your backups until they are overwritten."
)


TALKS_STAY = (
    "Rasa's memory could not be reached; the clock goes on trying. Check BUURTLIJN_RASA_TRACKER_DB;"
    " with compose, only `clock` has it."
)


@contextlib.contextmanager
def _store(settings: Settings) -> Iterator[Store]:
    newest_shape(settings)
    with (
        no_database_ends_us(),
        contextlib.closing(Store(settings.database, settings.policy())) as store,
    ):
        yield store


def _ends(told: str, code: int = 1) -> typer.Exit:
    errors.print(told, markup=False, soft_wrap=True)
    return typer.Exit(code)


def _one_of(case: str | None, chat: int | None) -> None:
    if (case is None) == (chat is None):
        raise _ends("Name one of --case REFERENCE and --chat NUMBER.", WRONG_SETTINGS)


def _meant(
    work: UnitOfWork, chat: int | None, reference: str | None, person: int | None
) -> Resident:
    return _without_chat(work, reference, person) if reference else _resident(work, chat or 0)


def _without_chat(work: UnitOfWork, reference: str, person: int | None) -> Resident:
    """One of those for whom a steward entered a report on this case."""
    reports = _case(work, reference).reports
    found = list({r.resident_id: r.resident for r in reports if r.resident.has_no_chat}.values())
    if not found:
        raise _ends(f"--case {reference}: nobody without a chat reports it")
    if person is None and len(found) == 1:
        return found[0]
    if person is None or not 1 <= person <= len(found):
        names = (one.first_name or "without a name" for one in found)
        listed = ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
        raise _ends(f"Say by --person NUMBER who is meant: {listed}", WRONG_SETTINGS)
    return found[person - 1]


def _case(work: UnitOfWork, reference: str) -> Case:
    case = work.cases.by_reference(reference.upper())
    if case is None:
        raise _ends(f"--case {reference}: there is no such case")
    return case


def _resident(work: UnitOfWork, chat: int) -> Resident:
    for channel in ("telegram", "terminal"):
        if found := work.residents.find(channel, chat):
            return found
    raise _ends(f"--chat {chat}: nothing is kept of anybody with this number")


def export(
    chat: Chat = None,
    case: CaseOf = None,
    person: Person = None,
    out: Annotated[Path | None, typer.Option(help="a file; if left out, the terminal")] = None,
) -> None:
    """All that is kept of a resident, as a page in their language that they can read."""
    _one_of(case, chat)
    settings = settings_or_exit()
    with _store(settings) as store, store.begin() as work:
        resident = _meant(work, chat, case, person)
        texts = resident_texts(checkout(), settings.policy().timezone)
        written = my_data_text(work.my_data.of(resident), texts, work.now)
        work.accesses.exported(resident.id)
        work.commit()
    if out is None:
        typer.echo(written)
    else:
        out.touch(mode=0o600)
        out.write_text(written, "utf-8-sig")


def erase(chat: Chat = None, case: CaseOf = None, person: Person = None) -> None:
    """Erases a resident at once: the database, the files and what Rasa keeps of their talks. Open
    cases that nobody else reports are withdrawn."""
    _one_of(case, chat)
    settings = settings_or_exit()
    with _store(settings) as store:
        with store.read() as work:
            resident = _meant(work, chat, case, person)
        forgetter = Forgetter(store, settings.known_trackers)
        cabinet = Cabinet(settings.files)
        files = DataErasing(store, forgetter, cabinet).erase(resident.id)
        if files is None:
            raise _ends("A message of theirs is being handled now; try again in a moment.")
        with store.read() as work:
            left = len(work.forgetting.due())
    stays = STAYS if case else PHONE_STAYS + STAYS
    typer.echo(f"Erased, with {files} files. What stays:{stays}")
    if left:
        raise _ends(TALKS_STAY)


def access_log(
    case: Annotated[str | None, typer.Option("--case", help="a case, such as BL-7K3F")] = None,
    chat: Annotated[int | None, typer.Option("--chat", help="a resident's chat")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
) -> None:
    """Who looked at a case or at a resident's data, and when."""
    _one_of(case, chat)
    with _store(settings_or_exit()) as store, store.read() as work:
        rows = [_row(work, one) for one in _looks(work, case, chat)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
    for row in [] if as_json else rows:
        typer.echo(f"{row['at']}  {row['look']:<8}  {row['who']}")


def _looks(work: UnitOfWork, reference: str | None, chat: int | None) -> list[Access]:
    if reference is not None:
        return work.accesses.of_case(_case(work, reference))
    return list(work.my_data.of(_resident(work, chat or 0)).looks)


def _row(work: UnitOfWork, one: Access) -> dict[str, str]:
    steward = work.accesses.steward_of(one)
    nobody = "operator" if one.resident_id else "all stewards"
    who = f"{steward.first_name} ({steward.telegram_user_id})" if steward else nobody
    return {"at": one.at.isoformat(timespec="seconds"), "look": one.look, "who": who}


@retention.command("check")
def check(
    file: Annotated[Path | None, typer.Argument(help="if left out, the one in force")] = None,
) -> None:
    """Names every fault of a retention file; without any, what it says."""
    try:
        keeping = load_keeping(file or settings_or_exit().retention)
    except WrongPolicy as wrong:
        raise _ends(str(wrong)) from wrong
    for kind, span in keeping:
        typer.echo(f"{kind:<14}{span.total_seconds() / 86_400:g} days")


@retention.command("run")
def run(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say how much")] = False,
) -> None:
    """Forgets what is past its time, now, whatever the clock did today."""
    settings = settings_or_exit()
    with _store(settings) as store:
        forgetter = Forgetter(store, settings.known_trackers)
        cabinet = Cabinet(settings.files)
        purger = Purger(store, settings.keeping(), forgetter, cabinet)
        gone = purger.would_go() if dry_run else purger.run()
    for kind, number in gone.items():
        typer.echo(f"{kind:<14}{number}{' would go' if dry_run else ''}")
    if not dry_run and "talks" not in gone:
        raise _ends(TALKS_STAY)
