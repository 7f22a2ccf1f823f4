"""The people of the simulated year, their phones, and what is on their agenda."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

from bot.ahead import Hands
from storage import Store, UnitOfWork
from storage.models import InboxMessage, Resident, Steward
from storage.vocabulary import InboxState

LANGUAGES = ("bg", "nl", "ro", "sk")
STEWARDS = ("An", "Jan", "Fatma", "Pieter", "Lies", "Emre")
BEGIN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)

Act = Callable[[UnitOfWork], object]


@dataclass
class Town:
    """Who lives and works there. `blocking` are the residents whose phone refuses us, whether we
    know it already or not; `places` counts the addresses that were given out."""

    store: Store
    hands: Hands
    random: Random
    until: datetime
    residents: list[int] = field(default_factory=list)
    blocking: set[int] = field(default_factory=set)
    places: int = 0
    _agenda: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def settle(self, number: int) -> None:
        """So many residents, who each wrote to us before, and the stewards."""
        with self.store.begin() as work:
            for chat_id in range(1, number + 1):
                language = LANGUAGES[chat_id % len(LANGUAGES)]
                one = work.residents.welcome("telegram", chat_id, f"Resident {chat_id}", language)
                self.residents.append(one.id)
            for place, first_name in enumerate(STEWARDS):
                work.stewards.is_member(900_000 + place, first_name)
            work.commit()

    def put_down(self, at: datetime, act: Act) -> None:
        """Something that will happen, on a quarter of an hour, if it is within the year."""
        at += (BEGIN - at) % QUARTER
        if at <= self.until:
            heapq.heappush(self._agenda, (at, next(self._numbers), act))

    def later(self, days: float, act: Act) -> None:
        """Something after so many days on average, at any hour of day and night."""
        self.put_down(self.hands.now + timedelta(days=self.random.expovariate(1 / days)), act)

    def next_act(self) -> datetime | None:
        return self._agenda[0][0] if self._agenda else None

    def take(self) -> Act:
        return heapq.heappop(self._agenda)[2]

    def sometime(self) -> datetime:
        """A moment within the year, at any hour."""
        return self.hands.now + (self.until - self.hands.now) * self.random.random()

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def resident(self, work: UnitOfWork) -> Resident:
        return work.residents.get(self.random.choice(self.residents))

    def steward(self, work: UnitOfWork) -> Steward:
        place = self.random.randrange(len(STEWARDS))
        return work.stewards.is_member(900_000 + place, STEWARDS[place])

    def message(self, work: UnitOfWork) -> int:
        """Somebody wrote or pressed something: the number of its row of the inbox."""
        row = InboxMessage(
            channel="telegram",
            update_id=next(self._numbers),
            lane="telegram:0",
            payload={},
            received_at=work.now,
            state=InboxState.DONE,
            attempts=1,
        )
        work.session.add(row)
        work.session.flush()
        return row.id
