"""Cases that are silent: about violence nothing is ever said by itself, whatever happens."""

from datetime import datetime, timedelta

from sqlalchemy import select

from storage import Store, UnitOfWork
from storage.durations import Duration
from storage.models import Case, FollowUp, OutboxMessage
from storage.outbox import Words
from storage.plan import Plan
from storage.policy import FollowUpPolicy, load_policy
from storage.vocabulary import (
    Audience,
    CaseKind,
    CaseState,
    ClosedReason,
    EventTag,
    FollowUpState,
    OutboxState,
)
from tests.storage.arrange import (
    TUESDAY_MORNING,
    SetClock,
    follow_ups_of,
    keys,
    message,
    open_case,
    report,
    resident,
    steward,
    tags,
)

MARIA, JANA = 1, 2


def becomes(work: UnitOfWork, case: Case, topic: str) -> None:
    work.care.change_kind(case, steward(work), CaseKind.HELP, topic, message(work))


def planned(work: UnitOfWork, case: Case) -> list[str]:
    rows = follow_ups_of(work, case)
    return [one.kind for one in rows if one.state is FollowUpState.WAITING]


def test_all_that_is_planned_is_taken_back_when_it_turns_out_to_be_about_violence(
    work: UnitOfWork,
) -> None:
    case, an = open_case(work), steward(work)
    work.cases.claim(case, an)
    plan = Plan(work.now + timedelta(days=3), 60, "Ham 12", "An")
    work.appointments.send(
        work.appointments.draft(case, resident(work), an, plan), an, message(work)
    )
    becomes(work, case, "help_violence")
    assert planned(work, case) == ["appointment"], "what a steward sent on purpose"


def test_what_is_about_to_leave_is_taken_back_too(work: UnitOfWork) -> None:
    case, who = open_case(work), resident(work)
    (received,) = follow_ups_of(work, case, "received")
    kind = work.follow_ups.kind_of(received)
    assert kind
    words = work.follow_ups.ask(received, kind)
    row = work.outbox.to_resident(who, words, case_id=case.id, follow_up_id=received.id)
    by_hand = work.outbox.to_resident(who, Words("steward-answer"), case_id=case.id)
    becomes(work, case, "help_violence")
    work.session.expire_all()
    assert (row.state, by_hand.state) == (OutboxState.CANCELLED, OutboxState.WAITING)


def test_nothing_is_asked_about_a_door_that_was_shown_there(work: UnitOfWork) -> None:
    case, who = open_case(work), resident(work)
    before = work.referrals.give(who, message(work), case.topic, [], {}, "", case)
    becomes(work, case, "help_violence")
    after = work.referrals.give(who, message(work), case.topic, [], {}, "", case)
    assert [one.state for one in _about(work, before.id)] == [FollowUpState.CANCELLED]
    assert _about(work, after.id) == []


def _about(work: UnitOfWork, referral_id: int) -> list[FollowUp]:
    rows = select(FollowUp).where(FollowUp.referral_id == referral_id)
    return list(work.session.scalars(rows))


def test_one_that_is_not_about_violence_after_all_has_its_signs_of_life(work: UnitOfWork) -> None:
    case = open_case(work)
    becomes(work, case, "help_violence")
    becomes(work, case, "help_legal")
    assert not case.no_automatic_messages
    assert planned(work, case) == ["progress"]


def test_the_same_kind_of_words_for_another_thing_changes_nothing(work: UnitOfWork) -> None:
    case = open_case(work, no_automatic_messages=True)
    becomes(work, case, "help_legal")
    assert case.no_automatic_messages, "it was silent for another reason than its kind"


def test_as_long_as_a_part_of_it_is_silent_the_whole_is(work: UnitOfWork) -> None:
    case = open_case(work, resident(work, MARIA))
    becomes(work, case, "help_violence")
    main = open_case(work, resident(work, JANA))
    work.merging.join(case, main, steward(work), message(work))
    assert planned(work, main) == []
    becomes(work, main, "help_violence")
    becomes(work, main, "help_legal")
    assert main.no_automatic_messages


def test_what_is_joined_to_a_silent_case_falls_silent(work: UnitOfWork) -> None:
    case, main = open_case(work, resident(work, MARIA)), open_case(work, resident(work, JANA))
    becomes(work, main, "help_violence")
    work.merging.join(case, main, steward(work), message(work))
    assert planned(work, main) == []


def test_what_is_split_off_has_signs_of_life_of_its_own(work: UnitOfWork) -> None:
    maria = resident(work, MARIA)
    case = report(work, maria).case
    report(work, maria, words="Пак")
    work.session.refresh(case, ["reports"])
    new = work.merging.split(case, case.reports[1], steward(work), message(work))
    assert "progress" in planned(work, new), "she hears of both, though she reported both"
    assert "progress" in planned(work, case)


ALMOST = timedelta(seconds=1)
LAST_ROUND_OVER = TUESDAY_MORNING + timedelta(days=3 + 7 + 7)
"""Resolved on Tuesday: asked after three working days, again after a week, over after another."""


def resolved(store: Store, *, silent: bool = True) -> int:
    with store.begin() as work:
        case = open_case(work, no_automatic_messages=silent)
        work.cases.resolve(case, steward(work))
        work.commit()
    return case.id


def closes(store: Store) -> list[int]:
    with store.begin() as work:
        closed = [case.id for case in work.silent_ends.close_due()]
        work.commit()
    return closed


def closed_at(store: Store, clock: SetClock, moment: datetime) -> list[int]:
    """What closes at that moment; a little earlier nothing did."""
    clock.now = moment - ALMOST
    assert closes(store) == []
    clock.now = moment
    return closes(store)


def test_a_silent_case_that_was_resolved_closes_when_the_question_would_have_gone_unanswered(
    store: Store, clock: SetClock
) -> None:
    case_id = resolved(store)
    resolved(store, silent=False)  # its own question closes it, and not this
    assert closed_at(store, clock, LAST_ROUND_OVER) == [case_id]
    assert closes(store) == []
    with store.read() as work:
        case = work.cases.get(case_id)
        assert (case.state, case.closed_at) == (CaseState.CLOSED, LAST_ROUND_OVER)
        assert case.closed_reason is ClosedReason.NO_ANSWER
        assert tags(work, case)[-1] is EventTag.CLOSED
        assert keys(work, case)[-1] == "staff-card", "the topic shows that it is closed"
        rows = select(OutboxMessage).filter_by(audience=Audience.RESIDENT)
        assert list(work.session.scalars(rows)) == []


def test_that_time_is_the_policys(database_url: str, clock: SetClock) -> None:
    asked_once = {"delay": Duration(days=1), "again": Duration(days=2), "times": 1}
    store = Store(database_url, _policy_with(asked_once), clock)
    case_id = resolved(store)
    assert closed_at(store, clock, TUESDAY_MORNING + timedelta(days=3)) == [case_id]
    store.close()


def _policy_with(changes: dict[str, object]) -> FollowUpPolicy:
    policy = load_policy()
    question = policy.kinds["solved_check"].model_copy(update=changes)
    return policy.model_copy(update={"kinds": {**policy.kinds, "solved_check": question}})


def test_one_that_falls_silent_after_it_was_resolved_closes_too(
    store: Store, clock: SetClock
) -> None:
    case_id = resolved(store, silent=False)
    with store.begin() as work:
        case = work.cases.get(case_id)
        case.no_automatic_messages = True
        work.follow_ups.fall_silent(case)
        work.commit()
    assert closed_at(store, clock, LAST_ROUND_OVER) == [case_id]


def test_as_long_as_its_resident_waits_for_a_person_it_stays(store: Store, clock: SetClock) -> None:
    case_id = resolved(store)
    with store.begin() as work:
        case = work.cases.get(case_id)
        work.cases.alarm(case, case.reports[0].resident, message(work), "помощ")
        work.commit()
    clock.now = LAST_ROUND_OVER
    assert closes(store) == []
    with store.begin() as work:
        work.cases.person_answered(work.cases.get(case_id), steward(work))
        work.commit()
    assert closes(store) == [case_id]
