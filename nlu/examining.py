"""Putting messages to a model and measuring what it makes of them."""

import time
from pathlib import Path
from typing import Any

import matplotlib as mpl
import structlog
from rasa.core.agent import Agent
from sklearn.metrics import ConfusionMatrixDisplay

from measuring import Found, measure
from messages import Row

ASK_BACK = "nlu_fallback"


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


async def examine(model: Path, sets: dict[str, list[Row]], picture: Path | None) -> dict[str, Any]:
    """The figures of the messages of every language."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    agent = Agent.load(str(model))
    languages, every = {}, []
    for language, rows in sets.items():
        found = [await understand(agent, row.text) for row in rows]
        languages[language] = measure(language, rows, found)
        every += list(zip(rows, found, strict=True))
    if picture:
        plot(picture, [row for row, _ in every], [one for _, one in every])
    return {"model": model.name, "languages": languages}
