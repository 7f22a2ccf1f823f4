"""Private talks: forgotten once they are over, and nothing else with them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from storage import Store
from storage.models import Conversation, InboxMessage, OutboxMessage
from storage.outbox import Words
from storage.vocabulary import OutboxState
from tests.storage.arrange import SetClock, message, open_case, resident

A_LITTLE = timedelta(seconds=1)
SAID = {"callback_query": {"data": "r:7:1"}}
BUTTON = {"label": "button-skip", "intent": "skip", "entities": {}}


@dataclass
class Talk:
    """A conversation, in which each step comes a little later than the one before."""

    store: Store
    clock: SetClock
    key: str = ""
    id: int = 0

    def turn(self, words: str, state: OutboxState = OutboxState.SENT) -> int:
        """One message of the resident and its answer; returns the answer's row."""
        self.clock.now += A_LITTLE
        with self.store.begin() as work:
            who = resident(work)
            talk = work.residents.conversation(who)
            self.key, self.id = talk.key, talk.id
            inbox_id = message(work)
            row = work.inbox.get(inbox_id)
            row.payload, row.lane = SAID, f"{who.channel}:{who.chat_id}"
            work.inbox.done(inbox_id)
            said = Words("rights-found", {"lines": words}, [BUTTON])
            answer = work.outbox.to_resident(who, said, inbox_id=inbox_id, conversation_id=talk.id)
            answer.state, answer.text = state, words
            work.commit()
            return answer.id

    def becomes_private(self) -> None:
        self.clock.now += A_LITTLE
        with self.store.begin() as work:
            work.forgetting.begin_private(self.key)
            work.commit()

    def ends(self) -> None:
        self.clock.now += A_LITTLE
        with self.store.begin() as work:
            work.forgetting.end_private(self.key)
            work.commit()

    def is_due(self) -> bool:
        with self.store.read() as work:
            return [one.id for one in work.forgetting.due()] == [self.id]

    def is_forgotten(self) -> None:
        with self.store.begin() as work:
            work.forgetting.forget(work.session.get_one(Conversation, self.id))
            work.commit()

    def kept(self, answer_id: int) -> tuple[Any, Any, Any, Any]:
        """What is still there of a turn."""
        with self.store.read() as work:
            row = work.session.get_one(OutboxMessage, answer_id)
            asked = work.session.get_one(InboxMessage, row.inbox_id)
            return asked.payload, row.args, row.buttons, row.text


@pytest.fixture(name="talk")
def _talk(store: Store, clock: SetClock) -> Talk:
    return Talk(store, clock)


def whole(words: str) -> tuple[Any, Any, Any, Any]:
    return SAID, {"lines": words}, [BUTTON], words


EMPTY: tuple[Any, Any, Any, Any] = ({}, {}, [], None)


def test_only_what_was_private_is_emptied(talk: Talk) -> None:
    before = talk.turn("a question")
    talk.becomes_private()
    private = talk.turn("low income")
    talk.ends()
    assert talk.is_due()
    talk.is_forgotten()
    assert talk.kept(private) == EMPTY
    assert talk.kept(before) == whole("a question")
    assert not talk.is_due()


def test_what_is_said_afterwards_is_another_talk(talk: Talk) -> None:
    talk.turn("a question")
    talk.becomes_private()
    talk.ends()
    private_talk = talk.id
    after = talk.turn("noise")
    assert talk.id != private_talk
    talk.id = private_talk
    talk.is_forgotten()
    assert talk.kept(after) == whole("noise")


def test_a_talk_that_was_never_private_is_kept(talk: Talk) -> None:
    talk.turn("noise")
    talk.ends()
    assert not talk.is_due()
    talk_before = talk.id
    talk.turn("more noise")
    assert talk.id == talk_before


def test_a_private_talk_that_was_left_is_over_after_a_day(talk: Talk, clock: SetClock) -> None:
    talk.turn("a question")
    talk.becomes_private()
    private = talk.turn("low income")
    clock.now += timedelta(hours=23)
    assert not talk.is_due()
    clock.now += timedelta(hours=1)
    assert talk.is_due()
    talk.is_forgotten()
    assert talk.kept(private) == EMPTY


def test_what_is_still_on_its_way_is_sent_first(talk: Talk) -> None:
    talk.turn("a question")
    talk.becomes_private()
    talk.turn("low income", OutboxState.WAITING)
    talk.ends()
    assert not talk.is_due()


def test_what_was_given_to_a_case_stays(store: Store, talk: Talk) -> None:
    talk.turn("a question")
    talk.becomes_private()
    with store.begin() as work:
        case = open_case(work)
        words = case.reports[0].words
        work.commit()
    talk.ends()
    talk.is_forgotten()
    with store.read() as work:
        kept = work.cases.get(case.id)
        assert kept.reports[0].words == words
