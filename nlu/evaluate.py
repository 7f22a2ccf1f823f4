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
import time
from pathlib import Path
from typing import Any

import matplotlib as mpl
import structlog
from rasa.core.agent import Agent
from sklearn.metrics import ConfusionMatrixDisplay

from measuring import Found, Row, intents, measure

BAD_ROW = 2
ASK_BACK = "nlu_fallback"


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


async def understand(agent: Agent, text: str) -> Found:
    """One message through the whole pipeline."""
    begun = time.perf_counter()
    parsed = await agent.parse_message(text)
    seconds = time.perf_counter() - begun
    ranking = [one for one in parsed["intent_ranking"] if one["name"] != ASK_BACK]
    addresses = [e["value"] for e in parsed["entities"] if e["entity"] == "address"]
    return Found(
        [one["name"] for one in ranking],
        ranking[0]["confidence"],
        parsed["intent"]["name"] == ASK_BACK,
        parsed.get("language"),
        addresses[0] if addresses else "",
        seconds,
    )


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
    sets: dict[str, list[Row]] = {}
    for path in files:
        sets.setdefault(path.stem[-2:], []).extend(read(path))
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
