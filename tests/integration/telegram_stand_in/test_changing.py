"""Changing, deleting, copying and pinning messages; pressed buttons."""

import pytest

from tests.integration.telegram_stand_in.keyboards import button, keyboard
from tests.telegram import Group, Person, TelegramServer
from tests.telegram.probe import Api


def test_an_edit_must_change_something(api: Api, maria: Person) -> None:
    sent = api.result("sendMessage", chat_id=maria.id, text="x", reply_markup=keyboard([button()]))
    where = {"chat_id": maria.id, "message_id": sent["message_id"]}
    same = {**where, "text": " x ", "reply_markup": keyboard([button()])}
    assert api.refusal("editMessageText", **same) == (
        400,
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message",
    )
    assert "reply_markup" not in api.result("editMessageText", **where, text="x")
    assert "not modified" in api.refusal("editMessageReplyMarkup", **where)[1]


def test_an_edited_text_is_new_to_the_reader_but_a_keyboard_is_not(api: Api, maria: Person) -> None:
    sent = api.result("sendMessage", chat_id=maria.id, text="one")
    where = {"chat_id": maria.id, "message_id": sent["message_id"]}
    maria.sees("one")
    api.result("editMessageReplyMarkup", **where, reply_markup=keyboard([button()]))
    maria.sees_nothing(within=0)
    api.result("editMessageText", **where, text="two")
    assert maria.sees("two")["message_id"] == sent["message_id"]


def test_only_own_messages_that_exist_can_be_edited(api: Api, maria: Person) -> None:
    theirs = maria.writes("mine")["message_id"]
    expected = (400, "Bad Request: message can't be edited")
    assert api.refusal("editMessageText", chat_id=maria.id, message_id=theirs, text="x") == expected
    expected = (400, "Bad Request: message to edit not found")
    assert api.refusal("editMessageText", chat_id=maria.id, message_id=999999, text="x") == expected


def test_an_edited_text_keeps_to_the_limits(api: Api, maria: Person) -> None:
    sent = api.result("sendMessage", chat_id=maria.id, text="one")
    where = {"chat_id": maria.id, "message_id": sent["message_id"]}
    expected = (400, "Bad Request: MESSAGE_TOO_LONG")
    assert api.refusal("editMessageText", **where, text="x" * 4097) == expected


def test_a_message_can_be_deleted_once(api: Api, maria: Person) -> None:
    theirs = maria.writes("mine")["message_id"]
    assert api.result("deleteMessage", chat_id=maria.id, message_id=theirs)
    expected = (400, "Bad Request: message to delete not found")
    assert api.refusal("deleteMessage", chat_id=maria.id, message_id=theirs) == expected


def test_copies_have_no_sender_and_forwards_have_one(api: Api, maria: Person, forum: Group) -> None:
    sent = maria.sends_photo("the door")
    source = {"from_chat_id": maria.id, "message_id": sent["message_id"], "chat_id": forum.id}
    assert set(api.result("copyMessage", **source, caption="new")) == {"message_id"}
    copied, forwarded = forum.chat[-1], api.result("forwardMessage", **source)
    assert (copied["caption"], copied["photo"]) == ("new", sent["photo"])
    assert "forward_origin" not in copied
    assert forwarded["forward_origin"]["sender_user"]["id"] == maria.id
    missing = {**source, "message_id": 999_999}
    expected = (400, "Bad Request: message to copy not found")
    assert api.refusal("copyMessage", **missing) == expected


def test_a_pin_is_told_to_the_bot_itself(fresh: TelegramServer, own: Api) -> None:
    group = fresh.group("Stewards")
    sent = own.result("sendMessage", chat_id=group.id, text="x")
    own.result("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    told = own.result("getUpdates")[-1]["message"]
    assert told["from"]["is_bot"]
    assert told["pinned_message"]["message_id"] == sent["message_id"]
    assert own.result("getChat", chat_id=group.id)["pinned_message"]["text"] == "x"


def test_a_pressed_button_is_answered_with_a_notice(fresh: TelegramServer, own: Api) -> None:
    maria = fresh.person("Maria", started=True)
    own.result("sendMessage", chat_id=maria.id, text="?", reply_markup=keyboard([button("Да ✅")]))
    query = maria.presses("Да", on=maria.sees("?"))
    assert own.result("getUpdates")[0]["callback_query"] == query
    own.result("answerCallbackQuery", callback_query_id=query["id"], text="Благодаря")
    assert maria.notice(query) == "Благодаря"


def test_a_notice_has_at_most_200_characters(api: Api) -> None:
    expected = (400, "Bad Request: MESSAGE_TOO_LONG")
    assert api.refusal("answerCallbackQuery", callback_query_id="1", text="x" * 201) == expected


def test_a_query_that_is_unknown_or_old_cannot_be_answered(fresh: TelegramServer, own: Api) -> None:
    text = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert own.refusal("answerCallbackQuery", callback_query_id="1") == (400, text)
    maria = fresh.person("Maria", started=True)
    own.result("sendMessage", chat_id=maria.id, text="?", reply_markup=keyboard([button()]))
    fresh.callback_lifetime = 0
    query = maria.presses("Да")
    assert own.refusal("answerCallbackQuery", callback_query_id=query["id"]) == (400, text)


def test_only_buttons_that_are_there_can_be_pressed(api: Api, maria: Person) -> None:
    sent = api.result("sendMessage", chat_id=maria.id, text="?", reply_markup=keyboard([button()]))
    where = {"chat_id": maria.id, "message_id": sent["message_id"]}
    api.result("deleteMessage", **where)
    with pytest.raises(AssertionError, match="no button 'Да'"):
        maria.presses("Да", on=sent)
    query = maria.presses("Да", on=sent, from_old_screen=True)
    assert query["message"]["date"] == 0
