"""Appointments: made and moved by stewards, answered by residents, reminded of the day before."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import NotAllowed, Store, UnitOfWork
from storage.appointments import Moot
from storage.models import Case, FollowUp, OutboxMessage
from storage.plan import Plan
from storage.staff_models import Appointment
from storage.vocabulary import (
    AppointmentState,
    CaseState,
    ClosedReason,
    EventTag,
    FollowUpState,
    OutboxState,
)
from tests.storage.arrange import (
    SetClock,
    events_of,
    keys,
    message,
    open_case,
    resident,
    steward,
    tags,
)

FRIDAY_TWO = datetime(2026, 6, 5, 12, 0, tzinfo=UTC)
"""14:00 in Ghent."""
MONDAY = FRIDAY_TWO + timedelta(days=3)


def plan(starts_at: datetime = FRIDAY_TWO) -> Plan:
    return Plan(starts_at, 60, "Sleepstraat 45", "An")


def drafted(
    work: UnitOfWork, case: Case, planned: Plan, of: Appointment | None = None
) -> OutboxMessage:
    return work.appointments.draft(case, resident(work), steward(work), planned, of)


def made(work: UnitOfWork, case: Case, planned: Plan | None = None) -> Appointment:
    draft = drafted(work, case, planned or plan())
    appointment = work.appointments.send(draft, steward(work), message(work))
    assert appointment
    return appointment


def moved(work: UnitOfWork, appointment: Appointment, to: datetime) -> None:
    draft = drafted(work, appointment.case, plan(to), appointment)
    assert work.appointments.send(draft, steward(work), message(work)) is appointment


def planned(work: UnitOfWork, kind: str) -> list[FollowUp]:
    rows = select(FollowUp).where(FollowUp.kind == kind).order_by(FollowUp.id)
    return list(work.session.scalars(rows))


def asked(work: UnitOfWork, name: str = "appointment") -> FollowUp:
    """The newest of this kind, as the clock asks it."""
    follow_up = planned(work, name)[-1]
    kind = work.follow_ups.kind_of(follow_up)
    assert kind
    work.follow_ups.ask(follow_up, kind)
    return follow_up


def answer(work: UnitOfWork, question: FollowUp, said: str) -> Appointment | None:
    return work.appointments.answered(question, said, message(work))


def test_what_is_sent_is_an_appointment_and_the_case_is_in_hand(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    assert (appointment.state, appointment.sequence) == (AppointmentState.PROPOSED, 0)
    assert Plan.of(appointment) == plan()
    assert (case.state, case.waits_since) == (CaseState.IN_PROGRESS, None)
    assert case.first_answer_at == work.now
    assert tags(work, case)[-1] is EventTag.APPOINTMENT_MADE
    assert keys(work, case)[-1] == "staff-card"
    assert work.appointments.next_of(case) is appointment


def test_a_draft_is_no_appointment(work: UnitOfWork) -> None:
    case = open_case(work)
    drafted(work, case, plan())
    assert work.appointments.next_of(case) is None
    assert planned(work, "appointment") == []


def test_a_second_press_makes_no_second_appointment(work: UnitOfWork) -> None:
    case = open_case(work)
    draft = drafted(work, case, plan())
    assert work.appointments.send(draft, steward(work), message(work))
    assert work.appointments.send(draft, steward(work), message(work)) is None
    assert len(planned(work, "appointment")) == 1
    assert tags(work, case).count(EventTag.APPOINTMENT_MADE) == 1


def test_it_goes_out_as_it_was_previewed_when_its_follow_up_is_due(work: UnitOfWork) -> None:
    case = open_case(work)
    draft = drafted(work, case, plan())
    work.appointments.send(draft, steward(work), message(work))
    (sends,) = planned(work, "appointment")
    assert (sends.due_at, draft.state) == (work.now, OutboxState.DRAFT)
    assert work.outbox.send_held(sends.resident, sends.id)
    assert draft.state is OutboxState.WAITING
    assert not work.outbox.send_held(sends.resident, sends.id)


def test_the_reminder_is_for_six_in_the_evening_of_the_day_before(work: UnitOfWork) -> None:
    made(work, open_case(work))
    (reminder,) = planned(work, "visit_reminder")
    # 20:00 is quiet; 18:00 in Ghent is 16:00 in UTC.
    assert reminder.due_at == datetime(2026, 6, 4, 16, 0, tzinfo=UTC)


def test_for_a_monday_it_comes_on_saturday(work: UnitOfWork) -> None:
    made(work, open_case(work), plan(MONDAY))
    (reminder,) = planned(work, "visit_reminder")
    assert reminder.due_at == datetime(2026, 6, 6, 16, 0, tzinfo=UTC)


def test_an_appointment_of_the_same_day_has_no_reminder(work: UnitOfWork) -> None:
    made(work, open_case(work), plan(work.now + timedelta(hours=3)))
    assert planned(work, "visit_reminder") == []


def test_about_a_silent_case_the_appointment_goes_and_no_reminder(work: UnitOfWork) -> None:
    made(work, open_case(work, no_automatic_messages=True))
    (sends,) = planned(work, "appointment")
    kind = work.follow_ups.kind_of(sends)
    assert kind
    assert not work.follow_ups.drop_or_delay(sends, kind)
    assert planned(work, "visit_reminder") == []


def test_neither_stop_nor_a_block_holds_back_what_a_steward_sent(work: UnitOfWork) -> None:
    made(work, open_case(work))
    work.residents.stop_follow_ups(resident(work).id)
    work.residents.blocked(resident(work), blocked=True)
    held_back = {}
    for name in ("appointment", "visit_reminder"):
        (follow_up,) = planned(work, name)
        kind = work.follow_ups.kind_of(follow_up)
        assert kind
        held_back[name] = work.follow_ups.drop_or_delay(follow_up, kind)
    assert held_back == {"appointment": False, "visit_reminder": True}


def test_its_question_is_open_until_it_begins(work: UnitOfWork) -> None:
    made(work, open_case(work))
    asked(work)
    over = planned(work, "appointment")[-1]
    assert (over.round, over.due_at) == (2, FRIDAY_TWO)


def test_the_question_names_when_where_and_whom(work: UnitOfWork) -> None:
    case = open_case(work)
    made(work, case)
    (reminder,) = planned(work, "visit_reminder")
    kind = work.follow_ups.kind_of(reminder)
    assert kind
    words = work.follow_ups.ask(reminder, kind)
    facts = {name: words.args[name] for name in ("reference", "day", "time", "place", "who")}
    assert facts == {
        "reference": case.reference,
        "day": {"day": "2026-06-05"},
        "time": "14:00 – 15:00",
        "place": "Sleepstraat 45",
        "who": "An",
    }
    assert [one["entities"]["answer"] for one in words.buttons] == ["keep", "move", "call_off"]


def test_a_reminder_that_comes_too_late_is_not_sent(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        made(work, open_case(work))
        work.commit()
    clock.now = FRIDAY_TWO
    with store.begin() as work:
        (reminder,) = planned(work, "visit_reminder")
        kind = work.follow_ups.kind_of(reminder)
        assert kind
        assert work.follow_ups.drop_or_delay(reminder, kind)
        assert reminder.state is FollowUpState.CANCELLED


def test_yes_confirms_tells_the_stewards_and_keeps_the_reminder(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    assert answer(work, asked(work), "fits") is appointment
    assert appointment.state is AppointmentState.CONFIRMED
    assert appointment.answered_at == work.now
    assert keys(work, case)[-2:] == ["staff-visit-confirmed", "staff-card"]
    assert tags(work, case)[-1] is EventTag.APPOINTMENT_ANSWERED
    (reminder,) = planned(work, "visit_reminder")
    assert reminder.state is FollowUpState.WAITING


def test_another_moment_waits_for_the_steward(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    answer(work, asked(work), "move")
    assert (appointment.state, case.waits_since) == (AppointmentState.TO_MOVE, work.now)
    assert "staff-visit-to-move" in keys(work, case)
    assert planned(work, "visit_reminder")[0].state is FollowUpState.CANCELLED


def test_called_off_by_the_resident_it_stands_no_more(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    answer(work, asked(work), "call_off")
    assert appointment.state is AppointmentState.CANCELLED
    assert "staff-visit-called-off" in keys(work, case)
    assert work.appointments.next_of(case) is None
    states = {one.state for one in planned(work, "visit_reminder")}
    assert states == {FollowUpState.CANCELLED}


def test_a_second_answer_to_one_question_counts_no_more(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    question = asked(work)
    answer(work, question, "fits")
    assert answer(work, question, "call_off") is None
    assert appointment.state is AppointmentState.CONFIRMED


def test_the_answer_to_the_reminder_closes_the_first_question_too(work: UnitOfWork) -> None:
    appointment = made(work, open_case(work))
    first, reminder = asked(work), asked(work, "visit_reminder")
    answer(work, reminder, "keep")
    assert appointment.state is AppointmentState.CONFIRMED
    assert first.state is FollowUpState.CANCELLED


def test_moved_it_keeps_its_name_counts_up_and_asks_anew(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    uid, question = appointment.uid, asked(work)
    moved(work, appointment, MONDAY)
    assert (appointment.uid, appointment.sequence) == (uid, 1)
    assert (appointment.state, appointment.starts_at) == (AppointmentState.MOVED, MONDAY)
    assert answer(work, question, "fits") is None
    waiting = [one for one in planned(work, "visit_reminder") if one.state == "waiting"]
    assert [one.due_at for one in waiting] == [datetime(2026, 6, 6, 16, 0, tzinfo=UTC)]
    assert tags(work, case)[-1] is EventTag.APPOINTMENT_MOVED
    assert (appointment.state, appointment.answered_at) == (AppointmentState.MOVED, None)
    answer(work, asked(work), "fits")
    assert appointment.state is AppointmentState.CONFIRMED


def test_called_off_by_the_steward_the_resident_is_told_and_asked_nothing(
    work: UnitOfWork,
) -> None:
    case = open_case(work)
    appointment = made(work, case)
    question = asked(work)
    draft = work.appointments.draft_of_calling_off(appointment, steward(work))
    assert appointment.state is AppointmentState.PROPOSED
    work.appointments.send(draft, steward(work), message(work))
    assert (appointment.state, appointment.sequence) == (AppointmentState.CANCELLED, 1)
    assert (draft.state, draft.buttons) == (OutboxState.WAITING, [])
    assert question.state is FollowUpState.CANCELLED
    assert tags(work, case)[-1] is EventTag.APPOINTMENT_CANCELLED
    assert work.appointments.send(draft, steward(work), message(work)) is None
    assert tags(work, case).count(EventTag.APPOINTMENT_CANCELLED) == 1


def test_what_the_resident_called_off_cannot_be_moved(work: UnitOfWork) -> None:
    appointment = made(work, open_case(work))
    draft = drafted(work, appointment.case, plan(MONDAY), appointment)
    answer(work, asked(work), "call_off")
    with pytest.raises(Moot):
        work.appointments.send(draft, steward(work), message(work))


def test_of_two_previews_for_one_resident_one_can_be_sent(work: UnitOfWork) -> None:
    case = open_case(work)
    second = drafted(work, case, plan(MONDAY))
    made(work, case)
    with pytest.raises(Moot):
        work.appointments.send(second, steward(work), message(work))


def test_a_preview_that_lay_too_long_is_not_sent(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        draft_id = drafted(work, open_case(work), plan()).id
        work.commit()
    clock.now = FRIDAY_TWO
    with store.begin() as work:
        draft = work.outbox.get(draft_id)
        assert draft
        with pytest.raises(Moot):
            work.appointments.send(draft, steward(work), message(work))


def test_a_closed_case_gets_no_appointment(work: UnitOfWork) -> None:
    case = open_case(work)
    draft = drafted(work, case, plan())
    work.cases.close(case, ClosedReason.MOVED)
    with pytest.raises(NotAllowed):
        work.appointments.send(draft, steward(work), message(work))


def test_of_a_closed_case_it_can_still_be_called_off(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    work.cases.close(case, ClosedReason.MOVED)
    draft = work.appointments.draft_of_calling_off(appointment, steward(work))
    assert work.appointments.send(draft, steward(work), message(work)) is appointment
    assert (case.state, draft.state) == (CaseState.CLOSED, OutboxState.WAITING)


def test_a_case_that_closes_cancels_the_reminder(work: UnitOfWork) -> None:
    case = open_case(work)
    made(work, case)
    question = asked(work)
    work.cases.close(case, ClosedReason.SOLVED)
    assert question.state is FollowUpState.CANCELLED
    assert [one.state for one in planned(work, "visit_reminder")] == [FollowUpState.CANCELLED]


def test_the_next_one_is_the_first_that_is_still_to_come(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = open_case(work)
        made(work, case, plan(MONDAY))
        other = resident(work, chat_id=8)
        assert work.appointments.next_of(case, other) is None
        draft = work.appointments.draft(case, other, steward(work), plan(FRIDAY_TWO))
        first = work.appointments.send(draft, steward(work), message(work))
        assert first is not None
        assert work.appointments.next_of(case) is first
        assert work.appointments.next_of(case, other) is first
        work.commit()
    clock.now = FRIDAY_TWO
    with store.begin() as work:
        coming = work.appointments.next_of(work.cases.get(case.id))
        assert coming
        assert coming.starts_at == MONDAY


def test_the_events_say_which_appointment_and_when(work: UnitOfWork) -> None:
    case = open_case(work)
    appointment = made(work, case)
    event = events_of(work, case)[-1]
    assert event.data == {"appointment": appointment.id, "starts_at": FRIDAY_TWO.isoformat()}
    assert event.steward_id == steward(work).id
