"""The stand-in as tests use it."""

import asyncio
import itertools
import secrets
import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn

from .errors import Json
from .faults import Call, Cut, Fault, with_method
from .group import Group
from .person import Person
from .service import CuttableProtocol, Service
from .world import Chat, World

START_TIMEOUT = 10.0


class TelegramServer:
    """A stand-in for Telegram's Bot API servers, on a free port of 127.0.0.1.

    Use it as a context manager. At the end it raises AssertionError if the bot did what loses
    messages (`violations`: negative offsets, `drop_pending_updates`); a test that means to do
    so clears the list. `rate_limits=False` lets the bot send as fast as it likes.
    """

    def __init__(self, *, rate_limits: bool = True) -> None:
        self.bot: Json = {
            "id": 123456,
            "is_bot": True,
            "first_name": "Buurtlijn",
            "username": "BuurtlijnTestBot",
        }
        self.token = f"{self.bot['id']}:TEST-{secrets.token_hex(12)}"
        self._world = World(self.bot, rate_limits=rate_limits)
        self._started = threading.Event()
        service = Service(self._world, self.token, self._started.set)
        config = uvicorn.Config(
            service.app,
            http=CuttableProtocol,
            ws="none",
            loop="asyncio",
            log_config=None,  # the loggers of this process stay as they are
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _QuickServer(config)
        self._socket = _listening_socket()
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(START_TIMEOUT), "the stand-in for Telegram did not start"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._world.bell.lock:
            self._world.closing = True
            self._world.bell.ring()
        self._server.stop()
        self._thread.join(START_TIMEOUT)
        self._socket.close()
        if kind is None:
            assert not self.violations, f"the bot broke rules: {self.violations}"

    @property
    def violations(self) -> list[str]:
        """What the bot did that loses messages."""
        return self._world.violations

    def said_by_people(self) -> tuple[set[str], set[str]]:
        """Every text and caption that a person wrote, and the first names of those who did."""
        with self._world.bell.lock:
            written = [
                posted.body
                for chat in self._world.chats.values()
                for posted in chat.messages.values()
                if not posted.by_bot and "from" in posted.body
            ]
        texts = {str(body.get("text") or body.get("caption") or "") for body in written}
        return texts, {str(body["from"]["first_name"]) for body in written}

    @property
    def callback_lifetime(self) -> float:
        """Seconds during which a pressed button can be answered."""
        return self._world.callback_lifetime

    @callback_lifetime.setter
    def callback_lifetime(self, seconds: float) -> None:
        self._world.callback_lifetime = seconds

    @property
    def group_span(self) -> float:
        """Seconds in which a group takes 20 messages; Telegram's own are 60."""
        return self._world.rates.group_span

    @group_span.setter
    def group_span(self, seconds: float) -> None:
        self._world.rates.group_span = seconds

    def person(
        self,
        first_name: str,
        *,
        language_code: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        started: bool = False,
    ) -> Person:
        """A user. The bot may write to them once they wrote to it, or at once if `started`."""
        with self._world.bell.lock:
            names = {"first_name": first_name, "last_name": last_name, "username": username}
            known = {key: value for key, value in names.items() if value is not None}
            user: Json = {"id": next(self._world.numbers), "is_bot": False, **known}
            if language_code:
                user["language_code"] = language_code
            info = {"id": user["id"], **known, "type": "private"}
            chat = Chat(info, self._world.shared_message_ids, started=started)
            self._world.users[user["id"]] = user
            self._world.chats[user["id"]] = chat
            return Person(self._world, user, chat)

    def group(self, title: str, *, forum: bool = True) -> Group:
        """A forum, or a plain group without topics; the bot is an administrator in it."""
        with self._world.bell.lock:
            number = next(self._world.numbers)
            if forum:
                info: Json = {"id": -1_001_000_000_000 - number % 1_000_000_000}
                # Number 1 is the group's own creation, and the topic "General".
                info |= {"title": title, "type": "supergroup", "is_forum": True}
                chat = Chat(info, itertools.count(2))
            else:
                info = {"id": -number, "title": title, "type": "group"}
                chat = Chat(info, self._world.shared_message_ids)
            chat.members[self.bot["id"]] = "administrator"
            self._world.chats[chat.id] = chat
            return Group(self._world, chat)

    def raw_update(self, update: Json) -> Json:
        """Queues any update, whatever `allowed_updates` says; update_id is filled in."""
        return self._world.updates.add_raw(update)

    def same_update_again(self, update_id: int) -> Json:
        """Delivers an update a second time, under the same number."""
        return self._world.updates.again(update_id)

    def jump_update_ids(self, to: int) -> None:
        """The next update gets this number, higher or lower than the last one."""
        self._world.updates.jump(to)

    @property
    def pending_updates(self) -> list[Json]:
        """The updates that the bot did not confirm yet."""
        with self._world.bell.lock:
            return [one.update for one in self._world.updates.pending]

    def fails(
        self,
        method: str,
        *,
        status: int | None = None,
        retry_after: int = 1,
        description: str | None = None,
        cut: Cut | None = None,
        delay: float = 0.0,
        times: int | None = 1,
        chat: int | None = None,
    ) -> None:
        """Lets the next calls of a method ("*": of any; "downloadFile": of files) go wrong.

        `status`: the error it is refused with (502 with an HTML page, as Telegram's proxy does).
        `cut`: the connection ends without an answer, "before" or "after" the call was carried
        out. `delay`: seconds before anything happens; alone, the call then works.
        `times=None`: until `works_again`. `chat`: only calls with this chat_id.
        """
        fault = Fault(method, status, retry_after, description, cut, delay, chat, times)
        with self._world.bell.lock:
            self._world.faults.add(fault)

    def works_again(self) -> None:
        """Takes all injected faults away."""
        with self._world.bell.lock:
            self._world.faults.clear()

    def calls(self, method: str | None = None) -> list[Call]:
        """The requests of a method (or all) as they were received, oldest first."""
        with self._world.bell.lock:
            return with_method(self._world.calls, method)

    def waits_for_call(self, method: str, *, count: int = 1, within: float = 10.0) -> list[Call]:
        """Waits until a method was called that often; returns its calls."""
        found = self._world.bell.wait_for(
            lambda: calls if len(calls := self.calls(method)) >= count else None, within
        )
        assert found is not None, f"{method} was called {len(self.calls(method))} time(s)"
        return found


class _QuickServer(uvicorn.Server):
    """uvicorn looks ten times a second whether it shall stop: too slow for many small tests."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._stopping = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        if not self.should_exit:
            await self._stopping.wait()

    def stop(self) -> None:
        self.should_exit = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)


def _listening_socket() -> socket.socket:
    # Named as TCP outright: else asyncio leaves TCP_NODELAY off, and each answer takes 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(256)
    return listening
