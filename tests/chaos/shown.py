"""The figures of a run as a table, and what must not be."""

from rich.table import Table

from tests.chaos.plan import FAULTY, KILLED
from tests.chaos.running import Outcome
from tests.chaos.verdict import FAILURES

MOST_SHOWN = 5


def table(outcomes: dict[str, Outcome]) -> Table:
    """One column for each run."""
    shown = Table("", *outcomes)
    for line in _lines(outcomes):
        shown.add_row(*line)
    return shown


def _lines(outcomes: dict[str, Outcome]) -> list[list[str]]:
    runs = list(outcomes.values())
    verdicts = [one.verdict for one in runs]
    counted = ("messages", "reports", "answers", "follow_ups")
    allowed = ("repeated", "not_known", "waited_in_vain")
    return [
        *([_said(name), *(str(getattr(v, name)) for v in verdicts)] for name in counted),
        ["kills", *(str(one.killed.total()) for one in runs)],
        *([f"  of {name}", *(str(one.killed[name]) for one in runs)] for name in KILLED),
        ["faults", *(str(one.disturbed.total()) for one in runs)],
        *([f"  at {name}", *(str(one.disturbed[name]) for one in runs)] for name in FAULTY),
        *([_said(name), *(str(len(getattr(v, name))) for v in verdicts)] for name in FAILURES),
        *([_said(name), *(str(getattr(v, name)) for v in verdicts)] for name in allowed),
        ["seconds", *(f"{one.seconds:.0f}" for one in runs)],
    ]


def _said(name: str) -> str:
    return name.replace("_", " ")


def details(outcomes: dict[str, Outcome]) -> str:
    """The first of each thing that must not be, a line for each."""
    return "\n".join(
        f"{run}: {_said(name)}: {one}"
        for run, outcome in outcomes.items()
        for name in FAILURES
        for one in getattr(outcome.verdict, name)[:MOST_SHOWN]
    )
