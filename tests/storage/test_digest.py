"""The digest of the morning: once on each working day, with what matters that day."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import Store
from storage.digest import LONGEST, Digest
from storage.models import Case
from storage.overlooked import Reason
from storage.vocabulary import AppointmentState, CaseState, ClosedReason
from tests.storage.arrange import TUESDAY_MORNING, SetClock, message, side_by_side
from tests.storage.overlooking import change, in_state, new_case, visited


def local(written: str) -> datetime:
    """A moment written with its distance from UTC."""
    return datetime.fromisoformat(written).astimezone(UTC)


def given(store: Store) -> Digest | None:
    """What a clock gives when it ticks now."""
    with store.read() as work:
        if not work.digests.is_due():
            return None
    with store.begin() as work:
        told = work.digests.take()
        work.commit()
        return told


def references(cases: list[Case]) -> list[int]:
    return [case.id for case in cases]


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-06-02T08:29:59+02:00", False),
        ("2026-06-02T08:30:00+02:00", True),
        ("2026-06-02T16:29:59+02:00", True),  # the clock slept; it still makes sense
        ("2026-06-02T16:30:00+02:00", False),
        ("2026-06-06T09:00:00+02:00", False),  # Saturday
        ("2026-06-07T09:00:00+02:00", False),  # Sunday
        ("2026-07-21T09:00:00+02:00", False),  # holiday
        ("2026-03-30T08:29:59+02:00", False),  # the first working day of summer time
        ("2026-03-30T08:30:00+02:00", True),
        ("2026-10-26T08:29:59+01:00", False),  # and of winter time
        ("2026-10-26T08:30:00+01:00", True),
    ],
)
def test_it_is_given_on_working_days_from_half_past_eight(
    store: Store, clock: SetClock, moment: str, due: bool
) -> None:
    clock.now = local(moment) - timedelta(hours=1)
    new_case(store)
    clock.now = local(moment)
    assert (given(store) is not None) == due


def test_it_is_given_once_a_day_by_however_many_clocks(store: Store, clock: SetClock) -> None:
    new_case(store)
    told = side_by_side(4, lambda: given(store))
    assert len([one for one in told if one]) == 1
    clock.forward(hours=1)
    assert given(store) is None
    clock.forward(days=1)
    assert given(store)


def test_after_a_week_of_sleep_there_is_one_digest(store: Store, clock: SetClock) -> None:
    new_case(store)
    given(store)
    clock.forward(days=3)
    new_case(store)
    clock.forward(days=4)
    told = given(store)
    assert told
    assert told.new == 1
    assert given(store) is None


def test_a_morning_with_nothing_to_say_is_over_without_a_word(
    store: Store, clock: SetClock
) -> None:
    assert given(store) == Digest(0, [], [], [])
    assert not Digest(0, [], [], [])
    clock.forward(minutes=5)
    new_case(store)
    assert given(store) is None


def test_it_counts_what_came_since_the_last_one(store: Store, clock: SetClock) -> None:
    new_case(store)
    clock.forward(days=1, hours=1)
    change(store, new_case(store), state=CaseState.CLOSED)
    told = given(store)
    assert told
    assert told.new == 1
    clock.forward(hours=1)
    for _ in range(2):
        new_case(store)
    clock.forward(days=1)
    told = given(store)
    assert told
    assert told.new == 2


def test_it_names_those_who_wait_longest(store: Store, clock: SetClock) -> None:
    waiting = []
    for _ in range(LONGEST + 1):
        waiting.append(new_case(store))
        clock.forward(minutes=1)
    change(store, waiting[1], waits_since=None)
    change(store, waiting[2], snoozed_until=clock.now + timedelta(days=1))
    change(store, waiting[3], joined_to_id=waiting[4])
    told = given(store)
    assert told
    assert references(told.longest) == [waiting[0], waiting[4], waiting[5]]


def test_of_those_who_wait_it_names_no_more_than_five(store: Store) -> None:
    cases = [new_case(store) for _ in range(LONGEST + 2)]
    told = given(store)
    assert told
    assert len(told.longest) == LONGEST < len(cases)


def test_it_names_what_is_over_its_time_the_longest_first(store: Store, clock: SetClock) -> None:
    still = in_state(store, CaseState.WAITING)
    clock.forward(days=13)
    seen = visited(store, clock.now)
    in_state(store, CaseState.IN_PROGRESS)
    clock.forward(days=2)
    told = given(store)
    assert told
    assert [(one.case.id, one.walk.reason) for one in told.overdue] == [
        (still, Reason.STANDSTILL),
        (seen, Reason.VISIT),
    ]


def test_it_names_the_visits_of_this_day_in_their_order(store: Store, clock: SetClock) -> None:
    morning, midnight = local("2026-06-02T00:00+02:00"), local("2026-06-03T00:00+02:00")
    late = visited(store, midnight - timedelta(minutes=1))
    early = visited(store, morning, AppointmentState.PROPOSED)
    visited(store, midnight)
    visited(store, morning - timedelta(minutes=1))
    visited(store, TUESDAY_MORNING, AppointmentState.CANCELLED)
    change(store, visited(store, TUESDAY_MORNING), state=CaseState.CLOSED)
    told = given(store)
    assert told
    assert [visit.case_id for visit in told.visits] == [early, late]


@pytest.mark.parametrize(
    ("moment", "told_before", "told_now"),
    [
        ("2026-06-08T09:00:00+02:00", "2026-06-05T09:00:00+02:00", True),  # Monday
        ("2026-06-09T09:00:00+02:00", "2026-06-08T09:00:00+02:00", False),
        ("2026-05-26T09:00:00+02:00", "2026-05-22T09:00:00+02:00", True),  # Whit Monday before it
        ("2026-06-08T09:00:00+02:00", None, True),
    ],
)
def test_what_residents_said_back_is_news_once_a_week(
    store: Store, clock: SetClock, moment: str, told_before: str | None, told_now: bool
) -> None:
    clock.now = local(moment) - timedelta(days=5)
    closed = new_case(store)
    with store.begin() as work:
        case = work.cases.get(closed)
        work.cases.close(case, ClosedReason.SOLVED)
        work.cases.reopen(case, case.reports[0].resident, message(work), "пак")
        work.commit()
    if told_before:
        clock.now = local(told_before)
        given(store)
    clock.now = local(moment)
    told = given(store)
    assert told
    assert (told.said_back is not None) == told_now
    if told.said_back:
        assert (told.said_back.reopened.number, told.said_back.reopened.of) == (1, 1)
