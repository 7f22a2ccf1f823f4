"""What came of the promises: by what Telegram's stand-in received, and what stewards are told."""

from collections import Counter
from dataclasses import dataclass, field

from storage import Store
from storage.models import FollowUp, OutboxMessage
from storage.vocabulary import FollowUpState, OutboxState
from tests.kills.promises import Promise
from tests.telegram import TelegramServer


@dataclass
class Verdict:
    """`heard` once; `told` are those of which a steward is told that nobody knows; `repeated` may
    come twice and were in flight at a kill. The others are lists of what must not be.

    `in_flight` is how many were, at each kill of a sender.
    """

    heard: int = 0
    told: int = 0
    repeated: int = 0
    missed: list[Promise] = field(default_factory=list)
    doubled: list[Promise] = field(default_factory=list)
    without_next: list[Promise] = field(default_factory=list)
    in_flight: list[int] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        """Whether every promise was kept, but for at most those in flight at a kill."""
        broken = [*self.missed, *self.doubled, *self.without_next]
        return not broken and self.told + self.repeated <= sum(self.in_flight)


def judge(
    store: Store, telegram: TelegramServer, promises: list[Promise], lost: list[set[int]]
) -> Verdict:
    """`lost` are the numbers of the follow-ups that were in flight at each kill."""
    verdict = Verdict(in_flight=[len(one) for one in lost])
    calls = telegram.calls("sendMessage")
    heard = Counter(int(call.params["chat_id"]) for call in calls if not call.refused)
    unknown, next_signs = _unknown_and_told(store), _next_signs(store)
    in_flight = set[int]().union(*lost)
    for promise in promises:
        _one(verdict, promise, heard[promise.chat_id], promise.case_id in unknown, in_flight)
        if promise.kind == "progress" and next_signs[promise.case_id] != 1:
            verdict.without_next.append(promise)
    return verdict


def _one(verdict: Verdict, promise: Promise, times: int, told: bool, in_flight: set[int]) -> None:
    may_repeat = not promise.at_most_once and promise.follow_up_id in in_flight
    if times == 0:
        if told and promise.follow_up_id in in_flight:
            verdict.told += 1
        else:
            verdict.missed.append(promise)
    elif times == 1:
        verdict.heard += 1
    elif times == 2 and may_repeat:
        verdict.repeated += 1
    else:
        verdict.doubled.append(promise)


def _unknown_and_told(store: Store) -> set[int]:
    """The cases of which a steward gets to know that a message may not have arrived."""
    with store.read() as work:
        rows = work.session.query(OutboxMessage.case_id)
        lost = rows.filter(
            OutboxMessage.state == OutboxState.UNKNOWN, OutboxMessage.follow_up_id.is_not(None)
        )
        shown = {case_id for (case_id,) in rows.filter_by(say="staff-undelivered")}
        return {case_id for (case_id,) in lost if case_id} & shown


def _next_signs(store: Store) -> Counter[int]:
    """How many signs of life each case has still to come."""
    with store.read() as work:
        rows = work.session.query(FollowUp.case_id).filter_by(kind="progress")
        return Counter(
            case_id for (case_id,) in rows.filter_by(state=FollowUpState.WAITING) if case_id
        )
