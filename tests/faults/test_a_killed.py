"""(a) SIGKILL at each point of a message's way. An answer may repeat once, a follow-up never."""

from typing import Any

from storage.models import Case
from storage.place import Place
from storage.vocabulary import InboxState, OutboxState
from tests.faults.rasa_door import Said, echo
from tests.faults.running import Running, calls_to, heard, nobody_writes, until
from tests.kills.promises import KINDS, promised
from tests.telegram import Call, Person, TelegramServer


def gave_something(call: Call) -> bool:
    return bool(call.answer and call.answer.get("result"))


def test_killed_between_receipt_and_commit_telegram_still_has_the_message(
    running_on_each: Running, maria: Person
) -> None:
    running, telegram = running_on_each, running_on_each.telegram
    running.start()
    telegram.waits_for_call("getUpdates", within=90)
    with nobody_writes(running.url):
        maria.writes("боклук")
        until(lambda: any(gave_something(call) for call in telegram.calls("getUpdates")))
        running.kill()
        assert len(telegram.pending_updates) == 1, "it was confirmed, and is nowhere"
    assert running.inbox() == []
    running.start()
    running.all_handled(1)
    assert heard(maria) == ["боклук"]
    assert running.rasa.answered == ["боклук"]


def test_killed_after_the_commit_and_before_rasa_the_message_is_handled_once(
    running_on_each: Running, maria: Person
) -> None:
    running = running_on_each
    running.rasa.starting = True
    running.start()
    maria.writes("боклук")
    until(lambda: not running.telegram.pending_updates)
    running.kill()
    assert [row.state for row in running.inbox()] == [InboxState.WAITING]
    assert running.rasa.reached == []
    running.rasa.starting = False
    running.start()
    running.all_handled(1)
    assert heard(maria)[-1:] == ["боклук"]
    assert running.rasa.answered == ["боклук"]


def test_killed_while_rasa_thinks_the_message_is_handled_when_its_lease_ends(
    running_on_each: Running, maria: Person
) -> None:
    running = running_on_each
    running.rasa.holds()
    running.start()
    maria.writes("боклук")
    maria.writes("още")
    until(lambda: running.rasa.reached == ["боклук"])
    running.kill()
    running.rasa.lets_go()
    until(lambda: running.rasa.answered == ["боклук"])
    running.leases_end()
    running.start()
    running.all_handled(2)
    assert [mark for mark in heard(maria) if mark in ("боклук", "още")] == ["боклук", "още"]


def test_killed_after_rasa_and_before_the_outbox_commit_one_case_and_one_answer(
    running_on_each: Running, maria: Person
) -> None:
    running = running_on_each
    lock = nobody_writes(running.url)

    def opens_a_case(words: str, metadata: dict[str, Any]) -> Said:
        """As the last action of a form does; then nobody can write any more."""
        first = not running.rasa.answered
        with running.store.begin() as work:
            resident, inbox = work.residents.get(metadata["resident"]), metadata["inbox"]
            draft = work.reports.keep_words(resident.id, "nuisance", "key", inbox, words)
            work.nuisance.report(
                draft, inbox, topic="nuisance_waste", place=Place("Sleepstraat 45")
            )
            work.commit()
        if first:
            lock.__enter__()
        return echo(words, metadata)

    running.rasa.act = opens_a_case
    running.start()
    maria.writes("боклук")
    until(lambda: running.rasa.answered == ["боклук"])
    running.kill()
    lock.__exit__(None, None, None)
    assert running.outbox("passed-on") == []
    running.leases_end()
    running.start()
    running.start("clock")  # the case's card may have been under way
    running.all_handled(1)
    with running.store.read() as work:
        (case,) = work.session.query(Case).all()
    # On a slow machine the case's first follow-up is there already.
    assert [one for one in heard(maria) if case.reference not in one] == ["боклук"]


def of_the_bot(person: Person) -> list[str]:
    """All of its messages in a private chat, the notice too."""
    return [str(one.get("text")) for one in person.chat if one["from"]["is_bot"]]


def killed_with_the_words_under_way(running: Running, maria: Person) -> None:
    """Telegram has the message; that it was sent cannot be written down."""
    until(lambda: len(calls_to(running, maria)) == 1)
    with nobody_writes(running.url):
        until(lambda: calls_to(running, maria)[0].answer is not None)
        assert len(of_the_bot(maria)) == 1
        running.kill()


def test_killed_between_sending_and_sent_an_answer_comes_at_most_twice(
    running_on_each: Running, maria: Person
) -> None:
    running = running_on_each
    running.telegram.fails("sendMessage", delay=1, chat=maria.id)
    running.start()
    maria.writes("боклук")
    killed_with_the_words_under_way(running, maria)
    running.leases_end()
    running.start()
    running.start("clock")
    running.all_handled(1)
    first, again, _answer = of_the_bot(maria)
    assert first == again, "the notice was under way, and comes before the answer"
    assert heard(maria) == ["боклук"]
    assert running.rasa.answered == ["боклук"]


def test_killed_between_sending_and_sent_a_follow_up_never_repeats_and_stewards_know(
    running_on_each: Running, telegram: TelegramServer
) -> None:
    running = running_on_each
    people = [telegram.person("Maria", started=True) for _ in KINDS]
    policy = running.folder / "follow_ups.yml"
    promises = promised(running.url, policy, [person.id for person in people])
    (once,) = [one for one in promises if one.kind == "claimed"]
    (maria,) = [person for person in people if person.id == once.chat_id]
    telegram.fails("sendMessage", delay=1, chat=maria.id)
    running.start()
    running.start("clock")
    killed_with_the_words_under_way(running, maria)
    running.kill("clock")
    running.leases_end()
    running.start()
    running.start("clock")
    until(lambda: bool(running.outbox("staff-undelivered")))
    running.all_handled(len(running.inbox()))
    (row,) = [one for one in running.outbox("follow-up-claimed") if one.case_id == once.case_id]
    assert row.state is OutboxState.UNKNOWN
    assert len(heard(maria)) == 1
    told = [one.text or "" for one in running.outbox("staff-undelivered")]
    assert ["onbekend of het aankwam" in text for text in told] == [True]
