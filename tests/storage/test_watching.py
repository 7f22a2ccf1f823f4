"""What whoever keeps the product running sees of the queues, at a bounded cost."""

from datetime import timedelta
from typing import Any

from sqlalchemy import event

from storage import Store, UnitOfWork
from storage.outbox import Words
from storage.vocabulary import CaseState, InboxState, OutboxState
from storage.watching import Waiting, Watched
from tests.storage.arrange import SetClock, case_in, message, open_case, resident

WHOLE_TABLE = ("SCAN ", "Seq Scan")
"""How SQLite and PostgreSQL say that they read all of one."""


def plans_of_a_look(work: UnitOfWork) -> list[str]:
    """How the database does each part of it, when a whole table is no way."""
    asked: list[tuple[str, Any]] = []

    def listen(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    engine = work.session.get_bind()
    connection = work.session.connection()
    if engine.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # the tables are empty
    event.listen(engine, "before_cursor_execute", listen)
    work.watching.look()
    event.remove(engine, "before_cursor_execute", listen)
    explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    return [
        "\n".join(
            str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters)
        )
        for statement, parameters in asked
    ]


def test_no_part_of_a_look_reads_a_whole_table(work: UnitOfWork) -> None:
    plans = plans_of_a_look(work)
    assert len(plans) == 10
    assert [plan for plan in plans if any(words in plan for words in WHOLE_TABLE)] == []


def look(store: Store) -> Watched:
    with store.read() as work:
        return work.watching.look()


def test_what_waits_is_counted_with_the_age_of_the_oldest(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        oldest = message(work)
        row = work.outbox.to_resident(resident(work), Words("received")).id
        work.commit()
    began = clock.now
    clock.forward(hours=2)
    with store.begin() as work:
        message(work)
        work.outbox.to_staff(Words("staff-alarm"))
        work.commit()
    seen = look(store)
    assert seen.at - began == timedelta(hours=2)
    assert seen.inbox == Waiting(2, began)
    assert seen.outbox == {"resident": Waiting(1, began), "staff": Waiting(1, clock.now)}
    with store.begin() as work:
        work.inbox.get(oldest).state = InboxState.PARKED
        sent = work.outbox.get(row)
        assert sent is not None
        work.outbox.ended(sent, OutboxState.UNKNOWN, "late")
        work.commit()
    seen = look(store)
    assert (seen.inbox, seen.inbox_ends) == (Waiting(1, clock.now), {"parked": 1})
    assert seen.outbox_ends["unknown"] == 1
    assert seen.outbox.keys() == {"staff"}


def test_follow_ups_are_due_and_then_late_and_open_cases_are_counted(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        waits_since = open_case(work).waits_since
        for state in (CaseState.CLOSED, CaseState.RESOLVED):
            case_in(work, state)
        work.commit()
    seen = look(store)
    assert (seen.due["received"], seen.late) == (3, {})
    assert seen.cases == {"new": 1, "resolved": 1}
    assert seen.unanswered_since == waits_since
    clock.forward(minutes=6)
    assert look(store).late["received"] == 3
