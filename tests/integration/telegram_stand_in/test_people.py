"""What people do in their app."""

import re

import pytest

from tests.integration.telegram_stand_in.keyboards import button, keyboard
from tests.telegram import Group, Person, TelegramServer
from tests.telegram.probe import Api


def test_commands_and_links_of_people_are_marked(maria: Person) -> None:
    message = maria.writes("/start bg https://gent.be")
    assert message["entities"] == [
        {"type": "bot_command", "offset": 0, "length": 6},
        {"type": "url", "offset": 10, "length": 15},
    ]
    assert "entities" not in maria.writes("24/7 en/of")


def test_messages_of_people_lose_white_space_at_the_ends(maria: Person) -> None:
    assert maria.writes("  /start \n")["text"] == "/start"


def test_people_edit_their_messages(fresh: TelegramServer, own: Api) -> None:
    maria = fresh.person("Maria")
    maria.edits(maria.writes("one"), "two")
    edited = own.result("getUpdates")[-1]["edited_message"]
    assert edited["text"] == maria.chat[0]["text"] == "two"
    assert edited["edit_date"] >= edited["date"]


def test_reading_goes_forward_and_tells_the_chat_when_it_fails(api: Api, maria: Person) -> None:
    for word in ("first", "second"):
        api.result("sendMessage", chat_id=maria.id, text=word, reply_markup=keyboard([button()]))
    assert maria.sees(re.compile("^f"))["text"] == "first"
    assert maria.sees(lambda message: "reply_markup" in message)["text"] == "second"
    with pytest.raises(AssertionError, match=r"(?s)in vain.*first \[Да\].*second"):
        maria.sees("first", within=0.01)


def test_topics_are_read_apart(shared: TelegramServer, api: Api, forum: Group) -> None:
    jan = shared.person("Jan")
    forum.add(jan)
    threads = [
        api.result("createForumTopic", chat_id=forum.id, name=name)["message_thread_id"]
        for name in ("a", "b")
    ]
    for thread in threads:
        api.result("sendMessage", chat_id=forum.id, message_thread_id=thread, text=f"BL-{thread}")
    for thread in reversed(threads):
        assert jan.sees("BL-", chat=forum, topic=thread)["text"] == f"BL-{thread}"
