"""What is remembered can be made older, so that the clock seems to have gone on."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import Store
from storage.models import InboxMessage
from storage.policy import load_policy
from tests.conversations.past import move_back

BEGIN = datetime(2026, 6, 2, 8, 0, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Its clock stands still, so that every moment in it is known."""
    store = Store(database_url, load_policy(), lambda: BEGIN)
    yield store
    store.close()


def keep_message(store: Store, **payload: object) -> int:
    """A message in the inbox; returns its number."""
    with store.begin() as work:
        assert work.inbox.keep("telegram", 1000, "telegram:7", dict(payload))
        work.commit()
        return work.session.scalars(select(InboxMessage.id)).one()


def test_every_moment_goes_back_and_a_missing_one_stays_missing(store: Store) -> None:
    with store.begin() as work:
        resident = work.residents.welcome("telegram", 7, "Мария", "bg")
        work.residents.conversation(resident)
        work.commit()
    assert move_back(store, AN_HOUR)
    with store.read() as work:
        resident = work.residents.get(resident.id)
        conversation = work.residents.conversation(resident)
        assert resident.created_at == conversation.started_at == BEGIN - AN_HOUR
        assert resident.blocked_at is None
        assert conversation.ended_at is None


def test_a_night_in_json_goes_back_by_whole_days_and_words_stay(store: Store) -> None:
    number = keep_message(
        store, night="2026-06-02", at=["2026-06-02T08:00:00+00:00"], text="2026-99-99"
    )
    assert move_back(store, AN_HOUR)
    with store.read() as work:
        assert work.inbox.get(number).payload == {
            "night": "2026-06-02",
            "at": ["2026-06-02T07:00:00+00:00"],
            "text": "2026-99-99",
        }
    assert move_back(store, A_DAY)
    with store.read() as work:
        assert work.inbox.get(number).payload["night"] == "2026-06-01"


def test_nothing_goes_back_while_a_message_is_being_handled(store: Store) -> None:
    number = keep_message(store)
    with store.begin() as work:
        assert work.inbox.claim("telegram")
        work.commit()
    assert not move_back(store, A_DAY)
    with store.begin() as work:
        message = work.inbox.get(number)
        assert message.received_at == message.claimed_at == BEGIN
        work.inbox.done(message.id)
        work.commit()
    assert move_back(store, A_DAY)
