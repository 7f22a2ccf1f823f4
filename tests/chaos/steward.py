"""A steward who takes some cases and answers some of them, with preview and Send button."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.chaos.ledger import Answered, Ledger
from tests.conversations.story import labels
from tests.e2e.voice import Voice
from tests.telegram import Group, Json, Person

TAKE, SEND = "Opnemen", "Verstuur"
ANSWERED = 0.5
"""The part of the cases that are taken and answered."""
SHARES = 4
"""How many stewards divide the topics."""
LOOKS = 1.0
"""Seconds between looks at whether there was enough."""
PATIENCE = 400.0
"""Seconds a steward waits: a turn in hand at a kill is taken up two minutes later."""


@dataclass
class Steward:
    """One of several; each looks after the cases of their own `share` of the topics."""

    person: Person
    group: Group
    ledger: Ledger
    chance: random.Random
    enough: Callable[[], bool]
    share: int
    _seen: set[int] = field(default_factory=set)

    def works(self) -> None:
        """Card after card."""
        while not self.enough():
            if card := self._card():
                self._seen.add(card["message_thread_id"])
                if self.chance.random() < ANSWERED:
                    self._takes(card)

    def _card(self) -> Json | None:
        try:
            return self.person.sees(self._is_new_card, chat=self.group, within=LOOKS)
        except AssertionError:
            return None

    def _is_new_card(self, body: Json) -> bool:
        topic = body.get("message_thread_id")
        mine = topic is not None and topic % SHARES == self.share and topic not in self._seen
        return mine and TAKE in labels(body)

    def _takes(self, card: Json) -> None:
        topic, name = card["message_thread_id"], Voice.reference_in(card["text"])
        words = f"Wij komen langs voor {name}, nummer {self.chance.getrandbits(40)}."
        self.person.presses(TAKE, on=card, from_old_screen=True)
        self.person.writes(f"/reply {words}", to=self.group, topic=topic)
        try:
            preview = self.person.sees(
                lambda body: words in body.get("text", "") and SEND in labels(body),
                chat=self.group,
                topic=topic,
                within=PATIENCE,
            )
        except AssertionError:
            self.ledger.in_vain()
            return
        self.person.presses(SEND, on=preview, from_old_screen=True)
        self.ledger.answers.append(Answered(words, name))
