"""What Telegram's servers know: users, chats, messages, topics, files and waiting updates."""

import copy
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from .bell import Bell
from .errors import Json
from .faults import Call, Faults
from .files import Files
from .rates import Rates
from .updates import Updates

ADMINISTRATORS = frozenset({"creator", "administrator"})
RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
DENIED = frozenset({"can_be_edited", "is_anonymous"})
RESTRICTIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass
class Posted:
    """A message in a chat; `serial` grows with every message and every new text of one."""

    body: Json
    by_bot: bool
    serial: int


@dataclass
class Topic:
    """A topic of a forum, as a staff member sees it."""

    thread_id: int
    name: str
    icon_color: int
    closed: bool = False
    deleted: bool = False


@dataclass
class Chat:
    """A private chat, a plain group or a forum; `info` is the Bot API's Chat object. `gone` has
    the status of people who were here and are not, as far as it is another than "left";
    `bot_lacks` names the rights that the bot as an administrator was not given."""

    info: Json
    message_ids: Iterator[int]
    members: dict[int, str] = field(default_factory=dict)
    gone: dict[int, str] = field(default_factory=dict)
    bot_lacks: set[str] = field(default_factory=set)
    messages: dict[int, Posted] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    started: bool = True
    blocked: bool = False
    keyboard: Json | None = None
    pinned: int | None = None

    @property
    def id(self) -> int:
        """The chat's number: a user's own, or below zero for groups."""
        return int(self.info["id"])

    @property
    def private(self) -> bool:
        """Whether it is a chat with one person."""
        return bool(self.info["type"] == "private")

    @property
    def forum(self) -> bool:
        """Whether it has topics."""
        return bool(self.info.get("is_forum", False))

    def standing(self, user: Json) -> Json:
        """The ChatMember of this user now."""
        number = user["id"]
        status = self.members.get(number) or self.gone.get(number, "left")
        member = member_object(user, status, present=number in self.members)
        if user["is_bot"]:
            member |= dict.fromkeys(self.bot_lacks & member.keys(), False)
        return member

    def open_thread(self, thread_id: int) -> Topic | None:
        """The topic with that number, unless it was deleted."""
        topic = self.topics.get(thread_id)
        return None if topic is None or topic.deleted else topic


@dataclass
class Callback:
    """A pressed button; `notice` is the text the bot answered it with, None until it did."""

    query: Json
    pressed_at: float
    notice: str | None = None
    alert: bool = False


@dataclass
class Webhook:
    """Where updates are posted to (Bot API, setWebhook)."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


class World:
    """The whole state, behind one lock (`bell.lock`) that every reader and writer holds."""

    def __init__(self, bot: Json, *, rate_limits: bool) -> None:
        self.bell = Bell()
        self.bot = bot
        self.updates = Updates(self.bell)
        self.files = Files()
        self.rates = Rates(enabled=rate_limits)
        self.faults = Faults()
        self.webhook = Webhook()
        self.users: dict[int, Json] = {bot["id"]: bot}
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Callback] = {}
        self.calls: list[Call] = []
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.violations: list[str] = []
        self.callback_lifetime = 15 * 60.0
        self.closing = False
        self.poller: object = None
        # Bot API, Message.message_id: unique inside a chat. Private chats and plain groups
        # draw on one row of numbers, each supergroup has its own: so they collide.
        self.shared_message_ids = itertools.count(1)
        self._serials = itertools.count(1)
        self.numbers = itertools.count(5_000_000_001)

    def serial(self) -> int:
        """A mark in time: later things have a greater one."""
        return next(self._serials)

    def post(
        self,
        chat: Chat,
        sender: Json,
        content: Json,
        *,
        thread: int | None = None,
        reply_to: int | None = None,
    ) -> Posted:
        """Puts a message into a chat.

        In a topic a message that answers none still has `reply_to_message`: the service message
        that opened the topic. Telegram does so, and bots have stumbled over it.
        """
        body: Json = {
            "message_id": next(chat.message_ids),
            "from": sender,
            "chat": chat.info,
            "date": self.now(),
        }
        if thread:
            body |= {"message_thread_id": thread, "is_topic_message": True}
        answered = chat.messages.get(reply_to or thread or 0)
        if answered:
            body["reply_to_message"] = flat(answered.body)
        posted = Posted(body | content, sender["id"] == self.bot["id"], self.serial())
        chat.messages[body["message_id"]] = posted
        self.bell.ring()
        return posted

    def post_service(
        self, chat: Chat, sender: Json, content: Json, *, thread: int | None = None
    ) -> Posted:
        """Puts a service message into a chat and tells the bot, even of its own deeds.

        Telegram's server leaves out updates for what the bot sent itself, but not for service
        messages such as a new topic, a closed one, or a pinned message.
        """
        posted = self.post(chat, sender, content, thread=thread)
        self.tell(chat, "message", posted.body)
        return posted

    def tell(self, chat: Chat, kind: str, body: Json) -> None:
        """Queues an update about a chat, unless the bot was thrown out of it."""
        if chat.private or self.bot["id"] in chat.members:
            self.updates.add(kind, body)

    def tell_bot_status(self, chat: Chat, by: Json, before: str, after: str) -> None:
        """Tells the bot that its own place in a chat changed (my_chat_member)."""
        old, new = (member_object(self.bot, status) for status in (before, after))
        change = {"chat": chat.info, "from": by, "date": self.now()}
        change |= {"old_chat_member": old, "new_chat_member": new}
        self.updates.add("my_chat_member", change)

    def now(self) -> int:
        """The time as Telegram gives it: whole seconds since 1970."""
        return int(time.time())

    def copy_of(self, posted: Posted) -> Json:
        """The message as it stands, safe to keep."""
        return copy.deepcopy(posted.body)


def member_object(user: Json, status: str, *, present: bool = True) -> Json:
    """A ChatMember of that status, with the fields the Bot API says it has. Who is restricted may
    be `present` or not: Telegram remembers the restriction of who left."""
    member: Json = {"user": user, "status": status}
    if status == "administrator":
        member |= {right: right not in DENIED for right in RIGHTS}
    elif status == "creator":
        member["is_anonymous"] = False
    elif status == "kicked":
        member["until_date"] = 0
    elif status == "restricted":
        member |= dict.fromkeys(RESTRICTIONS, False) | {"is_member": present, "until_date": 0}
    return member


def flat(body: Json) -> Json:
    """A message as it appears inside another: without further messages inside it."""
    inner = {"reply_to_message", "pinned_message"}
    return {name: value for name, value in body.items() if name not in inner}
