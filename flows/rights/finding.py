"""What the city's lists say to a resident's answers."""

import logging
from functools import cache
from pathlib import Path

import city
from city.benefits import Benefit, read_benefits, still_matters, who_looks_first, worth_asking
from city.services import Service, read_services
from flows.rights.questions import Heard, Question, known, questions

logger = logging.getLogger(__name__)
CITY = Path(city.__file__).parent


@cache
def services() -> dict[str, Service]:
    """The social map, by id."""
    found, faults = read_services(CITY / "services.yml")
    _tell(faults)
    return {one.id: one for one in found}


@cache
def benefits() -> list[Benefit]:
    """The sound entries of the list; a fault in one of the others costs nobody the check."""
    options = {one.name: one.options for one in questions().values()}
    found, faults = read_benefits(CITY / "benefits.yml", services().keys(), options)
    _tell(faults)
    return found


@cache
def looking_along() -> list[Service]:
    """Who looks first where asking can touch the right of residence."""
    return [services()[one] for one in who_looks_first(CITY / "benefits.yml")]


def next_question(heard: Heard) -> Question | None:
    """The first question that still matters; None when all is known that can be used."""
    matters = still_matters(benefits(), known(heard))
    return next((one for one in questions().values() if one.name in matters), None)


def found(heard: Heard) -> list[Benefit]:
    """What is worth asking about, the surest first."""
    return worth_asking(benefits(), known(heard))


def _tell(faults: list[str]) -> None:
    for fault in faults:
        logger.error("%s", fault)
