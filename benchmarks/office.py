"""The running product before Telegram's stand-in, with Rasa where it can be asked alone.

Rasa and the action server are started one by one, as docker-compose.yml does, so that their
address and token are known here; `buurtlijn run` is told of them. All of it, the measuring too,
shares this machine. The database and Rasa's tracker store are SQLite files.
"""

import itertools
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import func, select

from bot.house import free_port
from bot.model import model_path, rasa_env, rasa_python
from bot.settings import PREFIX, checkout
from storage.migrate import upgrade
from storage.models import Conversation, InboxMessage
from tests.e2e.product import START_SECONDS, Product
from tests.telegram import Person, TelegramServer

SEEN_SECONDS = 30
STOP_SECONDS = 20
BESIDE = "bench"
"""The channel of residents and messages that only Rasa is asked about; no worker serves it."""


class Visitor:
    """A person who waits for each answer."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._read = 0

    @property
    def id(self) -> int:
        """The number of their chat."""
        return self._person.id

    def writes(self, words: str) -> None:
        self._person.writes(words)

    def asks(self, words: str) -> float:
        """Seconds from the message to the first new message of the bot in this chat."""
        begun = time.perf_counter()
        self._person.writes(words)
        self.reads()
        return time.perf_counter() - begun

    def reads(self) -> str:
        """The next message of the bot. Raises AssertionError when none comes."""
        last = self._read
        body = self._person.sees(lambda one: one["message_id"] > last, within=SEEN_SECONDS)
        self._read = int(body["message_id"])
        return str(body.get("text", ""))

    def has_read_all(self) -> None:
        """What lies in the chat now is not new any more."""
        self._read = max((int(one["message_id"]) for one in self._person.chat), default=0)


class Bare:
    """A conversation with Rasa alone: the door, rules, actions and tracker store of the product,
    and nothing around them."""

    def __init__(self, office: "Office", rasa: httpx.Client, metadata: dict[str, Any]) -> None:
        self._office, self._rasa, self._metadata = office, rasa, metadata
        self._key = secrets.token_hex(12)

    def asks(self, words: str) -> float:
        """Seconds of one turn."""
        metadata = {**self._metadata, "inbox": self._office.message()}
        body = {"sender": self._key, "message": words, "metadata": metadata}
        begun = time.perf_counter()
        answer = self._rasa.post("/webhooks/buurtlijn/webhook", json=body)
        took = time.perf_counter() - begun
        assert answer.is_success, f"Rasa answered {answer.status_code}"
        assert answer.json(), "Rasa said nothing"
        return took


class Office:
    """Where visitors come in."""

    def __init__(self, telegram: TelegramServer, product: Product, rasa: httpx.Client) -> None:
        self._telegram, self._product, self._rasa = telegram, product, rasa
        self._numbers = itertools.count(1)

    def visitor(self, language: str) -> Visitor:
        """Somebody who never wrote before."""
        return Visitor(self._telegram.person("An", language_code=language))

    def bare(self, language: str) -> Bare:
        """Rasa alone, for a resident who never wrote before."""
        with self._product.store().begin() as work:
            resident = work.residents.welcome(BESIDE, next(self._numbers), "An", language)
            work.commit()
        metadata = {"resident": resident.id, "language": language, "file": None, "follow_up": None}
        return Bare(self, self._rasa, metadata)

    def message(self) -> int:
        """A row of the inbox, as every turn has one."""
        number = next(self._numbers)
        with self._product.store().begin() as work:
            work.inbox.keep(BESIDE, number, f"{BESIDE}:{number}", {})
            work.commit()
            kept = select(InboxMessage.id).where(
                InboxMessage.channel == BESIDE, InboxMessage.update_id == number
            )
            return work.session.scalars(kept).one()

    def settle(self, visitor: Visitor) -> None:
        """Waits until nothing is under way for this visitor, and all of it is read."""
        lane = f"telegram:{visitor.id}"

        def idle() -> bool:
            with self._product.store().read() as work:
                return not (work.inbox.busy(lane) or work.outbox.busy(lane))

        Product.until(idle)
        visitor.has_read_all()

    def conversations(self, visitor: Visitor) -> int:
        """How many conversations, each with a tracker of its own, this visitor has had."""
        with self._product.store().read() as work:
            resident = work.residents.find("telegram", visitor.id)
            assert resident is not None
            of_this = Conversation.resident_id == resident.id
            return work.session.scalar(select(func.count()).where(of_this)) or 0


@contextmanager
def open_office() -> Iterator[Office]:
    """Everything started and ready."""
    with tempfile.TemporaryDirectory() as name, TelegramServer() as telegram, ExitStack() as parts:
        folder, token = Path(name), secrets.token_urlsafe(24)
        rasa, actions = f"http://127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
        product = Product(telegram, folder, rasa_url=rasa, rasa_token=token, actions_listen=actions)
        _start_actions(parts, folder, actions, token)
        _start_rasa(parts, folder, rasa, actions, token)
        client = parts.enter_context(_client(rasa, token))
        Product.until(lambda: _is_ready(client, token), within=START_SECONDS)
        product.start()
        parts.callback(product.stop)
        yield Office(telegram, product, client)


def _start_actions(parts: ExitStack, folder: Path, listen: str, token: str) -> None:
    database = f"sqlite:///{folder / 'var' / 'buurtlijn.db'}"
    (folder / "var").mkdir()
    upgrade(database)
    env = {"DATABASE_URL": database, "ACTIONS_LISTEN": listen, "ACTIONS_TOKEN": token}
    settings = {f"{PREFIX}{key}": value for key, value in env.items()}
    parts.enter_context(
        _process([sys.executable, "-m", "bot.cli", "actions"], folder / "actions.log", settings)
    )


def _start_rasa(parts: ExitStack, folder: Path, url: str, actions: str, token: str) -> None:
    home = checkout()
    command = [
        rasa_python(home), str(home / "nlu" / "serve.py"), "run", "--enable-api", "--quiet",
        "--interface", "127.0.0.1", "--port", url.rpartition(":")[2],
        "--model", str(model_path(home)),
        "--endpoints", str(home / "nlu" / "endpoints.yml"),
        "--credentials", str(home / "nlu" / "credentials.yml"),
    ]  # fmt: skip
    env = {
        **rasa_env(home),
        "RASA_TOKEN": token,
        "RASA_TRACKER_DB": f"sqlite:///{folder / 'rasa.db'}",
        "ACTIONS_URL": f"http://{actions}/webhook",
        "ACTIONS_TOKEN": token,
    }
    parts.enter_context(_process(command, folder / "rasa.log", env))


@contextmanager
def _process(command: list[str], log: Path, env: dict[str, str]) -> Iterator[None]:
    with log.open("wb") as out:
        running = subprocess.Popen(
            command,
            cwd=checkout(),
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield
    finally:
        running.terminate()
        running.wait(STOP_SECONDS)


def _client(url: str, token: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(base_url=url, headers=headers, timeout=SEEN_SECONDS, trust_env=False)


def _is_ready(rasa: httpx.Client, token: str) -> bool:
    try:
        answer = rasa.get("/status", params={"token": token})
    except httpx.HTTPError:
        return False
    return answer.is_success and bool(answer.json().get("model_file"))
