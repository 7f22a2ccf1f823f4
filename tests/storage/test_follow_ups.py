"""Follow-ups: what is promised, when it falls due, and what makes it moot."""

from datetime import UTC, datetime, timedelta

from storage import Store, UnitOfWork
from storage.kinds import FollowUpKind
from storage.models import Case, FollowUp
from storage.vocabulary import CaseState, ClosedReason, FollowUpState, ReportState
from tests.storage.arrange import (
    TUESDAY_MORNING,
    SetClock,
    draft,
    follow_ups_of,
    message,
    open_case,
    resident,
    side_by_side,
    steward,
)

TUESDAY_NIGHT = datetime(2026, 6, 2, 21, 30, tzinfo=UTC)
WEDNESDAY_HALF_PAST_EIGHT = datetime(2026, 6, 3, 6, 30, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2026, 6, 6, 19, 0, tzinfo=UTC)
MONDAY_HALF_PAST_EIGHT = datetime(2026, 6, 8, 6, 30, tzinfo=UTC)
FRIDAY_MORNING = TUESDAY_MORNING + timedelta(days=3)

WAITING, ASKED, ANSWERED = FollowUpState.WAITING, FollowUpState.ASKED, FollowUpState.ANSWERED
CANCELLED, DONE = FollowUpState.CANCELLED, FollowUpState.DONE


def kind_of(work: UnitOfWork, follow_up: FollowUp) -> FollowUpKind:
    kind = work.follow_ups.kind_of(follow_up)
    assert kind
    return kind


def resolved_case(work: UnitOfWork) -> Case:
    case = open_case(work)
    work.cases.resolve(case, steward(work))
    return case


def check_of(work: UnitOfWork, case: Case) -> FollowUp:
    """The newest question whether it is solved."""
    return follow_ups_of(work, case, "solved_check")[-1]


def states(work: UnitOfWork, case: Case, kind: str) -> list[FollowUpState]:
    return [follow_up.state for follow_up in follow_ups_of(work, case, kind)]


def test_an_opened_case_promises_received_at_once(work: UnitOfWork) -> None:
    (promise,) = follow_ups_of(work, open_case(work), "received")
    assert (promise.kind, promise.round, promise.due_at) == ("received", 1, work.now)
    assert work.follow_ups.due() == [promise.id]


def test_a_claimed_case_promises_to_say_so_at_once(work: UnitOfWork) -> None:
    case = open_case(work)
    work.cases.claim(case, steward(work))
    (promise,) = follow_ups_of(work, case, "claimed")
    assert promise.due_at == work.now


def test_a_resolved_case_is_asked_about_three_working_days_later(work: UnitOfWork) -> None:
    case = resolved_case(work)
    assert check_of(work, case).due_at == FRIDAY_MORNING
    assert check_of(work, case).id not in work.follow_ups.due()


def test_what_is_due_comes_oldest_first_and_not_before_its_moment(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = resolved_case(work)
        check = check_of(work, case).id
        received = follow_ups_of(work, case, "received")[0].id
        work.commit()
    clock.now = FRIDAY_MORNING - timedelta(seconds=1)
    with store.read() as work:
        assert work.follow_ups.due() == [received]
    clock.forward(seconds=1)
    with store.read() as work:
        assert work.follow_ups.due() == [received, check]
        assert work.follow_ups.due(limit=1) == [received]


def test_everyone_who_reported_hears_of_the_case(work: UnitOfWork) -> None:
    case, neighbour = open_case(work), resident(work, chat_id=8)
    joined = draft(work, neighbour)
    joined.case_id, joined.state = case.id, ReportState.SENT
    work.cases.claim(case, steward(work))
    heard = {promise.resident_id for promise in follow_ups_of(work, case, "claimed")}
    assert heard == {resident(work).id, neighbour.id}


def test_a_case_about_violence_promises_nothing(work: UnitOfWork) -> None:
    case = open_case(work, no_automatic_messages=True)
    work.cases.claim(case, steward(work))
    work.cases.resolve(case, steward(work))
    assert follow_ups_of(work, case) == []


def test_a_case_that_turns_out_to_be_about_violence_falls_silent(work: UnitOfWork) -> None:
    case = open_case(work)
    (received,) = follow_ups_of(work, case, "received")
    case.no_automatic_messages = True
    assert work.follow_ups.drop_or_delay(received, kind_of(work, received))
    assert received.state is CANCELLED


def test_resolving_makes_the_news_that_it_is_claimed_moot(work: UnitOfWork) -> None:
    case = open_case(work)
    work.cases.claim(case, steward(work))
    work.cases.resolve(case, steward(work))
    assert states(work, case, "claimed") == [CANCELLED]


def test_re_opening_cancels_the_question_and_resolving_again_asks_anew(work: UnitOfWork) -> None:
    case = resolved_case(work)
    work.cases.reopen(case, resident(work), message(work), "пак")
    assert states(work, case, "solved_check") == [CANCELLED]
    work.cases.resolve(case, steward(work))
    assert states(work, case, "solved_check") == [CANCELLED, WAITING]
    assert check_of(work, case).round == 1


def test_closing_cancels_a_question_that_was_asked_already(work: UnitOfWork) -> None:
    case = resolved_case(work)
    check = check_of(work, case)
    work.follow_ups.ask(check, kind_of(work, check))
    work.cases.close(case, ClosedReason.SOLVED)
    assert states(work, case, "solved_check") == [CANCELLED, CANCELLED]


def test_the_follow_ups_of_another_case_are_left_alone(work: UnitOfWork) -> None:
    one, other = resolved_case(work), resolved_case(work)
    work.cases.close(one, ClosedReason.SOLVED)
    assert states(work, other, "solved_check") == [WAITING]


def test_what_is_planned_in_the_night_waits_for_the_morning(store: Store, clock: SetClock) -> None:
    clock.now = TUESDAY_NIGHT
    with store.begin() as work:
        case = open_case(work)
        work.cases.claim(case, steward(work))
        (received,) = follow_ups_of(work, case, "received")
        (claimed,) = follow_ups_of(work, case, "claimed")
        assert received.due_at == TUESDAY_NIGHT, "an answer in a live conversation never waits"
        assert claimed.due_at == WEDNESDAY_HALF_PAST_EIGHT


def test_what_is_planned_on_saturday_night_waits_for_monday(store: Store, clock: SetClock) -> None:
    clock.now = SATURDAY_NIGHT
    with store.begin() as work:
        case = open_case(work)
        work.cases.claim(case, steward(work))
        assert follow_ups_of(work, case, "claimed")[0].due_at == MONDAY_HALF_PAST_EIGHT


def test_what_was_held_up_into_the_night_waits_for_the_morning(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.cases.claim(case, steward(work))
        work.commit()
    clock.now = TUESDAY_NIGHT
    with store.begin() as work:
        (claimed,) = follow_ups_of(work, case, "claimed")
        assert work.follow_ups.drop_or_delay(claimed, kind_of(work, claimed))
        assert (claimed.state, claimed.due_at) == (WAITING, WEDNESDAY_HALF_PAST_EIGHT)
        work.commit()
    clock.now = WEDNESDAY_HALF_PAST_EIGHT
    with store.begin() as work:
        (claimed,) = follow_ups_of(work, case, "claimed")
        assert not work.follow_ups.drop_or_delay(claimed, kind_of(work, claimed))


def test_an_answer_in_a_live_conversation_is_not_held_back_by_night_or_stop(
    store: Store, clock: SetClock
) -> None:
    clock.now = TUESDAY_NIGHT
    with store.begin() as work:
        work.residents.stop_follow_ups(resident(work).id)
        (received,) = follow_ups_of(work, open_case(work), "received")
        assert not work.follow_ups.drop_or_delay(received, kind_of(work, received))


def test_who_said_stop_hears_nothing_of_what_is_planned_later(work: UnitOfWork) -> None:
    work.residents.stop_follow_ups(resident(work).id)
    check = check_of(work, resolved_case(work))
    assert work.follow_ups.drop_or_delay(check, kind_of(work, check))
    assert check.round > kind_of(work, check).times, "unsaid, but the case still closes at the end"


def test_stop_holds_for_every_kind_that_the_policy_does_not_except(work: UnitOfWork) -> None:
    work.residents.stop_follow_ups(resident(work).id)
    (received,) = follow_ups_of(work, open_case(work), "received")
    strict = kind_of(work, received).model_copy(update={"even_if_stopped": False})
    assert work.follow_ups.drop_or_delay(received, strict)
    assert received.state is CANCELLED


def test_who_blocked_us_is_not_written_to(work: UnitOfWork) -> None:
    (received,) = follow_ups_of(work, open_case(work), "received")
    work.residents.blocked(resident(work), blocked=True)
    assert work.follow_ups.drop_or_delay(received, kind_of(work, received))
    assert received.state is CANCELLED


def test_a_statement_is_done_when_it_is_said(work: UnitOfWork) -> None:
    case = open_case(work)
    (received,) = follow_ups_of(work, case, "received")
    words = work.follow_ups.ask(received, kind_of(work, received))
    assert (words.say, words.buttons) == ("follow-up-received", [])
    assert words.args == {
        "reference": case.reference,
        "topic": {"say": "topic-nuisance_waste"},
        "steward": "",
        **dict.fromkeys(("services", "step", "day", "time", "place", "who"), ""),
        **dict.fromkeys(("last", "awaits", "line"), ""),
    }
    assert states(work, case, "received") == [DONE]
    assert work.follow_ups.pending(resident(work).id) == []


def test_a_question_comes_with_its_answers_and_plans_its_next_round(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case = resolved_case(work)
        work.commit()
    clock.now = FRIDAY_MORNING
    with store.begin() as work:
        check = check_of(work, case)
        words = work.follow_ups.ask(check, kind_of(work, check))
        assert words.args["steward"] == "An"
        assert [button["label"] for button in words.buttons] == [
            "answer-solved",
            "answer-partly",
            "answer-not_solved",
            "answer-came_back",
        ]
        assert states(work, case, "solved_check") == [ASKED, WAITING]
        again = check_of(work, case)
        assert (again.round, again.due_at) == (2, FRIDAY_MORNING + timedelta(days=7))
        assert work.follow_ups.pending(resident(work).id) == [check]


def test_an_answer_ends_the_question_and_the_rounds_to_come(work: UnitOfWork) -> None:
    case = resolved_case(work)
    check = check_of(work, case)
    work.follow_ups.ask(check, kind_of(work, check))
    work.follow_ups.answered(check, "partly")
    assert states(work, case, "solved_check") == [ANSWERED, CANCELLED]
    assert (check.answer, check.answered_at) == ("partly", work.now)
    assert work.follow_ups.pending(resident(work).id) == []


def test_an_answer_of_one_reporter_leaves_the_question_to_another(work: UnitOfWork) -> None:
    case, neighbour = open_case(work), resident(work, chat_id=8)
    joined = draft(work, neighbour)
    joined.case_id, joined.state = case.id, ReportState.SENT
    work.cases.resolve(case, steward(work))
    for check in follow_ups_of(work, case, "solved_check"):
        work.follow_ups.ask(check, kind_of(work, check))
    (mine,) = work.follow_ups.pending(resident(work).id)
    work.follow_ups.answered(mine, "solved")
    work.cases.close(case, ClosedReason.SOLVED, resident(work))
    assert len(work.follow_ups.pending(neighbour.id)) == 1
    assert [one.resident_id for one in follow_ups_of(work, case, "rating")] == [resident(work).id]
    work.cases.reopen(case, neighbour, message(work), None)
    assert case.state is CaseState.IN_PROGRESS


def test_what_a_steward_closes_asks_nobody_whether_it_is_solved(work: UnitOfWork) -> None:
    case, neighbour = open_case(work), resident(work, chat_id=8)
    joined = draft(work, neighbour)
    joined.case_id, joined.state = case.id, ReportState.SENT
    work.cases.resolve(case, steward(work))
    work.cases.close(case, ClosedReason.SOLVED, steward=steward(work))
    assert states(work, case, "solved_check") == [CANCELLED, CANCELLED]
    ratings = {one.resident_id for one in follow_ups_of(work, case, "rating")}
    assert ratings == {resident(work).id, neighbour.id}


def test_the_rounds_end_and_no_question_stays_open(work: UnitOfWork) -> None:
    case = resolved_case(work)
    kind = kind_of(work, check_of(work, case))
    for _ in range(kind.times):
        work.follow_ups.ask(check_of(work, case), kind)
    last = check_of(work, case)
    assert last.round > kind.times
    work.follow_ups.give_up(last)
    assert states(work, case, "solved_check") == [CANCELLED, CANCELLED, DONE]
    assert work.follow_ups.pending(resident(work).id) == []


def test_what_happens_to_one_reporter_promises_and_cancels_nothing_for_another(
    work: UnitOfWork,
) -> None:
    case, neighbour = resolved_case(work), resident(work, chat_id=8)
    before = follow_ups_of(work, case)
    work.follow_ups.after("opened", case, only=neighbour)
    new = [one for one in follow_ups_of(work, case) if one not in before]
    assert [(one.kind, one.resident_id) for one in new] == [
        ("received", neighbour.id),
        ("progress", neighbour.id),
    ]
    work.follow_ups.after("closed", case, only=neighbour)
    assert WAITING in states(work, case, "solved_check")


def test_who_takes_a_report_back_hears_nothing_more_of_that_case_only(work: UnitOfWork) -> None:
    who, neighbour = resident(work), resident(work, chat_id=8)
    case, other = open_case(work, who), open_case(work, who)
    work.follow_ups.after("opened", case, only=neighbour)
    work.follow_ups.withdraw(case, who)
    assert states(work, case, "received") == [CANCELLED, WAITING]
    assert states(work, other, "received") == [WAITING]


def test_a_follow_up_that_no_longer_makes_sense_is_dropped(work: UnitOfWork) -> None:
    (received,) = follow_ups_of(work, open_case(work), "received")
    work.follow_ups.drop(received)
    assert work.follow_ups.claim(received.id) is None


def test_a_kind_that_left_the_policy_is_none(work: UnitOfWork) -> None:
    (received,) = follow_ups_of(work, open_case(work), "received")
    received.kind = "birthday"
    assert work.follow_ups.kind_of(received) is None


def test_clocks_at_once_say_a_follow_up_once(store: Store) -> None:
    with store.begin() as work:
        number = follow_ups_of(work, open_case(work))[0].id
        work.commit()

    def tick() -> bool:
        with store.begin() as work:
            follow_up = work.follow_ups.claim(number)
            if follow_up:
                work.follow_ups.ask(follow_up, kind_of(work, follow_up))
            work.commit()
            return follow_up is not None

    assert sorted(side_by_side(4, tick)) == [False, False, False, True]
