"""What a steward does to look after a case: each on the case, on its card, and written down."""

from datetime import UTC, date, datetime

import pytest

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case
from storage.place import Place
from storage.vocabulary import (
    CaseKind,
    CaseState,
    ClosedReason,
    EventTag,
    FollowUpState,
    Priority,
)
from tests.storage.arrange import (
    HOUSE,
    SetClock,
    case_in,
    events_of,
    follow_ups_of,
    keys,
    message,
    open_case,
    report,
    resident,
    side_by_side,
    steward,
    tags,
)

FRIDAY = date(2026, 6, 5)
FRIDAY_MORNING = datetime(2026, 6, 5, 6, 30, tzinfo=UTC)
"""08:30 in Ghent, in summer."""


def snoozed(work: UnitOfWork, day: date = FRIDAY) -> Case:
    case = case_in(work, CaseState.CLAIMED)
    work.care.snooze(case, steward(work), day, message(work))
    return case


def test_a_case_that_is_put_off_sleeps_until_the_morning_of_that_day(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = snoozed(work)
        work.commit()
    assert case.snoozed_until == FRIDAY_MORNING
    for now, woken in ((FRIDAY_MORNING.replace(minute=29), 0), (FRIDAY_MORNING, 1)):
        clock.now = now
        with store.begin() as work:
            assert len(work.care.wake()) == woken
            work.commit()
    with store.begin() as work:
        assert work.care.wake() == []
        kept = work.cases.get(case.id)
        assert kept.snoozed_until is None
        assert tags(work, kept)[-2:] == [EventTag.SNOOZED, EventTag.WOKEN]
        assert keys(work, kept)[-1] == "staff-card"


def test_in_winter_the_morning_is_an_hour_later_in_utc(work: UnitOfWork) -> None:
    case = snoozed(work, date(2026, 12, 1))
    assert case.snoozed_until == datetime(2026, 12, 1, 7, 30, tzinfo=UTC)


def test_several_clocks_wake_each_case_once(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        cases = [snoozed(work) for _ in range(4)]
        work.commit()
    clock.now = FRIDAY_MORNING

    def tick() -> int:
        with store.begin() as work:
            woken = len(work.care.wake())
            work.commit()
            return woken

    side_by_side(3, tick)
    tick()
    with store.read() as work:
        assert [tags(work, case).count(EventTag.WOKEN) for case in cases] == [1] * 4


def test_new_words_of_the_resident_wake_it(work: UnitOfWork) -> None:
    case = snoozed(work)
    work.cases.resident_wrote(case, resident(work), message(work), "Още е тук")
    assert case.snoozed_until is None
    assert tags(work, case)[-1] is EventTag.WOKEN


def test_so_does_the_same_thing_that_happens_again_or_to_somebody_else(work: UnitOfWork) -> None:
    for who in (7, 8):
        case = report(work, resident(work, 7), Place(f"Ham {who}", "Ham", str(who))).case
        work.care.snooze(case, steward(work), FRIDAY, message(work))
        report(work, resident(work, who), Place(f"Ham {who}", "Ham", str(who)))
        assert case.snoozed_until is None


def test_what_is_resolved_does_not_sleep_and_cannot_be_put_off(work: UnitOfWork) -> None:
    case = snoozed(work)
    work.cases.resolve(case, steward(work))
    assert case.snoozed_until is None
    with pytest.raises(NotAllowed):
        work.care.snooze(case, steward(work), FRIDAY, message(work))


def test_a_case_waits_on_a_partner_and_goes_on(work: UnitOfWork) -> None:
    case, an = case_in(work, CaseState.CLAIMED), steward(work)
    work.care.wait_on(case, an, "Ivago", message(work))
    assert (case.state, case.waiting_on) == (CaseState.WAITING, "Ivago")
    work.care.wait_on(case, an, "WoninGent", message(work))
    assert case.waiting_on == "WoninGent"
    work.care.go_on(case, an, message(work))
    now = work.cases.get(case.id)
    assert (now.state, now.waiting_on) == (CaseState.IN_PROGRESS, None)
    said = [(e.tag, e.text) for e in events_of(work, case)][-3:]
    assert said == [
        (EventTag.WAITS_ON, "Ivago"),
        (EventTag.WAITS_ON, "WoninGent"),
        (EventTag.GOES_ON, "WoninGent"),
    ]


@pytest.mark.parametrize("state", [CaseState.NEW, CaseState.RESOLVED, CaseState.CLOSED])
def test_only_a_case_that_somebody_works_on_waits_on_a_partner(
    work: UnitOfWork, state: CaseState
) -> None:
    case = case_in(work, state)
    with pytest.raises(NotAllowed):
        work.care.wait_on(case, steward(work), "Ivago", message(work))
    with pytest.raises(NotAllowed):
        work.care.go_on(case, steward(work), message(work))
    assert case.state is state


def test_a_resolved_case_waits_on_nobody(work: UnitOfWork) -> None:
    case = case_in(work, CaseState.CLAIMED)
    work.care.wait_on(case, steward(work), "Ivago", message(work))
    work.cases.resolve(case, steward(work))
    assert case.waiting_on is None


def test_priority_kind_and_place_change_with_what_they_were(work: UnitOfWork) -> None:
    case, an = report(work, resident(work)).case, steward(work)
    work.care.set_priority(case, an, Priority.HIGH, message(work))
    work.care.change_kind(case, an, CaseKind.NUISANCE, "nuisance_noise", message(work))
    place = Place("Ham 12 bus 3", "Ham", "12 bus 3", "macharius-heirnis")
    work.care.change_place(case, an, place, message(work))
    assert (case.priority, case.topic) == (Priority.HIGH, "nuisance_noise")
    assert (case.street, case.number, case.neighbourhood) == ("Ham", "12", "macharius-heirnis")
    assert [event.data for event in events_of(work, case)][-3:] == [
        {"from": "normal", "to": "high"},
        {"from": "nuisance_waste", "to": "nuisance_noise"},
        {"from": HOUSE.words, "to": "Ham 12 bus 3"},
    ]


def test_the_same_message_again_changes_nothing_more(work: UnitOfWork) -> None:
    case, an, cause = case_in(work, CaseState.CLAIMED), steward(work), message(work)
    for _ in range(2):
        work.care.snooze(case, an, FRIDAY, cause)
        work.care.wait_on(case, an, "Ivago", cause)
        work.care.set_priority(case, an, Priority.LOW, cause)
        work.care.change_kind(case, an, CaseKind.HELP, "help_work", cause)
        work.care.change_place(case, an, HOUSE, cause)
    work.care.go_on(case, an, cause)
    work.care.go_on(case, an, cause)
    assert len(tags(work, case)) == len(set(tags(work, case)))


def test_a_case_that_turns_out_to_be_about_violence_falls_silent(work: UnitOfWork) -> None:
    case, an = open_case(work), steward(work)
    work.care.change_kind(case, an, CaseKind.HELP, "help_violence", message(work))
    assert case.no_automatic_messages
    work.cases.claim(case, an)
    assert follow_ups_of(work, case, "claimed") == []


@pytest.mark.parametrize("state", [CaseState.RESOLVED, CaseState.CLOSED])
def test_a_steward_re_opens_a_case_and_says_why(work: UnitOfWork, state: CaseState) -> None:
    case, an = case_in(work, CaseState.CLAIMED), steward(work)
    work.cases.resolve(case, an)
    if state is CaseState.CLOSED:
        work.cases.close(case, ClosedReason.SOLVED, steward=an)
    work.care.reopen(case, an, "De zakken staan er weer", message(work))
    assert (case.state, case.resolved_at, case.closed_at) == (CaseState.IN_PROGRESS, None, None)
    assert case.closed_reason is None
    (event,) = [e for e in events_of(work, case) if e.tag is EventTag.REOPENED]
    assert (event.steward_id, event.text) == (an.id, "De zakken staan er weer")
    checks = follow_ups_of(work, case, "solved_check")
    assert [one.state for one in checks] == [FollowUpState.CANCELLED]


def test_an_open_case_is_not_re_opened(work: UnitOfWork) -> None:
    with pytest.raises(NotAllowed):
        work.care.reopen(open_case(work), steward(work), "", message(work))
