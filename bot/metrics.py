"""What is counted and timed, for Prometheus. No label names a person, a case or a chat.

Counters and times are of this process alone, since it began. What stands in the database is read
when somebody asks, so every process gives the same figures for it.
"""

import logging
import platform
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.backups.making import last_backup
from storage import Store, Unreachable
from storage.engine import named
from storage.migrate import newest
from storage.watching import Waiting, Watched

logger = logging.getLogger(__name__)

KEPT_SECONDS = 5.0
"""Whoever asks sooner gets the same figures of the database again."""
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
"""Up to the deadline of a turn (bot/rasa.py)."""

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

TURN_SECONDS = Histogram(
    "buurtlijn_turn_seconds",
    "From taking up a message to its end, by what it was",
    ["kind"],
    buckets=SECONDS,
    registry=REGISTRY,
)
TURNS_ENDED = Counter(
    "buurtlijn_turns", "Messages taken up, by how it ended", ["outcome"], registry=REGISTRY
)
RASA_SECONDS = Histogram(
    "buurtlijn_rasa_seconds",
    "How long Rasa took, also when it failed",
    buckets=SECONDS,
    registry=REGISTRY,
)
RASA_FAILURES = Counter(
    "buurtlijn_rasa_failures", "Calls that Rasa did not answer, by why", ["why"], registry=REGISTRY
)
ACTION_SECONDS = Histogram(
    "buurtlijn_action_seconds", "How long an action took", buckets=SECONDS, registry=REGISTRY
)
ACTION_FAILURES = Counter("buurtlijn_action_failures", "Actions that threw", registry=REGISTRY)
SENDS = Counter(
    "buurtlijn_sends", "Tries to send, by to whom and how it went", ["audience", "outcome"],
    registry=REGISTRY,
)  # fmt: skip
LAST_TICK = Gauge(
    "buurtlijn_clock_last_tick_timestamp_seconds",
    "When a job of the clock last came to its end",
    ["job"],
    registry=REGISTRY,
)
CLOCK_FAILURES = Counter(
    "buurtlijn_clock_failures", "Jobs of the clock that threw", ["job"], registry=REGISTRY
)
DATABASE_ERRORS = Counter(
    "buurtlijn_database_errors",
    "Statements that the database did not take: away, or busy with another writer",
    ["kind"],
    registry=REGISTRY,
)
BUILD = Gauge(
    "buurtlijn_build_info",
    "Version, the database's shape that it makes, Python; always 1",
    ["version", "shape", "python"],
    registry=REGISTRY,
)


DATABASE_FAULTS = ("OperationalError", "InterfaceError")


def figures(store: Store, data_dir: Path) -> CollectorRegistry:
    """All that this process can tell; from now on it counts what this store's database refuses."""
    BUILD.labels(version("buurtlijn"), newest(), platform.python_version()).set(1)
    event.listen(store.engine, "handle_error", _count_error)
    both = CollectorRegistry()
    both.register(REGISTRY)
    both.register(Queues(store, data_dir))
    return both


def _count_error(context: ExceptionContext) -> None:
    error = context.sqlalchemy_exception
    if isinstance(error, DBAPIError) and type(error).__name__ in DATABASE_FAULTS:
        DATABASE_ERRORS.labels(type(named(error)).__name__.lower()).inc()


class Queues(Collector):
    """The figures of the database, and when the last backup was made."""

    def __init__(self, store: Store, data_dir: Path) -> None:
        self._store, self._data_dir = store, data_dir
        self._kept: tuple[float, Watched | None] | None = None
        self._one_looks = Lock()

    def describe(self) -> Iterable[Metric]:
        """Nothing: to be registered must not ask the database."""
        return []

    def collect(self) -> Iterable[Metric]:
        watched = self._look()
        yield _gauge("database_up", "Whether the database answered", watched is not None)
        if watched is not None:
            yield from _told(watched)
        if backup := last_backup(self._data_dir):
            when = backup.made_at.timestamp()
            yield _gauge("last_backup_timestamp_seconds", "When a backup was last made", when)

    def _look(self) -> Watched | None:
        with self._one_looks:
            now = time.monotonic()
            if self._kept is None or now - self._kept[0] > KEPT_SECONDS:
                self._kept = now, self._read()
            return self._kept[1]

    def _read(self) -> Watched | None:
        try:
            with self._store.read() as work:
                return work.watching.look()
        except (Unreachable, SQLAlchemyError) as error:
            logger.warning("database_away where=metrics error=%s", type(error).__name__)
            return None


def _told(watched: Watched) -> Iterator[Metric]:
    inbox, outbox = watched.inbox, watched.outbox
    yield _gauge("inbox_waiting", "Messages of people not handled yet", inbox.count)
    yield _gauge("inbox_oldest_seconds", "Age of the oldest of them", _age(watched, inbox))
    yield _by("inbox_ended", "Among the newest 10,000", "state", watched.inbox_ends)
    counts = {who: one.count for who, one in outbox.items()}
    ages = {who: _age(watched, one) for who, one in outbox.items()}
    nobody = dict.fromkeys(("resident", "staff"), 0.0)
    yield _by("outbox_waiting", "Messages not sent yet", "audience", {**nobody, **counts})
    yield _by("outbox_oldest_seconds", "Age of the oldest", "audience", {**nobody, **ages})
    yield _by("outbox_ended", "Among the newest 10,000", "state", watched.outbox_ends)
    yield _by("follow_ups_due", "Due, and not sent yet", "kind", watched.due)
    yield _by("follow_ups_late", "Due for more than 5 minutes", "kind", watched.late)
    yield _by("cases", "Cases that are not closed", "state", watched.cases)
    since = _seconds(watched.at, watched.unanswered_since)
    yield _gauge("oldest_unanswered_seconds", "How long a resident waits for a person", since)


def _age(watched: Watched, waiting: Waiting) -> float:
    return _seconds(watched.at, waiting.since)


def _seconds(now: datetime, since: datetime | None) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0


def _gauge(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(f"buurtlijn_{name}", says, value=float(value))


def _by(name: str, says: str, label: str, values: dict[str, int] | dict[str, float]) -> Metric:
    family = GaugeMetricFamily(f"buurtlijn_{name}", says, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], float(value))
    return family
