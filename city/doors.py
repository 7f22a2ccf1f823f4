"""Which doors to show for a question, and in which order."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from city.opening import CallFirst, Closed, Door, NotKnown, Open, door_at
from city.services import Service

FALLBACK = "gentinfo"
"""The id of the service that takes every question about the city and sends people on (09 210 10
10): the safe answer where the map has no other."""

BEST_FIRST: dict[type[Door], int] = {Open: 0, NotKnown: 1, CallFirst: 1, Closed: 2}


def doors(
    services: Sequence[Service],
    topic: str,
    *,
    first: Sequence[str] = (),
    language: str,
    neighbourhood: str | None,
    at: datetime,
    zone: ZoneInfo,
    country: str,
) -> list[Service]:
    """Those that serve a topic (an intent about help or nuisance), best for this resident first.

    `first` are ids of services to which the clarified question leads: they come first, in that
    order, also without the topic; an id that the map lacks is passed over. The others follow by
    language, then neighbourhood, then whether they are open `at` that moment; else as in the map.
    A service for certain neighbourhoods, of which the resident's is none, is left out.
    `zone` and `country` are the city's, as in `city.opening.door_at`.
    Without any, it is the fallback; the list is empty only for a map that lacks that too.
    """
    here = [one for one in services if _serves(one, neighbourhood)]
    by_id = {one.id: one for one in here}
    led_to = [by_id[id] for id in dict.fromkeys(first) if id in by_id]

    def rank(one: Service) -> tuple[int, int, int]:
        door = door_at(one.open, at, zone=zone, country=country)
        return _foreign(one, language), _far(one, neighbourhood), BEST_FIRST[type(door)]

    others = [one for one in here if topic in one.topics and one.id not in first]
    found = [*led_to, *sorted(others, key=rank)]
    return found or [one for one in services if one.id == FALLBACK]


def _serves(one: Service, neighbourhood: str | None) -> bool:
    return neighbourhood is None or _is_for_all(one) or neighbourhood in one.neighbourhoods


def _far(one: Service, neighbourhood: str | None) -> int:
    """A door of one's own neighbourhood comes first; where that is not known, it may be the wrong
    one and comes last."""
    return int(_is_for_all(one) if neighbourhood else not _is_for_all(one))


def _is_for_all(one: Service) -> bool:
    return one.neighbourhoods == "all"


def _foreign(one: Service, language: str) -> int:
    """From 0, speaks the language, by way of an interpreter and not known to 3, does not."""
    if one.languages is not None and language in one.languages:
        return 0
    if one.interpreter:
        return 1
    return 2 if one.languages is None else 3
