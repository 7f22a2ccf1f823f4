"""All figures of one validation file, and what is mixed up in it."""

from collections import defaultdict
from typing import Any, NamedTuple

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from messages import Row, intents

EMERGENCY, VIOLENCE = "emergency", "help_violence"
SMALL_TALK = ("conversation", "other")
"""The groups of the contract that a message about violence must never fall into."""
PRECISIONS = (0.95, 0.97, 0.98, 0.99)
WORST = 10


class Found(NamedTuple):
    """What the model made of it."""

    ranking: list[str]
    confidence: float
    asked_back: bool
    language: str | None
    address: str
    seconds: float


def measure(language: str, rows: list[Row], found: list[Found]) -> dict[str, Any]:
    """All figures of one file; shares between 0 and 1."""
    true = [row.intent for row in rows]
    best = [one.ranking[0] for one in found]
    right = np.array([t == b for t, b in zip(true, best, strict=True)])
    sure = np.array([not one.asked_back for one in found])
    alarm = np.array([t == EMERGENCY for t in true])
    cried = np.array([b == EMERGENCY for b in best])
    harm = np.array([t == VIOLENCE for t in true])
    small = intents(*SMALL_TALK)
    passed_over = np.array(
        [one.ranking[0] in small and not one.asked_back for one in found], dtype=bool
    )
    styles = sorted({row.style for row in rows})
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
        "violence_as_small_talk": np.mean(passed_over[harm]) if harm.any() else 0.0,
    }
    return {
        **{name: round(float(value), 4) for name, value in figures.items()},
        "n": len(rows),
        "styles": {
            style: round(float(np.mean(right[[row.style == style for row in rows]])), 4)
            for style in styles
        },
        "coverage": coverage(right, np.array([one.confidence for one in found])),
        "parse_ms": round(1000 * float(np.median([one.seconds for one in found])), 2),
        "confusions": confusions(rows, best),
    }


def coverage(right: np.ndarray, confidence: np.ndarray) -> dict[str, dict[str, float]]:
    """For each precision, the lowest threshold that reaches it and the share not asked back."""
    order = np.argsort(-confidence)
    precision = np.cumsum(right[order]) / np.arange(1, len(right) + 1)
    reached = {}
    for wanted in PRECISIONS:
        enough = np.flatnonzero(precision >= wanted)
        last = int(enough[-1]) if len(enough) else 0
        reached[str(wanted)] = {
            "threshold": round(float(confidence[order][last]), 3),
            "share": round((last + 1) / len(right), 4) if len(enough) else 0.0,
        }
    return reached


def confusions(rows: list[Row], best: list[str]) -> list[dict[str, Any]]:
    """The pairs mixed up most often, with their messages."""
    pairs = defaultdict(list)
    for row, found in zip(rows, best, strict=True):
        if row.intent != found:
            pairs[row.intent, found].append(row.text)
    worst = sorted(pairs.items(), key=lambda pair: -len(pair[1]))[:WORST]
    return [{"meant": meant, "found": found, "texts": texts} for (meant, found), texts in worst]
