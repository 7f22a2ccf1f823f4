"""Cases: opened once, claimed once, answered, resolved, re-opened; each with its event."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

import storage.cases
from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case
from storage.place import Place
from storage.replies import Answer
from storage.vocabulary import (
    ALLOWED,
    OPEN_STATES,
    CaseKind,
    CaseState,
    ClosedReason,
    EventTag,
    ReportState,
    Role,
)
from tests.storage.arrange import (
    SetClock,
    case_in,
    draft,
    events_of,
    keys,
    message,
    open_case,
    resident,
    said_to_staff,
    shown,
    steward,
    tags,
)


def test_a_case_is_opened_from_a_draft(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        report = draft(work, who)
        cause = message(work)
        case = work.cases.open(
            report,
            cause,
            kind=CaseKind.NUISANCE,
            topic="nuisance_waste",
            place=Place("Sleepstraat\0 45"),
            urgent=True,
        )
        work.commit()
    with store.read() as work:
        kept = work.cases.get(case.id)
        assert (kept.state, kept.address, kept.urgent) == (CaseState.NEW, "Sleepstraat 45", True)
        assert (kept.language, kept.opened_at) == ("bg", work.now)
        assert [(r.state, r.inbox_id) for r in kept.reports] == [(ReportState.SENT, cause)]
        (event,) = events_of(work, kept)
        assert (event.tag, event.role, event.inbox_id) == (EventTag.OPENED, Role.RESIDENT, cause)
        assert keys(work, kept) == ["staff-card"]


def test_the_same_message_again_opens_nothing(store: Store) -> None:
    with store.begin() as work:
        report, cause = draft(work, resident(work)), message(work)
        case = work.cases.open(report, cause, kind=CaseKind.NUISANCE, topic="nuisance_waste")
        work.commit()
    with store.begin() as work:
        again = work.cases.open(
            draft(work, resident(work)), cause, kind=CaseKind.HELP, topic="help_food"
        )
        assert (again.id, again.topic) == (case.id, "nuisance_waste")
        assert tags(work, again) == [EventTag.OPENED]
        assert [case.id for case in work.cases.of_resident(resident(work).id)] == [case.id]


def test_it_is_known_which_case_a_message_opened(work: UnitOfWork) -> None:
    cause, other = message(work), message(work)
    case = work.cases.open(
        draft(work, resident(work)), cause, kind=CaseKind.HELP, topic="help_food"
    )
    assert work.cases.opened_by(cause) is case
    assert work.cases.opened_by(other) is None


def test_the_files_of_a_report_go_to_the_stewards_after_the_card(work: UnitOfWork) -> None:
    who, photo = resident(work), {"kind": "photo", "id": "abc"}
    work.reports.keep_words(who.id, "nuisance", "key", message(work), "", photo)
    case = open_case(work, who)
    assert keys(work, case) == ["staff-card", "staff-file"]
    assert shown(said_to_staff(work, case)[1]) == {"file": photo}


def test_a_case_is_found_by_its_reference_and_by_its_thread(work: UnitOfWork) -> None:
    case = open_case(work)
    case.thread_id = 12
    assert work.cases.by_reference(case.reference) is case
    assert work.cases.by_reference("BL-0000") is None
    assert work.cases.by_thread(12) is case
    assert work.cases.by_thread(13) is None


def test_a_resident_sees_their_own_cases_newest_first(work: UnitOfWork) -> None:
    mine, other = resident(work, 1), resident(work, 2)
    first, second = open_case(work, mine), open_case(work, mine)
    open_case(work, other)
    draft(work, mine, "not sent yet")
    assert work.cases.of_resident(mine.id) == [second, first]
    work.cases.resolve(second, steward(work))
    assert work.cases.open_of_resident(mine.id) == [first]


VERBS: dict[CaseState, Callable[[UnitOfWork, Case], None]] = {
    CaseState.CLAIMED: lambda work, case: work.cases.claim(case, steward(work)),
    CaseState.RESOLVED: lambda work, case: work.cases.resolve(case, steward(work)),
    CaseState.CLOSED: lambda work, case: work.cases.close(case, ClosedReason.MOVED),
}


@pytest.mark.parametrize("target", VERBS)
@pytest.mark.parametrize("state", CaseState)
def test_each_verb_follows_the_table_of_allowed_changes(
    work: UnitOfWork, state: CaseState, target: CaseState
) -> None:
    case = case_in(work, state)
    before = tags(work, case), keys(work, case)
    whose = case.steward_id
    if target in ALLOWED[state]:
        VERBS[target](work, case)
        assert case.state is target
        assert len(tags(work, case)) == len(before[0]) + 1
    else:
        with pytest.raises(NotAllowed, match=f"a case that is {state} cannot be"):
            VERBS[target](work, case)
        assert case.state is state
        assert case.steward_id == whose
        assert (tags(work, case), keys(work, case)) == before


@pytest.mark.parametrize("state", CaseState)
def test_only_a_finished_case_is_re_opened_an_open_one_gets_the_words(
    work: UnitOfWork, state: CaseState
) -> None:
    case = case_in(work, state)
    work.cases.reopen(case, resident(work), message(work), "пак е там")
    if state in OPEN_STATES:
        assert case.state is state
        assert tags(work, case)[-1] is EventTag.RESIDENT_WROTE
        assert keys(work, case)[-1] == "staff-resident-wrote"
    else:
        goes_on = CaseState.IN_PROGRESS if case.steward_id else CaseState.NEW
        assert goes_on in ALLOWED[state]
        assert case.state is goes_on
        assert tags(work, case)[-1] is EventTag.REOPENED


@pytest.mark.parametrize("state", CaseState)
def test_a_reply_moves_a_fresh_case_on_and_leaves_any_other_where_it_is(
    work: UnitOfWork, state: CaseState
) -> None:
    case = case_in(work, state)
    reply = work.replies.draft(case, resident(work), steward(work), Answer("Goeiedag"))
    work.replies.send(reply, steward(work))
    fresh = state in (CaseState.NEW, CaseState.CLAIMED)
    assert case.state is (CaseState.IN_PROGRESS if fresh else state)
    assert tags(work, case)[-1] is EventTag.REPLIED


def test_every_state_is_in_the_table_and_every_open_case_can_be_closed() -> None:
    assert set(ALLOWED) == set(CaseState)
    assert all(CaseState.CLOSED in ALLOWED[state] for state in OPEN_STATES)
    assert all(state not in after for state, after in ALLOWED.items())


def test_a_claimed_case_is_its_stewards(store: Store) -> None:
    with store.begin() as work:
        case, an = open_case(work), steward(work)
        work.cases.claim(case, an)
        work.commit()
    with store.read() as work:
        kept = work.cases.get(case.id)
        assert kept.steward
        assert kept.steward.first_name == "An"
        event = events_of(work, kept)[-1]
        assert (event.tag, event.role, event.steward_id) == (
            EventTag.CLAIMED,
            Role.STEWARD,
            an.id,
        )
        assert keys(work, kept) == ["staff-card", "staff-card"]


def test_who_claims_second_is_told_and_changes_nothing(work: UnitOfWork) -> None:
    case = open_case(work)
    work.cases.claim(case, steward(work, 70, "An"))
    with pytest.raises(NotAllowed) as refusal:
        work.cases.claim(case, steward(work, 71, "Bo"))
    assert (refusal.value.verb, refusal.value.state) == ("claimed", "claimed")
    assert case.steward
    assert case.steward.first_name == "An"


def test_a_draft_of_a_reply_goes_nowhere_until_it_is_sent(work: UnitOfWork) -> None:
    case = open_case(work)
    reply = work.replies.draft(case, resident(work), steward(work), Answer("Goeiedag\0 \ud83d"))
    assert (reply.args["words"], reply.args["steward"]) == ("Goeiedag ", "An")
    assert reply.args["reference"] == case.reference
    assert work.outbox.claim(["telegram:"]) is None
    assert case.state is CaseState.NEW
    work.replies.send(reply, steward(work))
    assert work.outbox.claim(["telegram:"]) is reply


def test_sending_a_reply_claims_an_unclaimed_case(work: UnitOfWork) -> None:
    case = open_case(work)
    reply = work.replies.draft(case, resident(work), steward(work), Answer("Goeiedag"))
    work.replies.send(reply, steward(work, 71, "Bo"))
    assert tags(work, case) == [EventTag.OPENED, EventTag.CLAIMED, EventTag.REPLIED]
    assert case.steward
    assert case.steward.first_name == "Bo"


def test_a_second_press_on_send_does_nothing_more(work: UnitOfWork) -> None:
    case = open_case(work)
    reply = work.replies.draft(case, resident(work), steward(work), Answer("Goeiedag"))
    work.replies.send(reply, steward(work))
    after = tags(work, case)
    work.outbox.sent(reply, "Goeiedag", 41)
    work.replies.send(reply, steward(work))
    assert tags(work, case) == after
    assert work.outbox.claim(["telegram:"]) is None


def test_a_resolved_case_belongs_to_who_resolved_it_unless_somebody_had_it(
    work: UnitOfWork,
) -> None:
    an, bo = steward(work, 70, "An"), steward(work, 71, "Bo")
    free, taken = open_case(work), open_case(work)
    work.cases.claim(taken, an)
    work.cases.resolve(free, bo)
    work.cases.resolve(taken, bo)
    assert (free.steward_id, taken.steward_id) == (bo.id, an.id)
    assert free.resolved_at == work.now


def test_re_opening_brings_back_the_same_case_and_says_why(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, an = open_case(work), steward(work)
        work.cases.claim(case, an)
        work.cases.resolve(case, an)
        work.cases.close(case, ClosedReason.NO_ANSWER)
        work.commit()
    clock.forward(days=30)
    with store.begin() as work:
        case, again = work.cases.get(case.id), message(work)
        work.cases.reopen(case, resident(work), again, "пак е там\0")
        work.cases.reopen(case, resident(work), again, "пак е там\0")
        assert (case.resolved_at, case.closed_at, case.closed_reason) == (None, None, None)
        assert case.steward_id == an.id
        assert tags(work, case).count(EventTag.REOPENED) == 1
        (told,) = [row for row in said_to_staff(work, case) if row.say == "staff-reopened"]
        assert shown(told) == {"words": "пак е там"}


def test_a_case_that_nobody_had_comes_back_into_the_queue(work: UnitOfWork) -> None:
    case = open_case(work)
    work.cases.close(case, ClosedReason.WITHDRAWN, resident(work))
    work.cases.reopen(case, resident(work), message(work), "toch niet")
    assert case.state is CaseState.NEW
    work.cases.claim(case, steward(work))
    assert case.steward_id == steward(work).id


def test_a_closed_case_says_when_and_why(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        case = open_case(work, who)
        work.cases.close(case, ClosedReason.WITHDRAWN, who)
        work.commit()
    with store.read() as work:
        kept = work.cases.get(case.id)
        assert (kept.closed_at, kept.closed_reason) == (work.now, ClosedReason.WITHDRAWN)
        event = events_of(work, kept)[-1]
        assert (event.role, event.data) == (Role.RESIDENT, {"reason": "withdrawn"})


def test_an_alarm_marks_the_case_and_reaches_the_stewards_once(work: UnitOfWork) -> None:
    case, cry = open_case(work), message(work)
    work.cases.alarm(case, resident(work), cry, "пожар!")
    work.cases.alarm(case, resident(work), cry, "пожар!")
    assert case.urgent
    assert tags(work, case) == [EventTag.OPENED, EventTag.ALARM]
    assert keys(work, case).count("staff-alarm") == 1


def test_new_words_of_a_resident_reach_the_stewards_once(work: UnitOfWork) -> None:
    case, who, once = open_case(work), resident(work), message(work)
    work.cases.resident_wrote(case, who, once, "още\0 боклук")
    work.cases.resident_wrote(case, who, once, "още\0 боклук")
    assert tags(work, case) == [EventTag.OPENED, EventTag.RESIDENT_WROTE]
    assert shown(said_to_staff(work, case)[-1]) == {"words": "още боклук", "name": "Мария"}
    assert keys(work, case).count("staff-resident-wrote") == 1


def test_a_photo_with_words_reaches_the_stewards_as_both(work: UnitOfWork) -> None:
    case, photo = open_case(work), {"kind": "photo", "id": "abc"}
    work.cases.resident_wrote(case, resident(work), message(work), "виж", file=photo)
    assert keys(work, case)[-2:] == ["staff-resident-wrote", "staff-file"]


def test_a_corrected_message_is_told_as_a_correction(work: UnitOfWork) -> None:
    case, once = open_case(work), message(work)
    work.cases.resident_wrote(case, resident(work), once, "45")
    work.cases.resident_wrote(case, resident(work), once, "54", correction=True)
    assert keys(work, case)[-2:] == ["staff-resident-wrote", "staff-resident-corrected"]


def test_a_note_stays_with_the_stewards_and_is_kept_once(work: UnitOfWork) -> None:
    case, once = open_case(work), message(work)
    work.cases.note(case, steward(work), "belt aan bij 47\0 \ud83d", once)
    work.cases.note(case, steward(work), "belt aan bij 47\0 \ud83d", once)
    assert [(e.tag, e.text) for e in events_of(work, case)][1:] == [
        (EventTag.NOTED, "belt aan bij 47 ")
    ]
    assert work.outbox.claim(["telegram:"]) is None


def test_a_wish_for_a_person_is_told_once_with_the_wish(work: UnitOfWork) -> None:
    case, once = open_case(work), message(work)
    for _ in range(2):
        work.cases.wants_a_person(case, resident(work), once, "appointment", "кога?")
    assert keys(work, case).count("staff-wants-a-person") == 1
    assert events_of(work, case)[-1].data == {"wish": "appointment"}


def test_an_answer_to_a_follow_up_is_told_once(work: UnitOfWork) -> None:
    case, once = open_case(work), message(work)
    for _ in range(2):
        work.cases.follow_up_answered(case, resident(work), "partly", once)
    assert keys(work, case).count("staff-follow-up-answered") == 1
    assert tags(work, case).count(EventTag.FOLLOW_UP_ANSWERED) == 1


def test_the_stewards_hear_of_a_message_that_did_not_arrive(work: UnitOfWork) -> None:
    case = open_case(work)
    work.cases.undelivered(case, "blocked")
    event = events_of(work, case)[-1]
    assert (event.tag, event.role, event.data) == (
        EventTag.UNDELIVERED,
        Role.SYSTEM,
        {"why": "blocked"},
    )
    assert keys(work, case)[-1] == "staff-undelivered"


def test_events_stay_in_the_order_in_which_things_happened(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.commit()
    steps: list[Callable[[UnitOfWork, Case], None]] = [
        lambda work, case: work.cases.claim(case, steward(work)),
        lambda work, case: work.cases.note(case, steward(work), "noot", message(work)),
        lambda work, case: work.cases.resolve(case, steward(work)),
        lambda work, case: work.cases.reopen(case, resident(work), message(work), None),
    ]
    for step in steps:
        clock.forward(hours=1)
        with store.begin() as work:
            step(work, work.cases.get(case.id))
            work.commit()
    with store.read() as work:
        events = work.cases.get(case.id).events
        assert [event.tag for event in events] == [
            EventTag.OPENED,
            EventTag.CLAIMED,
            EventTag.NOTED,
            EventTag.RESOLVED,
            EventTag.REOPENED,
        ]
        gaps = {after.at - before.at for before, after in pairwise(events)}
        assert gaps == {timedelta(hours=1)}


def test_a_reference_in_use_is_drawn_again(
    work: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["BL-AAAA", "BL-AAAA", "BL-AAAA", "BL-CCCC"])
    monkeypatch.setattr(storage.cases, "new_reference", lambda length: next(drawn))
    assert [open_case(work).reference for _ in range(2)] == ["BL-AAAA", "BL-CCCC"]


def test_when_short_references_run_out_they_grow_longer(
    work: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.cases, "new_reference", lambda length: "BL-" + length * "A")
    assert [open_case(work).reference for _ in range(2)] == ["BL-AAAA", "BL-AAAAA"]
