"""The people, messages and cases that the tests of this folder begin with."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Barrier
from typing import Any

from sqlalchemy import select

from storage import UnitOfWork
from storage.models import (
    Case,
    CaseEvent,
    FollowUp,
    InboxMessage,
    OutboxMessage,
    Report,
    Resident,
    Steward,
)
from storage.nuisance import Reported
from storage.outbox import SPEAKER
from storage.place import Place
from storage.vocabulary import CaseKind, CaseState, EventTag

TUESDAY_MORNING = datetime(2026, 6, 2, 8, 0, tzinfo=UTC)
"""10:00 in Ghent, with no holiday near."""

HOUSE = Place("Sleepstraat 45", "Sleepstraat", "45")

_update_ids = count(1000)


class SetClock:
    """Says the time that it was set to."""

    def __init__(self) -> None:
        self.now = TUESDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


def message(
    work: UnitOfWork, lane: str = "telegram:7", message_id: int | None = None, **payload: Any
) -> int:
    """A new row of the inbox; returns its number."""
    update_id = next(_update_ids)
    update = {"update_id": update_id, **payload}
    assert work.inbox.keep("telegram", update_id, lane, update, message_id)
    this = select(InboxMessage.id).where(InboxMessage.update_id == update_id)
    return work.session.scalars(this).one()


def resident(work: UnitOfWork, chat_id: int = 7, language: str = "bg") -> Resident:
    return work.residents.welcome("telegram", chat_id, "Мария", language)


def steward(work: UnitOfWork, user_id: int = 70, first_name: str = "An") -> Steward:
    return work.stewards.is_member(user_id, first_name)


def draft(work: UnitOfWork, who: Resident, words: str = "Боклук на ъгъла") -> Report:
    return work.reports.keep_words(who.id, "nuisance", "key", message(work), words)


def open_case(work: UnitOfWork, who: Resident | None = None, **more: Any) -> Case:
    """A nuisance case, opened from a draft of one message."""
    who = who or resident(work)
    return work.cases.open(
        draft(work, who), message(work), kind=CaseKind.NUISANCE, topic="nuisance_waste", **more
    )


def report(
    work: UnitOfWork,
    who: Resident,
    place: Place | None = HOUSE,
    topic: str = "nuisance_waste",
    words: str = "Боклук",
    *,
    urgent: bool = False,
) -> Reported:
    """A report of nuisance, sent: by itself a new case, else on the open case of that place."""
    return work.nuisance.report(
        draft(work, who, words), message(work), topic=topic, place=place, urgent=urgent
    )


def case_in(work: UnitOfWork, state: CaseState) -> Case:
    """A case in this state, however it came there; a case can be closed before anybody has it."""
    case = open_case(work)
    case.state = state
    if state not in (CaseState.NEW, CaseState.CLOSED):
        case.steward_id = steward(work).id
    work.session.flush()
    return case


def events_of(work: UnitOfWork, case: Case) -> list[CaseEvent]:
    rows = select(CaseEvent).where(CaseEvent.case_id == case.id).order_by(CaseEvent.id)
    return list(work.session.scalars(rows))


def follow_ups_of(work: UnitOfWork, case: Case, kind: str | None = None) -> list[FollowUp]:
    rows = select(FollowUp).where(FollowUp.case_id == case.id).order_by(FollowUp.id)
    return [row for row in work.session.scalars(rows) if kind in (None, row.kind)]


def said_to_staff(work: UnitOfWork, case: Case) -> list[OutboxMessage]:
    """What the steward chat gets about this case, in order."""
    rows = select(OutboxMessage).where(OutboxMessage.lane == f"staff:{case.id}")
    return list(work.session.scalars(rows.order_by(OutboxMessage.id)))


def shown(row: OutboxMessage) -> dict[str, Any]:
    """What a message to the stewards shows, less the mark of who is speaking."""
    return {name: value for name, value in row.args.items() if name != SPEAKER}


def keys(work: UnitOfWork, case: Case) -> list[str]:
    return [row.say for row in said_to_staff(work, case)]


def tags(work: UnitOfWork, case: Case) -> list[EventTag]:
    return [event.tag for event in events_of(work, case)]


def side_by_side[T](times: int, job: Callable[[], T]) -> list[T]:
    """Runs the job in so many threads that all start at the same moment."""
    together = Barrier(times)

    def run() -> T:
        together.wait()
        return job()

    with ThreadPoolExecutor(times) as threads:
        return [future.result() for future in [threads.submit(run) for _ in range(times)]]
