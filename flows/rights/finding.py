"""What the city's lists say to a resident's answers."""

import logging
from functools import cache
from pathlib import Path

import city
from city.benefits import Benefit, read_benefits, still_matters, who_looks_first, worth_asking
from city.services import Service
from flows.rights.questions import Heard, Question, known, questions
from flows.shared.social_map import services

logger = logging.getLogger(__name__)
CITY = Path(city.__file__).parent


def by_id() -> dict[str, Service]:
    """The social map, by id."""
    return {one.id: one for one in services()}


def benefits() -> list[Benefit]:
    """The sound entries of the list; a fault in one of the others costs nobody the check."""
    return _benefits(tuple(by_id()))


@cache
def _benefits(doors: tuple[str, ...]) -> list[Benefit]:
    options = {one.name: one.options for one in questions().values()}
    found, faults = read_benefits(CITY / "benefits.yml", doors, options)
    for fault in faults:
        logger.error("%s", fault)
    return found


def looking_along() -> list[Service]:
    """Who looks first where asking can touch the right of residence."""
    known = by_id()
    return [known[one] for one in who_looks_first(CITY / "benefits.yml") if one in known]


def next_question(heard: Heard) -> Question | None:
    """The first question that still matters; None when all is known that can be used."""
    matters = still_matters(benefits(), known(heard))
    return next((one for one in questions().values() if one.name in matters), None)


def found(heard: Heard) -> list[Benefit]:
    """What is worth asking about, the surest first."""
    return worth_asking(benefits(), known(heard))
