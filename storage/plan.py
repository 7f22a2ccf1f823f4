"""What an appointment says: when, how long, where, with whom."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from storage.staff_models import Appointment


@dataclass(frozen=True)
class Plan:
    """An appointment as it stands or shall be; `minutes` is how long it takes."""

    starts_at: datetime
    minutes: int
    place: str
    who: str

    @classmethod
    def of(cls, appointment: Appointment) -> Self:
        return cls(appointment.starts_at, appointment.minutes, appointment.place, appointment.who)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The plan that `as_data` was made of."""
        return cls(**{**data, "starts_at": datetime.fromisoformat(data["starts_at"])})

    def as_data(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {**asdict(self), "starts_at": self.starts_at.isoformat()}

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def facts(self, zone: ZoneInfo) -> dict[str, Any]:
        """The variables of a text that tells of it, on the city's clock."""
        begin, end = self.starts_at.astimezone(zone), self.ends_at.astimezone(zone)
        return {
            "day": {"day": begin.date().isoformat()},
            "time": f"{begin:%H:%M} – {end:%H:%M}",
            "place": self.place,
            "who": self.who,
        }
