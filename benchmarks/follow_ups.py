"""What follow-ups cost as rows, beside APScheduler's own SQLAlchemyJobStore on the same database.

Pending are 1,000, 100,000 and 1,000,000 of each. They are copies of one, made by the database
itself: APScheduler's jobs are pickled once. Timed are, in turn with the other's,

- writing one more: the verb of the case event that plans it; `add_job`;
- a tick that finds nothing due: `Clock.follow_up`; `get_due_jobs` and `get_next_run_time`, as
  APScheduler's scheduler does at each wake-up;
- draining: a tick with a roomful due, each of which puts a message in the outbox; `get_due_jobs`,
  and for each job its function, which puts the same message there, and `remove_job`.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from rich.console import Console
from rich.table import Table
from sqlalchemy import text, update

from bot.city_calendar import CityCalendar
from bot.clock import ON_THE_WAY, Clock
from bot.forgetting import Forgetter
from bot.rasa import Rasa
from bot.settings import checkout
from bot.wake import Wake
from storage import Store
from storage.migrate import upgrade
from storage.models import FollowUp, OutboxMessage, Resident
from storage.outbox import Words
from storage.policy import load_policy
from storage.vocabulary import FollowUpState, OutboxState
from tests.bot.office import open_case
from tests.conftest import DATABASES, new_postgresql
from tests.kills.promises import policy_in, promised

SIZES = (1_000, 100_000, 1_000_000)
WRITES, TICKS, DRAINS = 15, 15, 5
GOAL = 1.5
"""A tick may cost so many times as much with the most pending as with the fewest."""
COPIES = (
    "WITH RECURSIVE n(i) AS"
    " (SELECT CAST(:first AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i < :last)"
)
LATER = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S.000000', due_at, '+' || n.i || ' seconds')",
    "postgresql": "due_at + n.i * interval '1 second'",
}
COPIED = "case_id, resident_id, kind, round, state, created_at"

progress = Console(stderr=True, highlight=False)


@dataclass
class Times:
    """Milliseconds of each act, ours and APScheduler's."""

    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    @property
    def medians(self) -> tuple[float, float]:
        return median(self.ours), median(self.theirs)


@dataclass
class Measured:
    database: str
    pending: int
    write: Times = field(default_factory=Times)
    tick: Times = field(default_factory=Times)
    drain: Times = field(default_factory=Times)
    """For each follow-up."""


_stores: list[Store] = []
"""Where the function of APScheduler's jobs finds the database: a job keeps only its name."""


def say(resident_id: int) -> None:
    """What a job of APScheduler does: puts the message of a follow-up in the outbox."""
    with _stores[-1].begin() as work:
        who = work.session.get_one(Resident, resident_id)
        work.outbox.to_resident(who, Words("follow-up-claimed"), at_most_once=True)
        work.commit()


class Bench:
    """One database with both in it."""

    def __init__(self, name: str, url: str, folder: Path) -> None:
        self._name, self._url = name, url
        self._policy = policy_in(folder)
        self._store = Store(url, load_policy(self._policy))
        self._people = iter(range(1, 1_000_000_000))
        self._rasa = Rasa(["http://127.0.0.1:9"], "")
        calendar, forgetter = CityCalendar(self._store, None), Forgetter(self._store, None)
        self._clock = Clock(self._store, self._rasa, Wake(), checkout(), calendar, forgetter)
        self._jobs = SQLAlchemyJobStore(engine=self._store.engine)
        self._scheduler = BackgroundScheduler(timezone="UTC", jobstores={"default": self._jobs})

    @contextmanager
    def open(self) -> Iterator[None]:
        _stores.append(self._store)
        self._scheduler.start(paused=True)
        self._due(1)
        far = datetime.now(UTC) + timedelta(days=30)
        with self._store.begin() as work:
            work.session.execute(update(FollowUp).values(due_at=far))
            work.commit()
        self._scheduler.add_job(say, "date", run_date=far, args=[1], id="0")
        yield
        self._scheduler.shutdown(wait=False)
        _stores.pop()
        self._store.close()

    def measure(self, fewer: int, pending: int) -> Measured:
        """With so many pending, where there were `fewer`."""
        progress.print(f"{self._name}: {pending} pending")
        self._fill(fewer, pending)
        measured = Measured(self._name, pending)
        for _ in range(WRITES):
            measured.write.ours.append(self._write())
            measured.write.theirs.append(timed(self._add_job))
        self._settle()
        for _ in range(TICKS):
            measured.tick.ours.append(timed(self._tick))
            measured.tick.theirs.append(timed(self._wake_up))
        for _ in range(DRAINS):
            self._due(ON_THE_WAY)
            measured.drain.ours.append(timed(self._tick) / ON_THE_WAY)
            self._settle()
            for _ in range(ON_THE_WAY):
                self._scheduler.add_job(say, "date", run_date=datetime.now(UTC), args=[1])
            measured.drain.theirs.append(timed(self._run_jobs) / ON_THE_WAY)
            self._settle()
        return measured

    def _fill(self, fewer: int, pending: int) -> None:
        span = {"first": fewer + 1, "last": pending}
        with self._store.engine.begin() as connection:
            connection.execute(
                text(
                    f"INSERT INTO follow_ups ({COPIED}, due_at) {COPIES} SELECT {COPIED},"
                    f" {LATER[self._name]} FROM n, (SELECT * FROM follow_ups ORDER BY id LIMIT 1) f"
                ),
                span,
            )
            connection.execute(
                text(
                    "INSERT INTO apscheduler_jobs (id, next_run_time, job_state)"
                    f" {COPIES} SELECT 'copy-' || n.i, next_run_time + n.i, job_state"
                    " FROM n, apscheduler_jobs WHERE id = '0'"
                ),
                span,
            )
        with self._store.engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()

    def _due(self, amount: int) -> None:
        """Makes so many follow-ups that are due."""
        people = [next(self._people) for _ in range(amount)]
        promised(self._url, self._policy, people)

    def _write(self) -> float:
        """A case is taken: the follow-up that says so. The case itself was there before."""
        with self._store.begin() as work:
            who = work.residents.welcome("telegram", next(self._people), "R", "nl")
            case = work.cases.get(open_case(work, who))
            work.commit()
        return timed(lambda: self._plan(case.id))

    def _plan(self, case_id: int) -> None:
        with self._store.begin() as work:
            work.follow_ups.after("claimed", work.cases.get(case_id))
            work.commit()

    def _add_job(self) -> None:
        far = datetime.now(UTC) + timedelta(days=30)
        self._scheduler.add_job(say, "date", run_date=far, args=[1])

    def _tick(self) -> None:
        asyncio.run(self._clock.follow_up())

    def _wake_up(self) -> None:
        assert not self._jobs.get_due_jobs(datetime.now(UTC))
        self._jobs.get_next_run_time()

    def _run_jobs(self) -> None:
        for job in self._jobs.get_due_jobs(datetime.now(UTC)):
            job.func(*job.args)
            self._jobs.remove_job(job.id)
        self._jobs.get_next_run_time()

    def _settle(self) -> None:
        """What was written or put in the outbox is behind us."""
        with self._store.begin() as work:
            due = (FollowUp.state == FollowUpState.WAITING) & (FollowUp.due_at <= work.now)
            work.session.execute(update(FollowUp).where(due).values(state=FollowUpState.DONE))
            unsent = OutboxMessage.state == OutboxState.WAITING
            work.session.execute(update(OutboxMessage).where(unsent).values(state=OutboxState.SENT))
            work.commit()


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def measure() -> list[Measured]:
    """On SQLite and PostgreSQL; takes some minutes and about two gigabytes."""
    return [one for name in DATABASES for one in _on(name)]


def _on(name: str) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory(prefix="bl-bench-") as folder, _database(name, folder) as url:
        upgrade(url)
        bench = Bench(name, url, Path(folder))
        with bench.open():
            for fewer, pending in zip((0, *SIZES), SIZES, strict=False):
                yield bench.measure(fewer, pending)


@contextmanager
def _database(name: str, folder: str) -> Iterator[str]:
    if name == "sqlite":
        yield f"sqlite:///{folder}/buurtlijn.db"
        return
    with new_postgresql() as databases:
        yield databases.create()


def table(measured: list[Measured]) -> Table:
    shown = Table(title="Follow-ups as rows | SQLAlchemyJobStore, medians in ms (ratio)")
    for heading in ("database", "pending", "write one", "tick, nothing due", "drain, each"):
        shown.add_column(heading, justify="right")
    for one in measured:
        shown.add_row(
            one.database, f"{one.pending:,}", *map(_pair, (one.write, one.tick, one.drain))
        )
    for name in DATABASES:
        ticks = [one.tick.medians[0] for one in measured if one.database == name]
        if ticks:
            growth = ticks[-1] / ticks[0]
            met = "met" if growth <= GOAL else "MISSED"
            shown.add_row(name, "growth", "", f"{growth:.2f} x, goal {GOAL} x: {met}", "")
    return shown


def _pair(times: Times) -> str:
    ours, theirs = times.medians
    return f"{ours:.2f} | {theirs:.2f} ({ours / theirs:.2f})"
