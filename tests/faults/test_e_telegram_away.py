"""(e) Telegram refuses, is late, or breaks off: all arrive, in order, and other chats go on."""

import pytest

from storage.vocabulary import OutboxState
from tests.faults.running import Running, calls_to, heard, until
from tests.telegram import Person

WORDS = ["едно", "две", "три"]


def answered(person: Person) -> list[str]:
    return [mark for mark in heard(person) if mark in WORDS]


@pytest.fixture
def ivan(running: Running) -> Person:
    return running.telegram.person("Ivan", language_code="nl")


def test_a_429_for_one_chat_delays_that_chat_alone(
    running: Running, maria: Person, ivan: Person
) -> None:
    running.telegram.fails("sendMessage", status=429, retry_after=6, chat=maria.id)
    running.start()
    for word in WORDS:
        maria.writes(word)
    until(lambda: bool(running.telegram.calls("sendMessage")))
    ivan.writes("едно")
    until(lambda: answered(ivan) == ["едно"])
    assert answered(maria) == []
    running.all_handled(4)
    assert answered(maria) == WORDS
    first, second = calls_to(running, maria)[:2]
    assert second.when - first.when >= 6, "it waited as long as it was told"


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "retry_after": 1, "times": 6},
        {"status": 500, "times": 3},
        {"status": 502, "times": 3},
        {"cut": "before", "times": 3},
    ],
    ids=["429 for all", "500", "502", "cut before acceptance"],
)
def test_a_bad_hour_at_telegram_loses_and_doubles_nothing(
    running: Running, maria: Person, ivan: Person, fault: dict[str, object]
) -> None:
    running.telegram.fails("sendMessage", **fault)  # type: ignore[arg-type]
    running.start()
    for word in WORDS:
        maria.writes(word)
        ivan.writes(word)
    running.all_handled(6)
    assert (answered(maria), answered(ivan)) == (WORDS, WORDS)
    assert running.rasa.answered.count("едно") == 2


def test_a_send_that_times_out_or_is_cut_after_acceptance_repeats_an_answer_once(
    running: Running, maria: Person
) -> None:
    running.telegram.fails("sendMessage", cut="after")
    running.telegram.fails("sendMessage", delay=21)
    running.start()
    maria.writes("едно")
    maria.writes("две")
    running.all_handled(2)
    marks = answered(maria)
    assert marks.count("едно") <= 3
    assert [mark for place, mark in enumerate(marks) if mark not in marks[:place]] == WORDS[:2]


def test_what_must_not_come_twice_ends_as_unknown_after_a_cut_and_stewards_know(
    running: Running, maria: Person
) -> None:
    maria.writes("едно")
    running.start()
    running.all_handled(1)
    running.telegram.fails("sendMessage", cut="after", chat=maria.id)
    number = running.once(maria, running.case_of(maria), "веднъж")
    running.all_handled(2)
    (row,) = [one for one in running.outbox("passed-on") if one.id == number]
    assert row.state is OutboxState.UNKNOWN
    assert heard(maria).count("веднъж") == 1
    until(lambda: len(running.outbox("staff-undelivered")) == 1)
