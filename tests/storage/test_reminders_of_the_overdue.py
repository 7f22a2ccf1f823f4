"""Reminders to stewards of what is over its time, and of what they put off until later."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import Store
from storage.overlooked import Reason
from storage.policy import Reminder, load_policy
from storage.vocabulary import AppointmentState, CaseState, EventTag
from tests.storage.arrange import TUESDAY_MORNING, SetClock, events_of, steward
from tests.storage.overlooking import Said, change, happens, in_state, look, new_case, visited

WEDNESDAY_MORNING = TUESDAY_MORNING + timedelta(days=1)


# What is overdue


@pytest.mark.parametrize("state", [AppointmentState.CONFIRMED, AppointmentState.MOVED], ids=str)
def test_a_visit_about_which_nobody_wrote_is_asked_about_a_working_day_later(
    store: Store, clock: SetClock, state: AppointmentState
) -> None:
    case_id = visited(store, TUESDAY_MORNING + timedelta(hours=4), state)
    clock.now = WEDNESDAY_MORNING + timedelta(hours=4, minutes=29)
    assert look(store) == []
    clock.forward(minutes=1)
    assert look(store) == [Said(Reason.VISIT, case_id, 1, False)]
    clock.forward(days=2)
    assert look(store) == []
    clock.forward(days=3)
    assert look(store) == [Said(Reason.VISIT, case_id, 2, False)]


def test_a_visit_that_was_called_off_is_not_asked_about(store: Store, clock: SetClock) -> None:
    visited(store, TUESDAY_MORNING, AppointmentState.CANCELLED)
    clock.forward(days=2)
    assert look(store) == []


def test_whoever_wrote_how_the_visit_went_is_not_asked(store: Store, clock: SetClock) -> None:
    case_id = visited(store, TUESDAY_MORNING)
    clock.forward(hours=1)
    happens(store, case_id, EventTag.NOTED)
    clock.forward(days=1)
    assert look(store) == []


def test_looking_at_a_case_is_not_writing_how_it_went(store: Store, clock: SetClock) -> None:
    case_id = visited(store, TUESDAY_MORNING)
    clock.forward(hours=1)
    happens(store, case_id, EventTag.VIEWED)
    clock.forward(days=1)
    assert look(store) == [Said(Reason.VISIT, case_id, 1, False)]


def test_a_visit_of_a_case_that_is_over_is_not_asked_about(store: Store, clock: SetClock) -> None:
    change(store, visited(store, TUESDAY_MORNING), state=CaseState.CLOSED)
    clock.forward(days=2)
    assert look(store) == []


@pytest.mark.parametrize(
    "state", [CaseState.CLAIMED, CaseState.IN_PROGRESS, CaseState.WAITING], ids=str
)
def test_a_case_on_which_nothing_happens_for_ten_working_days_is_spoken_of(
    store: Store, clock: SetClock, state: CaseState
) -> None:
    case_id = in_state(store, state)
    clock.forward(days=14, minutes=-1)
    assert look(store) == []
    clock.forward(minutes=1)
    assert look(store) == [Said(Reason.STANDSTILL, case_id, 1, False)]


def test_any_work_on_it_begins_the_ten_days_anew(store: Store, clock: SetClock) -> None:
    case_id = in_state(store, CaseState.WAITING)
    clock.forward(days=10)
    happens(store, case_id, EventTag.NOTED)
    clock.forward(days=5)
    assert look(store) == []
    clock.forward(days=9)
    assert look(store) == [Said(Reason.STANDSTILL, case_id, 1, False)]


@pytest.mark.parametrize("state", [CaseState.RESOLVED, CaseState.CLOSED], ids=str)
def test_what_is_resolved_may_rest(store: Store, clock: SetClock, state: CaseState) -> None:
    in_state(store, state)
    clock.forward(days=30)
    assert look(store) == []


# Later


def put_off(store: Store, case_id: int, reason: Reason) -> bool:
    with store.begin() as work:
        done = work.reminders.later(work.cases.get(case_id), reason, steward(work))
        work.commit()
        return done


def test_later_is_tomorrow_morning(store: Store, clock: SetClock) -> None:
    case_id = new_case(store)
    clock.forward(days=1)
    look(store)
    assert put_off(store, case_id, Reason.UNCLAIMED)
    assert put_off(store, case_id, Reason.UNCLAIMED)
    clock.now = datetime(2026, 6, 4, 6, 29, tzinfo=UTC)
    assert look(store) == []
    clock.forward(minutes=1)
    assert look(store) == [Said(Reason.UNCLAIMED, case_id, 2, False)]
    clock.now = WEDNESDAY_MORNING + timedelta(days=1)
    assert look(store) == []
    with store.read() as work:
        events = [e for e in events_of(work, work.cases.get(case_id)) if "later" in e.data]
    assert [(e.tag, e.steward_id is not None) for e in events] == [(EventTag.REMINDED, True)]


def test_later_holds_a_reminder_that_would_come_again_the_same_day(
    database_url: str, clock: SetClock
) -> None:
    policy = load_policy()
    hourly = Reminder.model_validate({"delay": "1h", "repeat": "1h", "quiet": "ignore"})
    stewards = policy.stewards.model_copy(update={"unclaimed": hourly})
    store = Store(database_url, policy.model_copy(update={"stewards": stewards}), clock)
    case_id = new_case(store)
    clock.forward(hours=1)
    assert len(look(store)) == 1
    assert put_off(store, case_id, Reason.UNCLAIMED)
    clock.forward(hours=1)
    assert look(store) == []
    clock.now = datetime(2026, 6, 3, 6, 30, tzinfo=UTC)
    assert len(look(store)) == 1
    clock.forward(hours=16)  # at night, which this policy does not mind
    assert len(look(store)) == 1
    store.close()


def test_there_is_no_later_for_what_is_no_longer_so(store: Store, clock: SetClock) -> None:
    case_id = new_case(store)
    assert not put_off(store, case_id, Reason.UNCLAIMED)
    clock.forward(days=1)
    look(store)
    with store.begin() as work:
        work.cases.claim(work.cases.get(case_id), steward(work))
        work.commit()
    assert not put_off(store, case_id, Reason.UNCLAIMED)
