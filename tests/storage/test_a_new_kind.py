"""A kind that only a policy knows: planned, due, said and cancelled like our own."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage import Store
from storage.policy import load_policy
from storage.vocabulary import ClosedReason, FollowUpState
from tests.storage.arrange import SetClock, follow_ups_of, message, open_case, resident, steward

POLICY = """
timezone: Europe/Brussels
holidays: BE
quiet: {from: "20:00", to: "08:30"}
kinds:
  on_its_way:
    after: claimed
    delay: 2d
    text: follow-up-claimed
    cancelled_by: [released]
  still_solved:
    after: closed
    delay: 30d
    text: follow-up-solved-check-1
    answers: [solved]
  rating:
    after: closed
    delay: 0s
    text: follow-up-rating
    cancelled_by: [reopened]
    answers: [rate_1, rate_5]
"""


@pytest.fixture
def store(database_url: str, clock: SetClock, tmp_path: Path) -> Iterator[Store]:
    file = tmp_path / "follow_ups.yml"
    file.write_text(POLICY, "utf-8")
    store = Store(database_url, load_policy(file), clock)
    yield store
    store.close()


def test_a_new_kind_needs_only_a_line_of_the_policy(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, other = open_case(work), open_case(work)
        for one in (case, other):
            work.cases.claim(one, steward(work))
        work.handing_over.release(other, steward(work), message(work), coordinator=False)
        work.commit()
    clock.now += timedelta(days=2)
    with store.begin() as work:
        (due,) = work.follow_ups.due()
        found = work.follow_ups.claim(due)
        kind = work.follow_ups.kind_of(found) if found else None
        assert found
        assert kind
        assert (found.kind, found.case_id) == ("on_its_way", case.id)
        assert work.follow_ups.ask(found, kind).say == "follow-up-claimed"
        assert found.state is FollowUpState.DONE
        (taken_back,) = follow_ups_of(work, work.cases.get(other.id), "on_its_way")
        assert taken_back.state is FollowUpState.CANCELLED


def test_a_closed_case_promises_a_resident_once_what_closing_promises(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case, neighbour = open_case(work), resident(work, chat_id=8)
        work.cases.close(case, ClosedReason.SOLVED, resident(work))
        work.commit()
    clock.forward(days=30)
    with store.begin() as work:
        case, who = work.cases.get(case.id), resident(work)
        for one in (who, neighbour, neighbour):
            work.follow_ups.after_closed(case, one)
        planned = [(one.kind, one.resident_id) for one in follow_ups_of(work, case)]
    both = {(kind, one.id) for kind in ("rating", "still_solved") for one in (who, neighbour)}
    assert len(planned) == len(both)
    assert {*planned} == both


def test_a_case_that_was_closed_again_promises_it_again(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, who, neighbour = open_case(work), resident(work), resident(work, chat_id=8)
        work.cases.close(case, ClosedReason.SOLVED, who)
        work.commit()
    clock.forward(days=1)
    with store.begin() as work:
        case = work.cases.get(case.id)
        work.cases.reopen(case, who, message(work), None)
        work.commit()
    clock.forward(days=1)
    with store.begin() as work:
        case = work.cases.get(case.id)
        work.cases.close(case, ClosedReason.SOLVED, neighbour)
        work.follow_ups.after_closed(case, who)
        states = [one.state for one in follow_ups_of(work, case, "rating")]
    assert states == [FollowUpState.CANCELLED, FollowUpState.WAITING, FollowUpState.WAITING]
