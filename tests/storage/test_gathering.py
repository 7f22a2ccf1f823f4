"""Gathered messages wait without keeping back what comes after them."""

from datetime import timedelta

from storage import Store
from storage.models import InboxMessage

LANE = "telegram:5"
MINUTE = timedelta(minutes=1)


def keep(store: Store, *numbers: int, lane: str = LANE) -> None:
    with store.begin() as work:
        for number in numbers:
            work.inbox.keep("telegram", number, lane, {"update_id": number})
        work.commit()


def claim(store: Store) -> InboxMessage | None:
    with store.begin() as work:
        message = work.inbox.claim("telegram")
        work.commit()
        return message


def gather(store: Store, seconds: float = 0) -> InboxMessage:
    message = claim(store)
    assert message is not None
    with store.begin() as work:
        work.gathering.gather(message, timedelta(seconds=seconds))
        work.commit()
    return message


def numbers(store: Store) -> list[int]:
    """Claims all that may be handled now, each done before the next."""
    found = []
    while message := claim(store):
        found.append(message.update_id)
        with store.begin() as work:
            work.inbox.done(message.id)
            work.commit()
    return found


def test_what_comes_later_does_not_wait_for_what_is_gathered(store: Store) -> None:
    keep(store, 1, 2)
    gather(store, seconds=60)
    assert numbers(store) == [2]


def test_an_outage_still_keeps_the_order(store: Store) -> None:
    keep(store, 1, 2)
    message = claim(store)
    assert message is not None
    with store.begin() as work:
        work.inbox.wait(message, "late", MINUTE)
        work.commit()
    assert claim(store) is None


def test_a_gathered_message_waits_while_a_later_one_of_its_lane_is_in_hand(store: Store) -> None:
    keep(store, 1, 2)
    gather(store, seconds=-1)
    keep(store, 3, lane="telegram:6")
    with store.begin() as work:
        row = work.session.query(InboxMessage).filter_by(update_id=2).one()
        row.state, row.claimed_at = row.state.IN_HAND, work.now
        work.commit()
    assert numbers(store) == [3]


def test_gathered_messages_come_in_their_order_after_the_pause(store: Store) -> None:
    keep(store, 1, 2, 3)
    gather(store, seconds=-1)
    assert numbers(store) == [1, 2, 3]


def test_the_crowd_is_counted_in_its_own_lane_and_span(store: Store) -> None:
    keep(store, 1, 2, 3)
    keep(store, 4, 5, 6, 7, lane="telegram:6")
    with store.read() as work:
        rows = work.session.query(InboxMessage).order_by(InboxMessage.id).all()
        crowded = [row.update_id for row in rows if work.gathering.crowded(row, 3, MINUTE)]
        assert crowded == [7]
        assert not work.gathering.crowded(rows[-1], 3, timedelta())


def test_who_waits_for_gathered_words_is_crowded_too(store: Store) -> None:
    keep(store, 1, 2)
    gather(store, seconds=60)
    with store.read() as work:
        row = work.session.query(InboxMessage).filter_by(update_id=2).one()
        assert work.gathering.crowded(row, 30, MINUTE)
