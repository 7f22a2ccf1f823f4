"""The social map: the services in force, and what each was before.

A service is here only JSON with an "id"; what it means is the city's (city/services.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import engine
from storage.city_models import ServiceVersion

ONE_AT_A_TIME = 7_202_613
"""An arbitrary number for our lock on the whole map (PostgreSQL advisory lock)."""


@dataclass(frozen=True)
class Changes:
    """What taking over a map did, by service id; `changed` names the fields."""

    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)


class SocialMap:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def current(self) -> dict[str, dict[str, Any]]:
        """The services in force by id, in the order of the map."""
        return {row.service_id: row.data for row in self._in_force()}

    def numbered(self) -> dict[int, dict[str, Any]]:
        """The same, each by a number that stands for it as it is now."""
        return {row.id: row.data for row in self._in_force()}

    def get(self, service_id: str) -> dict[str, Any] | None:
        """A service in force."""
        this = select(ServiceVersion).where(
            ServiceVersion.service_id == service_id, ServiceVersion.until.is_(None)
        )
        row = self._session.scalars(this).first()
        return row.data if row else None

    def version(self) -> tuple[int, ...]:
        """The same as long as `current` is the same: who keeps what it made of that asks this."""
        rows = select(ServiceVersion.id).where(ServiceVersion.until.is_(None))
        return tuple(self._session.scalars(rows.order_by(ServiceVersion.place)))

    def history(self, service_id: str) -> list[ServiceVersion]:
        """Every version of a service, the oldest first."""
        rows = select(ServiceVersion).where(ServiceVersion.service_id == service_id)
        return list(self._session.scalars(rows.order_by(ServiceVersion.id)))

    def take_over(self, services: Sequence[dict[str, Any]]) -> Changes:
        """Makes this the whole map, in this order; each "id" stands in it once.

        What changes or is missing is kept with `until`; taking over the same again does nothing.
        Waits for another that is under way; too long, and the unit of work ends as Busy.
        """
        self._one_at_a_time()
        rows = {row.service_id: row for row in self._in_force()}
        changes = Changes()
        fresh: list[ServiceVersion] = []
        for place, data in enumerate(services):
            row = rows.pop(data["id"], None)
            if row is not None and not _differing(row.data, data):
                row.place = place
                continue
            if row is None:
                changes.added.append(data["id"])
            else:
                changes.changed[row.service_id] = _differing(row.data, data)
                row.until = self._now
            fresh.append(self._version(place, data))
        for row in rows.values():
            changes.removed.append(row.service_id)
            row.until = self._now
        self._session.flush()  # one version in force at a time: the old end before the new begin
        self._session.add_all(fresh)
        self._session.flush()
        return changes

    def begin_with(self, services: Sequence[dict[str, Any]]) -> None:
        """Makes this the first map; where there is one already, nothing happens."""
        self._one_at_a_time()
        if not self.version():
            self.take_over(services)

    def _one_at_a_time(self) -> None:
        """Until commit, nobody else changes the map; SQLite has one writer anyway, and waits as
        long for it."""
        if self._session.get_bind().dialect.name == "postgresql":
            longest = func.set_config("lock_timeout", str(engine.BUSY_TIMEOUT_MS), True)
            self._session.execute(select(longest))
            self._session.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))

    def _version(self, place: int, data: dict[str, Any]) -> ServiceVersion:
        return ServiceVersion(service_id=data["id"], place=place, data=data, since=self._now)

    def _in_force(self) -> list[ServiceVersion]:
        rows = select(ServiceVersion).where(ServiceVersion.until.is_(None))
        return list(self._session.scalars(rows.order_by(ServiceVersion.place)))


def _differing(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """None and a field left out are the same; else a new field would change every service."""
    return [name for name in {**old, **new} if old.get(name) != new.get(name)]
