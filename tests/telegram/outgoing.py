"""The way of a message from the bot into a chat: who may be written to, where, how often."""

from .errors import Json, bad_request, forbidden
from .keyboards import markup_of
from .params import Params
from .world import Chat, Posted, Topic, World

GENERAL_TOPIC = 1
"""Forums have a topic "General" with this number; naming it in a send method is an error."""


def chat_of(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat a call names, whether or not the bot may write there."""
    value = params.text(name)
    if not value:
        raise bad_request(f"{name} is empty")
    try:
        chat = world.chats.get(int(value))
    except ValueError:
        chat = None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    """The chat a call names, if the bot may write there."""
    chat = chat_of(world, params)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    if not chat.private and world.bot["id"] not in chat.members:
        kind = "group" if chat.info["type"] == "group" else "supergroup"
        raise forbidden(f"bot was kicked from the {kind} chat")
    return chat


def topic_of(chat: Chat, params: Params) -> Topic | None:
    """The topic `message_thread_id` names.

    Telegram looks at the number in forums and private chats only; in a plain group it is
    passed over in silence.
    """
    thread_id = params.number("message_thread_id")
    if not thread_id or not (chat.forum or chat.private):
        return None
    topic = chat.open_thread(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def replied_of(world: World, chat: Chat, params: Params) -> Posted | None:
    """The message that is answered (`reply_parameters`, or the older parameters for it)."""
    given = params.structure("reply_parameters") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    message_id = int(given.get("message_id") or params.number("reply_to_message_id"))
    if not message_id:
        return None
    where = given.get("chat_id")
    source = chat if where is None else world.chats.get(int(where))
    posted = source.messages.get(message_id) if source else None
    lenient = given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply")
    if posted is None and not lenient:
        raise bad_request("message to be replied not found")
    return posted


def deliver(world: World, params: Params, contents: list[Json]) -> list[Posted]:
    """Sends messages (several for an album), or refuses them as Telegram would.

    The checks come in the order of Telegram's server: content and keyboard (before this), the
    chat, the topic, the answered message; the rate limits are last.
    """
    markup = markup_of(params)
    chat = writable_chat(world, params)
    topic = topic_of(chat, params)
    replied = replied_of(world, chat, params)
    world.rates.count(chat.id, private=chat.private, messages=len(contents))
    return [_post(world, chat, content, topic, replied, markup, params) for content in contents]


def _post(
    world: World,
    chat: Chat,
    content: Json,
    topic: Topic | None,
    replied: Posted | None,
    markup: Json | None,
    params: Params,
) -> Posted:
    same_chat = replied is not None and replied.body["chat"]["id"] == chat.id
    reply_to = replied.body["message_id"] if replied and same_chat else None
    thread = topic.thread_id if topic else None
    if thread is None and replied and same_chat and replied.body.get("is_topic_message"):
        thread = replied.body["message_thread_id"]
    if params.flag("protect_content"):
        content = content | {"has_protected_content": True}
    if markup and "inline_keyboard" in markup:
        content = content | {"reply_markup": markup}
    elif markup and "force_reply" not in markup:
        chat.keyboard = markup if "keyboard" in markup else None
    return world.post(chat, world.bot, content, thread=thread, reply_to=reply_to)
