"""The social map as it is in force: the services that residents are led to."""

from functools import lru_cache

from city.services import Service
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
