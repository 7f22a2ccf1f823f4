"""The training examples as a person reads them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.settings import checkout

TRAINING = checkout() / "nlu" / "training"
_ADDRESS = re.compile(r"\[([^\]]*)\]\(address\)")


class Example(NamedTuple):
    """One line of one file; `text` without the marks around addresses."""

    path: Path
    language: str
    intent: str
    text: str


def examples() -> Iterator[Example]:
    """All examples of all languages."""
    for path in sorted(TRAINING.glob("*/*.yml")):
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                text = _ADDRESS.sub(r"\1", line.removeprefix("- ")).strip()
                yield Example(path, path.parent.name, block["intent"], text)
