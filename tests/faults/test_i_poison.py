"""(i) Poison messages: parked after five tries, the stewards and the resident told, the chat goes
on."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from storage.models import InboxMessage
from storage.retrying import FAULT, MOST_DEATHS
from storage.vocabulary import InboxState
from tests.faults.hooked import Hooked
from tests.faults.rasa_door import Said, echo
from tests.faults.running import Running, heard, until
from tests.telegram import Json, Person

POISON = "отрова"
LONG_AGO = timedelta(hours=1)


def pauses_end(running: Running) -> None:
    """The pauses between the tries are over."""
    with running.store.begin() as work:
        past = work.now - LONG_AGO
        waits = InboxMessage.next_try_at.is_not(None)
        work.session.execute(update(InboxMessage).where(waits).values(next_try_at=past))
        work.commit()


def a_bug_in_the_handler(words: str, metadata: dict[str, Any]) -> Said:
    """An answer that our code cannot work with, for one message."""
    return [{"custom": {"not": "what we expect"}}] if words == POISON else echo(words, metadata)


def test_what_our_code_fails_at_is_parked_after_five_tries_and_the_chat_goes_on(
    running_on_each: Running, maria: Person
) -> None:
    running = running_on_each
    running.rasa.act = a_bug_in_the_handler
    ivan = running.telegram.person("Ivan", language_code="nl")
    running.start()
    maria.writes(POISON)
    maria.writes("после")
    ivan.writes("друг")
    until(lambda: heard(ivan) == ["друг"])
    assert heard(maria) == [], "what comes after it waits for it"

    def parked() -> bool:
        pauses_end(running)
        return running.inbox()[0].state is InboxState.PARKED

    until(parked)
    running.all_handled(3)
    assert running.rasa.answered.count(POISON) == FAULT.tries == 5
    _told, answered = heard(maria)
    assert sum("Een buurtsteward kijkt ernaar" in one["text"] for one in maria.chat) == 1
    assert answered == "после"
    until(lambda: len(running.outbox("staff-parked")) == 1)
    (row,) = [row for row in running.inbox() if row.state is InboxState.PARKED]
    assert row.error == "KeyError"
    until(lambda: any(POISON in str(one.get("text")) for one in running.stewards.chat))


def test_a_message_that_kills_us_again_and_again_is_parked_untried(
    running: Running, maria: Person
) -> None:
    running.rasa.holds()
    running.start()
    maria.writes(POISON)
    until(lambda: running.rasa.reached == [POISON])
    running.kill()
    with running.store.begin() as work:  # and so nine times more
        work.session.execute(update(InboxMessage).values(attempts=MOST_DEATHS))
        work.commit()
    running.leases_end()
    running.start()
    maria.writes("после")
    running.rasa.lets_go()
    running.all_handled(2)
    assert running.rasa.reached == [POISON, "после"]
    assert heard(maria)[-1] == "после"
    assert len(running.outbox("could-not-handle")) == len(running.outbox("staff-parked")) == 1


def message_of(person: Person, **content: Any) -> Json:
    chat = {"id": person.id, "type": "private"}
    return {"message": {"message_id": 7, "date": 5, "chat": chat, "from": person.user, **content}}


def odd_updates(person: Person) -> list[Json]:
    name = {**person.user, "first_name": "М\0\ud83d"}
    return [
        message_of(person, text="\0боклук\0"),
        message_of(person, text="\ud83dбоклук"),
        message_of(person, text="\U00010330" * 4096),
        message_of(person, text="\U0001f600" * 4096),
        message_of(person, text="боклук", **{"from": name}),
        message_of(person, of_next_year={"words": [None, {}]}),
        {"brand_new_thing": {"chat": {"id": person.id}}},
        {"message": {"chat": {"id": "five" * 100, "type": "private"}, "text": "x"}},
        {"message": {"chat": {"id": 10**30, "type": "private"}, "text": "x"}},
        {"callback_query": {"from": {"id": []}, "data": "\0" * 64}},
        {"my_chat_member": {"chat": None}},
    ]


def test_no_update_of_any_shape_stops_the_chat_or_the_bot(
    hooked_on_each: Hooked, maria: Person
) -> None:
    """By the webhook, as JSON with escapes: so half a surrogate can come."""
    running = hooked_on_each
    running.rasa.act = lambda words, metadata: echo(words[:9], metadata)
    running.start()
    running.telegram.waits_for_call("setWebhook", within=90)
    odd = odd_updates(maria)
    for number, one in enumerate(odd):
        assert running.posts({"update_id": 500 + number, **one}).status_code == 200
    maria.writes("после")
    running.all_handled(len(odd) + 1)
    assert heard(maria)[-1:] == ["после"]
    assert {row.state for row in running.inbox()} == {InboxState.DONE}
