"""The running product before Telegram's stand-in, with Rasa where it can be asked alone.

All of it, the measuring too, shares this machine. The database and Rasa's tracker store are SQLite
files.
"""

import itertools
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import func, select

from benchmarks.parts import Parts, rasa_and_actions
from storage.models import Conversation, InboxMessage
from tests.e2e.product import Product
from tests.telegram import Person, TelegramServer

SEEN_SECONDS = 30
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
    """Everything started and ready. Ends the program when Rasa does not start."""
    with tempfile.TemporaryDirectory() as name, TelegramServer() as telegram:
        parts = Parts(Path(name))
        with rasa_and_actions(parts) as rasa:
            product = Product(
                telegram,
                parts.folder,
                rasa_url=parts.rasa_url,
                rasa_token=parts.token,
                actions_listen=parts.actions_listen,
                messages_per_minute=str(10**6),  # nobody types as fast as we measure
            )
            product.start()
            try:
                yield Office(telegram, product, rasa)
            finally:
                product.stop()
