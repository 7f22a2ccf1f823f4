"""Reading updates: every kind becomes one of ours, and nothing makes it fail."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.incoming import Incoming, Kind, lane_of, read
from tests.telegram import TelegramServer

MARIA = {"id": 5, "is_bot": False, "first_name": "Мария", "language_code": "bg"}
PRIVATE = {"id": 5, "type": "private", "first_name": "Мария"}
FORUM = {"id": -1001, "type": "supergroup", "is_forum": True, "title": "Stewards"}
JAN = {"id": 9, "is_bot": False, "first_name": "Jan"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 3, "from": MARIA, "chat": chat, "date": 1, **content}


def of_message(chat: dict[str, Any] = PRIVATE, **content: Any) -> Incoming:
    return read({"update_id": 1, "message": message(chat, **content)})


def command(text: str, length: int, chat: dict[str, Any] = PRIVATE) -> Incoming:
    entities = [{"type": "bot_command", "offset": 0, "length": length}]
    return of_message(chat, text=text, entities=entities)


def test_a_text_says_who_wrote_what_and_where() -> None:
    incoming = of_message(text="Боклук на улицата")
    assert (incoming.kind, incoming.text) == (Kind.TEXT, "Боклук на улицата")
    assert (incoming.chat_id, incoming.user_id, incoming.message_id) == (5, 5, 3)
    assert (incoming.first_name, incoming.language_code, incoming.private) == ("Мария", "bg", True)


def test_words_that_no_database_keeps_lose_only_those_signs() -> None:
    assert of_message(text="a\0b\ud83dc").text == "abc"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": [{"file_id": "a"}], "caption": "de deur"}, Kind.FILE),
        ({"voice": {"file_id": "a", "duration": 3}}, Kind.FILE),
        ({"video": {"file_id": "a"}}, Kind.FILE),
        ({"video_note": {"file_id": "a"}}, Kind.FILE),
        ({"audio": {"file_id": "a"}}, Kind.FILE),
        ({"document": {"file_id": "a"}}, Kind.FILE),
        ({"animation": {"file_id": "a"}, "document": {"file_id": "a"}}, Kind.FILE),
        ({"sticker": {"file_id": "a", "emoji": "👍"}}, Kind.STICKER),
        ({"contact": {"phone_number": "1", "first_name": "J"}}, Kind.CONTACT),
        ({"poll": {"id": "1", "question": "?"}}, Kind.OTHER),
        ({"dice": {"emoji": "🎲", "value": 6}}, Kind.OTHER),
        ({"story": {"id": 1}}, Kind.OTHER),
        ({"something_of_next_year": {}}, Kind.OTHER),
        ({"pinned_message": {"message_id": 1}}, Kind.SERVICE),
        ({"forum_topic_created": {"name": "x", "icon_color": 1}}, Kind.SERVICE),
        ({"message_auto_delete_timer_changed": {}}, Kind.SERVICE),
        ({"new_chat_members": [JAN]}, Kind.JOINED),
        ({"left_chat_member": JAN}, Kind.LEFT),
    ],
)
def test_each_kind_of_message_is_known(content: dict[str, Any], kind: Kind) -> None:
    assert of_message(**content).kind is kind


def test_a_photo_comes_in_its_largest_size_with_its_caption() -> None:
    small = {"file_id": "s", "width": 90, "height": 60, "file_size": 900}
    large = {"file_id": "l", "width": 900, "height": 600, "file_size": 90_000}
    incoming = of_message(photo=[small, large, small], caption="de deur")
    assert (incoming.text, incoming.album) == ("de deur", "")
    where = {"chat": 5, "message": 3, "kind": "photo"}
    assert incoming.file == {**where, "file_id": "l", "size": 90_000, "media_type": ""}


def test_a_document_says_its_size_and_what_its_sender_calls_it() -> None:
    document = {"file_id": "a", "file_size": 7, "mime_type": "image/\0png" + 99 * "x"}
    file = of_message(document=document).file
    assert file is not None
    assert (file["kind"], file["size"], file["media_type"][:9]) == ("document", 7, "image/png")
    assert len(file["media_type"]) == 64


def test_an_animation_is_no_document_though_it_comes_as_both() -> None:
    file = of_message(document={"file_id": "a"}, animation={"file_id": "a"}).file
    assert file is not None
    assert file["kind"] == "animation"


def test_the_photos_of_an_album_come_one_by_one() -> None:
    with TelegramServer() as telegram:
        telegram.person("Maria").sends_album(2, caption="twee")
        first, second = (read(update) for update in telegram.pending_updates)
    assert [first.kind, second.kind] == [Kind.FILE, Kind.FILE]
    assert (first.text, second.text) == ("twee", "")
    assert first.file != second.file
    assert first.album == second.album != ""


def test_a_place_is_a_pin_or_a_venue() -> None:
    spot = {"latitude": 51.05, "longitude": 3.72}
    assert of_message(location=spot).place == (51.05, 3.72)
    venue = {"location": spot, "title": "Stadhuis", "address": "Botermarkt 1"}
    incoming = of_message(venue=venue, location=spot)
    assert (incoming.kind, incoming.place) == (Kind.PLACE, (51.05, 3.72))


@pytest.mark.parametrize(
    ("text", "length", "name", "argument"),
    [
        ("/start", 6, "start", ""),
        ("/start bg", 6, "start", "bg"),
        ("/START", 6, "start", ""),
        ("/status@BuurtlijnTestBot", 24, "status", ""),
        ("/reply@BuurtlijnTestBot Dag Мария,\nwij komen.", 23, "reply", "Dag Мария,\nwij komen."),
    ],
)
def test_a_command_has_a_name_and_an_argument(
    text: str, length: int, name: str, argument: str
) -> None:
    incoming = command(text, length)
    assert (incoming.kind, incoming.command, incoming.text) == (Kind.COMMAND, name, argument)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ('/nuisance_waste{"address": "Dok 1"}', 15),
        ('/affirm@0.9{"answer": "solved"}', 7),
        ("/restart/back", 8),
    ],
)
def test_what_only_looks_like_a_command_is_a_text(text: str, length: int) -> None:
    incoming = command(text, length)
    assert (incoming.kind, incoming.text, incoming.command) == (Kind.TEXT, text, "")


def test_a_slash_that_telegram_does_not_mark_is_a_text() -> None:
    assert of_message(text="/помощ").kind is Kind.TEXT
    assert of_message(text="/start").kind is Kind.TEXT


def test_a_caption_in_a_group_may_be_a_command_with_a_file() -> None:
    marks = [{"type": "bot_command", "offset": 0, "length": 6}]
    photo = {"photo": [{"file_id": "a"}], "caption": "/reply Dag", "caption_entities": marks}
    incoming = of_message(FORUM, **photo)
    assert (incoming.kind, incoming.command, incoming.text) == (Kind.COMMAND, "reply", "Dag")
    assert incoming.file is not None
    assert of_message(FORUM, **photo | {"caption_entities": []}).kind is Kind.FILE
    private = of_message(PRIVATE, **photo)
    assert (private.kind, private.command, private.text) == (Kind.FILE, "", "/reply Dag")


def test_an_edit_in_a_group_has_its_command_and_its_file() -> None:
    marks = [{"type": "bot_command", "offset": 0, "length": 6}]
    text = {"text": "/reply Dok 2", "entities": marks}
    edit = read({"edited_message": message(FORUM, **text)})
    assert (edit.kind, edit.command, edit.text, edit.file) == (Kind.EDIT, "reply", "Dok 2", None)
    photo = {"photo": [{"file_id": "b"}], "caption": "/reply Dok 3", "caption_entities": marks}
    edit = read({"edited_message": message(FORUM, **photo)})
    assert (edit.kind, edit.command, edit.text) == (Kind.EDIT, "reply", "Dok 3")
    assert edit.file is not None
    private = read({"edited_message": message(PRIVATE, **text)})
    assert (private.command, private.text) == ("", "/reply Dok 2")


def test_an_edit_has_the_new_words() -> None:
    incoming = read({"edited_message": message(text="Dok 2", edit_date=2)})
    assert (incoming.kind, incoming.text, incoming.message_id) == (Kind.EDIT, "Dok 2", 3)


def test_a_button_says_who_pressed_what() -> None:
    query = {"id": "77", "from": JAN, "message": message(FORUM, text="?"), "data": "s:claim:1"}
    incoming = read({"callback_query": query})
    assert (incoming.kind, incoming.data, incoming.callback_id) == (Kind.BUTTON, "s:claim:1", "77")
    assert (incoming.user_id, incoming.chat_id, incoming.text) == (9, -1001, "")


def test_a_button_on_a_message_that_is_gone_still_has_its_chat() -> None:
    gone = {"chat": PRIVATE, "message_id": 3, "date": 0}
    incoming = read({"callback_query": {"id": "77", "from": MARIA, "message": gone, "data": "r"}})
    assert (incoming.kind, incoming.chat_id, incoming.private) == (Kind.BUTTON, 5, True)


def test_a_button_of_an_inline_message_belongs_to_no_chat() -> None:
    query = {"id": "77", "from": MARIA, "inline_message_id": "x", "game_short_name": "y"}
    incoming = read({"callback_query": query})
    assert (incoming.kind, incoming.private, incoming.data) == (Kind.BUTTON, False, "")


@pytest.mark.parametrize(
    ("status", "kind"),
    [("kicked", Kind.BLOCKED), ("left", Kind.BLOCKED), ("member", Kind.UNBLOCKED)],
)
def test_a_block_is_told_by_the_bots_own_membership(status: str, kind: Kind) -> None:
    change = {"chat": PRIVATE, "from": MARIA, "new_chat_member": {"status": status}}
    incoming = read({"my_chat_member": change})
    assert (incoming.kind, incoming.chat_id, incoming.private) == (kind, 5, True)


@pytest.mark.parametrize(
    ("status", "kind"),
    [("left", Kind.LEFT), ("kicked", Kind.LEFT), ("member", Kind.JOINED)],
)
def test_a_steward_who_comes_or_goes_is_a_member(status: str, kind: Kind) -> None:
    change = {"chat": FORUM, "from": JAN, "new_chat_member": {"user": JAN, "status": status}}
    incoming = read({"chat_member": change})
    assert (incoming.kind, incoming.members) == (kind, [JAN])


@pytest.mark.parametrize(
    ("more", "kind"),
    [({"is_member": True}, Kind.JOINED), ({"is_member": False}, Kind.LEFT), ({}, Kind.LEFT)],
)
def test_who_was_muted_is_a_member_as_long_as_they_are_there(
    more: dict[str, bool], kind: Kind
) -> None:
    member = {"user": JAN, "status": "restricted", **more}
    incoming = read({"chat_member": {"chat": FORUM, "from": JAN, "new_chat_member": member}})
    assert (incoming.kind, incoming.members) == (kind, [JAN])


@pytest.mark.parametrize(
    "name", ["poll", "channel_post", "message_reaction", "business_message", "of_next_year"]
)
def test_an_update_that_nobody_asked_for_is_passed_over(name: str) -> None:
    incoming = read({"update_id": 1, name: message(text="x")})
    assert (incoming.kind, incoming.private) == (Kind.SERVICE, False)


def test_a_message_in_a_topic_answers_the_topic_only_when_it_answers_somebody() -> None:
    in_topic = {"message_thread_id": 40, "is_topic_message": True, "text": "x"}
    plain = of_message(FORUM, **in_topic, reply_to_message={"message_id": 40})
    reply = of_message(FORUM, **in_topic, reply_to_message={"message_id": 41})
    assert (plain.thread_id, plain.reply_to) == (40, None)
    assert (reply.thread_id, reply.reply_to) == (40, 41)


def test_a_lane_is_a_private_chat_or_one_topic() -> None:
    in_topic = {"message_thread_id": 40, "is_topic_message": True}
    query = {"id": "1", "from": JAN, "message": message(FORUM, **in_topic)}
    assert lane_of({"message": message(text="x")}) == "telegram:5"
    assert lane_of({"edited_message": message(text="x")}) == "telegram:5"
    assert lane_of({"my_chat_member": {"chat": PRIVATE}}) == "telegram:5"
    assert lane_of({"message": message(FORUM, **in_topic)}) == "telegram:-1001:40"
    assert lane_of({"callback_query": query}) == "telegram:-1001:40"
    assert lane_of({"chat_member": {"chat": FORUM}}) == "telegram:-1001"


def test_all_of_a_private_chat_is_one_lane_whatever_threads_it_has() -> None:
    threaded = message(text="x", message_thread_id=40, is_topic_message=True)
    assert lane_of({"message": threaded}) == lane_of({"message": message(text="x")})


PARTS = [
    "callback_query", "edited_message", "message", "my_chat_member", "chat_member", "chat", "from",
    "text", "entities", "location", "venue", "photo", "voice", "file_size", "new_chat_members",
    "new_chat_member", "id", "message_id", "reply_to_message", "status", "user", "latitude",
    "longitude",
]  # fmt: skip
PLAIN: st.SearchStrategy[Any] = st.sampled_from([None, True, -1, 2.5, "/x", "left", [], ["x"], {}])
INNER = st.dictionaries(st.sampled_from(PARTS), PLAIN, max_size=3)
MIDDLE = st.dictionaries(st.sampled_from(PARTS), PLAIN | INNER, max_size=4)


@given(st.dictionaries(st.sampled_from(PARTS[:5]), PLAIN | MIDDLE, max_size=2))
def test_no_update_however_odd_makes_reading_fail(update: dict[str, Any]) -> None:
    assert read(update).kind in Kind
    assert lane_of(update).startswith("telegram:")
