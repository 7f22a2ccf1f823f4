"""Who reports anonymously is never named to the stewards."""

from collections.abc import Callable

import pytest

from storage import Store, UnitOfWork
from storage.models import Case, Resident
from storage.vocabulary import ClosedReason
from tests.storage.arrange import HOUSE, draft, message, open_case, report, resident, said_to_staff

NOBODY = {"say": "staff-anonymous"}


def anonymously(work: UnitOfWork, who: Resident) -> Case:
    one = draft(work, who)
    work.reports.set_anonymous(one, anonymous=True)
    return work.nuisance.report(one, message(work), topic="nuisance_waste", place=HOUSE).case


WITH_A_NAME: dict[str, Callable[[UnitOfWork, Case, Resident], None]] = {
    "staff-resident-wrote": lambda work, case, who: work.cases.resident_wrote(
        case, who, message(work), "още"
    ),
    "staff-resident-corrected": lambda work, case, who: work.cases.resident_wrote(
        case, who, message(work), "още", correction=True
    ),
    "staff-follow-up-answered": lambda work, case, who: work.cases.follow_up_answered(
        case, who, "solved", message(work)
    ),
    "staff-happened-again": lambda work, case, who: work.nuisance.happened_again(
        case, who, message(work), "пак"
    ),
    "staff-withdrawn": lambda work, case, who: work.nuisance.withdraw(case, who, message(work)),
}


@pytest.mark.parametrize("say", WITH_A_NAME)
def test_no_message_to_the_stewards_names_them(work: UnitOfWork, say: str) -> None:
    who, other = resident(work, 1), resident(work, 2)
    case = anonymously(work, who)
    report(work, other)
    for one in (who, other):
        WITH_A_NAME[say](work, case, one)
    told = [row.args["name"] for row in said_to_staff(work, case) if row.say == say]
    assert told == [NOBODY, "Мария"]


def test_a_name_is_held_back_on_the_case_that_was_reported_so_and_on_no_other(
    store: Store,
) -> None:
    with store.begin() as work:
        who = resident(work)
        hidden, named = anonymously(work, who), open_case(work, who)
        work.commit()
    with store.read() as work:
        assert work.cases.name_for_stewards(hidden, who) == NOBODY
        assert work.cases.name_for_stewards(named, who) == "Мария"


def test_outside_cases_a_name_is_held_back_until_the_last_such_case_is_closed(
    store: Store,
) -> None:
    """None of the words there says which report they belong to."""
    with store.begin() as work:
        who, other = resident(work), resident(work, 8)
        open_case(work, who)
        assert work.cases.name_in_general(who) == "Мария"
        hidden = anonymously(work, who)
        assert work.cases.name_in_general(who) == NOBODY
        assert work.cases.name_in_general(other) == "Мария"
        work.cases.close(hidden, ClosedReason.SOLVED)
        assert work.cases.name_in_general(who) == "Мария"
        unsent = draft(work, who)
        work.reports.set_anonymous(unsent, anonymous=True)
        assert work.cases.name_in_general(who) == NOBODY
        work.reports.cancel(who.id)
        assert work.cases.name_in_general(who) == "Мария"
        who.first_name = ""
        assert work.cases.name_in_general(who) == NOBODY


def test_a_later_report_with_a_name_does_not_give_the_first_one_away(work: UnitOfWork) -> None:
    who = resident(work)
    case = anonymously(work, who)
    assert report(work, who).case is case
    assert work.cases.name_for_stewards(case, who) == NOBODY


def test_who_changes_their_mind_before_sending_is_named(work: UnitOfWork) -> None:
    who = resident(work)
    one = draft(work, who)
    work.reports.set_anonymous(one, anonymous=True)
    work.reports.set_anonymous(one, anonymous=False)
    assert work.cases.name_for_stewards(report(work, who).case, who) == "Мария"
