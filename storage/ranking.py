"""The place of a case in the queue, kept right whichever verb changes the case.

A column, since an index over an expression would be lost when SQLite makes the table anew, and
since the two databases sort what is empty at opposite ends.
"""

from sqlalchemy.orm import Session

from storage.models import Case
from storage.vocabulary import OPEN_STATES, Priority

RANKS = {Priority.HIGH: 0, Priority.NORMAL: 2, Priority.LOW: 4}
NOT_URGENT = 6


def rank(case: Case) -> int | None:
    """Less comes first: urgent, then by priority, then where somebody waits for an answer; None
    for a case that is not open."""
    if case.state not in OPEN_STATES:
        return None
    urgency = 0 if case.urgent else NOT_URGENT
    return urgency + RANKS[case.priority or Priority.NORMAL] + (case.waits_since is None)


def keep_ranks(session: Session, _flush: object, _instances: object) -> None:
    """Listens to what a session is about to write (`before_flush`)."""
    for row in (*session.new, *session.dirty):
        if isinstance(row, Case):
            row.queue_rank = rank(row)
