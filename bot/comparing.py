"""Pipelines against each other: each trained from scratch and measured in one run."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from rich.table import Table

from bot.evaluation import evaluate
from bot.model import TrainingFailed, rasa_env, rasa_python

RESULTS = Path("nlu") / "results" / "pipelines.json"
OURS = "ours"

Figures = dict[str, dict[str, Any]]


def pipelines(home: Path) -> dict[str, Path]:
    """Every pipeline that is compared, by name; ours first."""
    others = sorted((home / "nlu" / "pipelines").glob("*.yml"))
    return {OURS: home / "nlu" / "config.yml", **{path.stem: path for path in others}}


def compare(home: Path, files: list[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each pipeline's name and figures, as soon as they are there.

    Raises BadFile for a bad row, TrainingFailed when Rasa cannot train one.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, config in pipelines(home).items():
            begun = time.perf_counter()
            model = _train(home, config, Path(folder) / f"{name}.tar.gz")
            seconds = time.perf_counter() - begun
            languages = evaluate(home, files, model=model)["languages"]
            yield (
                name,
                {
                    "accuracy": {code: one["accuracy"] for code, one in languages.items()},
                    "training_seconds": round(seconds),
                    "megabytes": round(model.stat().st_size / 1e6, 1),
                    "parse_ms": round(mean(one["parse_ms"] for one in languages.values()), 1),
                },
            )


def _train(home: Path, config: Path, model: Path) -> Path:
    command = [
        rasa_python(home), "-m", "rasa", "train", "nlu",
        "--config", str(config),
        "--nlu", "nlu/training",
        "--out", str(model.parent),
        "--fixed-model-name", model.name.removesuffix(".tar.gz"),
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=home, env={**os.environ, **rasa_env(home), "RASA_MAX_CACHE_SIZE": "0"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0 or not model.exists():
        raise TrainingFailed(f"{config.name}: {done.stderr[-2000:]}")
    return model


def keep(home: Path, figures: Figures) -> None:
    """Keeps the comparison, to be shown beside later figures."""
    (home / RESULTS).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def last(home: Path) -> Figures | None:
    """The comparison kept last, if any."""
    path = home / RESULTS
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def table(figures: Figures) -> Table:
    """A row per pipeline."""
    codes = list(next(iter(figures.values()))["accuracy"])
    shown = Table("pipeline", *codes, "mean", "trains in", "model", "a message")
    for name, one in figures.items():
        shares = [*one["accuracy"].values(), mean(one["accuracy"].values())]
        shown.add_row(
            name,
            *(f"{100 * share:.1f}" for share in shares),
            f"{one['training_seconds']} s",
            f"{one['megabytes']} MB",
            f"{one['parse_ms']} ms",
        )
    return shown
