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
    "violence_as_small_talk": "violence passed over",
}


class BadFile(Exception):
    """A file cannot be used; the text names the row and the reason."""


def evaluate(
    home: Path, files: list[Path], picture: Path | None = None, model: Path | None = None
) -> dict[str, Any]:
    """The figures of each file, as `nlu/evaluate.py` prints them. Raises BadFile."""
    wishes = ["--model", str(model or model_path(home))]
    wishes += ["--plot", str(picture)] if picture else []
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


def coverage(figures: dict[str, Any]) -> Table:
    """How many messages need no asking back if so many of the rest shall be right, and the
    threshold that does it."""
    precisions = list(next(iter(figures["languages"].values()))["coverage"])
    titles = [f"{100 * float(wanted):.0f}% right" for wanted in precisions]
    shown = Table("answered (from confidence)", *titles)
    for language, one in figures["languages"].items():
        reached = [one["coverage"][wanted] for wanted in precisions]
        shown.add_row(
            language, *(f"{100 * at['share']:.1f} ({at['threshold']:.2f})" for at in reached)
        )
    return shown


def confusions(figures: dict[str, Any]) -> list[str]:
    """The worst mix-ups with their messages, a line each."""
    return [
        f"{language}: {pair['meant']} taken for {pair['found']}: {' | '.join(pair['texts'])}"
        for language, one in figures["languages"].items()
        for pair in one["confusions"]
    ]


def last(home: Path) -> dict[str, Any] | None:
    """The figures kept last, if any."""
    path = home / RESULTS
    if not path.exists():
        return None
    figures: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return figures


def keep(home: Path, figures: dict[str, Any]) -> None:
    """Keeps the figures for the next comparison, without anybody's words."""
    languages = {
        language: {**one, "confusions": [_without_words(pair) for pair in one["confusions"]]}
        for language, one in figures["languages"].items()
    }
    _write(home / RESULTS, {**figures, "languages": languages})


def _without_words(pair: dict[str, Any]) -> dict[str, Any]:
    return {"meant": pair["meant"], "found": pair["found"], "times": len(pair["texts"])}


def _write(path: Path, figures: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
