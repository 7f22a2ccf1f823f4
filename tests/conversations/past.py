"""Putting a product's clock forward, by moving all that it remembers into the past.

The processes of a running product read the machine's clock, so what was written just now is made
older instead: every instant of the database, and dates inside its JSON (the night of a diary
entry). Rasa's trackers may stay as they are: their sessions never expire
(`session_expiration_time` in flows/smalltalk/domain.yml).
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Table, exists, select
from sqlalchemy.orm import Session

from storage import Store
from storage.base import Base
from storage.columns import Instant, Json
from storage.models import InboxMessage, OutboxMessage
from storage.vocabulary import InboxState, OutboxState

DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?")
NOON = time(12)


def move_back(store: Store, span: timedelta) -> bool:
    """Makes everything older by `span`, in one transaction.

    False, and nothing is moved, while a message is in a worker's hands: it would look abandoned.
    """
    with store.begin() as work:
        if _in_hand(work.session):
            return False
        for table in Base.metadata.sorted_tables:
            _move_table(work.session, table, span)
        work.commit()
        return True


def _in_hand(session: Session) -> bool:
    handled = exists().where(InboxMessage.state == InboxState.IN_HAND)
    sending = exists().where(OutboxMessage.state == OutboxState.SENDING)
    return bool(session.scalar(select(handled | sending)))


def _move_table(session: Session, table: Table, span: timedelta) -> None:
    moved = [column for column in table.columns if isinstance(column.type, Instant | Json)]
    keys = list(table.primary_key.columns)
    if not moved:
        return
    for row in session.execute(select(*keys, *moved)).mappings().all():
        where = [key == row[key] for key in keys]
        values = {column: earlier(row[column], span) for column in moved}
        session.execute(table.update().where(*where).values(values))


def earlier(value: Any, span: timedelta) -> Any:
    """A value with every moment in it made earlier; what is no moment stays."""
    if isinstance(value, datetime):
        return value - span
    if isinstance(value, dict):
        return {name: earlier(part, span) for name, part in value.items()}
    if isinstance(value, list):
        return [earlier(part, span) for part in value]
    if isinstance(value, str) and DATE.fullmatch(value):
        return _earlier_text(value, span)
    return value


def _earlier_text(written: str, span: timedelta) -> str:
    """A whole day moves by whole days: an hour later it is still the same night."""
    try:
        if "T" in written:
            return (datetime.fromisoformat(written) - span).isoformat()
        return (datetime.combine(date.fromisoformat(written), NOON) - span).date().isoformat()
    except ValueError:  # digits that are no date, as residents write them
        return written
