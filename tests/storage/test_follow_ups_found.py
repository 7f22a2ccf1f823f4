"""What is due and what is unsent is found by an index: what is pending or sent is not looked at."""

from typing import Any

from sqlalchemy import event, text

from storage import UnitOfWork
from tests.storage.arrange import open_case


def plans_of(work: UnitOfWork) -> list[str]:
    """How the database does each look of a tick, of a sweep, of a sender and of a worker."""
    kept: list[tuple[str, Any]] = []
    connection = work.session.connection()
    work.session.flush()

    @event.listens_for(connection, "before_cursor_execute")
    def keep(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        kept.append((statement, values))

    work.follow_ups.due()
    work.outbox.follow_ups_on_the_way("telegram")
    work.outbox.lost_on_the_way()
    work.inbox.claim("terminal")
    work.inbox.held_up("telegram", work.now, 10)
    work.outbox.claim(["telegram:"])
    event.remove(connection, "before_cursor_execute", keep)
    on_sqlite = connection.dialect.name == "sqlite"
    if not on_sqlite:
        # In a table of one row PostgreSQL reads it all, whatever index there is.
        connection.execute(text("SET LOCAL enable_seqscan = off"))
    explain = "EXPLAIN QUERY PLAN" if on_sqlite else "EXPLAIN"
    plans = [connection.exec_driver_sql(f"{explain} {sql}", values) for sql, values in kept]
    return ["\n".join(str(row) for row in plan) for plan in plans]


def test_a_tick_a_sweep_a_sender_and_a_worker_read_nothing_that_is_pending_or_done(
    work: UnitOfWork,
) -> None:
    open_case(work)
    due, *looks, turn, held_up, claim = plans_of(work)
    assert "follow_ups_due" in due
    assert ["outbox_unsent" in plan for plan in looks] == [True] * 2, looks
    if work.session.get_bind().dialect.name == "sqlite":
        # PostgreSQL chooses by how many rows there are, and here is one.
        assert "outbox_unsent" in claim, claim
        assert "inbox_unhandled" in turn, turn
        assert "inbox_unhandled" in held_up, held_up
