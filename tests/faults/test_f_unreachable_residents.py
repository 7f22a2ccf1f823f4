"""(f) A resident blocked the bot, or the chat is gone; later they are back."""

import pytest

from storage.vocabulary import OutboxState
from tests.faults.running import Running, heard, until
from tests.telegram import Person


@pytest.mark.parametrize(
    ("status", "description", "end"),
    [
        (403, "Forbidden: bot was blocked by the user", OutboxState.BLOCKED),
        (403, "Forbidden: user is deactivated", OutboxState.BLOCKED),
        (400, "Bad Request: chat not found", OutboxState.BAD_REQUEST),
    ],
)
def test_what_cannot_arrive_ends_with_a_name_the_stewards_know_and_later_all_goes_on(
    running: Running, maria: Person, status: int, description: str, end: OutboxState
) -> None:
    running.start()
    maria.writes("едно")
    running.all_handled(1)
    case_id = running.case_of(maria)
    running.telegram.fails("sendMessage", status=status, description=description, chat=maria.id)
    number = running.once(maria, case_id, "веднъж")
    running.all_handled(2)
    (row,) = [one for one in running.outbox("passed-on") if one.id == number]
    assert row.state is end
    until(lambda: len(running.outbox("staff-undelivered")) == 1)
    calls = len(running.telegram.calls("sendMessage"))

    running.telegram.works_again()
    maria.writes("две")
    running.all_handled(3)
    assert heard(maria) == ["едно", "две"]
    running.once(maria, case_id, "пак")
    running.all_handled(3)
    assert heard(maria) == ["едно", "две", "пак"]
    assert len(running.telegram.calls("sendMessage")) > calls


def test_who_blocks_and_unblocks_the_bot_is_left_in_peace_and_then_written_to_again(
    running: Running, maria: Person
) -> None:
    running.start()
    maria.writes("едно")
    running.all_handled(1)
    case_id = running.case_of(maria)
    maria.blocks_bot()
    running.all_handled(3)
    calls = len(running.telegram.calls("sendMessage"))
    number = running.once(maria, case_id, "веднъж")
    running.all_handled(3)
    (row,) = [one for one in running.outbox("passed-on") if one.id == number]
    assert row.state is OutboxState.BLOCKED
    to_maria = [
        call
        for call in running.telegram.calls("sendMessage")[calls:]
        if call.params.get("chat_id") == str(maria.id)
    ]
    assert to_maria == [], "nobody tries a chat that is known to be shut"
    maria.unblocks_bot()
    running.all_handled(4)
    running.once(maria, case_id, "пак")
    running.all_handled(4)
    assert heard(maria) == ["едно", "пак"]
