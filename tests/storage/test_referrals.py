"""Referrals: what was shown is kept with consent, asked about, and its outcome kept."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, FollowUp, OutboxMessage, Referral
from storage.outbox import Words
from storage.referrals import ASKS, SERVICE
from storage.vocabulary import (
    CaseState,
    ClosedReason,
    EventTag,
    FollowUpState,
    OutboxState,
    ReferralOutcome,
)
from tests.storage.arrange import (
    SetClock,
    message,
    open_case,
    resident,
    said_to_staff,
    steward,
    tags,
)

NEXT_TUESDAY = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
SERVICES = [{"id": "wgc", "name": "Wijkgezondheidscentra"}]


def given(work: UnitOfWork, inbox_id: int | None = None) -> Referral:
    told = {"health": {"say": "option-health-doctor"}}
    who = resident(work)
    return work.referrals.give(
        who, inbox_id or message(work), "help_health", SERVICES, told, "лекар"
    )


def planned(work: UnitOfWork) -> list[FollowUp]:
    rows = select(FollowUp).where(FollowUp.referral_id.is_not(None)).order_by(FollowUp.id)
    return list(work.session.scalars(rows))


def test_a_referral_is_asked_about_after_five_working_days(work: UnitOfWork) -> None:
    referral = given(work)
    (asked,) = planned(work)
    assert (asked.kind, asked.referral_id, asked.case_id) == ("referral_check", referral.id, None)
    assert asked.due_at == NEXT_TUESDAY


def test_the_same_message_again_refers_once(work: UnitOfWork) -> None:
    cause = message(work)
    assert given(work, cause).id == given(work, cause).id
    assert len(planned(work)) == 1


def test_the_question_names_what_was_shown(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        given(work)
        work.commit()
    clock.now = NEXT_TUESDAY
    with store.begin() as work:
        (asked,) = planned(work)
        kind = work.follow_ups.kind_of(asked)
        assert kind
        words = work.follow_ups.ask(asked, kind)
    assert words.args["services"] == "Wijkgezondheidscentra"
    assert words.args["topic"] == {"say": "topic-help_health"}
    assert [one["entities"]["answer"] for one in words.buttons] == [*ReferralOutcome]


def test_not_yet_is_asked_once_more_and_an_end_is_not(work: UnitOfWork) -> None:
    given(work)
    (first,) = planned(work)
    kind = work.follow_ups.kind_of(first)
    assert kind
    work.follow_ups.ask(first, kind)
    work.follow_ups.answered(first, "not_yet", ask_again=True)
    again = planned(work)[-1]
    assert (again.round, again.state) == (2, FollowUpState.WAITING)
    work.follow_ups.answered(again, "reached")
    assert [one.state for one in planned(work)] == [FollowUpState.ANSWERED] * 2


def test_the_outcome_is_kept(work: UnitOfWork) -> None:
    referral = given(work)
    work.referrals.ended(referral, ReferralOutcome.COULD_NOT)
    (known,) = work.referrals.of_resident(referral.resident_id)
    assert (known.outcome, known.outcome_at) == (ReferralOutcome.COULD_NOT, work.now)


def test_who_stopped_messages_is_not_asked(work: UnitOfWork) -> None:
    referral = given(work)
    work.residents.stop_follow_ups(referral.resident_id)
    (asked,) = planned(work)
    kind = work.follow_ups.kind_of(asked)
    assert kind
    assert work.follow_ups.drop_or_delay(asked, kind)


def test_what_happens_to_a_case_leaves_a_referral_alone(work: UnitOfWork) -> None:
    given(work)
    case = open_case(work)
    work.nuisance.withdraw(case, resident(work), message(work))
    assert [one.state for one in planned(work)] == [FollowUpState.WAITING]


def card_of(work: UnitOfWork, case: Case) -> OutboxMessage:
    """A steward's card, not yet sent."""
    asks = work.referrals.may_ask(case, resident(work))
    words = Words("referral-from-steward", {SERVICE: SERVICES[0], ASKS: asks})
    return work.outbox.to_resident(resident(work), words, case_id=case.id, draft=True)


def test_a_steward_refers_from_a_case_once_and_it_is_asked_about(work: UnitOfWork) -> None:
    case = open_case(work)
    card = card_of(work, case)
    assert work.referrals.send(card, steward(work), message(work))
    assert not work.referrals.send(card, steward(work), message(work))
    (referral,) = work.referrals.of_resident(resident(work).id)
    assert (referral.case_id, referral.services) == (case.id, SERVICES)
    assert card.state is OutboxState.WAITING
    assert case.state is CaseState.IN_PROGRESS
    assert [one.kind for one in planned(work)] == ["referral_check"]
    assert tags(work, case).count(EventTag.REFERRED) == 1


def test_a_closed_case_refers_nobody(work: UnitOfWork) -> None:
    case = open_case(work)
    card = card_of(work, case)
    work.cases.close(case, ClosedReason.MOVED)
    with pytest.raises(NotAllowed):
        work.referrals.send(card, steward(work), message(work))


def test_who_does_not_wish_it_is_not_asked_about_a_stewards_referral(work: UnitOfWork) -> None:
    card = card_of(work, open_case(work))
    work.referrals.do_not_ask(card)
    work.referrals.send(card, steward(work), message(work))
    assert [one.state for one in planned(work)] == [FollowUpState.WAITING]
    work.referrals.do_not_ask(card)
    assert [one.state for one in planned(work)] == [FollowUpState.CANCELLED]


def test_from_a_silent_case_or_after_stop_nothing_is_asked(work: UnitOfWork) -> None:
    silent = open_case(work, no_automatic_messages=True)
    work.referrals.send(card_of(work, silent), steward(work), message(work))
    work.residents.stop_follow_ups(resident(work).id)
    work.referrals.send(card_of(work, open_case(work)), steward(work), message(work))
    assert len(work.referrals.of_resident(resident(work).id)) == 2
    assert planned(work) == []


@pytest.mark.parametrize("closed", [False, True])
def test_who_could_not_get_in_is_back_in_the_same_case(work: UnitOfWork, *, closed: bool) -> None:
    case = open_case(work)
    work.referrals.send(card_of(work, case), steward(work), message(work))
    if closed:
        work.cases.close(case, ClosedReason.REFERRED)
    (referral,) = work.referrals.of_resident(resident(work).id)
    work.referrals.ended(referral, ReferralOutcome.COULD_NOT)
    assert work.referrals.answered(referral, message(work), "затворено")
    assert case.state is CaseState.IN_PROGRESS
    assert case.waits_since == work.now
    told = [row.args for row in said_to_staff(work, case)]
    assert {"say": "answer-could_not"} in [args.get("answer") for args in told]
    assert "затворено" in [args.get("words") for args in told]


def test_a_referral_without_a_case_tells_no_case(work: UnitOfWork) -> None:
    referral = given(work)
    work.referrals.ended(referral, ReferralOutcome.COULD_NOT)
    assert not work.referrals.answered(referral, message(work), None)
