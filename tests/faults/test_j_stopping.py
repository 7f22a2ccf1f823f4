"""(j) A stop takes less than five seconds at any backlog; what is not done is on disk."""

import time
from datetime import UTC, datetime

from sqlalchemy import insert

from bot.run import STOP_SECONDS
from storage.models import InboxMessage, OutboxMessage
from storage.vocabulary import Audience, InboxState, OutboxState
from tests.bot.office import resident_of
from tests.faults.running import Running, heard, until
from tests.telegram import Person

AT_MOST = 5.0
BACKLOG, CHATS = 5_000, 250


def stopped_in(running: Running) -> float:
    """Seconds from SIGTERM to an end with exit code 0."""
    began = time.monotonic()
    running.parts["bot"].stop()
    return time.monotonic() - began


def backlog(running: Running) -> None:
    """As many messages that came in as messages that are to go out, of many residents."""
    people = [running.telegram.person("R", language_code="nl", started=True) for _ in range(CHATS)]
    now = datetime.now(UTC)
    with running.store.begin() as work:
        numbers = [resident_of(work, person).id for person in people]
        work.session.execute(
            insert(InboxMessage),
            [
                {
                    "channel": "telegram",
                    "update_id": 10 + place,
                    "lane": f"telegram:{people[place % CHATS].id}",
                    "payload": message_of(people[place % CHATS], place),
                    "received_at": now,
                    "state": InboxState.WAITING,
                    "attempts": 0,
                }
                for place in range(BACKLOG)
            ],
        )
        work.session.execute(
            insert(OutboxMessage),
            [
                {
                    "audience": Audience.RESIDENT,
                    "lane": f"telegram:{people[place % CHATS].id}",
                    "resident_id": numbers[place % CHATS],
                    "say": "passed-on",
                    "args": {"steward": str(place)},
                    "buttons": [],
                    "has_buttons": False,
                    "at_most_once": place % 2 == 0,
                    "state": OutboxState.WAITING,
                    "attempts": 0,
                    "created_at": now,
                }
                for place in range(BACKLOG)
            ],
        )
        work.commit()


def message_of(person: Person, place: int) -> dict[str, object]:
    chat = {"id": person.id, "type": "private"}
    words = {"message_id": place + 1, "date": 5, "chat": chat, "from": person.user, "text": "дума"}
    return {"update_id": 10 + place, "message": words}


def test_with_five_thousand_waiting_each_way_a_stop_is_quick_and_nothing_is_half_done(
    running_on_each: Running,
) -> None:
    running = running_on_each
    backlog(running)
    running.start()
    until(lambda: len(running.rasa.answered) > 10)
    running.telegram.waits_for_call("sendMessage", count=10, within=90)
    assert stopped_in(running) < AT_MOST
    inbox = [row.state for row in running.inbox()]
    assert set(inbox) == {InboxState.WAITING, InboxState.DONE}
    assert inbox.count(InboxState.DONE) == len(running.rasa.answered)
    outbox = running.outbox("passed-on")
    assert {row.state for row in outbox} == {OutboxState.WAITING, OutboxState.SENT}
    sent = [row for row in outbox if row.state is OutboxState.SENT]
    assert len(sent) == len([c for c in running.telegram.calls("sendMessage") if c.answer])


def test_a_stop_does_not_wait_for_a_rasa_that_hangs_and_the_turn_begins_anew(
    running: Running, maria: Person
) -> None:
    running.rasa.holds()
    running.start()
    maria.writes("боклук")
    until(lambda: running.rasa.reached == ["боклук"])
    assert stopped_in(running) < AT_MOST
    assert [row.state for row in running.inbox()] == [InboxState.WAITING]
    running.rasa.lets_go()
    running.start()
    running.all_handled(1)
    assert [mark for mark in heard(maria) if mark == "боклук"] == ["боклук"]


def test_a_stop_does_not_wait_for_a_telegram_that_hangs(running: Running, maria: Person) -> None:
    running.telegram.fails("sendMessage", delay=4 * STOP_SECONDS)
    running.start()
    maria.writes("боклук")
    running.telegram.waits_for_call("sendMessage", within=90)
    assert stopped_in(running) < AT_MOST
    (row,) = running.outbox("privacy-notice")
    assert row.state is OutboxState.SENDING, "nobody knows: it is looked at when its lease ends"
    running.telegram.works_again()
    running.leases_end()
    running.start()
    running.start("clock")
    running.all_handled(1)
    assert "боклук" in heard(maria)


def test_a_stop_does_not_wait_for_a_rasa_that_is_still_starting(
    running: Running, maria: Person
) -> None:
    running.rasa.starting = True
    running.start()
    maria.writes("боклук")
    until(lambda: len(running.inbox()) == 1)
    assert stopped_in(running) < AT_MOST
    assert [row.state for row in running.inbox()] == [InboxState.WAITING]
