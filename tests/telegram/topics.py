"""Methods on the topics of a forum."""

from .errors import Json, bad_request
from .outgoing import writable_chat
from .params import Params
from .world import Chat, Posted, Topic, World

NAME_LIMIT = 128
"""Bot API, createForumTopic: name 1-128 characters."""
ICON_COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
"""Bot API, createForumTopic: the six colours an icon can have."""


def _forum(world: World, params: Params) -> Chat:
    chat = writable_chat(world, params)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(chat: Chat, params: Params) -> Topic:
    topic = chat.open_thread(params.number("message_thread_id"))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return topic


def _checked_name(params: Params) -> str:
    name = params.text("name").strip()
    if len(name) > NAME_LIMIT:
        raise bad_request("TOPIC_TITLE_INVALID")
    return name


def open_topic(world: World, chat: Chat, sender: Json, name: str, icon_color: int) -> Topic:
    """A new topic; its number is that of the service message that opens it."""
    content = {"forum_topic_created": {"name": name, "icon_color": icon_color}}
    posted: Posted = world.post(chat, sender, content)
    thread_id = posted.body["message_id"]
    posted.body |= {"message_thread_id": thread_id, "is_topic_message": True}
    chat.topics[thread_id] = Topic(thread_id, name, icon_color)
    world.tell(chat, "message", posted.body)
    return chat.topics[thread_id]


def create_forum_topic(world: World, params: Params) -> Json:
    """Bot API, createForumTopic."""
    chat = _forum(world, params)
    name = _checked_name(params)
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    icon_color = params.number("icon_color", ICON_COLORS[0])
    if icon_color not in ICON_COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    topic = open_topic(world, chat, world.bot, name, icon_color)
    return {
        "message_thread_id": topic.thread_id,
        "name": topic.name,
        "icon_color": topic.icon_color,
    }


def edit_forum_topic(world: World, params: Params) -> bool:
    """Bot API, editForumTopic; a name that is the same is an error."""
    chat = _forum(world, params)
    topic = _topic(chat, params)
    name = _checked_name(params)
    if name in {"", topic.name}:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    _tell(world, chat, topic, {"forum_topic_edited": {"name": name}})
    return True


def close_forum_topic(world: World, params: Params) -> bool:
    """Bot API, closeForumTopic."""
    return _set_closed(world, params, closed=True)


def reopen_forum_topic(world: World, params: Params) -> bool:
    """Bot API, reopenForumTopic."""
    return _set_closed(world, params, closed=False)


def _set_closed(world: World, params: Params, *, closed: bool) -> bool:
    chat = _forum(world, params)
    topic = _topic(chat, params)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    _tell(world, chat, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
    return True


def _tell(world: World, chat: Chat, topic: Topic, content: Json) -> None:
    world.post_service(chat, world.bot, content, thread=topic.thread_id)


def delete_forum_topic(world: World, params: Params) -> bool:
    """Bot API, deleteForumTopic: the topic goes with all its messages. Of the methods on topics
    only this one takes can_delete_messages."""
    chat = _forum(world, params)
    if not chat.standing(world.bot).get("can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    remove_topic(world, chat, _topic(chat, params))
    return True


def remove_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Takes a topic away; Telegram sends no update about it."""
    topic.deleted = True
    for message_id, posted in list(chat.messages.items()):
        if posted.body.get("message_thread_id") == topic.thread_id:
            del chat.messages[message_id]
    world.bell.ring()


METHODS = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
}
