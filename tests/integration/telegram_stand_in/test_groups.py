"""Forums and plain groups: topics, members, message numbers."""

import pytest

from tests.telegram import Group, Json, TelegramServer
from tests.telegram.probe import Api


def test_a_topic_is_created_and_the_bot_is_told(fresh: TelegramServer, own: Api) -> None:
    group = fresh.group("Stewards")
    topic = own.result("createForumTopic", chat_id=group.id, name="BL-1", icon_color=0xFFD67E)
    assert topic["name"] == group.topics[0].name == "BL-1"
    told = own.result("getUpdates")[-1]["message"]
    assert told["forum_topic_created"] == {"name": "BL-1", "icon_color": 0xFFD67E}
    assert told["message_id"] == told["message_thread_id"] == topic["message_thread_id"]


def test_topics_need_a_forum(shared: TelegramServer, api: Api) -> None:
    group = shared.group("Plain", forum=False)
    expected = (400, "Bad Request: the chat is not a forum")
    assert api.refusal("createForumTopic", chat_id=group.id, name="x") == expected


@pytest.mark.parametrize(
    "given", [{"name": ""}, {"name": "x" * 129}, {"name": "x", "icon_color": 1}]
)
def test_a_topic_has_a_name_and_one_of_six_colours(api: Api, forum: Group, given: Json) -> None:
    assert api.refusal("createForumTopic", chat_id=forum.id, **given)[0] == 400
    api.result("createForumTopic", chat_id=forum.id, name="x" * 128, icon_color=0xFB6F5F)


def test_messages_in_a_topic_name_it_and_seem_to_answer_its_beginning(
    shared: TelegramServer, api: Api, forum: Group
) -> None:
    jan = shared.person("Jan")
    forum.add(jan)
    thread = api.result("createForumTopic", chat_id=forum.id, name="x")["message_thread_id"]
    note = jan.writes("a note", to=forum, topic=thread)
    assert (note["message_thread_id"], note["is_topic_message"]) == (thread, True)
    assert "forum_topic_created" in note["reply_to_message"]
    reply = jan.writes("an answer", to=forum, topic=thread, reply_to=note["message_id"])
    assert reply["reply_to_message"]["text"] == "a note"


def test_a_topic_without_changes_cannot_be_edited(api: Api, forum: Group) -> None:
    thread = api.result("createForumTopic", chat_id=forum.id, name="x")["message_thread_id"]
    place = {"chat_id": forum.id, "message_thread_id": thread}
    expected = (400, "Bad Request: TOPIC_NOT_MODIFIED")
    assert api.refusal("editForumTopic", **place, name="x") == expected
    assert api.result("editForumTopic", **place, name="y")
    assert forum.topics[0].name == "y"
    assert api.refusal("reopenForumTopic", **place) == expected
    assert api.result("closeForumTopic", **place)
    assert api.refusal("closeForumTopic", **place) == expected


def test_the_bot_may_write_in_a_closed_topic_and_members_may_not(
    shared: TelegramServer, api: Api, forum: Group
) -> None:
    jan = shared.person("Jan")
    forum.add(jan)
    thread = api.result("createForumTopic", chat_id=forum.id, name="x")["message_thread_id"]
    place = {"chat_id": forum.id, "message_thread_id": thread}
    api.result("closeForumTopic", **place)
    api.result("sendMessage", **place, text="still")
    with pytest.raises(AssertionError, match="closed topic"):
        jan.writes("me too", to=forum, topic=thread)
    forum.promote(jan)
    jan.writes("me too", to=forum, topic=thread)


@pytest.mark.parametrize("administrator", [True, False])
def test_only_who_may_delete_messages_deletes_a_topic(
    api: Api, forum: Group, administrator: bool
) -> None:
    thread = api.result("createForumTopic", chat_id=forum.id, name="x")["message_thread_id"]
    if administrator:
        forum.denies_bot("can_delete_messages")
    else:
        forum.demotes_bot()
    refused = api.refusal("deleteForumTopic", chat_id=forum.id, message_thread_id=thread)
    assert refused == (400, "Bad Request: not enough rights to delete the topic")
    assert not forum.topics[0].deleted


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_deleted_topic_is_gone_with_its_messages(api: Api, forum: Group, by_hand: bool) -> None:
    thread = api.result("createForumTopic", chat_id=forum.id, name="x")["message_thread_id"]
    place = {"chat_id": forum.id, "message_thread_id": thread}
    if by_hand:
        forum.delete_topic(thread)
    else:
        api.result("deleteForumTopic", **place)
    assert forum.topics[0].deleted
    assert forum.in_topic(thread) == []
    expected = (400, "Bad Request: message thread not found")
    assert api.refusal("sendMessage", **place, text="x") == expected
    expected = (400, "Bad Request: TOPIC_ID_INVALID")
    assert api.refusal("editForumTopic", **place, name="y") == expected


def test_coming_and_going_are_told(fresh: TelegramServer, own: Api) -> None:
    group, jan = fresh.group("Stewards"), fresh.person("Jan")
    group.add(jan)
    group.remove(jan)
    came, went = (update["message"] for update in own.result("getUpdates"))
    assert came["new_chat_members"] == [jan.user]
    assert went["left_chat_member"] == jan.user
    with pytest.raises(AssertionError, match="not in the group"):
        jan.writes("hallo", to=group)


def test_members_and_administrators_can_be_asked_for(
    shared: TelegramServer, api: Api, forum: Group
) -> None:
    jan, els = shared.person("Jan"), shared.person("Els")
    forum.add(jan, status="creator")
    where = {"chat_id": forum.id}
    assert api.result("getChatMember", **where, user_id=jan.id)["status"] == "creator"
    assert api.result("getChatMember", **where, user_id=els.id)["status"] == "left"
    admins = api.result("getChatAdministrators", **where)
    assert [one["user"]["id"] for one in admins] == [shared.bot["id"], jan.id]
    assert api.refusal("getChatMember", **where, user_id=1)[0] == 400
    assert api.refusal("getChatAdministrators", chat_id=jan.id)[0] == 400


def test_who_was_muted_stays_restricted_and_is_no_member_once_gone(
    fresh: TelegramServer, own: Api
) -> None:
    forum, jan, els = fresh.group("Stewards", forum=True), fresh.person("Jan"), fresh.person("Els")
    own.result("getUpdates", allowed_updates=["chat_member"])
    forum.add(els, status="administrator")
    forum.add(jan)
    forum.mutes(jan, by=els)
    with pytest.raises(AssertionError, match="muted"):
        jan.writes("hallo", to=forum)
    forum.remove(jan)
    forum.add(jan)
    forum.remove(jan, by=els)
    told = [one["chat_member"]["new_chat_member"] for one in own.result("getUpdates")]
    assert [(one["status"], one.get("is_member")) for one in told[1:]] == [
        ("member", None),
        ("restricted", True),
        ("restricted", False),
        ("restricted", True),
        ("kicked", None),
    ]
    asked = own.result("getChatMember", chat_id=forum.id, user_id=jan.id)
    assert asked["status"] == "kicked"


def test_message_numbers_of_a_forum_are_its_own(shared: TelegramServer) -> None:
    first, second = shared.group("One"), shared.group("Two")
    jan = shared.person("Jan")
    assert first.add(jan)["message_id"] == second.add(jan)["message_id"]
