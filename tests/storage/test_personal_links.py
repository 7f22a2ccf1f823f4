"""A link brings what a steward entered to the person's own chat, once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import Store, UnitOfWork
from storage.base import Base
from storage.models import Case, FollowUp, Report, Resident
from storage.outbox import Words
from storage.personal_links import VALID_FOR, Linked
from storage.staff_models import PersonalLink
from storage.vocabulary import ERASED_DESK, EventTag, FollowUpState
from tests.storage.arrange import (
    SetClock,
    events_of,
    keys,
    message,
    report,
    resident,
    said_to_staff,
    shown,
    side_by_side,
    tags,
)
from tests.storage.test_entering import entered


def linked_to(work: UnitOfWork) -> tuple[Case, Resident, str]:
    case, who = entered(work)
    return case, who, work.personal_links.make(case, who)


def all_reports_of(work: UnitOfWork, who: Resident) -> list[int | None]:
    return [one.case_id for one in work.session.query(Report).filter_by(resident_id=who.id)]


def test_only_the_hash_of_a_link_is_kept(work: UnitOfWork) -> None:
    case, who, token = linked_to(work)
    (row,) = work.session.query(PersonalLink)
    assert token not in str(row.__dict__)
    assert len(token) <= 62  # with "l_" before it, as much as Telegram lets through
    assert work.personal_links.without_chat(case) == [who]


def test_reports_and_follow_ups_move_to_the_chat(work: UnitOfWork) -> None:
    case, before, token = linked_to(work)
    who = resident(work, 7, "ro")
    linked = work.personal_links.use(token, who, message(work))
    assert linked == Linked(case, [case])
    assert (all_reports_of(work, who), all_reports_of(work, before)) == ([case.id], [])
    assert {one.resident_id for one in work.session.query(FollowUp)} == {who.id}
    assert (who.language, who.language_chosen) == ("bg", True)
    assert work.personal_links.without_chat(case) == []
    (event,) = [one for one in events_of(work, case) if one.tag is EventTag.LINKED]
    assert event.resident_id == who.id
    (told,) = [row for row in said_to_staff(work, case) if row.say == "staff-linked"]
    assert shown(told) == {"name": who.first_name}
    assert keys(work, case)[-1] == "staff-card"


def test_nothing_is_left_with_the_row_that_a_steward_made(work: UnitOfWork) -> None:
    case, before, token = linked_to(work)
    told = work.outbox.to_resident(before, Words("received"), case_id=case.id)
    who = resident(work)
    work.personal_links.use(token, who, message(work))
    assert (before.channel, before.first_name, before.home) == (ERASED_DESK, "", None)
    assert (told.resident_id, told.lane) == (who.id, "telegram:7")
    names = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.references(Base.metadata.tables["residents"].c.id)
        and work.session.execute(select(table).where(column == before.id)).first()
    ]
    assert names == ["personal_links.resident_id"]


def test_every_case_entered_for_the_person_comes_along(work: UnitOfWork) -> None:
    case, before, token = linked_to(work)
    second, other = entered(work)
    for one in second.reports:
        if one.resident_id == other.id:
            one.resident_id = before.id
    work.session.flush()
    linked = work.personal_links.use(token, resident(work), message(work))
    assert linked is not None
    assert {one.id for one in linked.cases} == {case.id, second.id}


def test_a_language_that_was_chosen_stays(work: UnitOfWork) -> None:
    _case, _before, token = linked_to(work)
    who = resident(work)
    work.residents.choose_language(who.id, "sk")
    work.personal_links.use(token, who, message(work))
    assert who.language == "sk"


def test_who_reports_the_same_already_keeps_that_and_is_asked_once(work: UnitOfWork) -> None:
    who = resident(work)
    report(work, who)
    case, _before, token = linked_to(work)
    work.personal_links.use(token, who, message(work))
    assert all_reports_of(work, who) == [case.id, case.id]
    waiting = work.session.query(FollowUp).filter_by(state=FollowUpState.WAITING, kind="received")
    assert waiting.count() == 1


def test_a_link_is_used_once_and_only_by_the_first(work: UnitOfWork) -> None:
    case, before, token = linked_to(work)
    spare = work.personal_links.make(case, before)
    first, other = resident(work, 7), resident(work, 8)
    assert work.personal_links.use(token, first, message(work)) is not None
    assert work.personal_links.use(token, other, message(work)) is None
    assert work.personal_links.use(spare, other, message(work)) is None
    assert all_reports_of(work, other) == []
    assert tags(work, case).count(EventTag.LINKED) == 1


def test_the_message_that_used_it_may_come_again(work: UnitOfWork) -> None:
    case, _before, token = linked_to(work)
    who, inbox_id = resident(work), message(work)
    for _ in range(2):
        linked = work.personal_links.use(token, who, inbox_id)
        assert linked is not None
        assert linked.case == case
    assert tags(work, case).count(EventTag.LINKED) == 1


@pytest.mark.parametrize(("late", "works"), [(timedelta(seconds=-1), True), (timedelta(), False)])
def test_a_link_works_for_fourteen_days(
    store: Store, clock: SetClock, late: timedelta, works: bool
) -> None:
    with store.begin() as work:
        _case, _before, token = linked_to(work)
        work.commit()
    clock.now += VALID_FOR + late
    with store.begin() as work:
        used = work.personal_links.use(token, resident(work), message(work))
    assert (used is not None) is works


def test_an_unknown_token_opens_nothing(work: UnitOfWork) -> None:
    linked_to(work)
    assert work.personal_links.use("", resident(work), message(work)) is None


def test_of_two_who_open_it_at_once_one_gets_it(store: Store) -> None:
    with store.begin() as work:
        _case, _before, token = linked_to(work)
        people = [resident(work, number).id for number in (7, 8)]
        work.commit()

    def opens() -> bool:
        with store.begin() as work:
            who = work.residents.get(people.pop())
            used = work.personal_links.use(token, who, message(work))
            work.commit()
            return used is not None

    assert sorted(side_by_side(2, opens)) == [False, True]
