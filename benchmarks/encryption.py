"""What encryption at rest costs: the same verbs with keys, and with keys that seal nothing.

Timed are, in turn, sealed and plain, each on a database of its own:

- a turn: the storage work of a resident's message that becomes a case, from the update in the
  inbox until the answer is sent;
- a search among 10,000 cases: `Finding.cases` sealed, beside what it was before, a `LIKE` over the
  plain copy of all words.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from statistics import median

from cryptography.fernet import Fernet
from rich.console import Console
from rich.table import Table
from sqlalchemy import Text, insert, select, type_coerce

from storage import Store
from storage.base import Base
from storage.finding import folded
from storage.marks import word_marks
from storage.migrate import upgrade
from storage.models import Case
from storage.outbox import Words
from storage.place import Place
from storage.policy import load_policy
from storage.sealing import Key, Keyring, keyring_of
from storage.staff_models import CaseWords
from storage.vocabulary import CaseKind, CaseState, Entry, Priority
from tests.conftest import DATABASES, new_postgresql

WARM, TURNS, ROUNDS, SEARCHES, CASES = 3, 20, 3, 9, 10_000
LANES = ["telegram:", "staff:"]
STREETS = Path("city/streets.txt").read_text("utf-8").splitlines()
SAID = "Пред входа има чували с боклук от три дни и мирише лошо, идват и плъхове. Моля помогнете."

progress = Console(stderr=True, highlight=False)


class NoKeys(Keyring):
    """Seals nothing: what is written stays as it is. Marks are made as ever."""

    def seal(self, data: bytes) -> bytes:
        return data

    def opened(self, sealed: bytes) -> tuple[bytes, Key]:
        return sealed, self.first


@dataclass
class Times:
    """Milliseconds: on the clock, and of our processor alone."""

    sealed: list[tuple[float, float]] = field(default_factory=list)
    plain: list[tuple[float, float]] = field(default_factory=list)

    def medians(self, which: int) -> tuple[float, float]:
        return median(one[which] for one in self.sealed), median(one[which] for one in self.plain)


@dataclass
class Measured:
    database: str
    turns: list[Times] = field(default_factory=list)
    searches: dict[str, Times] = field(default_factory=dict)


def measure(databases: Sequence[str] = DATABASES) -> list[Measured]:
    return [_measured(database) for database in databases]


def _measured(database: str) -> Measured:
    found = Measured(database)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bl-sealed-")))
        urls = [f"sqlite:///{folder / name}.db" for name in ("sealed", "plain")]
        if database == "postgresql":
            server = stack.enter_context(new_postgresql())
            urls = [server.create() for _ in range(2)]
        key = Fernet.generate_key().decode()
        for url in urls:
            upgrade(url)
        sealed, plain = (
            stack.enter_context(closing(Store(url, load_policy(), keyring=keys)))
            for url, keys in zip(urls, (Keyring([key]), NoKeys([key])), strict=True)
        )
        numbers = count(1)
        for _ in range(ROUNDS):
            found.turns.append(_turns(sealed, plain, numbers))
            progress.print(f"{database}: {TURNS} turns each")
        for store in (sealed, plain):
            _fill(store)
        progress.print(f"{database}: {CASES} cases each")
        found.searches = _searches(sealed, plain)
    return found


def _turns(sealed: Store, plain: Store, numbers: Iterator[int]) -> Times:
    times = Times()
    for turn in range(-WARM, TURNS):
        number = next(numbers)
        for store, into in ((sealed, times.sealed), (plain, times.plain)):
            took = _timed(lambda store=store, number=number: _turn(store, number))  # type: ignore[misc]
            if turn >= 0:
                into.append(took)
    return times


def _turn(store: Store, number: int) -> None:
    """A message that becomes a case, with a transaction wherever the product has one."""
    update = {"update_id": number, "message": {"text": SAID, "from": {"first_name": "Мария"}}}
    with store.begin() as work:
        work.inbox.keep("telegram", number, f"telegram:{number}", update)
        work.commit()
    with store.begin() as work:
        message = work.inbox.claim("telegram")
        work.commit()
    assert message is not None
    place = _place(number)
    with store.begin() as work:
        who = work.residents.welcome("telegram", number, "Мария", "bg")
        report = work.reports.keep_words(who.id, "nuisance", f"key{number}", message.id, SAID)
        work.reports.keep_answers(report, {"place": place.as_data()})
        case = work.nuisance.report(report, message.id, topic="nuisance_waste", place=place).case
        words = Words("received", {"reference": case.reference, "address": place.words})
        work.outbox.to_resident(who, words, case_id=case.id, inbox_id=message.id)
        work.inbox.done(message.id)
        work.commit()
    while True:
        with store.begin() as work:
            row = work.outbox.claim(LANES)
            if row is None:
                return
            work.commit()
        with store.begin() as work:
            work.outbox.sent(work.session.merge(row), f"{SAID} {place.words}", number)
            work.commit()


def _place(number: int) -> Place:
    street = STREETS[number % len(STREETS)]
    house = str(number % 200 + 1)
    east = number * 0.001
    return Place(f"{street} {house}", street, house, None, 51.0 + east, 3.7 + east)


def _fill(store: Store) -> None:
    """Cases with what can be found of them, as the mapper would write them."""
    random, first = Random(8), 1_000_000
    words = folded(SAID).split()
    key = keyring_of(store.engine.dialect).first
    cases, copies = [], []
    for number in range(first, first + CASES):
        place = _place(random.randrange(10**6))
        text = folded(f"BL-{number}", place.words, " ".join(random.sample(words, 12)), "Мария")
        cases.append(
            {
                "id": number,
                "reference": f"BL-{number}",
                "kind": CaseKind.NUISANCE,
                "topic": "nuisance_waste",
                "state": CaseState.CLOSED,
                "address": place.words,
                "street": place.street,
                "number": place.number,
                "language": "bg",
                "urgent": False,
                "no_automatic_messages": False,
                "opened_at": datetime.now(UTC),
                "priority": Priority.NORMAL,
                "entry": Entry.CHAT,
                "topic_closed": False,
            }
        )
        copies.append({"case_id": number, "folded": text, "marks": word_marks(key, text)})
    with store.engine.begin() as connection:
        connection.execute(insert(Base.metadata.tables["cases"]), cases)
        connection.execute(insert(Base.metadata.tables["case_words"]), copies)


def _searches(sealed: Store, plain: Store) -> dict[str, Times]:
    """A whole page of ten, of words that many, few or no cases have."""
    found = {}
    for words in ("чували", STREETS[77].split()[0], f"bl {1_000_000 + CASES // 2}", "xyzzy", "12"):
        times = Times()
        for turn in range(SEARCHES + 1):
            took = [_timed(lambda: _find(sealed, words)), _timed(lambda: _find_plain(plain, words))]  # noqa: B023
            if turn:
                times.sealed.append(took[0])
                times.plain.append(took[1])
        found[words] = times
    return found


def _find(store: Store, words: str) -> None:
    with store.read() as work:
        work.finding.cases(words, 0, 10)


def _find_plain(store: Store, words: str) -> None:
    with store.read() as work:
        rows = select(Case).order_by(Case.id.desc()).limit(10)
        for word in folded(words).split():
            holds = type_coerce(CaseWords.folded, Text).contains(word, autoescape=True)
            rows = rows.where(Case.id.in_(select(CaseWords.case_id).where(holds)))
        list(work.session.scalars(rows))


def _timed(act: Callable[[], None]) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - began) * 1_000, (time.process_time() - worked) * 1_000


def table(measured: list[Measured]) -> Table:
    shown = Table(title="Encryption at rest: medians in ms", title_justify="left")
    for name in ("database", "what", "sealed", "plain", "ratio", "CPU", "plain", "ratio"):
        shown.add_column(name)
    for one in measured:
        for number, times in enumerate(one.turns, 1):
            shown.add_row(one.database, f"a turn, run {number}", *_cells(times))
        for words, times in one.searches.items():
            shown.add_row(one.database, f"search of {CASES}: {words}", *_cells(times))
    return shown


def _cells(times: Times) -> list[str]:
    pairs = (times.medians(which) for which in (0, 1))
    return [cell for s, p in pairs for cell in (f"{s:.1f}", f"{p:.1f}", f"{s / p:.2f}")]
