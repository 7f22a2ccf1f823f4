"""What a resident heard last about a case is not said again, and silence holds for all of it."""

from datetime import timedelta

from sqlalchemy import select

from storage import Store, UnitOfWork
from storage.models import Case, FollowUp
from storage.outbox import Words
from storage.vocabulary import CaseKind, FollowUpState
from tests.storage.arrange import (
    SetClock,
    follow_ups_of,
    message,
    open_case,
    report,
    resident,
    steward,
)

WAITING, CANCELLED = FollowUpState.WAITING, FollowUpState.CANCELLED
A_WEEK = timedelta(days=7)


def say(work: UnitOfWork, row: FollowUp) -> Words | None:
    """As the clock does it; None when it is not said."""
    kind = work.follow_ups.kind_of(row)
    assert kind
    if work.follow_ups.drop_or_delay(row, kind):
        return None
    words = work.follow_ups.ask(row, kind)
    work.outbox.to_resident(row.resident, words, case_id=row.case_id, follow_up_id=row.id)
    return words


def the_next(work: UnitOfWork, case: Case, kind: str) -> FollowUp:
    (row,) = [one for one in follow_ups_of(work, case, kind) if one.state is WAITING]
    return row


def test_a_sign_of_life_after_re_opening_has_other_words_than_the_last(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case_id = open_case(work).id
        work.commit()
    keys = []
    for _ in range(3):
        clock.now += A_WEEK
        with store.begin() as work:
            case = work.cases.get(case_id)
            words = say(work, the_next(work, case, "progress"))
            keys.append(words.say if words else None)
            work.cases.resolve(case, steward(work))
            work.cases.reopen(case, resident(work), message(work), "още не")
            work.commit()
    assert keys == ["follow-up-progress-1", "follow-up-progress-2", "follow-up-progress-1"]


def test_a_case_that_is_solved_a_second_time_is_asked_about_as_the_first_time(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case_id = open_case(work).id
        work.commit()
    keys = []
    for _ in range(2):
        with store.begin() as work:
            work.cases.resolve(work.cases.get(case_id), steward(work))
            work.commit()
        clock.now += A_WEEK
        with store.begin() as work:
            case = work.cases.get(case_id)
            words = say(work, the_next(work, case, "solved_check"))
            keys.append(words.say if words else None)
            work.cases.reopen(case, resident(work), message(work), "още не")
            work.commit()
    assert keys == ["follow-up-solved-check-1"] * 2


def test_who_knows_that_a_steward_has_the_case_is_not_told_again(work: UnitOfWork) -> None:
    case, an, jan = open_case(work), steward(work), steward(work, 71, "Jan")
    told = []
    for who in (an, an, jan, an):
        work.cases.claim(case, who)
        told.append(say(work, the_next(work, case, "claimed")) is not None)
        work.handing_over.release(case, who, message(work), coordinator=False)
    assert told == [True, False, True, True]
    assert follow_ups_of(work, case, "claimed")[1].state is CANCELLED


def test_a_referral_of_a_case_that_turned_out_to_be_about_violence_is_not_asked_about(
    work: UnitOfWork,
) -> None:
    who, case = resident(work), open_case(work)
    services = [{"id": "ocmw", "name": "OCMW"}]
    given = work.referrals.give(who, message(work), "help_money", services, {}, "", case)
    asks = work.session.scalars(select(FollowUp).where(FollowUp.referral_id == given.id)).one()
    work.care.change_kind(case, steward(work), CaseKind.HELP, "help_violence", message(work))
    assert say(work, asks) is None
    assert asks.state is CANCELLED


def test_who_reported_twice_has_a_sign_of_life_of_both_cases_after_a_split(
    work: UnitOfWork,
) -> None:
    who = resident(work)
    case = report(work, who).case
    report(work, who)
    again = case.reports[-1]
    new = work.merging.split(case, again, steward(work), message(work))
    assert the_next(work, case, "progress").resident_id == who.id
    assert the_next(work, new, "progress").resident_id == who.id
