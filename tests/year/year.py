"""A year of the city: a clock that steps to whatever comes next, on the real storage."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from bot.ahead import Hands, Happened, hurry, tick
from bot.delivery import resident_letter
from bot.settings import checkout
from bot.texts import resident_texts
from storage import Store, UnitOfWork
from storage.errors import StorageError
from storage.models import CaseEvent, FollowUp, OutboxMessage
from storage.policy import load_policy
from storage.vocabulary import Audience, FollowUpState, OutboxState
from tests.year.answering import think_about
from tests.year.reporting import begin_a_case
from tests.year.town import BEGIN, DAY, Town
from tests.year.watching import Watch
from tests.year.working import follow, newcomer, restless


@dataclass(frozen=True)
class Size:
    residents: int
    cases: int
    days: int = 365
    seed: int = 7


@dataclass
class Year:
    """Run it once; afterwards `watch` tells what residents heard and what was broken."""

    url: str
    size: Size
    watch: Watch = field(init=False)
    town: Town = field(init=False)
    steps: int = 0
    closed_by_silence: int = 0
    refused: "Counter[str]" = field(default_factory=Counter)

    def __post_init__(self) -> None:
        policy, hands = load_policy(), Hands(BEGIN)
        store = Store(self.url, policy, hands)
        hurry(store)
        self._texts = resident_texts(checkout())
        self.watch = Watch(policy)
        until = BEGIN + timedelta(days=self.size.days)
        self.town = Town(store, hands, Random(self.size.seed), until)

    def run(self, tell: Callable[[datetime], None] = lambda now: None) -> None:
        """`tell` hears of each week that is over."""
        self._people()
        week = BEGIN + 7 * DAY
        while (moment := self._next()) is not None and moment <= self.town.until:
            while moment >= week:
                self._look_over(week)
                tell(week)
                week += 7 * DAY
            self.town.hands.now = max(moment, self.town.hands.now)
            self._step()
        self.town.hands.now = self.town.until
        with self.town.store.read() as work:
            self.watch.at_the_end(work)

    def _people(self) -> None:
        town, size = self.town, self.size
        town.settle(size.residents)
        for _ in range(size.cases):
            town.put_down(town.sometime(), lambda work: follow(town, begin_a_case(town, work)))
        for one in town.random.sample(town.residents, size.residents // 3):
            restless(town, one)
        for one in town.random.sample(town.residents, size.residents // 10):
            newcomer(town, one)

    def _next(self) -> datetime | None:
        """When the next thing happens: an act, or a follow-up that falls due."""
        with self.town.store.read() as work:
            due = work.plans.next_due()
        moments = [one for one in (due, self.town.next_act()) if one is not None]
        return min(moments, default=None)

    def _step(self) -> None:
        """All acts of this moment, then a tick of the clock, and what goes out reaches people."""
        self.steps += 1
        acts = self.town.next_act()
        while acts is not None and acts <= self.town.hands.now:
            self._act()
            acts = self.town.next_act()
        for happened in tick(self.town.store):
            self._notice(happened)
        with self.town.store.read() as work:
            self.watch.questions(work)
        self._deliver()

    def _act(self) -> None:
        try:
            with self.town.store.begin() as work:
                self.town.take()(work)
                work.commit()
        except StorageError as error:
            self.refused[type(error).__name__] += 1

    def _notice(self, happened: Happened) -> None:
        self.closed_by_silence += happened.closed
        row = happened.follow_up
        self.watch.handled(row, happened.at)
        if happened.said and row.resident_id not in self.town.blocking:
            think_about(self.town, row, self.watch.policy.kinds[row.kind].answers)

    def _deliver(self) -> None:
        """What waits reaches people's phones, or is refused by them."""
        waits = OutboxMessage.state == OutboxState.WAITING
        to_phones = OutboxMessage.lane.startswith("telegram:")
        rows = select(OutboxMessage).where(waits, to_phones).order_by(OutboxMessage.id)
        with self.town.store.begin() as work:
            for message in work.session.scalars(rows.options(joinedload(OutboxMessage.resident))):
                self._arrive(work, message)
            work.commit()

    def _arrive(self, work: UnitOfWork, message: OutboxMessage) -> None:
        who = message.resident
        assert who
        if who.id in self.town.blocking:
            work.outbox.ended(message, OutboxState.BLOCKED, "Forbidden")
            self.watch.messages["not delivered", who.language] += 1
            work.residents.blocked(who, blocked=True)
            if message.case:
                work.cases.undelivered(message.case, "blocked")
            return
        letter = resident_letter(self._texts, message, who.language, who.chat_id)
        self.watch.hears(work, message, letter.text)
        work.outbox.sent(message, letter.text, None)

    def _look_over(self, week: datetime) -> None:
        """The signs of life; and stewards have read what they got."""
        self.town.hands.now = week
        read = update(OutboxMessage).values(state=OutboxState.SENT)
        to_staff = OutboxMessage.audience == Audience.STAFF
        with self.town.store.begin() as work:
            self.watch.signs_of_life(work)
            work.session.execute(read.where(to_staff, OutboxMessage.state == OutboxState.WAITING))
            work.commit()

    def counts(self) -> dict[str, int]:
        """What the year left in the database, by name."""
        with self.town.store.read() as work:
            found: Counter[str] = Counter()
            for tag in work.session.scalars(select(CaseEvent.tag)):
                found[f"cases: {tag}"] += 1
            rows = work.session.execute(select(FollowUp.kind, FollowUp.state))
            for kind, state in rows:
                if state is not FollowUpState.DONE:
                    found[f"{kind}: {state}"] += 1
        return {**found, "cases: closed by silence": self.closed_by_silence}

    def close(self) -> None:
        self.town.store.close()
