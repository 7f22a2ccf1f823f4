"""Who kills and injects faults, in an order that the seed decides."""

import math
import random
import threading
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from tests.chaos import database
from tests.chaos.ledger import Ledger
from tests.chaos.parts import Parts
from tests.chaos.plan import Mischief, Place
from tests.chaos.plan import Part as Name
from tests.chaos.way import Detour
from tests.e2e.patience import until
from tests.telegram import TelegramServer

LONGEST_PAUSE = 2.0
"""Seconds, at most, between a message and the act that it sets off: any moment may be hit."""
AHEAD = 10
"""So many messages may be sent beyond the one that sets off the next act: what is planned for the
midst of the talk must not all come after it."""
PATIENCE = 600.0
FORGOTTEN_AFTER = 60.0
"""Seconds until a fault is added to one that no request has met."""
METHODS = ("sendMessage",) * 6 + (
    "*", "getUpdates", "answerCallbackQuery", "editMessageText", "createForumTopic",
)  # fmt: skip


@dataclass
class Monkey:
    """`acts` in their order; what it did is counted."""

    acts: Iterable[Mischief]
    parts: Parts
    telegram: TelegramServer
    url: str
    ledger: Ledger
    killed: Counter[Name] = field(default_factory=Counter)
    disturbed: Counter[Place] = field(default_factory=Counter)
    no_more: threading.Event = field(default_factory=threading.Event)
    _held: list[threading.Thread] = field(default_factory=list)

    def plays(self) -> None:
        """All of it, each act when as many messages were sent as it waits for."""
        try:
            self._plays()
        finally:
            self.ledger.at_most(math.inf)

    def _plays(self) -> None:
        for act in self.acts:
            self.ledger.at_most(act.after + AHEAD)
            self.ledger.wait_for(act.after, PATIENCE)
            chance = random.Random(act.seed)
            self.no_more.wait(chance.uniform(0, LONGEST_PAUSE))
            if act.kills:
                self.killed[act.kills] += self.parts.kill(act.kills)
            if act.disturbs:
                self._disturbs(act.disturbs, chance)
                self.disturbed[act.disturbs] += 1

    def ends(self) -> None:
        """Everything works again."""
        self.no_more.set()
        for thread in self._held:
            thread.join()
        self.telegram.works_again()
        self.parts.way.clear()

    def _disturbs(self, place: Place, chance: random.Random) -> None:
        if place == "telegram":
            self._telegram(chance)
        elif place == "rasa":
            self._rasa(chance)
        else:
            wait = self.no_more.wait
            held = database.in_background(lambda: database.disturb(self.url, chance, wait))
            self._held.append(held)

    def _telegram(self, chance: random.Random) -> None:
        method, times = chance.choice(METHODS), chance.randint(1, 3)
        match chance.choice(("429", "502", "before", "after", "after", "slow")):
            case "429":
                after = chance.randint(1, 3)
                self.telegram.fails(method, status=429, retry_after=after, times=times)
            case "502":
                self.telegram.fails(method, status=502, times=times)
            case "before":
                self.telegram.fails(method, cut="before", times=times)
            case "after":
                self.telegram.fails(method, cut="after", times=times)
            case _:
                self.telegram.fails(method, delay=chance.uniform(1, 25), times=1)

    def _rasa(self, chance: random.Random) -> None:
        """Only when nothing is left of the last fault: with Rasa left alone most of the time, few
        requests go its way."""
        self.ledger.at_most(math.inf)
        with suppress(AssertionError):
            until(self.parts.way.is_clear, FORGOTTEN_AFTER)
        kind = chance.choice(("refused", "late", "failed", "empty", "unheard"))
        self.parts.way.disturb(Detour(kind, chance.uniform(1, 25)), chance.randint(1, 3))
