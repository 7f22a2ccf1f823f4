"""Two cases that turn out to be one, and one that turns out to be two: nothing is lost."""

import pytest

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, Steward
from storage.place import Place
from storage.vocabulary import CaseState, EventTag, FollowUpState, Priority
from tests.storage.arrange import (
    HOUSE,
    SetClock,
    draft,
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

MARIA, JANA, IVAN = 1, 2, 3


def case_of(work: UnitOfWork, chat_id: int, words: str = "Боклук") -> Case:
    """A case of this resident's own; without a place nobody joins it by itself."""
    return report(work, resident(work, chat_id), None, words=words).case


def shared(work: UnitOfWork) -> Case:
    """A case of Maria and Jana."""
    case = report(work, resident(work, MARIA)).case
    report(work, resident(work, JANA), words="Vrecia")
    return case


def test_all_reports_move_and_the_old_reference_leads_to_the_main_case(store: Store) -> None:
    with store.begin() as work:
        case, main, an = case_of(work, MARIA), case_of(work, JANA), steward(work)
        work.merging.join(case, main, an, message(work))
        work.commit()
    with store.read() as work:
        case, main = work.cases.get(case.id), work.cases.get(main.id)
        assert (case.state, case.joined_to_id) == (CaseState.CLOSED, main.id)
        assert (len(case.reports), len(main.reports)) == (0, 2)
        assert work.cases.by_reference(case.reference) is main
        maria = resident(work, MARIA)
        assert work.cases.of_resident(maria.id) == [main]
        assert work.merging.meant(maria.id, case.reference) is main
        for one, other in ((case, main), (main, case)):
            (event,) = [e for e in events_of(work, one) if e.tag is EventTag.MERGED]
            assert event.data["other"] == other.reference
            assert event.steward_id is not None
            assert keys(work, one)[-1] == "staff-card"


def test_nobody_elses_reference_leads_anywhere(work: UnitOfWork) -> None:
    mine, other = case_of(work, MARIA), case_of(work, JANA)
    assert work.merging.meant(resident(work, MARIA).id, other.reference) is None
    assert work.merging.meant(resident(work, MARIA).id, "BL-0000") is None
    assert work.merging.meant(resident(work, MARIA).id, mine.reference) is mine


def test_what_is_joined_to_a_joined_case_ends_in_the_last(work: UnitOfWork) -> None:
    first, second, third = (case_of(work, one) for one in (MARIA, JANA, IVAN))
    an = steward(work)
    work.merging.join(first, second, an, message(work))
    work.merging.join(second, third, an, message(work))
    assert work.cases.by_reference(first.reference) is third
    assert [one.case_id for one in third.reports] == [third.id] * 3
    work.cases.resident_wrote(first, resident(work, MARIA), message(work), "Още")
    assert tags(work, third)[-1] is EventTag.RESIDENT_WROTE


def test_residents_hear_nothing_twice_and_keep_what_was_promised(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case, main, an = case_of(work, MARIA), case_of(work, MARIA), steward(work)
        other = case_of(work, JANA)
        for one in (case, other):
            work.merging.join(one, main, an, message(work))
        work.commit()
    with store.read() as work:
        rows = [(one.resident.chat_id, one.kind, one.state) for one in follow_ups_of(work, main)]
        waiting = FollowUpState.WAITING
        once = [(who, kind, waiting) for who in (MARIA, JANA) for kind in ("progress", "received")]
        assert sorted(rows) == once
        assert {one.state for one in follow_ups_of(work, case)} == {FollowUpState.CANCELLED}


def test_nobody_is_told_that_a_new_case_was_taken(work: UnitOfWork) -> None:
    case, main, an = case_of(work, MARIA), case_of(work, JANA), steward(work)
    work.cases.claim(case, an)
    work.merging.join(case, main, an, message(work))
    assert follow_ups_of(work, main, "claimed") == []
    assert [one.state for one in follow_ups_of(work, case, "claimed")] == [FollowUpState.CANCELLED]


def test_what_mattered_about_the_case_matters_about_the_main_one(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = open_case(work, resident(work, MARIA), urgent=True, no_automatic_messages=True)
        work.care.set_priority(case, steward(work), Priority.HIGH, message(work))
        work.commit()
    began = clock.now
    clock.forward(hours=3)
    with store.begin() as work:
        main = case_of(work, JANA)
        work.merging.join(work.cases.get(case.id), main, steward(work), message(work))
        assert (main.urgent, main.no_automatic_messages) == (True, True)
        assert (main.priority, main.waits_since) == (Priority.HIGH, began)


def test_the_diary_and_corrected_words_are_those_of_both(work: UnitOfWork) -> None:
    maria, cause = resident(work, MARIA), message(work)
    case, main = case_of(work, MARIA), case_of(work, JANA)
    work.nuisance.happened_again(case, maria, cause, "пак")
    work.nuisance.happened_again(main, resident(work, JANA), message(work), "znova")
    work.merging.join(case, main, steward(work), message(work))
    assert work.nuisance.diary(main).times == 2
    assert work.cases.of_message(maria.id, cause) is main


def test_words_that_still_come_to_the_old_case_go_to_the_main_one(work: UnitOfWork) -> None:
    maria = resident(work, MARIA)
    case, main = case_of(work, MARIA), case_of(work, JANA)
    conversation = work.residents.conversation(maria)
    work.residents.hand_to_steward(maria, case)
    work.merging.join(case, main, steward(work), message(work))
    work.session.refresh(conversation)
    assert work.residents.case_in_talk(conversation) == main.id
    before = len(tags(work, case))
    work.cases.resident_wrote(case, maria, message(work), "Още")
    work.cases.alarm(case, maria, message(work), "огън")
    work.cases.wants_a_person(case, maria, message(work), "talk_to_steward", "човек")
    work.cases.follow_up_answered(case, maria, "solved", message(work))
    work.cases.reopen(case, maria, message(work), "не е решено")
    work.nuisance.happened_again(case, maria, message(work), "пак")
    assert len(tags(work, case)) == before
    assert main.state is CaseState.NEW
    work.nuisance.withdraw(case, maria, message(work))
    assert work.cases.of_resident(maria.id) == []


def test_only_two_open_cases_are_joined(work: UnitOfWork) -> None:
    case, main, an = case_of(work, MARIA), case_of(work, JANA), steward(work)
    with pytest.raises(NotAllowed):
        work.merging.join(case, case, an, message(work))
    work.cases.resolve(main, an)
    with pytest.raises(NotAllowed):
        work.merging.join(case, main, an, message(work))
    with pytest.raises(NotAllowed):
        work.merging.join(main, case, an, message(work))
    assert (case.joined_to_id, main.joined_to_id) == (None, None)


def test_a_joined_case_is_not_re_opened(work: UnitOfWork) -> None:
    case, main, an = case_of(work, MARIA), case_of(work, JANA), steward(work)
    cause = message(work)
    work.merging.join(case, main, an, cause)
    work.merging.join(case, main, an, cause)
    assert tags(work, main).count(EventTag.MERGED) == 1
    with pytest.raises(NotAllowed):
        work.care.reopen(case, an, "", message(work))


def test_two_who_join_crosswise_at_once_lose_nothing(store: Store) -> None:
    with store.begin() as work:
        cases = [case_of(work, one).id for one in (MARIA, JANA)]
        an = steward(work).id
        work.commit()
    turns = [tuple(cases), tuple(reversed(cases))]

    def join() -> bool:
        one, other = turns.pop()
        with store.begin() as work:
            who = work.session.get_one(Steward, an)
            try:
                work.merging.join(work.cases.get(one), work.cases.get(other), who, message(work))
            except NotAllowed:
                return False
            work.commit()
            return True

    assert sorted(side_by_side(2, join)) == [False, True]
    with store.read() as work:
        both = [work.cases.get(one) for one in cases]
        (open_one,) = [case for case in both if case.joined_to_id is None]
        assert len(open_one.reports) == 2
        assert open_one.state is CaseState.NEW


def test_one_who_joins_while_another_closes_loses_nothing(store: Store) -> None:
    with store.begin() as work:
        case, main = (case_of(work, one).id for one in (MARIA, JANA))
        steward(work)
        work.commit()
    acts = ["join", "resolve"]

    def act() -> str:
        todo = acts.pop()
        with store.begin() as work:
            an = steward(work)
            try:
                if todo == "join":
                    work.merging.join(work.cases.get(case), work.cases.get(main), an, message(work))
                else:
                    work.cases.resolve(work.cases.get(main), an)
            except NotAllowed:
                return "refused"
            work.commit()
            return todo

    done = side_by_side(2, act)
    with store.read() as work:
        joined = work.cases.get(case).joined_to_id == main
        assert joined == ("join" in done)
        assert work.cases.get(main).state is CaseState.RESOLVED
        residents = {one.resident_id for one in work.cases.get(main).reports}
        checks = follow_ups_of(work, work.cases.get(main), "solved_check")
        assert {one.resident_id for one in checks} == residents
        assert len(residents) == 1 + joined


def test_a_report_gets_a_case_of_its_own(store: Store) -> None:
    with store.begin() as work:
        case, jana = shared(work), resident(work, JANA)
        work.residents.hand_to_steward(jana, case)
        new = work.merging.split(case, case.reports[1], steward(work), message(work))
        work.commit()
    with store.read() as work:
        case, new = work.cases.get(case.id), work.cases.get(new.id)
        assert (new.topic, new.street, new.number) == (case.topic, HOUSE.street, HOUSE.number)
        assert (new.state, new.waits_since) == (CaseState.NEW, new.opened_at)
        jana, maria = resident(work, JANA), resident(work, MARIA)
        assert work.cases.of_resident(jana.id) == [new]
        assert work.cases.of_resident(maria.id) == [case]
        assert work.merging.meant(jana.id, case.reference) is new
        assert work.merging.meant(maria.id, case.reference) is case
        assert work.residents.case_in_talk(work.residents.conversation(jana)) == new.id
        assert {one.resident_id for one in follow_ups_of(work, new)} == {jana.id}
        assert {one.resident_id for one in follow_ups_of(work, case)} == {maria.id}
        assert [EventTag.SPLIT in tags(work, one) for one in (case, new)] == [True, True]
        assert keys(work, new) == ["staff-card"]
        assert keys(work, case)[-1] == "staff-card"


def test_who_keeps_another_report_there_keeps_their_promises_there(work: UnitOfWork) -> None:
    case, jana = shared(work), resident(work, JANA)
    report(work, jana, words="Znova")
    new = work.merging.split(case, case.reports[1], steward(work), message(work))
    assert follow_ups_of(work, new) == []
    assert work.cases.of_resident(jana.id) == [new, case]


def test_the_only_report_or_one_of_another_case_is_not_split_off(work: UnitOfWork) -> None:
    case, other, an = case_of(work, MARIA), shared(work), steward(work)
    for one in (case.reports[0], other.reports[0], draft(work, resident(work, IVAN))):
        with pytest.raises(NotAllowed):
            work.merging.split(case, one, an, message(work))
    other.state = CaseState.RESOLVED
    work.session.flush()
    with pytest.raises(NotAllowed):
        work.merging.split(other, other.reports[0], an, message(work))


def test_two_who_split_the_same_report_at_once_make_one_case(store: Store) -> None:
    with store.begin() as work:
        case = shared(work)
        number = case.reports[1].id
        steward(work)
        work.commit()

    def split() -> bool:
        with store.begin() as work:
            mine = work.cases.get(case.id)
            (one,) = [r for r in mine.reports if r.id == number] or [mine.reports[0]]
            try:
                work.merging.split(mine, one, steward(work), message(work))
            except NotAllowed:
                return False
            work.commit()
            return True

    assert sorted(side_by_side(2, split)) == [False, True]
    with store.read() as work:
        assert tags(work, case).count(EventTag.SPLIT) == 1


def test_another_open_case_of_the_same_topic_and_place_is_known(work: UnitOfWork) -> None:
    here = report(work, resident(work, MARIA)).case
    report(work, resident(work, MARIA), topic="nuisance_noise")
    mine = case_of(work, JANA)
    assert work.merging.twin(mine, Place("x", "SLEEPSTRAAT", "45 bus 2")) is here
    assert work.merging.twin(here, HOUSE) is None
    assert work.merging.twin(mine, Place("x", "Sleepstraat", "46")) is None
    assert work.merging.twin(mine, Place("x", "Sleepstraat")) is None
    work.cases.resolve(here, steward(work))
    assert work.merging.twin(mine, HOUSE) is None
