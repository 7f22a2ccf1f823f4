"""What residents say back: each figure counts what its definition says, and nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import Store, UnitOfWork
from storage.columns import Instant
from storage.figures import Count, Period
from storage.models import FollowUp
from storage.policy import load_policy
from storage.said_back import FEWEST, SaidBack
from storage.vocabulary import DESK, ClosedReason, FollowUpState, ReferralOutcome
from tests.storage.arrange import (
    TUESDAY_MORNING,
    SetClock,
    follow_ups_of,
    message,
    open_case,
    resident,
    steward,
)
from tests.storage.test_queue import plan_of

MONDAY = TUESDAY_MORNING.date() - timedelta(days=1)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


def tick(work: UnitOfWork) -> None:
    """What a clock does with what is due, but for the sending."""
    for number in work.follow_ups.due(1_000):
        due = work.follow_ups.claim(number)
        kind = work.follow_ups.kind_of(due) if due else None
        assert due
        assert kind
        if kind.is_over(due.round):
            work.follow_ups.give_up(due)
        elif not work.follow_ups.drop_or_delay(due, kind):
            work.follow_ups.ask(due, kind)


def passes(store: Store, clock: SetClock, days: int) -> None:
    """The clock ticks whenever something is due."""
    until = clock.now + days * A_DAY
    while True:
        with store.begin() as work:
            tick(work)
            planned = select(func.min(FollowUp.due_at, type_=Instant()))
            due_at = work.session.scalar(planned.where(FollowUp.state == FollowUpState.WAITING))
            work.commit()
        if due_at is None or due_at > until:
            break
        clock.now = due_at
    clock.now = until


def resolved(store: Store, *chats: int, language: str = "bg", area: str | None = None) -> list[int]:
    """A case of each of these residents, resolved now."""
    with store.begin() as work:
        cases = [open_case(work, resident(work, chat, language)) for chat in chats]
        for case in cases:
            case.neighbourhood = area
            work.cases.resolve(case, steward(work))
        work.commit()
        return [case.id for case in cases]


def asked(store: Store, clock: SetClock, *chats: int, **more: str) -> list[int]:
    """Cases that somebody was asked about three days after they were resolved."""
    cases = resolved(store, *chats, **more)
    passes(store, clock, 3)
    return cases


def answers(store: Store, case_id: int, answer: str) -> None:
    with store.begin() as work:
        case = work.cases.get(case_id)
        question = follow_ups_of(work, case, "solved_check")[-1]
        open_one = next(one for one in work.follow_ups.pending(question.resident_id))
        work.follow_ups.answered(open_one, answer)
        work.commit()


def reopened(store: Store, case_id: int) -> None:
    with store.begin() as work:
        case = work.cases.get(case_id)
        work.cases.reopen(case, case.reports[0].resident, message(work), "пак")
        work.commit()


def days(store: Store, begins: int = 0, ends: int = 400) -> Period:
    """The figures of the days so many days after the first Monday."""
    with store.read() as work:
        return work.figures.of(MONDAY + begins * A_DAY, MONDAY + ends * A_DAY)


def said(store: Store, begins: int = 0, ends: int = 400) -> SaidBack:
    return days(store, begins, ends).whole.said


def parts(one: SaidBack) -> dict[str, tuple[int, int]]:
    parts = {"solved": one.solved, "reopened": one.reopened, "reached": one.reached}
    parts["silent"] = one.silent
    return {name: (part.number, part.of) for name, part in parts.items() if part.number or part.of}


def test_solved_is_how_many_said_yes_of_all_who_answered(store: Store, clock: SetClock) -> None:
    cases = asked(store, clock, *range(1, 7))
    for case_id, answer in zip(
        cases, ["solved", "solved", "partly", "not_solved", "came_back"], strict=False
    ):
        answers(store, case_id, answer)
    one = said(store)
    assert (one.solved.number, one.solved.of) == (2, 5)
    assert one.solved.share == pytest.approx(0.4)


def test_of_one_resident_and_case_the_last_answer_counts(store: Store, clock: SetClock) -> None:
    (case_id,) = asked(store, clock, 1)
    answers(store, case_id, "not_solved")
    reopened(store, case_id)
    with store.begin() as work:
        work.cases.resolve(work.cases.get(case_id), steward(work))
        work.commit()
    passes(store, clock, 5)
    answers(store, case_id, "solved")
    assert parts(said(store))["solved"] == (1, 1)
    assert parts(said(store, ends=4))["solved"] == (0, 1)


def test_an_answer_belongs_to_the_days_it_was_given_in(store: Store, clock: SetClock) -> None:
    (case_id,) = asked(store, clock, 1)  # on Friday
    passes(store, clock, 3)
    answers(store, case_id, "solved")
    assert [said(store, day, day).solved.of for day in (4, 6, 7, 8)] == [0, 0, 1, 0]


def test_what_was_not_asked_is_no_answer(store: Store) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.cases.follow_up_answered(case, resident(work), "solved", message(work))
        work.cases.close(case, ClosedReason.SOLVED, resident(work))
        work.commit()
    assert parts(said(store)) == {"reopened": (0, 1)}


def test_fewer_than_five_answers_have_no_share_and_no_mean() -> None:
    one = SaidBack()
    for number in range(1, FEWEST + 1):
        assert one.solved.share is None
        assert one.rating is None
        one.count("solved")
        one.count(f"rate_{number}")
    assert (one.solved.share, one.rating) == (1, 3)


def test_a_case_is_re_opened_and_ended_once_however_often(store: Store, clock: SetClock) -> None:
    first, _second = resolved(store, 1, 2)
    for _ in range(2):
        reopened(store, first)
        with store.begin() as work:
            case = work.cases.get(first)
            work.cases.resolve(case, steward(work))
            work.cases.close(case, ClosedReason.SOLVED)
            work.commit()
    assert parts(said(store)) == {"reopened": (1, 2)}
    passes(store, clock, 7)
    reopened(store, first)
    assert parts(said(store, 7, 13)) == {"reopened": (1, 0)}


def referred(store: Store, chat: int, topic: str = "help_work", case: int | None = None) -> int:
    with store.begin() as work:
        given = work.referrals.give(
            resident(work, chat, "sk"),
            message(work),
            topic,
            [{"id": "x", "name": "X"}],
            {},
            "",
            work.cases.get(case) if case else None,
        )
        work.commit()
        return given.id


def found(store: Store, chat: int, outcome: ReferralOutcome) -> None:
    with store.begin() as work:
        (question,) = work.follow_ups.pending(resident(work, chat).id)
        later = outcome is ReferralOutcome.NOT_YET
        work.follow_ups.answered(question, outcome, ask_again=later)
        work.commit()


def test_reached_is_of_all_who_tried_and_who_needs_it_no_longer_is_apart(
    store: Store, clock: SetClock
) -> None:
    for chat in range(1, 6):
        referred(store, chat)
    passes(store, clock, 7)
    for chat, outcome in enumerate(ReferralOutcome, 1):
        found(store, chat, outcome)
    one = said(store)
    assert parts(one) == {"reached": (1, 3), "silent": (0, 4)}
    assert one.not_needed == 1


def test_who_reached_it_later_has_reached_it(store: Store, clock: SetClock) -> None:
    referred(store, 1)
    passes(store, clock, 7)
    found(store, 1, ReferralOutcome.NOT_YET)
    passes(store, clock, 7)
    found(store, 1, ReferralOutcome.REACHED)
    assert parts(said(store))["reached"] == (1, 1)
    assert parts(said(store, ends=8))["reached"] == (0, 1)


def test_a_referral_is_counted_by_its_own_topic_or_that_of_its_case(
    store: Store, clock: SetClock
) -> None:
    (case_id,) = resolved(store, 1, area="dampoort")
    referred(store, 2)
    referred(store, 3, "nuisance_waste", case_id)
    passes(store, clock, 8)
    for chat in (2, 3):
        found(store, chat, ReferralOutcome.REACHED)
    period = days(store)

    def reached(counts: dict[str, Count]) -> dict[str, int]:
        return {
            name: one.said.reached.number for name, one in counts.items() if one.said.reached.of
        }

    assert reached(period.by_topic) == {"help_work": 1, "nuisance_waste": 1}
    assert reached(period.by_language) == {"sk": 2}
    assert reached({str(area): one for area, one in period.by_neighbourhood.items()}) == {
        "None": 1,
        "dampoort": 1,
    }


def test_each_language_topic_and_neighbourhood_has_its_own(store: Store, clock: SetClock) -> None:
    resolved(store, 1, language="ro", area="ledeberg")
    (one,) = resolved(store, 2, language="bg", area="dampoort")
    passes(store, clock, 3)
    answers(store, one, "solved")
    period = days(store)
    assert {name: parts(count.said) for name, count in period.by_language.items()} == {
        "bg": {"solved": (1, 1), "reopened": (0, 1), "silent": (0, 1)},
        "ro": {"reopened": (0, 1)},
    }
    assert parts(period.by_neighbourhood["dampoort"].said)["solved"] == (1, 1)
    assert parts(period.by_topic["nuisance_waste"].said)["solved"] == (1, 1)


def test_who_answers_nothing_in_any_round_is_silent_when_the_time_is_over(
    store: Store, clock: SetClock
) -> None:
    cases = asked(store, clock, 1, 2)
    answers(store, cases[0], "solved")
    passes(store, clock, 13)
    assert parts(said(store))["silent"] == (0, 1)
    passes(store, clock, 5)
    assert parts(said(store))["silent"] == (1, 2)
    # asked on 5 June, and once more on the 12th; the time was over on the 19th
    assert [said(store, day, day).silent.number for day in (17, 18, 19)] == [0, 1, 0]


def test_an_answer_to_the_second_asking_is_no_silence(store: Store, clock: SetClock) -> None:
    (case_id,) = asked(store, clock, 1)
    passes(store, clock, 8)
    answers(store, case_id, "partly")
    passes(store, clock, 20)
    assert parts(said(store))["silent"] == (0, 1)


def test_not_yet_and_then_nothing_is_no_silence(store: Store, clock: SetClock) -> None:
    referred(store, 1)
    passes(store, clock, 7)
    found(store, 1, ReferralOutcome.NOT_YET)
    passes(store, clock, 30)
    assert parts(said(store)) == {"reached": (0, 1), "silent": (0, 1)}


def test_what_became_moot_or_was_never_asked_is_no_silence(store: Store, clock: SetClock) -> None:
    moot, _stopped = resolved(store, 1, 2)
    with store.begin() as work:
        work.residents.stop_follow_ups(resident(work, 2).id)
        work.commit()
    passes(store, clock, 3)
    reopened(store, moot)
    passes(store, clock, 30)
    assert parts(said(store)) == {"reopened": (1, 2)}


def test_the_silence_after_a_case_was_opened_again_counts_by_itself(
    store: Store, clock: SetClock
) -> None:
    (case_id,) = asked(store, clock, 1)
    answers(store, case_id, "not_solved")
    reopened(store, case_id)
    with store.begin() as work:
        work.cases.resolve(work.cases.get(case_id), steward(work))
        work.commit()
    passes(store, clock, 30)
    assert parts(said(store))["silent"] == (1, 2)


def test_whom_a_steward_must_ask_is_not_called_silent(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = open_case(work, work.residents.welcome(DESK, -1, "Мария", "bg"))
        work.cases.resolve(case, steward(work))
        work.commit()
    passes(store, clock, 30)
    assert parts(said(store)) == {"reopened": (0, 1)}


def test_the_rating_is_a_mean_of_so_many_and_says_nothing_of_silence(
    store: Store, clock: SetClock
) -> None:
    stars = ["rate_5", "rate_5", "rate_4", "rate_4", "rate_3"]
    with store.begin() as work:
        for chat in range(len(stars) + 1):
            work.cases.close(open_case(work, resident(work, chat)), ClosedReason.SOLVED)
        work.commit()
    passes(store, clock, 6)  # the question is open for a week
    with store.begin() as work:
        for chat, answer in enumerate(stars):
            (question,) = work.follow_ups.pending(resident(work, chat).id)
            work.follow_ups.answered(question, answer)
        work.commit()
    passes(store, clock, 6)
    one = said(store)
    assert (one.ratings, one.silent.of) == (5, 0)
    assert one.rating == pytest.approx(4.2)


@pytest.mark.parametrize(
    ("what", "index"),
    [
        ("answers", "follow_ups_answered"),
        ("silence", "follow_ups_in_vain"),
        ("silence", "follow_ups_by_resident"),
        ("ends_of_cases", "case_events_by_tag"),
    ],
)
def test_what_was_said_is_found_by_an_index(sqlite_url: str, what: str, index: str) -> None:
    """Of empty tables PostgreSQL's plan says nothing."""
    store = Store(sqlite_url, load_policy())
    with store.read() as work:
        look = getattr(work.figures._listening, what)
        plan = plan_of(work, lambda: list(look(TUESDAY_MORNING, TUESDAY_MORNING + A_WEEK)))
    store.close()
    assert f"USING INDEX {index}" in plan
    assert f"SCAN {FollowUp.__tablename__}" not in plan
