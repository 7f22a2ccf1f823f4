"""Referrals: what was shown is kept with consent, asked about, and its outcome kept."""

from datetime import UTC, datetime

from sqlalchemy import select

from storage import Store, UnitOfWork
from storage.models import FollowUp, Referral
from storage.vocabulary import FollowUpState, ReferralOutcome
from tests.storage.arrange import SetClock, message, open_case, resident

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
