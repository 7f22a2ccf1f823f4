"""Who lives and works where a run takes place."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.chaos.plan import Plan
from tests.telegram import Group, Person, TelegramServer

LANGUAGES = ("nl", "bg", "sk", "ro")
STEWARDS = ("Jan", "Leila", "Piet", "Ilse")
GROUP_SECONDS = 4.0
"""How long the minute of the stewards' group is; else a run would mostly wait for it."""


@dataclass
class Town:
    telegram: TelegramServer
    group: Group
    residents: list[Person]
    stewards: list[Person]


@contextmanager
def town(plan: Plan) -> Iterator[Town]:
    """Telegram with the residents and the stewards' group."""
    with TelegramServer() as telegram:
        telegram.group_span = GROUP_SECONDS
        group = telegram.group("Buurtstewards", forum=True)
        languages = itertools.islice(itertools.cycle(LANGUAGES), plan.residents)
        residents = [telegram.person("An", language_code=code) for code in languages]
        stewards = [telegram.person(name, language_code="nl") for name in STEWARDS]
        for steward in stewards:
            group.add(steward)
        yield Town(telegram, group, residents, stewards)
