"""A case goes from hand to hand: released, or assigned to a colleague."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import HeldByColleague, NotAllowed, Store, UnitOfWork
from storage.models import Case, CaseEvent, Steward
from storage.vocabulary import CaseState, EventTag, FollowUpState
from tests.storage.arrange import (
    SetClock,
    case_in,
    events_of,
    follow_ups_of,
    keys,
    message,
    open_case,
    steward,
)

HAD = [CaseState.CLAIMED, CaseState.IN_PROGRESS, CaseState.WAITING]
DONE = [CaseState.RESOLVED, CaseState.CLOSED]


def give(
    work: UnitOfWork, case: Case, to: Steward, by: Steward, *, coordinator: bool = False
) -> Steward | None:
    return work.handing_over.assign(case, to, by, message(work), coordinator=coordinator)


def put_back(
    work: UnitOfWork, case: Case, by: Steward, *, coordinator: bool = False
) -> Steward | None:
    return work.handing_over.release(case, by, message(work), coordinator=coordinator)


def last_event(work: UnitOfWork, case: Case) -> CaseEvent:
    return events_of(work, case)[-1]


@pytest.mark.parametrize("state", HAD)
def test_a_released_case_is_new_and_nobodys_and_its_resident_waits(
    work: UnitOfWork, clock: SetClock, state: CaseState
) -> None:
    case, an = case_in(work, state), steward(work)
    case.waits_since, case.waiting_on = None, "Ivago"
    case.snoozed_until = clock.now + timedelta(days=3)
    work.session.flush()
    assert put_back(work, case, an) is an
    work.session.expire(case)
    assert [case.state, case.steward_id, case.waits_since] == [CaseState.NEW, None, clock.now]
    assert [case.waiting_on, case.snoozed_until] == [None, None]
    event = last_event(work, case)
    assert (event.tag, event.steward_id, event.data) == (EventTag.RELEASED, an.id, {"from": an.id})
    assert keys(work, case)[-1] == "staff-card"


def test_who_waited_before_a_release_waits_since_then(work: UnitOfWork, clock: SetClock) -> None:
    case = open_case(work)
    work.cases.claim(case, steward(work))
    since = clock.now - timedelta(days=2)
    case.waits_since = since
    work.session.flush()
    put_back(work, case, steward(work))
    assert case.waits_since == since


@pytest.mark.parametrize("state", [CaseState.NEW, *DONE])
def test_what_nobody_is_busy_with_is_not_released(work: UnitOfWork, state: CaseState) -> None:
    case = case_in(work, state)
    with pytest.raises(NotAllowed):
        put_back(work, case, steward(work), coordinator=True)
    assert case.state is state
    assert EventTag.RELEASED not in [event.tag for event in events_of(work, case)]


@pytest.mark.parametrize("state", [CaseState.NEW, *HAD])
def test_an_assigned_case_is_the_colleagues(work: UnitOfWork, state: CaseState) -> None:
    case, an, bo = case_in(work, state), steward(work), steward(work, 71, "Bo")
    had = give(work, case, bo, an)
    new = state is CaseState.NEW
    assert (had, case.steward) == (None if new else an, bo)
    assert case.state is (CaseState.CLAIMED if new else state)
    event = last_event(work, case)
    assert (event.tag, event.steward_id) == (EventTag.ASSIGNED, an.id)
    assert event.data == {"to": bo.id} | ({} if new else {"from": an.id})


@pytest.mark.parametrize("state", DONE)
def test_what_is_done_is_not_assigned(work: UnitOfWork, state: CaseState) -> None:
    case = case_in(work, state)
    with pytest.raises(NotAllowed):
        give(work, case, steward(work, 71, "Bo"), steward(work), coordinator=True)


def test_a_colleague_does_not_get_what_they_have(work: UnitOfWork) -> None:
    case, an = case_in(work, CaseState.CLAIMED), steward(work)
    with pytest.raises(NotAllowed):
        give(work, case, an, an)


def test_only_who_has_a_case_or_a_coordinator_may_dispose_of_it(work: UnitOfWork) -> None:
    case, bo = case_in(work, CaseState.CLAIMED), steward(work, 71, "Bo")
    with pytest.raises(HeldByColleague):
        give(work, case, bo, bo)
    with pytest.raises(HeldByColleague):
        put_back(work, case, bo)
    give(work, case, bo, bo, coordinator=True)
    assert case.steward is bo
    an = steward(work)
    with pytest.raises(HeldByColleague):
        put_back(work, case, an)
    put_back(work, case, an, coordinator=True)
    assert case.state is CaseState.NEW


def test_the_same_message_again_does_nothing_more(work: UnitOfWork) -> None:
    case, an, bo = case_in(work, CaseState.CLAIMED), steward(work), steward(work, 71, "Bo")
    inbox_id = message(work)
    work.handing_over.release(case, an, inbox_id, coordinator=False)
    work.cases.claim(case, bo)
    assert work.handing_over.release(case, an, inbox_id, coordinator=False) is None
    assert case.steward is bo
    work.handing_over.assign(case, an, bo, inbox_id, coordinator=False)
    give(work, case, bo, an)
    assert work.handing_over.assign(case, an, bo, inbox_id, coordinator=False) is None
    assert case.steward is bo


def test_the_resident_hears_who_got_the_case_and_not_who_lost_it_again(
    store: Store, clock: SetClock
) -> None:
    clock.now = datetime(2026, 6, 2, 21, 0, tzinfo=UTC)  # quiet hours: nothing goes out yet
    with store.begin() as work:
        case = open_case(work)
        an, bo = steward(work), steward(work, 71, "Bo")
        work.cases.claim(case, an)
        put_back(work, case, an)
        assert [one.state for one in follow_ups_of(work, case, "claimed")] == [
            FollowUpState.CANCELLED
        ]
        give(work, case, an, bo)
        give(work, case, bo, an)
        work.commit()
    clock.forward(hours=12)
    with store.begin() as work:
        waiting = [
            one
            for one in follow_ups_of(work, case, "claimed")
            if one.state is FollowUpState.WAITING
        ]
        kind = work.follow_ups.kind_of(waiting[0])
        assert kind
        said = [work.follow_ups.ask(one, kind) for one in waiting]
    assert [words.args["steward"] for words in said] == ["Bo"]


def test_a_look_at_a_case_is_kept_once_an_hour_for_each_steward(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = open_case(work)
        other = open_case(work)
        work.commit()

    def look(number: int, case: Case) -> None:
        with store.begin() as work:
            work.cases.viewed(work.cases.get(case.id), steward(work, number))
            work.commit()

    def looks(case: Case) -> int:
        with store.read() as work:
            return [event.tag for event in events_of(work, case)].count(EventTag.VIEWED)

    look(70, case)
    clock.forward(minutes=59)
    look(70, case)
    assert looks(case) == 1
    look(71, case)
    look(70, other)
    assert (looks(case), looks(other)) == (2, 1)
    clock.forward(minutes=1)
    look(70, case)
    assert looks(case) == 3
