"""Residents who block the bot: stewards hear of it once, and again when messages arrive."""

import pytest
from sqlalchemy import select

from storage import UnitOfWork
from storage.models import Case, OutboxMessage, Report
from storage.outbox import Words
from storage.vocabulary import CaseState, ClosedReason, EventTag, OutboxState
from tests.storage.arrange import draft, events_of, keys, open_case, resident, said_to_staff, tags


def test_the_stewards_of_each_case_that_is_not_closed_hear_it_once(work: UnitOfWork) -> None:
    who = resident(work)
    one, other, closed = open_case(work), open_case(work), open_case(work)
    work.cases.close(closed, ClosedReason.SOLVED)
    before = len(keys(work, closed))
    assert {case.id for case in work.reach.lost(who)} == {one.id, other.id}
    assert work.reach.lost(who) == []
    assert who.blocked_at == work.now
    for case in (one, other):
        (event,) = [e for e in events_of(work, case) if e.tag is EventTag.UNDELIVERED]
        assert event.data == {"why": "blocked"}
        assert keys(work, case)[-2:] == ["staff-undelivered", "staff-card"]
    assert len(keys(work, closed)) == before


def test_a_resident_who_is_back_is_written_to_again_and_the_stewards_know(
    work: UnitOfWork,
) -> None:
    who, case = resident(work), open_case(work)
    work.reach.lost(who)
    for _ in range(2):
        work.reach.found(who)
    assert who.blocked_at is None
    assert keys(work, case).count("staff-reached-again") == 1
    assert keys(work, case)[-1] == "staff-card"


def test_who_never_blocked_us_is_nothing_to_tell(work: UnitOfWork) -> None:
    case = open_case(work)
    work.reach.found(resident(work))
    assert "staff-reached-again" not in keys(work, case)


def test_who_reported_anonymously_keeps_their_name(work: UnitOfWork) -> None:
    case = open_case(work)
    for report in work.session.scalars(select(Report)):
        work.reports.set_anonymous(report, anonymous=True)
    work.reach.lost(resident(work))
    work.reach.found(resident(work))
    told = [row for row in said_to_staff(work, case) if row.say == "staff-reached-again"]
    assert [row.args["name"] for row in told] == [{"say": "staff-anonymous"}]


def test_a_case_that_is_resolved_is_told_of_too(work: UnitOfWork) -> None:
    case: Case = open_case(work)
    case.state = CaseState.RESOLVED
    work.reach.lost(resident(work))
    assert tags(work, case)[-1] is EventTag.UNDELIVERED


@pytest.mark.parametrize("anonymous", [True, False])
def test_of_what_belongs_to_no_case_the_stewards_hear_whose_it_was_until_they_are_erased(
    work: UnitOfWork, *, anonymous: bool
) -> None:
    who = resident(work)
    work.reports.set_anonymous(draft(work, who), anonymous=anonymous)
    lost = work.outbox.to_resident(who, Words("something-else"))
    work.outbox.ended(lost, OutboxState.GIVEN_UP, "500")
    work.reach.undelivered(lost)
    (told,) = work.session.scalars(
        select(OutboxMessage).where(OutboxMessage.say == "staff-undelivered-to")
    )
    assert told.args["name"] == ({"say": "staff-anonymous"} if anonymous else "Мария")
    work.erasing.erase(who)
    work.session.refresh(told)
    assert told.args == {}
