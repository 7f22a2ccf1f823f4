"""A resident who wants no messages for a while: what falls due meanwhile comes afterwards."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage import Store, UnitOfWork
from storage.errors import WrongPolicy
from storage.models import Case, FollowUp
from storage.plan import Plan
from storage.policy import FollowUpPolicy, load_policy
from storage.vocabulary import ClosedReason, FollowUpState
from tests.storage.arrange import (
    TUESDAY_MORNING,
    SetClock,
    follow_ups_of,
    message,
    open_case,
    resident,
    steward,
)

ITS_END = TUESDAY_MORNING + timedelta(days=14)


def goes_out(work: UnitOfWork, follow_up: FollowUp) -> bool:
    """Whether the clock would say it now; what must wait or is dropped is so afterwards."""
    kind = work.follow_ups.kind_of(follow_up)
    assert kind
    return not work.follow_ups.drop_or_delay(follow_up, kind)


def pauses(work: UnitOfWork) -> Case:
    """A case whose resident wants a pause."""
    case = open_case(work)
    assert work.residents.pause_follow_ups(resident(work).id) == ITS_END
    return case


def one(work: UnitOfWork, case: Case, kind: str) -> FollowUp:
    (found,) = follow_ups_of(work, work.cases.get(case.id), kind)
    return found


def test_what_falls_due_in_a_pause_waits_for_its_end(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = pauses(work)
        work.commit()
    clock.forward(days=7)
    with store.begin() as work:
        sign = one(work, case, "progress")
        assert not goes_out(work, sign)
        assert (sign.state, sign.due_at) == (FollowUpState.WAITING, ITS_END)
        work.commit()
    clock.now = ITS_END
    with store.begin() as work:
        assert goes_out(work, one(work, case, "progress"))


def test_a_pause_that_ends_at_night_lasts_until_the_morning(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = pauses(work)
        resident(work).follow_ups_paused_until = ITS_END + timedelta(hours=12)
        clock.forward(days=7)
        work.commit()
    with store.begin() as work:
        sign = one(work, case, "progress")
        assert not goes_out(work, sign)
        assert sign.due_at == ITS_END + timedelta(hours=22, minutes=30)


def test_what_is_an_answer_or_sent_on_purpose_comes_in_a_pause_too(work: UnitOfWork) -> None:
    case = pauses(work)
    assert goes_out(work, one(work, case, "received"))
    plan = Plan(work.now + timedelta(days=3), 60, "Ham 12", "An")
    draft = work.appointments.draft(case, resident(work), steward(work), plan)
    work.appointments.send(draft, steward(work), message(work))
    assert goes_out(work, one(work, case, "appointment"))


def test_the_reminder_of_an_appointment_in_the_pause_is_not_said_after_it(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = pauses(work)
        plan = Plan(work.now + timedelta(days=3), 60, "Ham 12", "An")
        draft = work.appointments.draft(case, resident(work), steward(work), plan)
        work.appointments.send(draft, steward(work), message(work))
        work.commit()
    clock.forward(days=2, hours=8)
    with store.begin() as work:
        assert not goes_out(work, one(work, case, "visit_reminder"))
        work.commit()
    clock.now = ITS_END
    with store.begin() as work:
        reminder = one(work, case, "visit_reminder")
        assert not goes_out(work, reminder)
        assert reminder.state is FollowUpState.CANCELLED


def test_a_question_with_an_end_is_still_asked_after_a_long_pause(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = pauses(work)
        work.cases.close(case, ClosedReason.SOLVED)
        assert not goes_out(work, one(work, case, "rating"))
        work.commit()
    clock.now = ITS_END
    with store.begin() as work:
        assert goes_out(work, one(work, case, "rating"))


def test_who_wants_messages_before_the_pause_is_over_gets_what_waited_for_it(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = pauses(work)
        work.commit()
    clock.forward(days=7)
    with store.begin() as work:
        assert not goes_out(work, one(work, case, "progress"))
        work.commit()
    clock.forward(days=1)
    with store.begin() as work:
        assert work.residents.wants_no_messages(resident(work))
        work.residents.resume_follow_ups(resident(work).id)
        assert not work.residents.wants_no_messages(resident(work))
        assert one(work, case, "progress").id in work.follow_ups.due()
        assert goes_out(work, one(work, case, "progress"))


def test_a_pause_takes_the_place_of_a_stop_and_a_stop_that_of_a_pause(work: UnitOfWork) -> None:
    who = resident(work)
    work.residents.stop_follow_ups(who.id)
    work.residents.pause_follow_ups(who.id)
    assert (who.follow_ups_stopped_at, who.follow_ups_paused_until) == (None, ITS_END)
    work.residents.stop_follow_ups(who.id)
    assert (who.follow_ups_stopped_at, who.follow_ups_paused_until) == (work.now, None)


def test_a_pause_is_over_by_itself(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        pauses(work)
        work.commit()
    clock.now = ITS_END
    with store.begin() as work:
        assert not work.residents.wants_no_messages(resident(work))


def policy_with(folder: Path, pause: str) -> FollowUpPolicy:
    path = folder / "own.yml"
    path.write_text(
        'timezone: Europe/Brussels\nholidays: BE\nquiet: {from: "20:00", to: "08:30"}\n'
        f"pause: {pause}\nkinds: {{}}\n"
    )
    return load_policy(path)


def test_the_policy_says_how_long_a_pause_is(tmp_path: Path) -> None:
    assert policy_with(tmp_path, "10wd").pause.working_days == 10


def test_a_pause_without_length_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(WrongPolicy, match="pause"):
        policy_with(tmp_path, "0d")
