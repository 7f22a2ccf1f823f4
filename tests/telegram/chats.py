"""Methods that look: the bot itself, chats, members, files; and the chat action."""

from .errors import Json, bad_request
from .files import DOWNLOAD_LIMIT
from .outgoing import GENERAL_TOPIC, chat_of, topic_of, writable_chat
from .params import Params
from .world import ADMINISTRATORS, Chat, World, flat

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def get_me(world: World, _params: Params) -> Json:
    """Bot API, getMe: the bot's User with the fields only this method gives."""
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, params: Params) -> Json:
    """Bot API, getChat: a ChatFullInfo."""
    chat = chat_of(world, params)
    accepted = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    full = chat.info | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": accepted,
    }
    if chat.pinned in chat.messages:
        full["pinned_message"] = flat(chat.messages[chat.pinned].body)
    return full


def _member(world: World, chat: Chat, user_id: int) -> Json:
    if user_id not in world.users:
        raise bad_request("invalid user_id specified")
    return chat.standing(world.users[user_id])


def get_chat_member(world: World, params: Params) -> Json:
    """Bot API, getChatMember; someone who was never there has the status "left"."""
    return _member(world, chat_of(world, params), params.number("user_id"))


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """Bot API, getChatAdministrators: no other bots, but this one itself."""
    chat = chat_of(world, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return [_member(world, chat, one) for one, s in chat.members.items() if s in ADMINISTRATORS]


def send_chat_action(world: World, params: Params) -> bool:
    """Bot API, sendChatAction; unlike send methods it takes the topic "General" by number."""
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(world, params)
    if params.number("message_thread_id") != GENERAL_TOPIC:
        topic_of(chat, params)
    return True


def get_file(world: World, params: Params) -> Json:
    """Bot API, getFile: where to fetch a file of at most 20 MB."""
    if not params.text("file_id"):
        raise bad_request("file_id not specified")
    stored = world.files.find(params.text("file_id"))
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.reference() | {"file_path": stored.path}


METHODS = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
}
