"""The inbox: nothing twice, nothing lost, in order per lane."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from threading import Lock

import pytest

from storage import Store, UnitOfWork
from storage.inbox import AWAITS_FILE, BEHIND, LEASE
from storage.models import InboxMessage
from storage.retrying import FAULT
from storage.vocabulary import InboxState
from tests.storage.arrange import SetClock, message, side_by_side

TRIES = FAULT.tries or 0


def keep(work: UnitOfWork, update_id: int, channel: str = "telegram") -> bool:
    return work.inbox.keep(channel, update_id, "telegram:7", {"update_id": update_id})


def claimed(work: UnitOfWork) -> int | None:
    row = work.inbox.claim("telegram")
    return row.id if row else None


def test_an_update_is_kept_once(store: Store) -> None:
    with store.begin() as work:
        assert keep(work, 500)
        work.commit()
    with store.begin() as work:
        assert not keep(work, 500)
        assert keep(work, 501)


def test_an_update_with_a_lower_number_is_new_after_telegram_started_again(
    work: UnitOfWork,
) -> None:
    assert keep(work, 900_000)
    assert keep(work, 12)
    assert not keep(work, 12)


def test_the_same_number_on_another_channel_is_another_message(work: UnitOfWork) -> None:
    assert keep(work, 1, "telegram")
    assert keep(work, 1, "terminal")


def test_an_update_kept_by_many_at_once_is_one_row(store: Store) -> None:
    def once() -> bool:
        with store.begin() as work:
            new = keep(work, 77)
            work.commit()
            return new

    assert sorted(side_by_side(4, once)) == [False, False, False, True]


@pytest.mark.parametrize("words", ["half a pair \ud83d", "a NUL \0 inside", "Слийпстраат ș ţ 🗑️"])
def test_any_payload_comes_back_as_it_was(store: Store, words: str) -> None:
    with store.begin() as work:
        number = message(work, text=words)
        work.commit()
    with store.read() as work:
        assert work.inbox.get(number).payload["text"] == words


def test_an_edit_leads_back_to_the_message_as_it_first_came(store: Store) -> None:
    lane = "telegram:7"
    with store.begin() as work:
        first = message(work, lane, 41, message={"text": "45"})
        message(work, lane, 41, edited_message={"text": "54"})
        message(work, lane, 42, message={"text": "?"})
        message(work, "telegram:8", 41, message={"text": "another chat"})
        message(work, lane, message={"text": "without a number"})
        work.commit()
    with store.read() as work:
        found = work.inbox.by_message(lane, 41)
        assert found
        assert (found.id, found.message_id) == (first, 41)
        assert work.inbox.by_message(lane, 43) is None


def test_an_edit_of_a_message_that_never_came_leads_nowhere(work: UnitOfWork) -> None:
    message(work, "telegram:7", 41, edited_message={"text": "54"})
    assert work.inbox.by_message("telegram:7", 41) is None


def test_where_numbers_begin_again_the_newest_message_is_meant(work: UnitOfWork) -> None:
    message(work, "terminal:1", 1, message={"text": "yesterday"})
    today = message(work, "terminal:1", 1, message={"text": "today"})
    found = work.inbox.by_message("terminal:1", 1)
    assert found
    assert found.id == today


def test_what_came_before_in_the_same_lane_is_found_the_newest_first(work: UnitOfWork) -> None:
    first, other, second = message(work), message(work, "telegram:8"), message(work)
    last = message(work)
    assert other < last
    before = work.inbox.before(work.inbox.get(last), 5)
    assert [row.id for row in before] == [second, first]
    assert [row.id for row in work.inbox.before(work.inbox.get(last), 1)] == [second]
    assert work.inbox.before(work.inbox.get(first), 5) == []


def test_the_oldest_is_claimed_first(work: UnitOfWork) -> None:
    first, second = message(work, lane="telegram:1"), message(work, lane="telegram:2")
    assert [claimed(work), claimed(work), claimed(work)] == [first, second, None]


def test_one_at_a_time_in_a_lane(work: UnitOfWork) -> None:
    first, second = message(work), message(work)
    assert claimed(work) == first
    assert claimed(work) is None
    work.inbox.done(first)
    assert claimed(work) == second


def test_other_lanes_go_on_side_by_side(work: UnitOfWork) -> None:
    message(work, lane="telegram:1")
    message(work, lane="telegram:1")
    other = message(work, lane="telegram:2")
    claimed(work)
    assert claimed(work) == other


def test_another_channel_is_left_alone(work: UnitOfWork) -> None:
    work.inbox.keep("terminal", 1, "terminal:1", {})
    assert claimed(work) is None


def test_a_message_is_busy_until_it_is_done(work: UnitOfWork) -> None:
    number = message(work)
    assert work.inbox.busy("telegram:7")
    claimed(work)
    assert work.inbox.busy("telegram:7")
    work.inbox.done(number)
    assert not work.inbox.busy("telegram:7")
    assert work.inbox.get(number).handled_at == work.now


def test_waiting_for_an_outage_keeps_the_place_and_is_no_try(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        first, _ = message(work), message(work)
        claimed(work)
        work.inbox.wait(work.inbox.get(first), "rasa_away", timedelta(seconds=30))
        assert work.inbox.get(first).attempts == 0
        assert claimed(work) is None
        work.commit()
    clock.forward(seconds=30)
    with store.begin() as work:
        assert claimed(work) == first


def test_a_message_may_wait_out_any_number_of_outages(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        number = message(work)
        work.commit()
    for _ in range(2 * TRIES):
        with store.begin() as work:
            assert claimed(work) == number
            work.inbox.wait(work.inbox.get(number), "rasa_away", timedelta(seconds=5))
            work.commit()
        clock.forward(seconds=5)
    with store.begin() as work:
        assert work.inbox.get(number).state is InboxState.WAITING


def test_a_message_that_fails_is_parked_at_the_fifth_try_and_its_lane_goes_on(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        bad, good = message(work), message(work)
        work.commit()
    parked = []
    for _ in range(TRIES):
        with store.begin() as work:
            assert claimed(work) == bad
            parked.append(work.inbox.failed(work.inbox.get(bad), "KeyError"))
            work.commit()
        clock.forward(minutes=2)
    assert parked == [False, False, False, False, True]
    with store.begin() as work:
        assert claimed(work) == good
        assert work.inbox.get(bad).state is InboxState.PARKED


def test_after_a_failure_there_is_a_pause_that_grows(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        number = message(work)
        work.commit()
    pauses = []
    for _ in range(TRIES - 1):
        with store.begin() as work:
            assert claimed(work) == number
            work.inbox.failed(work.inbox.get(number), "KeyError")
            assert claimed(work) is None
            pause = work.inbox.get(number).next_try_at
            assert pause
            pauses.append(pause - clock.now)
            work.commit()
        clock.now = pause
    assert pauses == sorted(set(pauses))


def test_a_reason_of_any_length_and_sign_is_kept(store: Store) -> None:
    with store.begin() as work:
        number = message(work)
        row = work.inbox.claim("telegram")
        assert row
        work.inbox.wait(row, "\0ж" * 300, timedelta())
        assert (row.error or "").startswith("жж")
        assert claimed(work) == number
        work.inbox.failed(row, "\0я" * 300)
        work.commit()
    with store.read() as work:
        assert (work.inbox.get(number).error or "").startswith("яя")


def test_a_message_left_in_hand_is_taken_up_when_its_lease_ends(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        number = message(work)
        assert claimed(work) == number
        work.commit()
    clock.forward(seconds=LEASE.total_seconds() - 1)
    with store.begin() as work:
        assert claimed(work) is None
    clock.forward(seconds=1)
    with store.begin() as work:
        assert claimed(work) == number
        assert work.inbox.get(number).attempts == 2


LATE: list[Callable[[UnitOfWork, InboxMessage], object]] = [
    lambda work, claim: work.inbox.wait(claim, "rasa_away"),
    lambda work, claim: work.inbox.failed(claim, "KeyError"),
    lambda work, claim: work.inbox.give_back(claim),
]


def outlived(store: Store, clock: SetClock) -> tuple[InboxMessage, InboxMessage]:
    """A claim whose lease ended, and that of the worker who took the message up after it."""
    with store.begin() as work:
        message(work)
        work.commit()
    claims = []
    for _ in range(2):
        with store.begin() as work:
            claim = work.inbox.claim("telegram")
            assert claim
            claims.append(claim)
            work.commit()
        clock.forward(seconds=LEASE.total_seconds())
    late, current = claims
    return late, current


@pytest.mark.parametrize("verb", LATE, ids=["wait", "failed", "give_back"])
def test_who_outlived_the_lease_does_not_bring_back_what_another_finished(
    store: Store, clock: SetClock, verb: Callable[[UnitOfWork, InboxMessage], object]
) -> None:
    late, current = outlived(store, clock)
    with store.begin() as work:
        work.inbox.done(current.id)
        work.commit()
    with store.begin() as work:
        assert not verb(work, late)
        work.commit()
    with store.begin() as work:
        assert work.inbox.get(late.id).state is InboxState.DONE
        assert claimed(work) is None


@pytest.mark.parametrize("verb", LATE, ids=["wait", "failed", "give_back"])
def test_who_outlived_the_lease_takes_nothing_out_of_the_hands_of_another(
    store: Store, clock: SetClock, verb: Callable[[UnitOfWork, InboxMessage], object]
) -> None:
    late, current = outlived(store, clock)
    with store.begin() as work:
        verb(work, late)
        work.commit()
    with store.begin() as work:
        row = work.inbox.get(late.id)
        assert (row.state, row.attempts, row.error) == (InboxState.IN_HAND, 2, None)
        verb(work, current)
        assert row.state is InboxState.WAITING


def test_what_is_done_stays_as_it_was_done(store: Store, clock: SetClock) -> None:
    late, current = outlived(store, clock)
    with store.begin() as work:
        work.inbox.done(current.id)
        handled_at = work.now
        work.commit()
    clock.forward(seconds=1)
    with store.begin() as work:
        work.inbox.done(late.id)
        assert work.inbox.get(late.id).handled_at == handled_at


def test_what_nobody_looked_at_passes_a_file_and_the_rest_keeps_its_order(
    store: Store, clock: SetClock
) -> None:
    soon = timedelta(seconds=5)
    with store.begin() as work:
        photo, greeting, danger = message(work), message(work), message(work)
        work.commit()
    for one, why, pause in ((photo, AWAITS_FILE, soon), (greeting, BEHIND, timedelta())):
        with store.begin() as work:
            row = work.inbox.claim("telegram")
            assert row
            assert (row.id, work.inbox.behind(row)) == (one, one != photo)
            work.inbox.wait(row, why, pause)
            work.commit()
    with store.begin() as work:
        assert claimed(work) == danger
        work.inbox.done(danger)
        assert claimed(work) is None
        work.commit()
    clock.forward(seconds=5)
    for one in (photo, greeting):
        with store.begin() as work:
            row = work.inbox.claim("telegram")
            assert row
            assert (row.id, work.inbox.behind(row)) == (one, False)
            work.inbox.done(row.id)
            work.commit()


def test_at_start_what_was_in_hand_waits_again_in_its_place(store: Store) -> None:
    with store.begin() as work:
        first, _ = message(work), message(work)
        claimed(work)
        work.commit()
    with store.begin() as work:
        assert work.inbox.take_back("terminal") == 0
        assert work.inbox.take_back("telegram") == 1
        assert claimed(work) == first


def test_claimers_at_once_never_get_the_same_row_nor_two_of_a_lane(store: Store) -> None:
    lanes, each = 4, 5
    with store.begin() as work:
        for _ in range(each):
            for lane in range(lanes):
                message(work, lane=f"telegram:{lane}")
        work.commit()
    taken: list[tuple[str, int]] = []
    in_hand: Counter[str] = Counter()
    most_in_hand: Counter[str] = Counter()
    lock = Lock()

    def worker() -> None:
        while True:
            with store.begin() as work:
                row = work.inbox.claim("telegram")
                work.commit()
            if row is None:
                with store.read() as work:
                    if not any(work.inbox.busy(f"telegram:{lane}") for lane in range(lanes)):
                        return
                continue
            with lock:
                taken.append((row.lane, row.id))
                in_hand[row.lane] += 1
                most_in_hand[row.lane] = max(most_in_hand[row.lane], in_hand[row.lane])
            with store.begin() as work:
                with lock:
                    in_hand[row.lane] -= 1
                work.inbox.done(row.id)
                work.commit()

    side_by_side(4, worker)
    assert len(taken) == len(set(taken)) == lanes * each
    assert set(most_in_hand.values()) == {1}
    for name in {lane for lane, _ in taken}:
        numbers = [number for of, number in taken if of == name]
        assert numbers == sorted(numbers)
