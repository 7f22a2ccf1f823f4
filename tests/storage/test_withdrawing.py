"""Taking a report back: what stays, what ends, and who hears of it."""

import pytest

from storage import Store, UnitOfWork
from storage.models import Case, FollowUp
from storage.vocabulary import (
    CaseState,
    ClosedReason,
    EventTag,
    FollowUpState,
    ReportState,
)
from tests.storage.arrange import (
    SetClock,
    case_in,
    draft,
    events_of,
    follow_ups_of,
    keys,
    message,
    open_case,
    report,
    resident,
    said_to_staff,
    shown,
    steward,
    tags,
)


def shared(work: UnitOfWork) -> Case:
    """A case of the residents 1 and 2."""
    case = report(work, resident(work, 1)).case
    report(work, resident(work, 2))
    return case


def test_the_only_report_taken_back_closes_the_case_and_nothing_is_asked(store: Store) -> None:
    with store.begin() as work:
        case, who, cause = open_case(work), resident(work), message(work)
        work.nuisance.withdraw(case, who, cause)
        work.commit()
    with store.read() as work:
        kept = work.cases.get(case.id)
        assert (kept.state, kept.closed_reason) == (CaseState.CLOSED, ClosedReason.WITHDRAWN)
        assert [one.state for one in kept.reports] == [ReportState.WITHDRAWN]
        assert tags(work, kept) == [EventTag.OPENED, EventTag.WITHDRAWN, EventTag.CLOSED]
        assert {one.state for one in follow_ups_of(work, kept)} == {FollowUpState.CANCELLED}
        assert keys(work, kept) == ["staff-card", "staff-withdrawn", "staff-card"]
        assert work.cases.of_resident(who.id) == []


def test_others_who_reported_it_keep_the_case_and_their_promises(work: UnitOfWork) -> None:
    case = shared(work)
    maria, jana = resident(work, 1), resident(work, 2)
    work.nuisance.withdraw(case, maria, message(work))
    assert case.state is CaseState.NEW
    assert work.cases.of_resident(maria.id) == []
    assert work.cases.of_resident(jana.id) == [case]
    states = {one.resident_id: one.state for one in follow_ups_of(work, case)}
    assert states == {maria.id: FollowUpState.CANCELLED, jana.id: FollowUpState.WAITING}
    told = [row for row in said_to_staff(work, case) if row.say == "staff-withdrawn"]
    assert [shown(row) for row in told] == [{"name": "Мария"}]
    work.cases.resolve(case, steward(work))
    assert [one.resident_id for one in follow_ups_of(work, case, "solved_check")] == [jana.id]


def test_the_last_of_several_to_go_closes_it(work: UnitOfWork) -> None:
    case = shared(work)
    for chat in (1, 2):
        work.nuisance.withdraw(case, resident(work, chat), message(work))
    assert (case.state, case.closed_reason) == (CaseState.CLOSED, ClosedReason.WITHDRAWN)
    assert follow_ups_of(work, case, "solved_check") == []


def test_the_same_message_takes_it_back_once(work: UnitOfWork) -> None:
    case, who, once = shared(work), resident(work, 1), message(work)
    work.nuisance.withdraw(case, who, once)
    after = tags(work, case), keys(work, case)
    work.nuisance.withdraw(case, who, once)
    assert (tags(work, case), keys(work, case)) == after


def test_all_that_a_resident_reported_on_the_case_is_taken_back(work: UnitOfWork) -> None:
    who = resident(work)
    case = report(work, who).case
    report(work, who, words="пак")
    work.nuisance.withdraw(case, who, message(work))
    mine = [one for one in case.reports if one.resident_id == who.id]
    assert [one.state for one in mine] == [ReportState.WITHDRAWN] * 2


@pytest.mark.parametrize("state", CaseState)
def test_a_case_can_be_withdrawn_from_in_any_state(work: UnitOfWork, state: CaseState) -> None:
    case = case_in(work, state)
    was_closed = case.state is CaseState.CLOSED
    work.nuisance.withdraw(case, resident(work), message(work))
    assert case.state is CaseState.CLOSED
    assert (EventTag.CLOSED in tags(work, case)) is not was_closed
    assert case.closed_reason == (None if was_closed else ClosedReason.WITHDRAWN)


def test_a_question_that_was_asked_is_no_longer_open(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, who = open_case(work), resident(work)
        work.cases.resolve(case, steward(work))
        work.commit()
    clock.forward(days=5)
    with store.begin() as work:
        check = follow_ups_of(work, case, "solved_check")[0]
        kind = work.follow_ups.kind_of(check)
        assert kind
        work.follow_ups.ask(check, kind)
        assert work.follow_ups.pending(who.id) == [check]
        work.nuisance.withdraw(work.cases.get(case.id), who, message(work))
        assert work.follow_ups.pending(who.id) == []
        states = {one.state for one in follow_ups_of(work, case, "solved_check")}
        assert states == {FollowUpState.CANCELLED}


def test_nothing_is_asked_about_a_door_that_only_the_one_who_goes_was_shown(
    work: UnitOfWork,
) -> None:
    case, maria, jana = shared(work), resident(work, 1), resident(work, 2)
    shown_to_her, to_another = (
        work.referrals.give(who, message(work), case.topic, [], {}, "", case)
        for who in (maria, jana)
    )
    elsewhere = work.referrals.give(maria, message(work), "help_housing", [], {}, "")
    work.nuisance.withdraw(case, maria, message(work))
    asked = {one.referral_id: one.state for one in work.session.query(FollowUp)}
    assert asked[shown_to_her.id] is FollowUpState.CANCELLED
    assert asked[to_another.id] is FollowUpState.WAITING
    assert asked[elsewhere.id] is FollowUpState.WAITING


def test_a_withdrawn_report_is_named_by_its_event(work: UnitOfWork) -> None:
    case, who, cause = shared(work), resident(work, 1), message(work)
    work.nuisance.withdraw(case, who, cause)
    event = events_of(work, case)[-1]
    assert (event.tag, event.resident_id, event.inbox_id) == (EventTag.WITHDRAWN, who.id, cause)


def test_the_draft_of_another_report_is_left_alone(work: UnitOfWork) -> None:
    case, who = open_case(work), resident(work)
    other = draft(work, who, "Шум")
    work.nuisance.withdraw(case, who, message(work))
    assert work.reports.drafts(who.id) == [other]
