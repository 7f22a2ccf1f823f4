"""A newcomer's first steps: kept as they are done, and one reminder of the next."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import Store, UnitOfWork
from storage.models import FollowUp, Resident
from storage.vocabulary import FollowUpState, StepState
from tests.storage.arrange import SetClock, resident

WEEK = timedelta(days=7)


def reminders(work: UnitOfWork) -> list[FollowUp]:
    rows = select(FollowUp).where(FollowUp.welcome_id.is_not(None)).order_by(FollowUp.id)
    return list(work.session.scalars(rows))


@pytest.fixture(name="newcomer")
def _newcomer(work: UnitOfWork) -> Resident:
    return resident(work)


def test_nothing_is_kept_of_who_said_nothing(work: UnitOfWork, newcomer: Resident) -> None:
    assert work.welcomes.of_resident(newcomer.id) is None


def test_a_step_that_is_behind_them_is_kept(work: UnitOfWork, newcomer: Resident) -> None:
    work.welcomes.put_behind(newcomer, "register", StepState.DONE)
    work.welcomes.put_behind(newcomer, "school", StepState.NOT_MINE)
    kept = work.welcomes.of_resident(newcomer.id)
    assert kept
    assert kept.steps == {"register": "done", "school": "not_mine"}
    assert reminders(work) == []


def test_who_wishes_it_is_reminded_after_a_week(
    work: UnitOfWork, clock: SetClock, newcomer: Resident
) -> None:
    welcome = work.welcomes.remind(newcomer, "health")
    (planned,) = reminders(work)
    assert (planned.kind, planned.welcome_id) == ("welcome_next", welcome.id)
    assert planned.due_at >= clock.now + WEEK


def test_there_is_one_reminder_the_newest(work: UnitOfWork, newcomer: Resident) -> None:
    work.welcomes.remind(newcomer, "health")
    work.welcomes.remind(newcomer, "school")
    states = [one.state for one in reminders(work)]
    assert states == [FollowUpState.CANCELLED, FollowUpState.WAITING]


def test_a_step_that_is_done_is_not_reminded_of(work: UnitOfWork, newcomer: Resident) -> None:
    work.welcomes.remind(newcomer, "health")
    work.welcomes.put_behind(newcomer, "register", StepState.DONE)
    assert [one.state for one in reminders(work)] == [FollowUpState.WAITING]
    work.welcomes.put_behind(newcomer, "health", StepState.DONE)
    assert [one.state for one in reminders(work)] == [FollowUpState.CANCELLED]


def test_the_reminder_names_the_step_and_comes_once(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        work.welcomes.remind(resident(work), "dutch")
        work.commit()
    clock.now += 2 * WEEK
    with store.begin() as work:
        (due,) = work.follow_ups.due()
        reminder = work.follow_ups.claim(due)
        assert reminder
        kind = work.follow_ups.kind_of(reminder)
        assert kind
        said = work.follow_ups.ask(reminder, kind)
        work.commit()
    assert said.args["step"] == {"say": "welcome-name-dutch"}
    assert [one["label"] for one in said.buttons] == ["answer-step_done", "answer-step_not_yet"]
    clock.now += 2 * WEEK
    with store.begin() as work:
        again = [work.follow_ups.get(one) for one in work.follow_ups.due()]
        assert all(one and one.round > kind.times for one in again)
