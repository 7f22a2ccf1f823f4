"""What is under way: queues, the clock, messages that came to no good end, backups, the map."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, timedelta
from typing import Any

import httpx
from sqlalchemy.exc import SQLAlchemyError

from bot.backups.making import last_backup
from bot.checkups.finding import Finding
from bot.house import check_policy_texts
from bot.settings import OFF, Settings, WrongSettings, checkout
from bot.social_map import check_in_force
from bot.status import PATIENCE
from bot.texts import Texts
from storage import Store, Unreachable
from storage.watching import Waiting, Watched

WAITS_TOO_LONG = timedelta(minutes=5)
LATELY = timedelta(days=1)
BACKUP_IS_OLD = timedelta(days=2)
"""Two nights: one may be missed."""
MIND = "see docs/operations.md"


def queues(settings: Settings) -> Iterator[Finding]:
    """What the database says of the work."""
    store = Store(settings.database, settings.policy())
    try:
        with store.read() as work:
            watched = work.watching.look()
            parked, unknown = work.watching.gone_wrong(work.now - LATELY)
            remembered = work.forgetting.late()
        yield _queue("inbox", watched, watched.inbox, "is `buurtlijn run` or `bot` running? Rasa?")
        for audience, waiting in sorted(watched.outbox.items()):
            yield _queue(
                f"outbox {audience}", watched, waiting, "is Telegram reached? See not_sent"
            )
        yield _late(watched)
        yield _ends("parked", parked, f"stewards got their numbers; {MIND}, A message is parked")
        yield _ends("unknown sends", unknown, "nobody knows whether they arrived; the case says it")
        yield _talks(remembered)
        yield _map(store)
    except (Unreachable, SQLAlchemyError):
        yield Finding("queues", False, "the database cannot be asked; mend that first")
    finally:
        store.close()


def _queue(name: str, watched: Watched, waiting: Waiting, mend: str) -> Finding:
    if not waiting.count or waiting.since is None:
        return Finding(name, True, "empty")
    age = watched.at - waiting.since
    says = f"{waiting.count} wait, the oldest for {age.total_seconds():.0f} s"
    fine = age <= WAITS_TOO_LONG
    return Finding(name, fine, says if fine else f"{says}; {mend}")


def _late(watched: Watched) -> Finding:
    late = sum(watched.late.values())
    mend = "the clock stands still: start `buurtlijn run` or `buurtlijn clock`, see its log"
    says = f"{sum(watched.due.values())} due, {late} late"
    return Finding("follow-ups", not late, f"{says}; {mend}" if late else says)


def _ends(name: str, number: int, mend: str) -> Finding:
    says = f"{number} in the last day"
    return Finding(name, not number, f"{says}; {mend}" if number else "none in the last day")


def _talks(remembered: int) -> Finding:
    mend = (
        f"the clock cannot reach it: see BUURTLIJN_RASA_TRACKER_DB, and {MIND}, rasa_cannot_forget"
    )
    says = f"{remembered} are over and still in Rasa's memory; {mend}"
    return Finding("talks", not remembered, says if remembered else "forgotten")


def _map(store: Store) -> Finding:
    checked = check_in_force(store, checkout(), datetime.datetime.now(UTC).date())
    if checked.faults or not checked.services:
        mend = f"{len(checked.faults)} faults; see: buurtlijn map check"
        return Finding(
            "social map", False, mend if checked.faults else "empty; buurtlijn map import"
        )
    old = f"; {len(checked.old)} to make sure of: buurtlijn map check" if checked.old else ""
    return Finding("social map", True, f"{len(checked.services)} services{old}")


def backup(settings: Settings, *, reached: bool) -> Finding:
    """How old the last one made with this data folder is, or how long there should be one."""
    made, now = last_backup(settings.data_dir), datetime.datetime.now(UTC)
    if made is None:
        since = _in_use_since(settings) if reached else None
        fine = since is None or now - since <= BACKUP_IS_OLD
        mend = f"buurtlijn backup, and one each night ({MIND}, Backup)"
        return Finding("backup", fine, f"none was made with this data folder: {mend}")
    age = now - made.made_at
    says = f"{age / timedelta(hours=1):.0f} hours ago, {made.path}"
    mend = f"; that is old, make one each night ({MIND}, Backup)"
    fine = age <= BACKUP_IS_OLD
    return Finding("backup", fine, says if fine else says + mend)


def _in_use_since(settings: Settings) -> datetime.datetime | None:
    with closing(Store(settings.database, settings.policy())) as store:
        try:
            with store.read() as work:
                return work.watching.first_message_at()
        except (Unreachable, SQLAlchemyError):
            return None  # `database` says it


def policy(settings: Settings, texts: Texts) -> Finding:
    """Which one is in force, and whether all its texts are there."""
    where = settings.follow_ups or "our own"
    try:
        check_policy_texts(settings.policy(), texts)
    except WrongSettings as wrong:
        return Finding("follow-up policy", False, str(wrong))
    return Finding("follow-up policy", True, f"{where}, {len(settings.policy().kinds)} kinds")


async def running(settings: Settings) -> Finding:
    """What the process says that answers at our status address: of all parts, or one."""
    listen = settings.status_listen
    if listen == OFF:
        return Finding("running", True, "not asked: BUURTLIJN_STATUS_LISTEN is off")
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=2 * PATIENCE) as http:
            answer = await http.get(f"http://{_reached(listen)}/ready")
        parts: dict[str, Any] = answer.json()["parts"]
    except httpx.TimeoutException:
        return Finding("running", False, f"{listen} does not answer: it hangs; start it anew")
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return Finding("running", True, f"nothing here (nobody of ours answers at {listen})")
    wrong = sorted(name for name, fine in parts.items() if not fine)
    mend = f"not ready: {', '.join(wrong)}; see its log, and {MIND}"
    return Finding("running", not wrong, mend if wrong else f"ready: {', '.join(sorted(parts))}")


def _reached(listen: str) -> str:
    """Who listens everywhere is reached here."""
    return listen.replace("0.0.0.0:", "127.0.0.1:")
