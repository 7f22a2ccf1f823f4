"""Where it is: a place as the resident said it, with what we know of it."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Self

from storage.columns import storable

HOUSE = re.compile(r"\s*(\d+)(?:\s*([a-z])(?![a-z])(?!\s*\d))?", re.IGNORECASE)
"""A house number with its letter; a box ("bus 3", "b3", "/3") is not part of it."""


@dataclass(frozen=True)
class Place:
    """`words` are what people read; all else is known only if it was found.

    `street` is a name of the city's own list, `number` the house number as written,
    `neighbourhood` an id of the city's list, the point in degrees (WGS84).
    """

    words: str
    street: str | None = None
    number: str | None = None
    neighbourhood: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def house(self) -> str | None:
        """The house number without its box, always written the same way: "45a bus 2" is "45A"."""
        found = HOUSE.match(self.number or "")
        return f"{found[1]}{(found[2] or '').upper()}" if found else None

    def as_data(self) -> dict[str, Any]:
        """As JSON can hold it: in a draft's answers, in a slot."""
        return asdict(self)

    def as_columns(self) -> dict[str, Any]:
        """The columns of a case that say where."""
        return {
            "address": storable(self.words) or None,
            "street": self.street,
            "number": self.house,
            "neighbourhood": self.neighbourhood,
            "latitude": self.latitude,
            "longitude": self.longitude,
        }

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """The place that `as_data` gave. Raises TypeError for anything else."""
        return cls(**data)
