"""Signs of life: again and again while a case is open, and never the same words twice in a row."""

from datetime import timedelta

from storage import Store, UnitOfWork
from storage.models import Case, FollowUp
from storage.outbox import Words
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

A_WEEK = timedelta(days=7)
WAITING, DONE, CANCELLED = FollowUpState.WAITING, FollowUpState.DONE, FollowUpState.CANCELLED


def next_sign(work: UnitOfWork, case: Case) -> FollowUp:
    (sign,) = [one for one in follow_ups_of(work, case, "progress") if one.state is WAITING]
    return sign


def said(work: UnitOfWork, case: Case) -> str | None:
    """What the sign that is due now says; None when it must wait."""
    sign = next_sign(work, case)
    kind = work.follow_ups.kind_of(sign)
    assert kind
    if work.follow_ups.drop_or_delay(sign, kind):
        return None
    return work.follow_ups.ask(sign, kind).say


def test_an_open_case_has_a_sign_of_life_five_working_days_later(work: UnitOfWork) -> None:
    assert next_sign(work, open_case(work)).due_at == TUESDAY_MORNING + A_WEEK


def test_it_comes_again_and_again_each_time_in_other_words(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.commit()
    keys = []
    for _ in range(6):
        clock.now += A_WEEK
        with store.begin() as work:
            keys.append(said(work, work.cases.get(case.id)))
            work.commit()
    assert keys == [f"follow-up-progress-{n}" for n in (1, 2, 3, 4, 1, 2)]


def test_it_waits_when_the_resident_heard_about_the_case_meanwhile(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.commit()
    clock.now += timedelta(days=3)
    with store.begin() as work:
        who = resident(work)
        work.outbox.to_resident(who, Words("steward-says"), case_id=case.id)
        work.commit()
    clock.now += timedelta(days=4)
    with store.begin() as work:
        case = work.cases.get(case.id)
        assert said(work, case) is None
        assert next_sign(work, case).due_at == TUESDAY_MORNING + timedelta(days=3) + A_WEEK


def test_what_ends_a_case_ends_the_signs_and_re_opening_brings_them_back(
    work: UnitOfWork,
) -> None:
    case = open_case(work)
    work.cases.resolve(case, steward(work))
    assert [one.state for one in follow_ups_of(work, case, "progress")] == [CANCELLED]
    work.cases.reopen(case, resident(work), message(work), "още не")
    assert next_sign(work, case).due_at == TUESDAY_MORNING + A_WEEK


def test_who_wants_no_messages_now_gets_them_when_they_want_them_again(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.residents.stop_follow_ups(resident(work).id)
        work.commit()
    clock.now += A_WEEK
    with store.begin() as work:
        assert said(work, work.cases.get(case.id)) is None
        work.residents.resume_follow_ups(resident(work).id)
        work.commit()
    clock.now += A_WEEK
    with store.begin() as work:
        assert said(work, work.cases.get(case.id)) == "follow-up-progress-1"


def test_a_rating_is_asked_when_it_is_over_for_the_resident_and_not_after_silence(
    work: UnitOfWork,
) -> None:
    for reason in ClosedReason:
        case = open_case(work)
        work.cases.close(case, reason)
        asked = reason in (
            ClosedReason.SOLVED,
            ClosedReason.PARTLY_SOLVED,
            ClosedReason.REFERRED,
        )
        assert len(follow_ups_of(work, case, "rating")) == asked


def test_a_question_that_could_not_be_asked_for_long_is_no_longer_asked(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.cases.close(case, ClosedReason.SOLVED)
        (rating,) = follow_ups_of(work, case, "rating")
        work.commit()
    clock.now += timedelta(days=8)
    with store.begin() as work:
        late = work.follow_ups.claim(rating.id)
        kind = work.follow_ups.kind_of(late) if late else None
        assert late
        assert kind
        assert work.follow_ups.drop_or_delay(late, kind)
        assert late.state is CANCELLED
