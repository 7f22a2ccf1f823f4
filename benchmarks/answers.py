"""What an answer costs beside Rasa's bare turn, in a long talk, and whether order is kept.

Timed is what a person sees: from their message in Telegram's stand-in to the bot's first message
in their chat. The stand-in answers without delay and keeps Telegram's limits, and so does the bot;
so that no limit is in what is measured, every answer goes to a person who never wrote before, or
to one who has been quiet for a while. In the long talk people write when they have their answer,
which Telegram's limit lets through once a second.

A bare turn is the same words in the same kind of conversation, posted to the same Rasa with the
same model, actions, database and tracker store, in turn with the real ones.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from benchmarks.office import Office, Visitor, open_office

ROUNDS = 15
"""Times that each kind of message is written in each language, for real and bare."""
TALKERS = 3
"""Long talks of each kind that go on side by side."""
LONG, REPEATS = 200, 5
"""The message that is timed in a long talk, and how often: every second one from there on, each
beside the first message of somebody else at the same time."""
LAST = LONG + 2 * (REPEATS - 1)
QUIET_SECONDS = 4.0
"""After so long a chat may get three messages at once again (bot/limits.py)."""
TRIPLES = 30

REPORTS = {
    "nl": ("De buren draaien elke nacht luide muziek in de Sleepstraat 45", "sinds vorige maand"),
    "bg": ("Съседите пускат силна музика всяка нощ на Sleepstraat 45", "от миналия месец"),
    "sk": ("Susedia púšťajú každú noc hlasnú hudbu na Sleepstraat 45", "od minulého mesiaca"),
    "ro": ("Vecinii dau muzica tare în fiecare noapte pe Sleepstraat 45", "de luna trecută"),
}
"""Per language: the first line of a report, and an answer to what is asked then."""
QUESTIONS = {
    "nl": "wat gebeurt er met mijn persoonlijke gegevens?",
    "bg": "какво става с личните ми данни?",
    "sk": "čo sa stane s mojimi osobnými údajmi?",
    "ro": "ce se întâmplă cu datele mele personale?",
}
AT_ONCE = (
    "wat gebeurt er met mijn persoonlijke gegevens?",
    "wat kan je allemaal doen?",
    "bedankt!",
)
"""Three messages with three different answers."""
GOAL_BESIDE_BARE, GOAL_LONG = 1.3, 2.0

progress = Console(stderr=True, highlight=False)


@dataclass
class Figures:
    """Seconds per kind of turn: as people see them, and bare; and of the triples, how many."""

    real: dict[str, list[float]] = field(default_factory=dict)
    bare: dict[str, list[float]] = field(default_factory=dict)
    first: dict[str, list[float]] = field(default_factory=dict)
    last: dict[str, list[float]] = field(default_factory=dict)
    widest: float = 0.0
    out_of_order: int = 0


def measure() -> Figures:
    """All three; some minutes, most of them for the long talks."""
    figures = Figures()
    with open_office() as office:
        _beside_bare(office, figures)
        _in_order(office, figures)
        _long_talks(office, figures)
    return figures


def _beside_bare(office: Office, figures: Figures) -> None:
    """All first messages before all second ones: a chat that just had three must wait."""
    languages = list(REPORTS) * ROUNDS
    talks = [(lang, office.visitor(lang), office.bare(lang)) for lang in languages]
    for part, kind in enumerate(("a report begins", "an answer in it")):
        progress.print(f"beside Rasa's bare turn: {kind}, {len(talks)} times")
        for language, visitor, bare in talks:
            _note(figures.real, kind, visitor.asks(REPORTS[language][part]))
            office.settle(visitor)
            _note(figures.bare, kind, bare.asks(REPORTS[language][part]))
        time.sleep(QUIET_SECONDS)
    progress.print(f"beside Rasa's bare turn: a question, {len(talks)} times")
    for language in languages:
        _note(figures.real, "a question", office.visitor(language).asks(QUESTIONS[language]))
        _note(figures.bare, "a question", office.bare(language).asks(QUESTIONS[language]))


def _in_order(office: Office, figures: Figures) -> None:
    alone = [_alone(office, words) for words in AT_ONCE]
    progress.print(f"three messages at once: {TRIPLES} times")
    for _ in range(TRIPLES):
        visitor = office.visitor("nl")
        begun = time.perf_counter()
        for words in AT_ONCE:
            visitor.writes(words)
        figures.widest = max(figures.widest, time.perf_counter() - begun)
        figures.out_of_order += _came(visitor, alone) != alone


def _came(visitor: Visitor, answers: list[str]) -> list[str]:
    """These answers in the order in which they came."""
    came: list[str] = []
    while len(came) < len(answers):
        words = visitor.reads()
        came += [words] if words in answers else []
    return came


def _alone(office: Office, words: str) -> str:
    visitor = office.visitor("nl")
    visitor.writes(words)
    return visitor.reads()


def _long_talks(office: Office, figures: Figures) -> None:
    """Nothing is ever sent in these talks: a case that is opened begins a new conversation."""
    report, answer = REPORTS["nl"]
    kinds = {"a report begins": report, "a question": QUESTIONS["nl"]}
    talks = [(kind, office.visitor("nl")) for kind in kinds for _ in range(TALKERS)]
    progress.print(f"{len(talks)} talks of {LONG} messages: at least five minutes")
    words = [*islice(cycle([report, answer, "/cancel", *AT_ONCE]), LONG - 2), "/cancel"]
    with ThreadPoolExecutor(len(talks)) as pool:
        list(pool.map(lambda talk: _talk(office, talk[1], words), talks))
    for _ in range(REPEATS):
        time.sleep(QUIET_SECONDS)
        for kind, visitor in talks:
            _note(figures.first, kind, office.visitor("nl").asks(kinds[kind]))
            _note(figures.last, kind, visitor.asks(kinds[kind]))
            _talk(office, visitor, ["/cancel"])
    assert all(office.conversations(visitor) == 1 for _, visitor in talks)


def _talk(office: Office, visitor: Visitor, words: list[str]) -> None:
    for one in words:
        visitor.writes(one)
        visitor.reads()
        office.settle(visitor)


def _note(figures: dict[str, list[float]], kind: str, seconds: float) -> None:
    figures.setdefault(kind, []).append(seconds)


def table(figures: Figures) -> Table:
    """Times in milliseconds; the ratio of medians, and the goal for it."""
    shown = Table("", "times", "median ms", "p95 ms", "ratio", "goal")
    for row in (*_bare_rows(figures), *_long_rows(figures)):
        shown.add_row(*row)
    triples = f"3 messages within {1000 * figures.widest:.1f} ms, out of order"
    shown.add_row(triples, str(TRIPLES), "", "", str(figures.out_of_order), "0")
    return shown


Row = tuple[str, ...]


def _bare_rows(figures: Figures) -> Iterator[Row]:
    for kind, bare in figures.bare.items():
        yield _row(f"bare Rasa: {kind}", bare)
        yield _row(f"to the chat: {kind}", figures.real[kind], bare)
    bare = [one for kind in figures.bare.values() for one in kind]
    real = [one for kind in figures.real.values() for one in kind]
    yield _row("bare Rasa: all", bare)
    yield _row("to the chat: all", real, bare, GOAL_BESIDE_BARE)


def _long_rows(figures: Figures) -> Iterator[Row]:
    for kind, first in figures.first.items():
        yield _row(f"message 1 of a talk: {kind}", first)
        yield _row(f"message {LONG} to {LAST}: {kind}", figures.last[kind], first, GOAL_LONG)


def _row(
    what: str, seconds: list[float], beside: list[float] | None = None, goal: float | None = None
) -> Row:
    middle, late = median(seconds), quantiles(seconds, n=20, method="inclusive")[-1]
    ratio = f"{middle / median(beside):.2f} x" if beside else ""
    wish = f"<= {goal:g} x" if goal else ""
    times = str(len(seconds))
    return what, times, f"{1000 * middle:.1f}", f"{1000 * late:.1f}", ratio, wish
