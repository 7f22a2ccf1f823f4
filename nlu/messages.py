"""Validation files: one message a line, with what it really means."""

import csv
from pathlib import Path
from typing import NamedTuple

import yaml


class Row(NamedTuple):
    """One message with what it really means."""

    text: str
    intent: str
    address: str
    style: str


def intents(*groups: str) -> set[str]:
    """The contract's names, of some groups or of all."""
    contract = yaml.safe_load((Path(__file__).parent / "intents.yml").read_text("utf-8"))
    wanted = groups or [group for group in contract if group != "entities"]
    return {name for group in wanted for name in contract[group]}


class BadRow(Exception):
    """A line of a file cannot be used; the text names it."""


def read(path: Path) -> list[Row]:
    """All messages of a file. Raises BadRow with the line and the reason."""
    known, rows = intents(), []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, cells in enumerate(
            csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1
        ):
            if len(cells) != len(Row._fields):
                raise BadRow(f"{path}:{number}: {len(cells)} cells instead of 4")
            row = Row(*cells)
            if row.intent not in known:
                raise BadRow(f"{path}:{number}: there is no intent {row.intent!r}")
            if not row.text.strip():
                raise BadRow(f"{path}:{number}: there is no text")
            rows.append(row)
    if not rows:
        raise BadRow(f"{path}: there are no messages")
    return rows
