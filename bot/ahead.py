"""The clock played ahead: what would go out when, on a store that nobody else writes to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import event

from bot.clock import say_or_end
from storage import Store
from storage.models import FollowUp
from storage.vocabulary import CaseState


@dataclass(frozen=True)
class Happened:
    """What became of a follow-up at its moment: it was said, or its case was closed by silence."""

    at: datetime
    follow_up: FollowUp
    said: bool
    closed: bool


class Hands:
    """The hands of a clock that moves only when it is put forward."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def hurry(store: Store) -> None:
    """Makes a SQLite store quick: say it of a database that need not survive a power cut."""
    if store.engine.dialect.name == "sqlite":
        event.listen(store.engine, "connect", _no_waiting_for_the_disk)


def _no_waiting_for_the_disk(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def tick(store: Store) -> Iterator[Happened]:
    """What is due now, oldest first, as one tick of the clock does it."""
    for number in _due(store):
        if happened := _one(store, number):
            yield happened


def play(store: Store, hands: Hands, until: datetime) -> Iterator[Happened]:
    """The clock of that store, from one moment at which something falls due to the next."""
    while (moment := _next_due(store)) and max(hands.now, moment) <= until:
        hands.now = max(hands.now, moment)
        yield from tick(store)


def _due(store: Store) -> list[int]:
    with store.read() as work:
        return work.follow_ups.due()


def _next_due(store: Store) -> datetime | None:
    with store.read() as work:
        return work.plans.next_due()


def _one(store: Store, number: int) -> Happened | None:
    with store.begin() as work:
        follow_up = work.follow_ups.claim(number)
        if follow_up is None:
            return None
        case = follow_up.case
        before = case.state if case else None
        said = say_or_end(work, follow_up)
        work.commit()
        closed = case is not None and before is not case.state is CaseState.CLOSED
        return Happened(work.now, follow_up, said, closed)
