"""Measuring how well the model understands; the work is done in Rasa's own environment."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from rich.table import Table

from bot.model import model_path, rasa_env, rasa_python

BAD_ROW = 2
RESULTS = Path("nlu") / "results" / "last.json"
COLUMNS = {
    "n": "messages",
    "accuracy": "right",
    "macro_f1": "macro F1",
    "top3": "in first 3",
    "asked_back": "asked back",
    "accuracy_when_sure": "right if sure",
    "address_exact": "address",
    "language_found": "language",
    "emergency_recall": "alarms heard",
    "emergency_false_alarms": "false alarms",
}


class BadFile(Exception):
    """A file cannot be used; the text names the row and the reason."""


def evaluate(home: Path, files: list[Path], picture: Path | None = None) -> dict[str, Any]:
    """The figures of each file, as `nlu/evaluate.py` prints them. Raises BadFile."""
    wishes = ["--model", str(model_path(home)), *(["--plot", str(picture)] if picture else [])]
    done = subprocess.run(  # noqa: S603 - our own script
        [rasa_python(home), str(home / "nlu" / "evaluate.py"), *map(str, files), *wishes],
        env={**os.environ, **rasa_env(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == BAD_ROW:
        raise BadFile(done.stderr.strip().splitlines()[-1])
    done.check_returncode()
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def table(figures: dict[str, Any], before: dict[str, Any] | None = None) -> Table:
    """A row per language and style; the change since `before` where it is known."""
    shown = Table("", *COLUMNS.values(), title=figures["model"])
    for language, one in figures["languages"].items():
        old = ((before or {}).get("languages") or {}).get(language) or {}
        shown.add_row(language, *(_cell(one[name], old.get(name)) for name in COLUMNS))
        for style, share in one["styles"].items():
            shown.add_row(f"  {style}", "", _cell(share, (old.get("styles") or {}).get(style)))
    return shown


def _cell(value: float, old: float | None) -> str:
    if isinstance(value, int):
        return str(value)
    change = "" if old is None or old == value else f" ({100 * (value - old):+.1f})"
    return f"{100 * value:.1f}{change}"


def confusions(figures: dict[str, Any]) -> list[str]:
    """The worst mix-ups, a line each."""
    return [
        f"{language}: {meant} taken for {found}, {times} times"
        for language, one in figures["languages"].items()
        for meant, found, times in one["confusions"]
    ]


def last(home: Path) -> dict[str, Any] | None:
    """The figures kept last, if any."""
    path = home / RESULTS
    if not path.exists():
        return None
    figures: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return figures


def keep(home: Path, figures: dict[str, Any]) -> None:
    """Keeps the figures for the next comparison."""
    path = home / RESULTS
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
