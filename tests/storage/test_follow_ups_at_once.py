"""Clocks and people at the same moment: on PostgreSQL they really are at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest

from storage import Store, UnitOfWork
from storage.models import Case, FollowUp
from storage.policy import load_policy
from storage.vocabulary import FollowUpState
from tests.storage.arrange import (
    SetClock,
    follow_ups_of,
    message,
    open_case,
    resident,
    side_by_side,
    steward,
)

A_WEEK = timedelta(days=7)


@pytest.fixture
def store(postgresql_url: str, clock: SetClock) -> Iterator[Store]:
    store = Store(postgresql_url, load_policy(), clock)
    yield store
    store.close()


def opened(store: Store, clock: SetClock) -> Case:
    """A case whose first sign of life is due."""
    with store.begin() as work:
        case = open_case(work)
        steward(work)
        work.commit()
    clock.now += A_WEEK
    return case


def waiting(work: UnitOfWork, case: Case) -> list[FollowUp]:
    signs = follow_ups_of(work, case, "progress")
    return [one for one in signs if one.state is FollowUpState.WAITING]


def says(work: UnitOfWork, follow_up_id: int) -> bool:
    """What a clock does with a sign that is due."""
    sign = work.follow_ups.claim(follow_up_id)
    kind = work.follow_ups.kind_of(sign) if sign else None
    if sign is None or kind is None or work.follow_ups.drop_or_delay(sign, kind):
        return False
    work.follow_ups.ask(sign, kind)
    return True


def test_a_case_resolved_while_its_sign_is_said_gets_no_more_signs(
    store: Store, clock: SetClock
) -> None:
    case = opened(store, clock)
    looked = Event()

    def resolve() -> None:
        with store.begin() as work:
            mine = work.cases.get(case.id)
            looked.set()
            work.cases.resolve(mine, steward(work))
            work.commit()

    with ThreadPoolExecutor(1) as other:
        with store.begin() as work:
            (sign,) = waiting(work, case)
            assert says(work, sign.id)
            later = other.submit(resolve)
            looked.wait(5)
            work.commit()
        later.result()
    with store.read() as work:
        assert waiting(work, case) == []


def test_while_somebody_acts_on_a_case_its_follow_ups_wait(store: Store, clock: SetClock) -> None:
    case = opened(store, clock)
    with store.begin() as desk, store.begin() as clock_work:
        (sign,) = waiting(clock_work, case)
        desk.cases.resolve(desk.cases.get(case.id), steward(desk))
        assert not says(clock_work, sign.id)
        clock_work.session.rollback()
        desk.commit()
        assert not says(clock_work, sign.id)
    with store.read() as work:
        assert waiting(work, case) == []


def test_of_many_clocks_and_a_steward_at_once_each_sign_is_said_once_or_not_at_all(
    store: Store, clock: SetClock
) -> None:
    for _ in range(8):
        case = opened(store, clock)
        with store.read() as work:
            (sign,) = waiting(work, case)
        turns = iter(["clock", "clock", "steward", "clock"])

        def act(case: Case = case, number: int = sign.id, turns: Iterator[str] = turns) -> bool:
            with store.begin() as work:
                if next(turns) == "clock":
                    said = says(work, number)
                else:
                    work.cases.resolve(work.cases.get(case.id), steward(work))
                    work.cases.reopen(work.cases.get(case.id), resident(work), message(work), None)
                    said = False
                work.commit()
                return said

        assert side_by_side(4, act).count(True) <= 1
        with store.read() as work:
            (planned,) = waiting(work, case)
            assert planned.due_at > work.now


def test_a_clock_does_not_wait_for_what_another_has(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        first, second = (follow_ups_of(work, open_case(work), "received")[0].id for _ in range(2))
        work.commit()
    with store.begin() as one, store.begin() as other:
        assert one.follow_ups.claim(first)
        assert other.follow_ups.claim(first) is None
        assert other.follow_ups.claim(second)
