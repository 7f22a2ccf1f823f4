"""The social map as it is in force: the services that residents are led to."""

from functools import lru_cache
from typing import Any

from city.phones import tappable
from city.services import Service, Words
from flows.shared.house import store


def services() -> list[Service]:
    """All services, in the order of the map."""
    with store().read() as work:
        return _read(work.social_map.version())


@lru_cache(maxsize=1)
def _read(_version: tuple[int, ...]) -> list[Service]:
    """Read anew only when the map has changed."""
    with store().read() as work:
        return [Service.model_validate(one) for one in work.social_map.current().values()]


def sure(service: Service, field: str) -> str | None:
    """A field as text, if it is known and was seen in a source."""
    known = getattr(service, field)
    return str(known) if known and field not in service.unseen else None


def phone(service: Service) -> str | None:
    """The number as it can be tapped."""
    number = sure(service, "phone")
    return tappable(number, store().policy.holidays) if number else None


def in_own_language(words: Words) -> dict[str, Any]:
    """Words of the city's lists, in whatever language they will be read."""
    return {"words": words.model_dump()}
