"""Cases that stewards overlook, what is done to them, and what a clock says of them; each in a unit
of work of its own."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from storage import Store, UnitOfWork
from storage.models import Case
from storage.overlooked import WALKS, Mark, Reason, Walk
from storage.reminders import Due
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, CaseState, EventTag
from tests.storage.arrange import case_in, message, open_case, resident, steward

_numbers = count(1)


def new_case(store: Store) -> int:
    with store.begin() as work:
        case = open_case(work, resident(work, next(_numbers)))
        work.commit()
        return case.id


def change(store: Store, case_id: int, **columns: object) -> None:
    with store.begin() as work:
        case = work.cases.get(case_id)
        for name, value in columns.items():
            setattr(case, name, value)
        work.commit()


def happens(store: Store, case_id: int, tag: EventTag) -> None:
    """As the verbs of the desk write it down, by a steward."""
    with store.begin() as work:
        work._dossier.event(work.cases.get(case_id), tag, steward=steward(work))
        work.commit()


def in_state(store: Store, state: CaseState, **columns: object) -> int:
    with store.begin() as work:
        case = case_in(work, state)
        for name, value in {"waits_since": None, **columns}.items():
            setattr(case, name, value)
        work.commit()
        return case.id


def visit(
    work: UnitOfWork,
    case: Case,
    starts_at: datetime,
    state: AppointmentState = AppointmentState.CONFIRMED,
) -> Appointment:
    made = Appointment(
        case_id=case.id,
        resident_id=case.reports[0].resident_id,
        steward_id=case.steward_id or steward(work).id,
        inbox_id=message(work),
        starts_at=starts_at,
        minutes=30,
        place="Sleepstraat 45",
        who="An",
        state=state,
        uid=f"visit-{next(_numbers)}",
        created_at=work.now,
    )
    work.session.add(made)
    work.session.flush()
    return made


def visited(
    store: Store, starts_at: datetime, state: AppointmentState = AppointmentState.CONFIRMED
) -> int:
    """A case in progress with a visit."""
    case_id = in_state(store, CaseState.IN_PROGRESS)
    with store.begin() as work:
        visit(work, work.cases.get(case_id), starts_at, state)
        work.commit()
    return case_id


@dataclass(frozen=True)
class Said:
    """A reminder, as much as a test looks at."""

    reason: Reason
    case_id: int
    round: int
    for_coordinators: bool


def due_on(store: Store, walk: Walk) -> list[Due]:
    """Everything due along one walk, page by page."""
    found: list[Due] = []
    after: Mark | None = None
    while True:
        with store.read() as work:
            page, after = work.reminders.due(walk, after)
        found += page
        if after is None or not page:
            return found


def take(store: Store, due: Due) -> bool:
    with store.begin() as work:
        taken = work.reminders.take(due) is not None
        work.commit()
        return taken


def look(store: Store) -> list[Said]:
    """What a clock says when it ticks now."""
    found = [due for walk in WALKS for due in due_on(store, walk)]
    return [
        Said(due.overlooked.walk.reason, due.overlooked.case.id, due.round, due.for_coordinators)
        for due in found
        if take(store, due)
    ]
