"""Reminders to stewards of what nobody took or answered: each once, in time, while it is so."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import Store
from storage.overlooked import PAGE, WALKS, Reason
from storage.staff_models import StaffReminder
from storage.vocabulary import CaseState, EventTag
from tests.storage.arrange import (
    TUESDAY_MORNING,
    SetClock,
    events_of,
    open_case,
    resident,
    side_by_side,
    steward,
)
from tests.storage.overlooking import (
    Said,
    change,
    due_on,
    happens,
    in_state,
    look,
    new_case,
    take,
)

# What nobody took


def test_a_case_that_nobody_took_for_a_working_day_is_spoken_of_once(
    store: Store, clock: SetClock
) -> None:
    case_id = new_case(store)
    clock.forward(hours=23, minutes=59)
    assert look(store) == []
    clock.forward(minutes=1)
    assert look(store) == [Said(Reason.UNCLAIMED, case_id, 1, False)]
    clock.forward(hours=2)
    assert look(store) == []
    with store.read() as work:
        (event,) = [e for e in events_of(work, work.cases.get(case_id)) if "round" in e.data]
    assert event.tag is EventTag.REMINDED
    assert event.data == {"reason": "unclaimed", "round": 1, "coordinators": False}


def test_it_is_spoken_of_again_each_working_day_the_third_time_to_the_coordinators(
    store: Store, clock: SetClock
) -> None:
    case_id = new_case(store)
    rounds = []
    for _day in range(7):  # from Wednesday to the next Tuesday
        clock.forward(days=1)
        rounds += [(clock.now.strftime("%a"), one) for one in look(store)]
    assert rounds == [
        ("Wed", Said(Reason.UNCLAIMED, case_id, 1, False)),
        ("Thu", Said(Reason.UNCLAIMED, case_id, 2, False)),
        ("Fri", Said(Reason.UNCLAIMED, case_id, 3, True)),
        ("Mon", Said(Reason.UNCLAIMED, case_id, 4, True)),
        ("Tue", Said(Reason.UNCLAIMED, case_id, 5, True)),
    ]


@pytest.mark.parametrize(
    ("opened", "spoken"),
    [
        ("2026-07-20T14:00+02:00", "2026-07-22T14:00+02:00"),  # over the holiday of 21 July
        ("2026-06-05T14:00+02:00", "2026-06-08T14:00+02:00"),  # over a weekend
        ("2026-06-02T23:30+02:00", "2026-06-04T08:30+02:00"),  # a night's quiet after the day
        ("2026-03-27T14:00+01:00", "2026-03-30T14:00+02:00"),  # into summer time
        ("2026-10-23T14:00+02:00", "2026-10-26T14:00+01:00"),  # into winter time
        ("2026-06-06T14:00+02:00", "2026-06-08T14:00+02:00"),  # opened on a Saturday
    ],
)
def test_working_days_are_those_of_the_city(
    store: Store, clock: SetClock, opened: str, spoken: str
) -> None:
    clock.now = datetime.fromisoformat(opened).astimezone(UTC)
    new_case(store)
    clock.now = datetime.fromisoformat(spoken).astimezone(UTC) - timedelta(minutes=1)
    assert look(store) == []
    clock.forward(minutes=1)
    assert len(look(store)) == 1


def test_a_clock_that_slept_for_a_week_says_it_once(store: Store, clock: SetClock) -> None:
    case_id = new_case(store)
    clock.forward(days=7)
    assert [look(store), look(store)] == [[Said(Reason.UNCLAIMED, case_id, 1, False)], []]
    clock.forward(days=1)
    assert look(store) == [Said(Reason.UNCLAIMED, case_id, 2, False)]


def test_a_case_that_was_claimed_meanwhile_is_not_spoken_of(store: Store, clock: SetClock) -> None:
    case_id = new_case(store)
    clock.forward(days=1)
    (due,) = due_on(store, WALKS[0])
    with store.begin() as work:
        work.cases.claim(work.cases.get(case_id), steward(work))
        work.commit()
    assert not take(store, due)
    assert look(store) == []


def test_a_case_that_was_given_back_has_a_day_again(store: Store, clock: SetClock) -> None:
    case_id = new_case(store)
    for _ in range(3):
        clock.forward(days=1)
        look(store)
    happens(store, case_id, EventTag.RELEASED)
    clock.forward(hours=23)
    assert look(store) == []
    clock.now = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)
    assert look(store) == [Said(Reason.UNCLAIMED, case_id, 1, False)]


def test_a_snoozed_case_is_left_in_peace_and_has_a_day_when_it_wakes(
    store: Store, clock: SetClock
) -> None:
    case_id = new_case(store)
    change(store, case_id, snoozed_until=TUESDAY_MORNING + timedelta(days=2))
    clock.forward(days=1, hours=1)
    assert look(store) == []
    clock.now = TUESDAY_MORNING + timedelta(days=2, hours=1)
    assert look(store) == []
    clock.now = TUESDAY_MORNING + timedelta(days=3)
    assert look(store) == [Said(Reason.UNCLAIMED, case_id, 1, False)]


def test_violence_keeps_residents_undisturbed_but_not_stewards(
    store: Store, clock: SetClock
) -> None:
    case_id = new_case(store)
    change(store, case_id, no_automatic_messages=True)
    clock.forward(days=1)
    assert [one.case_id for one in look(store)] == [case_id]


def test_several_clocks_say_each_reminder_once(store: Store, clock: SetClock) -> None:
    cases = {new_case(store) for _ in range(5)}
    clock.forward(days=1)
    said = [one for each in side_by_side(4, lambda: look(store)) for one in each]
    assert len(said) == 5
    assert {one.case_id for one in said} == cases
    with store.read() as work:
        assert work.session.query(StaffReminder).count() == 5


def test_clocks_that_saw_the_same_due_at_the_same_moment_say_it_once(
    store: Store, clock: SetClock
) -> None:
    case_id = new_case(store)
    for round_ in range(1, 11):
        clock.forward(days=1 if clock.now.weekday() < 4 else 3)
        (due,) = due_on(store, WALKS[0])
        assert due.round == round_
        assert sum(side_by_side(3, lambda due=due: take(store, due))) == 1  # type: ignore[misc]
    with store.read() as work:
        events = events_of(work, work.cases.get(case_id))
    assert [e.data["round"] for e in events if e.tag is EventTag.REMINDED] == [*range(1, 11)]


def test_a_walk_goes_on_where_a_page_ended(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        who = resident(work)
        cases = {open_case(work, who).id for _ in range(PAGE + 3)}
        work.commit()
    clock.forward(days=1)
    with store.read() as work:
        first, end = work.reminders.due(WALKS[0])
        rest, over = work.reminders.due(WALKS[0], end)
    assert (len(first), len(rest), over) == (PAGE, 3, None)
    assert {due.overlooked.case.id for due in first + rest} == cases


# What nobody answered


def test_the_one_who_has_the_case_is_told_of_words_without_an_answer(
    store: Store, clock: SetClock
) -> None:
    case_id = in_state(store, CaseState.IN_PROGRESS, waits_since=TUESDAY_MORNING)
    clock.forward(hours=23)
    assert look(store) == []
    clock.forward(hours=1)
    assert look(store) == [Said(Reason.UNANSWERED, case_id, 1, False)]
    clock.forward(days=1)
    assert look(store) == [Said(Reason.UNANSWERED, case_id, 2, False)]
    clock.forward(days=1)
    assert look(store) == [Said(Reason.UNANSWERED, case_id, 3, True)]


def test_who_takes_a_case_has_a_working_day_for_the_answer(store: Store, clock: SetClock) -> None:
    case_id = new_case(store)
    clock.forward(hours=23)
    with store.begin() as work:
        work.cases.claim(work.cases.get(case_id), steward(work))
        work.commit()
    clock.forward(hours=23)
    assert look(store) == []
    clock.forward(hours=1)
    assert look(store) == [Said(Reason.UNANSWERED, case_id, 1, False)]


def test_an_answer_ends_the_stretch_and_new_words_begin_another(
    store: Store, clock: SetClock
) -> None:
    case_id = in_state(store, CaseState.IN_PROGRESS, waits_since=TUESDAY_MORNING)
    for _ in range(2):
        clock.forward(days=1)
        look(store)
    change(store, case_id, waits_since=None)
    clock.forward(days=1)
    assert look(store) == []
    change(store, case_id, waits_since=clock.now)
    clock.now = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)
    assert look(store) == [Said(Reason.UNANSWERED, case_id, 1, False)]


@pytest.mark.parametrize(
    "state", [CaseState.WAITING, CaseState.RESOLVED, CaseState.CLOSED], ids=str
)
def test_words_are_not_forgotten_in_any_state(
    store: Store, clock: SetClock, state: CaseState
) -> None:
    case_id = in_state(store, state, waits_since=TUESDAY_MORNING)
    clock.forward(days=1)
    assert look(store) == [Said(Reason.UNANSWERED, case_id, 1, False)]


def test_a_case_that_became_part_of_another_is_not_spoken_of(store: Store, clock: SetClock) -> None:
    change(store, new_case(store), joined_to_id=new_case(store))
    clock.forward(days=1)
    assert len(look(store)) == 1
