"""`buurtlijn bot` and `buurtlijn clock` as processes of their own, and what tests see of them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path

import psycopg
import yaml
from sqlalchemy import Table, update
from sqlalchemy.engine import make_url

from bot.settings import PREFIX, checkout
from bot.texts import resident_texts
from storage import Store
from storage.models import InboxMessage, OutboxMessage
from storage.outbox import Words
from storage.policy import load_policy
from storage.vocabulary import InboxState, OutboxState
from tests.bot.office import open_case, resident_of
from tests.e2e import patience
from tests.faults.rasa_door import RasaDoor
from tests.kills.parts import Part
from tests.kills.promises import policy_in
from tests.telegram import Call, Group, Person, TelegramServer

WITHIN = 90.0
"""Seconds within which anything that should happen has happened, on a busy machine too."""
FINISHED = (InboxState.DONE, InboxState.PARKED)
LONGER_THAN_A_LEASE = timedelta(minutes=3)


def until(happened: Callable[[], bool]) -> None:
    patience.until(happened, WITHIN)


class Running:
    """The product's processes on one database, against the stand-ins."""

    def __init__(
        self,
        telegram: TelegramServer,
        rasa: RasaDoor,
        url: str,
        folder: Path,
        *,
        report_after: str = "5m",
        **settings: str,
    ) -> None:
        """`report_after` is when words that Rasa does not hear become a case."""
        self.telegram, self.rasa, self.url, self.folder = telegram, rasa, url, folder
        self.stewards: Group = telegram.group("Buurtstewards", forum=False)
        policy = policy_in(folder)
        ours = yaml.safe_load(policy.read_text("utf-8"))
        ours["outage"] = {"report_after": report_after}
        policy.write_text(yaml.safe_dump(ours), "utf-8")
        self.store = Store(url, load_policy(policy))
        self._settings = {
            f"{PREFIX}{name.upper()}": value
            for name, value in {
                "telegram_token": telegram.token,
                "telegram_api_url": telegram.url,
                "database_url": url,
                "data_dir": str(folder / "var"),
                "follow_ups": str(policy),
                "rasa_url": rasa.url,
                "rasa_token": "word",
                "steward_chat_id": str(self.stewards.id),
                **settings,
            }.items()
        }
        self.parts: dict[str, Part] = {}

    def start(self, command: str = "bot", name: str = "") -> Part:
        """Starts a command, or starts it again; one that runs a second time has another name."""
        name = name or command
        if name in self.parts:
            self.parts[name].start_again()
        else:
            self.parts[name] = Part(command, self.folder, self._settings)
        return self.parts[name]

    def kill(self, command: str = "bot") -> None:
        self.parts[command].kill()

    def log(self, command: str = "bot") -> str:
        return (self.folder / f"{command}.log").read_text("utf-8", "replace")

    def leases_end(self) -> None:
        """The minutes go by after which what a dead process had in hand is taken up again."""
        with self.store.begin() as work:
            long_ago = work.now - LONGER_THAN_A_LEASE
            for table in (InboxMessage.__table__, OutboxMessage.__table__):
                assert isinstance(table, Table)
                work.session.execute(update(table).values(claimed_at=long_ago))
            work.commit()

    def once(self, person: Person, case_id: int, words: str) -> int:
        """Puts a message that must not come twice into the outbox, as a follow-up is."""
        with self.store.begin() as work:
            resident = work.residents.find("telegram", person.id)
            assert resident
            said = Words("passed-on", {"steward": words})
            row = work.outbox.to_resident(resident, said, case_id=case_id, at_most_once=True)
            work.commit()
            return row.id

    def case_of(self, person: Person) -> int:
        """A case of somebody who wrote before."""
        with self.store.begin() as work:
            case_id = open_case(work, resident_of(work, person))
            work.commit()
            return case_id

    def inbox(self) -> list[InboxMessage]:
        with self.store.read() as work:
            return work.session.query(InboxMessage).order_by(InboxMessage.id).all()

    def outbox(self, say: str) -> list[OutboxMessage]:
        with self.store.read() as work:
            rows = work.session.query(OutboxMessage).filter_by(say=say)
            return rows.order_by(OutboxMessage.id).all()

    def all_handled(self, count: int) -> None:
        """So many messages came in, and each was handled and answered."""
        until(lambda: len(self.inbox()) == count)
        until(lambda: all(row.state in FINISHED for row in self.inbox()))
        until(lambda: not self._unsent())

    def _unsent(self) -> int:
        unsent = (OutboxState.WAITING, OutboxState.SENDING)
        with self.store.read() as work:
            rows = work.session.query(OutboxMessage)
            return rows.filter(OutboxMessage.state.in_(unsent)).count()

    def close(self) -> None:
        """Kills what still runs."""
        for part in self.parts.values():
            part.end()
        self.store.close()


def calls_to(running: Running, person: Person) -> list[Call]:
    calls = running.telegram.calls("sendMessage")
    return [call for call in calls if call.params.get("chat_id") == str(person.id)]


@cache
def notices() -> set[str]:
    """In every language."""
    texts = resident_texts(checkout())
    return {texts.render(language, "privacy-notice") for language in texts.languages}


def heard(person: Person) -> list[str]:
    """The marks of the bot's answers in a private chat, in order, besides the notice that comes
    with the first."""
    texts = [str(message.get("text")) for message in person.chat if message["from"]["is_bot"]]
    texts = [text for text in texts if text not in notices()]
    return [text.removeprefix("Doorgegeven aan ").partition(".")[0] for text in texts]


@contextmanager
def nobody_writes(url: str) -> Iterator[None]:
    """Somebody else holds the writer's place: reading goes on, every write waits."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        path = str(address.database)
        holder = sqlite3.connect(path, 30, isolation_level=None, check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.execute("ROLLBACK")
            holder.close()
        return
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as other:
        other.execute("LOCK TABLE inbox, outbox IN SHARE ROW EXCLUSIVE MODE")
        yield
        other.rollback()
