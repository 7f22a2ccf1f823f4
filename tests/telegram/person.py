"""A person with a Telegram app, who writes, reads and presses."""

import time

from . import callbacks
from .attachments import Attachments
from .display import situation
from .errors import Json
from .formatting import Matcher, fits, written
from .group import Group
from .keyboards import find_button
from .world import ADMINISTRATORS, Chat, Posted, World

TYPICAL_WAIT = 10.0
GROUP_WAIT = 90.0
"""Telegram takes 20 messages a minute in a group; the next one waits for the minute's end."""


class Person(Attachments):
    """A user; the private chat with the bot begins with the first thing they send there."""

    def __init__(self, world: World, user: Json, chat: Chat) -> None:
        self._world = world
        self._chat = chat
        self.user = user
        self._read: dict[tuple[int, int | None], int] = {}

    @property
    def id(self) -> int:
        """The user id, which is the id of the private chat as well."""
        return self._chat.id

    @property
    def chat(self) -> list[Json]:
        """All messages of the private chat, both sides, in order, as they stand now."""
        with self._world.bell.lock:
            return [self._world.copy_of(posted) for posted in self._chat.messages.values()]

    @property
    def keyboard(self) -> Json | None:
        """The reply keyboard the bot put in place of the letters, if it did."""
        return self._chat.keyboard

    def writes(
        self,
        text: str,
        *,
        to: Group | None = None,
        topic: int | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """Sends a text; commands, links and addresses in it get their entities."""
        return self._send(written(text), to, topic, reply_to)

    def _send(
        self,
        content: Json,
        to: Group | None = None,
        topic: int | None = None,
        reply_to: int | None = None,
    ) -> Json:
        with self._world.bell.lock:
            chat = self._place(to, topic)
            replied = self._replied(chat, reply_to)
            if topic is None and replied and replied.get("is_topic_message"):
                topic = replied["message_thread_id"]
            posted = self._world.post(chat, self.user, content, thread=topic, reply_to=reply_to)
            self._world.tell(chat, "message", posted.body)
            return self._world.copy_of(posted)

    def _place(self, to: Group | None, topic: int | None) -> Chat:
        if to is None:
            assert not self._chat.blocked, f"{self._name} blocked the bot: unblock it first"
            self._chat.started = True
            return self._chat
        chat = self._world.chats[to.id]
        assert self.id in chat.members, f"{self._name} is not in the group {to.title}"
        assert chat.members[self.id] != "restricted", f"{self._name} was muted in {to.title}"
        if topic is not None:
            thread = chat.open_thread(topic)
            assert thread is not None, f"{to.title} has no topic {topic}"
            staff = chat.members[self.id] in ADMINISTRATORS
            assert staff or not thread.closed, f"only administrators write in closed topic {topic}"
        return chat

    def _replied(self, chat: Chat, reply_to: int | None) -> Json | None:
        if reply_to is None:
            return None
        assert reply_to in chat.messages, f"there is no message {reply_to} to answer"
        return chat.messages[reply_to].body

    @property
    def _name(self) -> str:
        return str(self.user["first_name"])

    def edits(self, message: Json, text: str) -> Json:
        """Changes an own message."""
        with self._world.bell.lock:
            chat = self._world.chats[message["chat"]["id"]]
            posted = chat.messages[message["message_id"]]
            assert posted.body["from"]["id"] == self.id, "people edit only their own messages"
            name = "text" if "text" in posted.body else "caption"
            for key in ("entities", "caption_entities"):
                posted.body.pop(key, None)
            posted.body |= written(text, name) | {"edit_date": int(time.time())}
            self._world.tell(chat, "edited_message", posted.body)
            return self._world.copy_of(posted)

    def blocks_bot(self) -> None:
        """Blocks the bot: a my_chat_member update, then 403 to all it sends."""
        with self._world.bell.lock:
            self._chat.blocked = True
            self._world.tell_bot_status(self._chat, self.user, "member", "kicked")

    def unblocks_bot(self) -> None:
        """Takes the block away; the bot may write again."""
        with self._world.bell.lock:
            self._chat.blocked = False
            self._world.tell_bot_status(self._chat, self.user, "kicked", "member")

    def sees(
        self,
        wanted: Matcher,
        *,
        within: float | None = None,
        chat: Group | None = None,
        topic: int | None = None,
    ) -> Json:
        """Waits for a message of the bot that fits; it must be newer than the last one read.

        A new text of an older message counts as new. What lies before the message that was
        found counts as read. What was read in one topic says nothing about another.
        """
        where = self._world.chats[chat.id] if chat else self._chat
        patience = within or (GROUP_WAIT if chat else TYPICAL_WAIT)
        with self._world.bell.lock:
            mark = (where.id, topic)
            found = self._world.bell.wait_for(
                lambda: self._unread(where, topic, self._read.get(mark, 0), wanted), patience
            )
            assert found is not None, (
                f"{self._name} waited {patience:g} s for {wanted!r} in vain.\n"
                + situation(self._world, where)
            )
            self._read[mark] = found.serial
            return self._world.copy_of(found)

    def sees_nothing(
        self, *, within: float, chat: Group | None = None, topic: int | None = None
    ) -> None:
        """Makes sure that nothing new from the bot comes in that time."""
        where = self._world.chats[chat.id] if chat else self._chat
        with self._world.bell.lock:
            since = self._read.get((where.id, topic), 0)
            found = self._world.bell.wait_for(
                lambda: self._unread(where, topic, since, lambda _body: True), within
            )
            assert found is None, "there is something new.\n" + situation(self._world, where)

    def _unread(self, chat: Chat, topic: int | None, since: int, wanted: Matcher) -> Posted | None:
        new = sorted(
            (one for one in chat.messages.values() if one.by_bot and one.serial > since),
            key=lambda one: one.serial,
        )
        in_topic = [one for one in new if topic in {None, one.body.get("message_thread_id")}]
        return next((one for one in in_topic if fits(one.body, wanted)), None)

    def presses(
        self,
        label: str,
        *,
        on: Json | None = None,
        chat: Group | None = None,
        topic: int | None = None,
        from_old_screen: bool = False,
    ) -> Json:
        """Presses the inline button with that label (or a part of it); returns the query.

        Without `on` it is the newest message that has such a button. `from_old_screen` presses
        a button as `on` shows it, though the bot took it away meanwhile: apps lag behind.
        """
        with self._world.bell.lock:
            place = self._world.chats[on["chat"]["id"] if on else chat.id if chat else self.id]
            shown = [on] if on and from_old_screen else self._shown(place, on, topic)
            pairs = [(body, find_button(body, label)) for body in shown]
            body, button = next(((b, f) for b, f in pairs if f), ({}, None))
            assert button, f"no button {label!r}.\n" + situation(self._world, place)
            assert "callback_data" in button, f"the button {button} tells the bot nothing"
            current = place.messages.get(body["message_id"])
            message = self._world.copy_of(current) if current else _inaccessible(body)
            return callbacks.press(self._world, self.user, message, button["callback_data"])

    def _shown(self, chat: Chat, on: Json | None, topic: int | None) -> list[Json]:
        if on is not None:
            posted = chat.messages.get(on["message_id"])
            return [posted.body] if posted else []
        newest_first = [posted.body for posted in reversed(chat.messages.values())]
        return [one for one in newest_first if topic in {None, one.get("message_thread_id")}]

    def notice(self, query: Json, *, within: float = 5.0) -> str:
        """Waits for the bot's answer to a pressed button; returns its text, often empty."""
        with self._world.bell.lock:
            callback = self._world.callbacks[query["id"]]
            text = self._world.bell.wait_for(lambda: callback.notice, within)
            assert text is not None, (
                f"the bot did not answer the button {query['data']!r} within {within:g} s.\n"
                + situation(self._world, self._world.chats[query["message"]["chat"]["id"]])
            )
            return text


def _inaccessible(body: Json) -> Json:
    """A deleted message under a pressed button (Bot API, InaccessibleMessage)."""
    return {"chat": body["chat"], "message_id": body["message_id"], "date": 0}
