"""A group of people and the bot, with topics when it is a forum."""

import copy
from typing import TYPE_CHECKING

from .errors import Json
from .topics import open_topic, remove_topic
from .world import Chat, Topic, World

if TYPE_CHECKING:
    from .person import Person

RESTRICTED = "restricted"


class Group:
    """A forum (a supergroup with topics) or a plain group; the bot is an administrator."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self._chat = chat

    @property
    def id(self) -> int:
        """The chat id, below zero."""
        return self._chat.id

    @property
    def title(self) -> str:
        """The name of the group."""
        return str(self._chat.info["title"])

    @property
    def chat(self) -> list[Json]:
        """All messages, both sides, in order, as they stand now."""
        with self._world.bell.lock:
            return [self._world.copy_of(posted) for posted in self._chat.messages.values()]

    @property
    def topics(self) -> list[Topic]:
        """All topics there ever were, closed and deleted ones too."""
        with self._world.bell.lock:
            return [copy.copy(topic) for topic in self._chat.topics.values()]

    def in_topic(self, thread_id: int | None) -> list[Json]:
        """The messages of one topic; None: those outside all topics."""
        return [one for one in self.chat if one.get("message_thread_id") == thread_id]

    def add(self, person: "Person", *, status: str = "member") -> Json:
        """Lets a person in ("member", "administrator" or "creator"); the bot is told. Who left
        with a restriction has it again."""
        if status == "member" and self._chat.gone.get(person.id) == RESTRICTED:
            status = RESTRICTED
        return self._change(person, status, {"new_chat_members": [person.user]}, person)

    def remove(self, person: "Person", *, by: "Person | None" = None) -> Json:
        """A person leaves, or another one throws them out; the bot is told."""
        return self._change(
            person, "kicked" if by else "left", {"left_chat_member": person.user}, by or person
        )

    def promote(self, person: "Person", *, status: str = "administrator") -> None:
        """Gives a member another status ("administrator", "member"); no message tells of it."""
        with self._world.bell.lock:
            self._set_status(person, status, person)

    def mutes(self, person: "Person", by: "Person") -> None:
        """An administrator takes a member's right to write, for ever; no message tells of it."""
        with self._world.bell.lock:
            assert self._chat.info["type"] == "supergroup", "only supergroups have restrictions"
            self._set_status(person, RESTRICTED, by)

    def _change(self, person: "Person", status: str, content: Json, by: "Person") -> Json:
        with self._world.bell.lock:
            self._set_status(person, status, by)
            return self._world.copy_of(self._world.post_service(self._chat, by.user, content))

    def _set_status(self, person: "Person", status: str, by: "Person") -> None:
        chat = self._chat
        before = chat.standing(person.user)
        if status in {"left", "kicked"}:
            had = chat.members.pop(person.id, None)
            chat.gone[person.id] = RESTRICTED if (had, status) == (RESTRICTED, "left") else status
        else:
            chat.members[person.id] = status
        change = {
            "chat": chat.info,
            "from": by.user,
            "date": self._world.now(),
            "old_chat_member": before,
            "new_chat_member": chat.standing(person.user),
        }
        self._world.tell(chat, "chat_member", change)

    def opens_topic(self, name: str, by: "Person") -> int:
        """A staff member opens a topic by hand; returns its thread id."""
        with self._world.bell.lock:
            assert self._chat.forum, f"{self.title} has no topics"
            return open_topic(self._world, self._chat, by.user, name, 0x6FB9F0).thread_id

    def delete_topic(self, thread_id: int) -> None:
        """A staff member deletes a topic by hand; Telegram tells the bot nothing."""
        with self._world.bell.lock:
            topic = self._chat.open_thread(thread_id)
            assert topic is not None, f"{self.title} has no topic {thread_id}"
            remove_topic(self._world, self._chat, topic)

    def close_topic(self, thread_id: int, by: "Person") -> None:
        """A staff member closes a topic by hand; a service message tells of it."""
        with self._world.bell.lock:
            topic = self._chat.open_thread(thread_id)
            assert topic is not None, f"{self.title} has no topic {thread_id}"
            topic.closed = True
            self._world.post_service(
                self._chat, by.user, {"forum_topic_closed": {}}, thread=thread_id
            )

    def denies_bot(self, right: str) -> None:
        """The bot stays an administrator without this right; no message tells of it."""
        with self._world.bell.lock:
            self._chat.bot_lacks.add(right)

    def demotes_bot(self) -> None:
        """The bot is no administrator any more; no message tells of it."""
        with self._world.bell.lock:
            self._chat.members[self._world.bot["id"]] = "member"

    def removes_bot(self, by: "Person") -> None:
        """The bot is thrown out: a my_chat_member update, then 403 to all it sends."""
        with self._world.bell.lock:
            del self._chat.members[self._world.bot["id"]]
            self._world.tell_bot_status(self._chat, by.user, "administrator", "kicked")
