"""One case per address and kind: who reports the same thing joins it."""

from dataclasses import replace

import pytest

from storage import Store, UnitOfWork
from storage.models import Report
from storage.nuisance import Reported
from storage.place import Place
from storage.vocabulary import (
    OPEN_STATES,
    CaseKind,
    CaseState,
    ClosedReason,
    EventTag,
    ReportState,
)
from tests.storage.arrange import (
    HOUSE,
    draft,
    events_of,
    follow_ups_of,
    keys,
    message,
    report,
    resident,
    said_to_staff,
    shown,
    side_by_side,
    steward,
    tags,
)

PIN = Place("📍", latitude=51.06000, longitude=3.72000)
BY_POINT = replace(HOUSE, latitude=51.06, longitude=3.72)


def test_the_first_report_opens_a_case_that_knows_where(store: Store) -> None:
    place = Place("Sleepstraat 45a bus 2\0", "Sleepstraat", "45a bus 2", "muide", 51.06, 3.72)
    with store.begin() as work:
        case, how = report(work, resident(work), place)
        work.commit()
    with store.read() as work:
        kept = work.cases.get(case.id)
        assert (how, kept.kind, kept.topic) == ("opened", CaseKind.NUISANCE, "nuisance_waste")
        assert (kept.address, kept.street, kept.number) == (
            "Sleepstraat 45a bus 2",
            "Sleepstraat",
            "45A",
        )
        assert (kept.neighbourhood, kept.latitude, kept.longitude) == ("muide", 51.06, 3.72)
        assert tags(work, kept) == [EventTag.OPENED]


def test_a_second_resident_joins_with_a_report_and_promises_of_their_own(work: UnitOfWork) -> None:
    maria, jana = resident(work, 1), resident(work, 2)
    case = report(work, maria).case
    before = follow_ups_of(work, case)
    joined, how = report(work, jana, words="Odpad\nzase")
    assert (joined.id, how) == (case.id, "joined")
    assert tags(work, case) == [EventTag.OPENED, EventTag.JOINED]
    assert keys(work, case) == ["staff-card", "staff-joined", "staff-card"]
    assert shown(said_to_staff(work, case)[1]) == {"words": "Odpad\nzase"}
    new = [one for one in follow_ups_of(work, case) if one not in before]
    promised = [(one.kind, one.resident_id) for one in new]
    assert promised == [("received", jana.id), ("progress", jana.id)]
    assert work.cases.of_resident(jana.id) == work.cases.of_resident(maria.id) == [case]


def test_the_same_resident_again_writes_in_the_diary(work: UnitOfWork) -> None:
    who = resident(work)
    case = report(work, who).case
    again, how = report(work, who, words="пак")
    assert (again.id, how) == (case.id, "again")
    assert tags(work, case) == [EventTag.OPENED, EventTag.HAPPENED_AGAIN]
    assert events_of(work, case)[-1].text == "пак"
    assert len(follow_ups_of(work, case, "received")) == 1
    assert work.nuisance.diary(case).times == 1
    assert work.reports.draft(who.id, "nuisance") is None


@pytest.mark.parametrize("others", ["nobody", "another", "the same"])
def test_the_same_message_again_gives_the_same_answer(store: Store, others: str) -> None:
    def send(work: UnitOfWork, one: Report, cause: int) -> Reported:
        return work.nuisance.report(one, cause, topic="nuisance_waste", place=HOUSE)

    with store.begin() as work:
        who = resident(work, 1)
        if others != "nobody":
            report(work, who if others == "the same" else resident(work, 2))
        one, cause = draft(work, who), message(work)
        first = send(work, one, cause)
        work.commit()
    with store.begin() as work:
        before = tags(work, first.case), keys(work, first.case)
        case, how = send(work, draft(work, resident(work, 1)), cause)
        assert (case.id, how) == (first.case.id, first.how)
        assert (tags(work, case), keys(work, case)) == before


def test_photos_of_a_report_that_joins_are_shown_too(work: UnitOfWork) -> None:
    case = report(work, resident(work, 1)).case
    jana, photo = resident(work, 2), {"kind": "photo", "stored": 3}
    work.reports.keep_words(jana.id, "nuisance", "key", message(work), "", photo)
    report(work, jana)
    assert keys(work, case)[-1] == "staff-file"
    assert shown(said_to_staff(work, case)[-1]) == {"file": photo}


def test_an_urgent_report_makes_the_case_urgent_and_no_later_one_undoes_it(
    work: UnitOfWork,
) -> None:
    case = report(work, resident(work, 1)).case
    report(work, resident(work, 2), urgent=True)
    report(work, resident(work, 3))
    assert case.urgent


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (HOUSE, replace(HOUSE, words="u Marie")),
        (HOUSE, replace(HOUSE, street="SLEEPSTRAAT", number="45 bus 3")),
        (Place("x", "Élisabethlaan", "7a"), Place("y", "élisabethlaan", "7A bus 1")),
        (replace(BY_POINT, latitude=51.09), BY_POINT),
        (PIN, replace(PIN, latitude=51.06025, longitude=3.72)),
        (PIN, replace(PIN, longitude=3.72040)),
        (PIN, BY_POINT),
        (BY_POINT, PIN),
    ],
)
def test_the_same_place_is_the_same_case(work: UnitOfWork, first: Place, second: Place) -> None:
    case = report(work, resident(work, 1), first).case
    assert report(work, resident(work, 2), second) == (case, "joined")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (HOUSE, replace(HOUSE, number="47")),
        (HOUSE, replace(HOUSE, number="45a")),
        (HOUSE, replace(HOUSE, street="Slachthuisstraat")),
        (HOUSE, replace(HOUSE, number=None)),
        (Place("bij de brug"), Place("bij de brug")),
        (Place("Sleepstraat", "Sleepstraat"), Place("Sleepstraat", "Sleepstraat")),
        (BY_POINT, replace(BY_POINT, number="47")),
        (PIN, replace(PIN, latitude=51.06030)),
        (PIN, replace(PIN, longitude=3.72050)),
        (PIN, HOUSE),
        (None, None),
        (HOUSE, None),
    ],
)
def test_another_place_or_one_that_is_not_sure_is_another_case(
    work: UnitOfWork, first: Place | None, second: Place | None
) -> None:
    case = report(work, resident(work, 1), first).case
    other, how = report(work, resident(work, 2), second)
    assert how == "opened"
    assert other.id != case.id


def test_of_two_pins_the_nearer_one_is_meant(work: UnitOfWork) -> None:
    far = report(work, resident(work, 1), PIN).case
    near = report(work, resident(work, 2), replace(PIN, latitude=51.06035)).case
    assert far.id != near.id
    assert report(work, resident(work, 3), replace(PIN, latitude=51.06020)).case is near


def test_another_kind_of_nuisance_at_the_same_place_is_another_case(work: UnitOfWork) -> None:
    case = report(work, resident(work, 1)).case
    other, how = report(work, resident(work, 2), topic="nuisance_noise")
    assert how == "opened"
    assert other.id != case.id


def test_something_else_is_never_the_same_thing(work: UnitOfWork) -> None:
    case = report(work, resident(work, 1), topic="report_nuisance").case
    other, how = report(work, resident(work, 2), topic="report_nuisance")
    assert how == "opened"
    assert other.id != case.id


@pytest.mark.parametrize("state", CaseState)
def test_only_an_open_case_is_joined(work: UnitOfWork, state: CaseState) -> None:
    case = report(work, resident(work, 1)).case
    case.state = state
    assert report(work, resident(work, 2)).how == ("joined" if state in OPEN_STATES else "opened")


def test_a_case_of_help_at_the_same_place_is_not_joined(work: UnitOfWork) -> None:
    who = resident(work, 1)
    work.cases.open(
        draft(work, who), message(work), kind=CaseKind.HELP, topic="nuisance_waste", place=HOUSE
    )
    assert report(work, resident(work, 2)).how == "opened"


def test_who_took_their_report_back_and_reports_again_joins_as_if_new(work: UnitOfWork) -> None:
    maria, jana = resident(work, 1), resident(work, 2)
    case = report(work, maria).case
    report(work, jana)
    work.nuisance.withdraw(case, maria, message(work))
    assert report(work, maria) == (case, "joined")
    assert work.cases.of_resident(maria.id) == [case]


def test_what_a_steward_sees_of_a_long_report_fits_a_message(work: UnitOfWork) -> None:
    case = report(work, resident(work, 1)).case
    report(work, resident(work, 2), words="боклук " * 580)
    told = next(row for row in said_to_staff(work, case) if row.say == "staff-joined")
    assert 2_000 < len(told.args["words"]) <= 2_500


def test_residents_at_the_same_moment_do_not_open_two_cases(store: Store) -> None:
    """Pins, since no two of them are equal: there is nothing that a unique index could hold."""
    with store.begin() as work:
        drafts = []
        for number in range(4):
            who = resident(work, number)
            drafts.append((draft(work, who).id, message(work)))
        work.commit()
    waiting = iter(drafts)

    def send() -> str:
        number, cause = next(waiting)
        with store.begin() as work:
            mine = work.session.get_one(Report, number)
            pin = replace(PIN, latitude=51.06 + number / 1_000_000_000)
            how = work.nuisance.report(mine, cause, topic="nuisance_waste", place=pin).how
            work.commit()
            return how

    assert sorted(side_by_side(4, send)) == ["joined", "joined", "joined", "opened"]


def test_two_reports_of_one_resident_are_both_theirs(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        case = report(work, who).case
        report(work, who, words="пак")
        work.commit()
    with store.read() as work:
        kept = work.cases.get(case.id)
        assert [one.state for one in kept.reports] == [ReportState.SENT] * 2
        assert work.cases.of_resident(who.id) == [kept]


def test_a_case_resolved_after_all_joined_asks_each_once(work: UnitOfWork) -> None:
    maria, jana = resident(work, 1), resident(work, 2)
    case = report(work, maria).case
    report(work, jana)
    report(work, maria)
    work.cases.resolve(case, steward(work))
    asked = follow_ups_of(work, case, "solved_check")
    assert sorted(one.resident_id for one in asked) == [maria.id, jana.id]
    work.cases.close(case, ClosedReason.SOLVED, maria)
    assert report(work, jana).how == "opened"
