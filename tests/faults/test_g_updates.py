"""(g) Updates come twice, in another order, under numbers that begin anew; two who poll; a webhook
and polling in turn."""

from tests.faults.hooked import Hooked, update_of
from tests.faults.running import Running, heard, until
from tests.telegram import Person


def test_doubled_reordered_and_restarting_numbers_lose_and_double_nothing(
    hooked_on_each: Hooked,
) -> None:
    running = hooked_on_each
    maria = running.telegram.person("Maria", language_code="nl", started=True)
    running.start()
    running.telegram.waits_for_call("setWebhook", within=90)
    numbers = [900_000_000, 899_999_998, 17, 2**62, 3, 900_000_001]
    for number in numbers:
        assert running.posts(update_of(maria, number, f"дума {number}")).status_code == 200
    for number in reversed(numbers):
        assert running.posts(update_of(maria, number, f"дума {number}")).status_code == 200
    running.all_handled(len(numbers))
    said = [f"дума {number}" for number in numbers]
    assert running.rasa.answered == said, "in the order in which they came"
    assert heard(maria) == said


def test_two_who_poll_disturb_each_other_and_answer_each_message_once(
    running: Running, maria: Person
) -> None:
    running.start()
    running.start(name="another bot")
    words = ["едно", "две", "три", "четири"]
    for place, word in enumerate(words):
        maria.writes(word)
        until(lambda place=place: len(running.rasa.answered) > place)  # type: ignore[misc]
    running.all_handled(len(words))
    until(lambda: "Conflict" in running.log())
    assert heard(maria) == words
    assert running.rasa.answered == words


def test_a_webhook_and_polling_in_turn_lose_and_double_nothing(
    hooked: Hooked, maria: Person
) -> None:
    polls = hooked.without_webhook()
    polls.start()
    maria.writes("едно")
    hooked.all_handled(1)
    hooked.start()
    hooked.telegram.waits_for_call("setWebhook", within=90)
    maria.writes("две")
    hooked.all_handled(2)
    until(lambda: "Conflict" in polls.log())
    hooked.parts["bot"].stop()
    maria.writes("три")
    polls.kill()
    polls.start()
    hooked.all_handled(3)
    assert heard(maria) == ["едно", "две", "три"]
    assert hooked.telegram.violations == []
    polls.close()
