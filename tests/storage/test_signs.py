"""Signs of life tell what was last done and what is awaited; stewards add a line or hold one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, FollowUp, OutboxMessage, Resident
from storage.outbox import Words
from storage.plan import Plan
from storage.replies import Answer
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, ClosedReason, EventTag, Priority
from tests.storage.arrange import (
    TUESDAY_MORNING,
    SetClock,
    message,
    open_case,
    report,
    resident,
    steward,
    tags,
)

A_WEEK = timedelta(days=7)
TODAY = {"day": "2026-06-02"}
FRIDAY_TWO = datetime(2026, 6, 5, 12, 0, tzinfo=UTC)
TEAM = {"say": "done-by-team"}
AN = {"say": "done-by-one", "args": {"steward": "An"}}


def facts(work: UnitOfWork, case: Case, who: Resident | None = None) -> dict[str, Any]:
    """What the next sign of this resident tells."""
    mine = (who or resident(work)).id
    (sign,) = [one for one in work.signs.next(case) if one.resident.id == mine]
    return sign.words.args


def last(work: UnitOfWork, case: Case, who: Resident | None = None) -> tuple[str, dict[str, Any]]:
    told = facts(work, case, who)["last"]
    return told["say"].removeprefix("last-"), told["args"]


def awaits(work: UnitOfWork, case: Case, who: Resident | None = None) -> tuple[str, dict[str, Any]]:
    told = facts(work, case, who)["awaits"]
    return told["say"].removeprefix("awaits-"), told["args"]


def claimed(work: UnitOfWork) -> Case:
    case = open_case(work)
    work.cases.claim(case, steward(work))
    return case


def shared(work: UnitOfWork) -> tuple[Case, Resident, Resident]:
    """A case of two neighbours, which An has."""
    first, second = resident(work, 1), resident(work, 2)
    case = report(work, first).case
    work.cases.claim(case, steward(work))
    report(work, second)
    return case, first, second


def answer(work: UnitOfWork, case: Case, who: Resident) -> None:
    work.replies.send(
        work.replies.draft(case, who, steward(work), Answer("Morgen.")), steward(work)
    )


def visit(work: UnitOfWork, case: Case, who: Resident) -> Appointment:
    plan = Plan(FRIDAY_TWO, 60, "Ham 12", "An")
    draft = work.appointments.draft(case, who, steward(work), plan)
    made = work.appointments.send(draft, steward(work), message(work))
    assert made
    return made


def test_a_case_that_nobody_took_says_so(work: UnitOfWork) -> None:
    case = open_case(work)
    assert last(work, case) == ("received", {"day": TODAY})
    assert awaits(work, case) == ("team", {})
    work.cases.claim(case, steward(work))
    work.handing_over.release(case, steward(work), message(work), coordinator=False)
    assert last(work, case) == ("released", {"day": TODAY, "who": TEAM, "name": ""})
    assert awaits(work, case) == ("team", {})


def test_the_steward_who_has_it_is_named_and_nobody_else(work: UnitOfWork) -> None:
    case, nora = claimed(work), steward(work, 71, "Nora")
    assert last(work, case) == ("claimed", {"day": TODAY, "who": AN, "name": ""})
    assert awaits(work, case) == ("steward", {"steward": "An"})
    draft = work.replies.draft(case, resident(work), nora, Answer("Tot morgen."))
    work.replies.send(draft, nora)
    assert last(work, case) == ("answered", {"day": TODAY, "who": TEAM, "name": ""})
    work.handing_over.assign(case, nora, steward(work), message(work), coordinator=False)
    args = {"day": TODAY, "who": {"say": "done-by-one", "args": {"steward": "Nora"}}, "name": ""}
    assert last(work, case) == ("claimed", args)


def test_what_is_internal_is_never_told(work: UnitOfWork) -> None:
    case, an = claimed(work), steward(work)
    before = facts(work, case)
    work.cases.note(case, an, "Lastige buur", message(work))
    work.cases.viewed(case, an)
    work.care.set_priority(case, an, Priority.LOW, message(work))
    work.cases.undelivered(case, "blocked")
    work.signs.hold_next(case, an, message(work))
    assert facts(work, case) == before
    assert "Lastige buur" not in str(before)


def test_the_resident_s_own_words_are_the_last_that_happened(work: UnitOfWork) -> None:
    case = claimed(work)
    work.cases.resident_wrote(case, resident(work), message(work), "още е мръсно")
    assert last(work, case) == ("wrote", {"day": TODAY, "who": TEAM, "name": ""})


def test_a_neighbour_s_affairs_are_not_told(work: UnitOfWork) -> None:
    case, first, second = shared(work)
    answer(work, case, first)
    work.cases.resident_wrote(case, first, message(work), "още")
    visit(work, case, first)
    assert last(work, case, second)[0] == "claimed"
    assert awaits(work, case, second) == ("steward", {"steward": "An"})
    assert last(work, case, first)[0] == "appointment_made"
    assert awaits(work, case, first) == ("answer_appointment", {"day": {"day": "2026-06-05"}})


def test_who_joined_later_hears_nothing_from_before(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = report(work, resident(work, 1)).case
        work.cases.claim(case, steward(work))
        work.commit()
    clock.forward(days=2)
    with store.begin() as work:
        second = resident(work, 2)
        case = report(work, second).case
        assert last(work, case, second) == ("received", {"day": {"day": "2026-06-04"}})


def test_what_a_case_waits_for_is_told(work: UnitOfWork) -> None:
    case, an = claimed(work), steward(work)
    work.care.wait_on(case, an, "IVAGO", message(work))
    assert last(work, case)[0] == "claimed"
    assert awaits(work, case) == ("partner", {"name": "IVAGO", "day": TODAY})
    work.care.go_on(case, an, message(work))
    assert last(work, case)[0] == "goes_on"
    assert last(work, case)[1]["name"] == "IVAGO"
    work.care.snooze(case, an, FRIDAY_TWO.date(), message(work))
    assert awaits(work, case) == ("later", {"day": {"day": "2026-06-05"}})


@pytest.mark.parametrize(
    ("state", "awaited"),
    [
        (AppointmentState.CONFIRMED, "appointment"),
        (AppointmentState.TO_MOVE, "other_time"),
        (AppointmentState.MOVED, "answer_appointment"),
        (AppointmentState.CANCELLED, "steward"),
    ],
)
def test_an_appointment_is_what_is_awaited(
    work: UnitOfWork, state: AppointmentState, awaited: str
) -> None:
    case = claimed(work)
    visit(work, case, resident(work)).state = state
    work.session.flush()
    assert awaits(work, case)[0] == awaited


def test_a_question_to_the_resident_that_is_open_is_awaited(work: UnitOfWork) -> None:
    case, who = claimed(work), resident(work)
    service = [{"id": "x", "name": "Kringloop"}]
    work.referrals.give(who, message(work), case.topic, service, {}, "", case)
    check = work.session.query(FollowUp).filter_by(kind="referral_check").one()
    assert awaits(work, case)[0] == "steward"
    kind = work.follow_ups.kind_of(check)
    assert kind
    work.follow_ups.ask(check, kind)
    work.session.flush()
    assert awaits(work, case) == ("answer", {})


def test_what_came_back_is_told_to_all_without_a_name(work: UnitOfWork) -> None:
    case, first, second = shared(work)
    work.cases.resolve(case, steward(work))
    work.cases.reopen(case, first, message(work), "пак")
    assert last(work, case, second)[0] == "came_back"
    work.cases.resolve(case, steward(work))
    work.care.reopen(case, steward(work), "", message(work))
    assert last(work, case, second)[0] == "reopened"


def test_what_happened_in_a_case_that_was_joined_counts(work: UnitOfWork) -> None:
    main, case, an = claimed(work), claimed(work), steward(work)
    answer(work, case, resident(work))
    work.merging.join(case, main, an, message(work))
    assert last(work, main)[0] == "answered"


def test_a_day_far_away_is_told_with_its_year(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.commit()
    clock.forward(days=200)
    with store.begin() as work:
        assert last(work, case)[1] == {"day": {"date": TUESDAY_MORNING.isoformat()}}


def test_a_line_goes_with_the_next_sign_of_all_and_then_is_gone(work: UnitOfWork) -> None:
    case, first, second = shared(work)
    work.signs.add_line(case, steward(work), "Tot maandag.", message(work))
    nora, again = steward(work, 71, "Nora"), message(work)
    for _ in range(2):
        work.signs.add_line(case, nora, "Tot dinsdag.", again)
    said = {"say": "sign-of-life-line", "args": {"steward": "Nora", "words": "Tot dinsdag."}}
    for who in (first, second):
        assert facts(work, case, who)["line"] == {"lines": ["", "", said]}
    assert tags(work, case).count(EventTag.LINE_ADDED) == 2
    for row, kind in work.follow_ups.signs(case):
        assert work.follow_ups.ask(row, kind).args["line"] == {"lines": ["", "", said]}
    work.session.flush()
    assert facts(work, case, first)["line"] == facts(work, case, second)["line"] == ""


def test_a_line_can_be_looked_at_before_it_is_kept(work: UnitOfWork) -> None:
    case = open_case(work)
    (sign,) = work.signs.next(case)
    shown = sign.with_line(steward(work), "Tot maandag.")
    work.signs.add_line(case, steward(work), "Tot maandag.", message(work))
    assert work.signs.next(case) == [shown]


def test_the_next_sign_can_be_held_back_by_one_round(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case = open_case(work)
        work.commit()
    clock.forward(days=6)
    with store.begin() as work:
        case = work.cases.get(case.id)
        # The resident hears something: the sign waits a week from now on.
        row = work.outbox.to_resident(resident(work), Words("steward-says"), case_id=case.id)
        row.created_at = clock.now
        inbox_id = message(work)
        for _ in range(2):
            work.signs.hold_next(case, steward(work), inbox_id)
        (sign,) = work.signs.next(case)
        assert sign.at == clock.now + 2 * A_WEEK
        assert sign.words.say == "follow-up-progress-1"
        assert tags(work, case).count(EventTag.SIGN_HELD) == 1


def test_without_a_sign_to_come_there_is_nothing_to_add_or_hold(work: UnitOfWork) -> None:
    silent, over = open_case(work, no_automatic_messages=True), open_case(work)
    fell_silent = open_case(work)
    fell_silent.no_automatic_messages = True
    work.cases.close(over, ClosedReason.NOT_OURS)
    for case in (silent, over, fell_silent):
        assert work.signs.next(case) == []
        with pytest.raises(NotAllowed):
            work.signs.add_line(case, steward(work), "Tot maandag.", message(work))
        with pytest.raises(NotAllowed):
            work.signs.hold_next(case, steward(work), message(work))
        assert EventTag.LINE_ADDED not in tags(work, case)


def test_who_stopped_our_messages_does_not_want_the_sign(work: UnitOfWork) -> None:
    case = open_case(work)
    work.residents.stop_follow_ups(resident(work).id)
    work.session.flush()
    assert [one.wanted for one in work.signs.next(case)] == [False]


def test_what_is_said_is_what_was_shown(work: UnitOfWork) -> None:
    case = claimed(work)
    work.signs.add_line(case, steward(work), "Tot maandag.", message(work))
    (sign,) = work.signs.next(case)
    ((row, kind),) = work.follow_ups.signs(case)
    assert work.follow_ups.ask(row, kind) == sign.words
    assert not work.session.query(OutboxMessage).filter_by(say=sign.words.say).all()
