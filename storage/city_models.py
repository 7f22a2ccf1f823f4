"""The tables of what the city knows. Each class says what one row means."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.columns import Key


class ServiceVersion(Base):
    """A service of the social map as it was told from `since` on; in force without `until`.

    `data` is the service as JSON; `place` its place in the map.
    """

    __tablename__ = "services"
    __table_args__ = (
        Index(
            "one_version_in_force",
            "service_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
        Index("services_by_id", "service_id", "id"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    service_id: Mapped[str] = mapped_column(Text)
    place: Mapped[int]
    data: Mapped[dict[str, Any]]
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class CalendarText(Base):
    """The city's calendar of activities, one row at most: its iCalendar text and its origin.

    Without `text` there is no calendar any more; the row stays, so that no version comes twice.
    """

    __tablename__ = "calendar"
    id: Mapped[int] = mapped_column(Key, primary_key=True, default=1)
    version: Mapped[int]
    text: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    etag: Mapped[str | None] = mapped_column(Text)
    last_modified: Mapped[str | None] = mapped_column(Text)
    fetched_at: Mapped[datetime]
