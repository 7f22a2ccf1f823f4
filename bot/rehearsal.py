"""A dry run of the follow-ups over a period, on a copy of the database."""

from collections import Counter
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.ahead import Hands, hurry, play
from bot.follow_up_lines import about, local
from storage import Store
from storage.models import FollowUp
from storage.policy import FollowUpPolicy


@dataclass(frozen=True)
class Went:
    """One that went out, or that closed its case without a word; `at` on the city's clock."""

    at: str
    kind: str
    round: int
    about: str
    resident: int
    closed: bool


@dataclass(frozen=True)
class Rehearsal:
    """`begin` and `end` of the period, on the city's clock, and all that happened in it."""

    begin: str
    end: str
    went: list[Went]

    @property
    def said(self) -> list[Went]:
        return [one for one in self.went if not one.closed]

    @property
    def closed(self) -> list[str]:
        """The references of the cases that would close by silence."""
        return [one.about for one in self.went if one.closed]

    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        return dict(sorted(Counter(one.kind for one in self.said).items()))

    def as_data(self) -> dict[str, Any]:
        lines = [asdict(one) for one in self.went]
        period = {"from": self.begin, "until": self.end}
        return {**period, "said": self.counts(), "closed": self.closed, "lines": lines}

    def told(self, *, verbose: bool) -> list[str]:
        """For people, a line each."""
        lines = [_line(one) for one in self.went] if verbose else []
        counts = [f"{number:>6}  {kind}" for kind, number in self.counts().items()]
        silent = f"{len(self.closed)} cases would close by silence"
        names = f"{silent}: {', '.join(self.closed)}" if self.closed else silent
        whole = f"{len(self.said)} messages from {self.begin} until {self.end}; nothing was sent"
        return [*lines, *counts, whole, names]


def _line(one: Went) -> str:
    what = "closes by silence" if one.closed else f"round {one.round}"
    return f"{one.at}  {one.kind:16} {one.about}, resident {one.resident}, {what}"


def rehearse(
    url: str, policy: FollowUpPolicy, start: datetime, begin: datetime, end: datetime
) -> Rehearsal:
    """Plays the clock from `start` on; what happens from `begin` until `end` is told."""
    hands, city = Hands(start), policy.city_time()
    with closing(Store(url, policy, hands)) as store:
        hurry(store)
        happened = [
            (one.at, one.follow_up.id, one.closed)
            for one in play(store, hands, end)
            if one.at >= begin and (one.said or one.closed)
        ]
        with store.read() as work:
            rows = ((at, work.session.get_one(FollowUp, n), closed) for at, n, closed in happened)
            went = [
                Went(local(city, at), row.kind, row.round, about(row), row.resident_id, closed)
                for at, row, closed in rows
            ]
    return Rehearsal(local(city, begin), local(city, end), went)
