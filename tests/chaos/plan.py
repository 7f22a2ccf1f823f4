"""What a run is asked to do, and the mischief in it: the same for the same seed."""

import random
from dataclasses import dataclass
from typing import Literal

Part = Literal["bot", "clock", "actions", "rasa"]
Place = Literal["telegram", "rasa", "database"]

KILLED: dict[Part, int] = {"bot": 25, "actions": 14, "clock": 8, "rasa": 3}
"""How often in 50 kills; Rasa takes long to start again."""
FAULTY: dict[Place, int] = {"telegram": 62, "rasa": 32, "database": 6}
"""Where in 100 faults."""


@dataclass(frozen=True)
class Plan:
    """`messages` is when residents begin nothing new any more; they finish what they are at.

    `patience`: seconds a resident waits for an answer before they write something else. With
    `takes_back` a bot that starts again takes back at once what was in hand, as `buurtlijn run`
    does; without it waits until the lease is over, as where several bots may run.
    """

    messages: int
    kills: int
    faults: int
    residents: int
    seed: int
    patience: float
    takes_back: bool = False


@dataclass(frozen=True)
class Mischief:
    """One act, due when residents have sent `after` messages: a part that is killed, or a place
    where something goes wrong. `seed` decides how."""

    after: int
    kills: Part | None
    disturbs: Place | None
    seed: int


def mischiefs(plan: Plan) -> list[Mischief]:
    """All acts in their order, spread evenly over the messages."""
    chance = random.Random(plan.seed)
    kills: list[Part | None] = [*spread(KILLED, plan.kills)]
    faults: list[Place | None] = [*spread(FAULTY, plan.faults)]
    acts = [(kill, None) for kill in kills] + [(None, fault) for fault in faults]
    chance.shuffle(acts)
    return [
        Mischief(plan.messages * place // (len(acts) + 1), kill, fault, chance.getrandbits(32))
        for place, (kill, fault) in enumerate(acts, start=1)
    ]


def spread[Name](shares: dict[Name, int], times: int) -> list[Name]:
    """So many names in these shares; each at least once, the first ones more where it does not
    come out even."""
    names = [name for name, share in shares.items() for _ in range(share)]
    whole, rest = divmod(max(0, times - len(shares)), len(names))
    step = len(names) / rest if rest else 1.0
    some = [names[int(place * step)] for place in range(rest)]
    return [*shares, *names * whole, *some][:times]
