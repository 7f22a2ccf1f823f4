"""The city's calendar of activities: the newest text that could be read, and where it came from.

A calendar is here only text; what it means is the city's (city/calendars.py).
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.city_models import CalendarText
from storage.columns import storable


class Calendars:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def current(self) -> CalendarText | None:
        """The calendar with its text; None if the city has none."""
        row = self._row()
        return row if row and row.text is not None else None

    def version(self) -> int:
        """The same as long as the text is the same, and never again another's: who keeps what it
        made of the text asks this. 0 before the first."""
        return self._session.scalars(select(CalendarText.version)).first() or 0

    def take_over(
        self, text: str, source: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> bool:
        """Makes this the calendar, as fetched now; whether that changed the text.

        `etag` and `last_modified` are what the source said of it, to be given back to it.
        """
        row, text = self._row(), storable(text)
        if row is None:
            row = CalendarText(version=0)
            self._session.add(row)
        changed = row.text != text
        row.version += changed
        row.text, row.source, row.fetched_at = text, source, self._now
        row.etag, row.last_modified = etag, last_modified
        self._session.flush()
        return changed

    def still_the_same(self) -> None:
        """The source says that nothing changed."""
        if row := self.current():
            row.fetched_at = self._now

    def forget(self) -> None:
        """The city has no calendar any more."""
        if row := self.current():
            row.text, row.etag, row.last_modified = None, None, None
            row.version += 1

    def _row(self) -> CalendarText | None:
        return self._session.scalars(select(CalendarText)).first()
