"""Methods on text messages: sending, changing, deleting, copying, pinning."""

import time

from .errors import Json, bad_request
from .formatting import caption_content, text_content
from .keyboards import inline_markup_of
from .outgoing import chat_of, deliver, writable_chat
from .params import Params
from .world import Chat, Posted, World, flat

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "pinned_message",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
    }
)
CONTENT = ("text", "entities", "caption", "caption_entities")
ENVELOPE = frozenset(
    {
        "message_id",
        "from",
        "chat",
        "date",
        "edit_date",
        "reply_to_message",
        "message_thread_id",
        "is_topic_message",
        "reply_markup",
        "media_group_id",
        "forward_origin",
        "has_protected_content",
    }
)


def send_message(world: World, params: Params) -> Json:
    """Bot API, sendMessage."""
    content = text_content(params, world.users)
    return world.copy_of(deliver(world, params, [content])[0])


def _named(world: World, params: Params, what: str) -> tuple[Chat, Posted]:
    if not params.number("message_id"):
        raise bad_request("message identifier is not specified")
    chat = writable_chat(world, params)
    posted = chat.messages.get(params.number("message_id"))
    if posted is None:
        raise bad_request(f"message to {what} not found")
    return chat, posted


def _own(world: World, params: Params) -> Posted:
    posted = _named(world, params, "edit")[1]
    if not posted.by_bot or SERVICE & posted.body.keys():
        raise bad_request("message can't be edited")
    return posted


def _set_keyboard(posted: Posted, markup: Json | None) -> None:
    posted.body.pop("reply_markup", None)
    if markup:
        posted.body["reply_markup"] = markup


def edit_message_text(world: World, params: Params) -> Json:
    """Bot API, editMessageText; without a keyboard in the call the message loses its own."""
    content = text_content(params, world.users, too_long="MESSAGE_TOO_LONG")
    markup = inline_markup_of(params)
    posted = _own(world, params)
    if "text" not in posted.body:
        raise bad_request("there is no text in the message to edit")
    same_text = {key: posted.body[key] for key in CONTENT if key in posted.body} == content
    if same_text and posted.body.get("reply_markup") == markup:
        raise bad_request(NOT_MODIFIED)
    posted.body.pop("entities", None)
    posted.body |= content | {"edit_date": int(time.time())}
    _set_keyboard(posted, markup)
    if not same_text:
        posted.serial = world.serial()
    world.bell.ring()
    return world.copy_of(posted)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Bot API, editMessageReplyMarkup; without a keyboard the message loses its own."""
    markup = inline_markup_of(params)
    posted = _own(world, params)
    if posted.body.get("reply_markup") == markup:
        raise bad_request(NOT_MODIFIED)
    _set_keyboard(posted, markup)
    world.bell.ring()
    return world.copy_of(posted)


def delete_message(world: World, params: Params) -> bool:
    """Bot API, deleteMessage: own messages, and as an administrator those of others."""
    chat, posted = _named(world, params, "delete")
    if "forum_topic_created" in posted.body:
        raise bad_request("message can't be deleted")
    del chat.messages[posted.body["message_id"]]
    world.bell.ring()
    return True


def _source(world: World, params: Params, what: str) -> Posted:
    chat = chat_of(world, params, "from_chat_id")
    posted = chat.messages.get(params.number("message_id"))
    if posted is None:
        raise bad_request(f"message to {what} not found")
    if SERVICE & posted.body.keys() or posted.body.get("has_protected_content"):
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    return posted


def _content_of(posted: Posted) -> Json:
    return {key: value for key, value in posted.body.items() if key not in ENVELOPE}


def copy_message(world: World, params: Params) -> Json:
    """Bot API, copyMessage: the answer is a MessageId, not a Message."""
    content = _content_of(_source(world, params, "copy"))
    if "text" not in content and "caption" in params.values:
        content = {key: value for key, value in content.items() if key not in CONTENT}
        content |= caption_content(params)
    posted = deliver(world, params, [content])[0]
    return {"message_id": posted.body["message_id"]}


def forward_message(world: World, params: Params) -> Json:
    """Bot API, forwardMessage: the message tells where it comes from."""
    source = _source(world, params, "forward")
    origin = {"type": "user", "sender_user": source.body["from"], "date": source.body["date"]}
    content = _content_of(source) | {"forward_origin": origin}
    return world.copy_of(deliver(world, params, [content])[0])


def pin_chat_message(world: World, params: Params) -> bool:
    """Bot API, pinChatMessage; a service message tells of it, and the bot gets that too."""
    chat, posted = _named(world, params, "pin")
    if SERVICE & posted.body.keys():
        raise bad_request("service message can't be pinned")
    chat.pinned = posted.body["message_id"]
    thread = posted.body.get("message_thread_id")
    world.post_service(chat, world.bot, {"pinned_message": flat(posted.body)}, thread=thread)
    return True


METHODS = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "pinChatMessage": pin_chat_message,
}
