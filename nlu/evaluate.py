"""How well a model understands: reads validation files, prints one JSON object.

Run by `buurtlijn evaluate`, in Rasa's own environment, which has scikit-learn and matplotlib.
A file has one message a line: text, intent, address (may be empty), style, split by tabs; its
language is the two letters before `.tsv`.
"""

import argparse
import asyncio
import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib as mpl
import numpy as np
import structlog
import yaml
from rasa.core.agent import Agent
from sklearn.metrics import ConfusionMatrixDisplay, accuracy_score, f1_score

BAD_ROW = 2
EMERGENCY = "emergency"
WORST = 10


class Row(NamedTuple):
    """One message with what it really means."""

    text: str
    intent: str
    address: str
    style: str


class Found(NamedTuple):
    """What the model made of it."""

    ranking: list[str]
    asked_back: bool
    language: str | None
    address: str


class BadRow(Exception):
    """A line of a file cannot be used; the text names it."""


def intents() -> set[str]:
    """The contract's names."""
    contract = yaml.safe_load((Path(__file__).parent / "intents.yml").read_text("utf-8"))
    return {name for group, names in contract.items() if group != "entities" for name in names}


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


async def understand(agent: Agent, text: str) -> Found:
    """One message through the whole pipeline."""
    parsed = await agent.parse_message(text)
    ranking = [one["name"] for one in parsed["intent_ranking"] if one["name"] != "nlu_fallback"]
    addresses = [e["value"] for e in parsed["entities"] if e["entity"] == "address"]
    asked_back = parsed["intent"]["name"] == "nlu_fallback"
    return Found(ranking, asked_back, parsed.get("language"), addresses[0] if addresses else "")


def measure(language: str, rows: list[Row], found: list[Found]) -> dict[str, Any]:
    """All figures of one file; shares between 0 and 1."""
    true = [row.intent for row in rows]
    best = [one.ranking[0] for one in found]
    right = np.array([t == b for t, b in zip(true, best, strict=True)])
    sure = np.array([not one.asked_back for one in found])
    alarm = np.array([t == EMERGENCY for t in true])
    cried = np.array([b == EMERGENCY for b in best])
    styles = sorted({row.style for row in rows})
    pairs = Counter((t, b) for t, b in zip(true, best, strict=True) if t != b)
    figures = {
        "n": len(rows),
        "accuracy": accuracy_score(true, best),
        "macro_f1": f1_score(true, best, average="macro", zero_division=0),
        "top3": np.mean([t in one.ranking[:3] for t, one in zip(true, found, strict=True)]),
        "asked_back": np.mean(~sure),
        "accuracy_when_sure": np.mean(right[sure]) if sure.any() else 0.0,
        "address_exact": np.mean(
            [r.address == f.address for r, f in zip(rows, found, strict=True)]
        ),
        "language_found": np.mean([one.language == language for one in found]),
        "emergency_recall": np.mean(cried[alarm]) if alarm.any() else 1.0,
        "emergency_false_alarms": np.mean(cried[~alarm]) if (~alarm).any() else 0.0,
    }
    return {
        **{name: round(float(value), 4) for name, value in figures.items()},
        "n": len(rows),
        "styles": {
            style: round(float(np.mean(right[[row.style == style for row in rows]])), 4)
            for style in styles
        },
        "confusions": [[t, b, times] for (t, b), times in pairs.most_common(WORST)],
    }


def plot(path: Path, rows: list[Row], found: list[Found]) -> None:
    """The confusion matrix of all messages as a picture."""
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(18, 18))
    ConfusionMatrixDisplay.from_predictions(
        [row.intent for row in rows],
        [one.ranking[0] for one in found],
        ax=axes,
        xticks_rotation="vertical",
        colorbar=False,
        cmap="Blues",
    )
    figure.tight_layout()
    figure.savefig(path, dpi=80)


async def evaluate(model: Path, files: list[Path], picture: Path | None) -> dict[str, Any]:
    """The figures of every file. Raises BadRow."""
    sets = {path.stem[-2:]: read(path) for path in files}
    agent = Agent.load(str(model))
    languages, every = {}, []
    for language, rows in sets.items():
        found = [await understand(agent, row.text) for row in rows]
        languages[language] = measure(language, rows, found)
        every += list(zip(rows, found, strict=True))
    if picture:
        plot(picture, [row for row, _ in every], [one for _, one in every])
    return {"model": model.name, "languages": languages}


def main() -> int:
    """Exit code 2 for a bad row, which is named on standard error."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--plot", type=Path)
    wishes = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    try:
        figures = asyncio.run(evaluate(wishes.model, wishes.files, wishes.plot))
    except (BadRow, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return BAD_ROW
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
