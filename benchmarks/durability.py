"""What it costs per turn that nothing is lost, beside a plain application that may lose things.

Timed is what a person sees: from their message in Telegram's stand-in to the first message of the
bot in their chat, by long polling. In turn with the product, with its inbox and outbox on disk,
the same words go to the application of `make chaos` (tests/chaos/plain.py), whose handler asks
Rasa and answers. Both ask the same Rasa with the same actions and the same SQLite database. The
plain one writes there whose message it is, as the actions ask for that: so one of the product's
commits is in both figures. Every message comes from a person who never
wrote before, or has been quiet for a while: Telegram's limit of one message a second in a chat is
in neither figure.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from benchmarks.answers import QUESTIONS, QUIET_SECONDS, REPORTS
from benchmarks.office import Visitor
from benchmarks.parts import Parts, rasa_and_actions
from tests.chaos.parts import plain
from tests.e2e.product import Product
from tests.kills.parts import Part
from tests.telegram import TelegramServer

ROUNDS = 15
"""Times that each kind of message is written in each language."""
WARM_UP = 3

progress = Console(stderr=True, highlight=False)


@dataclass
class Figures:
    """Seconds per kind of message."""

    durable: dict[str, list[float]] = field(default_factory=dict)
    plain: dict[str, list[float]] = field(default_factory=dict)


def measure(rounds: int = ROUNDS) -> Figures:
    """Some minutes."""
    figures = Figures()
    with _both() as (ours, theirs):
        for _ in range(WARM_UP):
            for at in (ours, theirs):
                _visitor(at, "nl").asks(QUESTIONS["nl"])
        _reports(figures, ours, theirs, rounds)
        progress.print(f"a question, {rounds * len(QUESTIONS)} times")
        for language, words in [*QUESTIONS.items()] * rounds:
            _note(figures.durable, "a question", _visitor(ours, language).asks(words))
            _note(figures.plain, "a question", _visitor(theirs, language).asks(words))
    return figures


def _reports(figures: Figures, ours: TelegramServer, theirs: TelegramServer, rounds: int) -> None:
    """All first messages before all second ones: a chat that just had three must wait."""
    languages = [*REPORTS] * rounds
    pairs = [(code, _visitor(ours, code), _visitor(theirs, code)) for code in languages]
    for part, kind in enumerate(("a report begins", "an answer in it")):
        progress.print(f"{kind}, {len(pairs)} times")
        for language, one, other in pairs:
            words = REPORTS[language][part]
            _note(figures.durable, kind, one.asks(words))
            _note(figures.plain, kind, other.asks(words))
        time.sleep(QUIET_SECONDS)
        for _, one, other in pairs:
            one.has_read_all()
            other.has_read_all()


def _visitor(telegram: TelegramServer, language: str) -> Visitor:
    return Visitor(telegram.person("An", language_code=language))


def _note(figures: dict[str, list[float]], kind: str, seconds: float) -> None:
    figures.setdefault(kind, []).append(seconds)


@contextmanager
def _both() -> Iterator[tuple[TelegramServer, TelegramServer]]:
    """The product and the plain application, each with a Telegram of its own."""
    with (
        tempfile.TemporaryDirectory() as name,
        TelegramServer() as ours,
        TelegramServer() as theirs,
    ):
        parts = Parts(Path(name))
        with rasa_and_actions(parts):
            product = Product(
                ours,
                parts.folder,
                rasa_url=parts.rasa_url,
                rasa_token=parts.token,
                actions_listen=parts.actions_listen,
            )
            other = Part("plain", parts.folder, _settings(parts, theirs), plain)
            product.start()
            try:
                yield ours, theirs
            finally:
                other.stop()
                product.stop()


def _settings(parts: Parts, telegram: TelegramServer) -> dict[str, str]:
    return {
        "BUURTLIJN_RASA_URL": parts.rasa_url,
        "BUURTLIJN_RASA_TOKEN": parts.token,
        "BUURTLIJN_DATABASE_URL": parts.database,
        "BUURTLIJN_TELEGRAM_TOKEN": telegram.token,
        "BUURTLIJN_TELEGRAM_API_URL": telegram.url,
    }


def table(figures: Figures) -> Table:
    """Times in milliseconds; the ratio of medians."""
    shown = Table("", "times", "median ms", "p95 ms", "ratio")
    for kind, without in figures.plain.items():
        _rows(shown, kind, figures.durable[kind], without)
    durable = [one for kind in figures.durable.values() for one in kind]
    _rows(shown, "all", durable, [one for kind in figures.plain.values() for one in kind])
    return shown


def _rows(shown: Table, kind: str, durable: list[float], without: list[float]) -> None:
    for what, seconds in (("plain application", without), ("with inbox and outbox", durable)):
        late = quantiles(seconds, n=20, method="inclusive")[-1]
        ratio = "" if seconds is without else f"{median(seconds) / median(without):.2f} x"
        shown.add_row(
            f"{what}: {kind}", str(len(seconds)), f"{1000 * median(seconds):.1f}",
            f"{1000 * late:.1f}", ratio,
        )  # fmt: skip
