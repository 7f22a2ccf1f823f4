"""The trained model: found by the digest of all that it is trained from."""

import hashlib
import os
import subprocess
from functools import cache
from pathlib import Path

RASA_ENV = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
}


MODELS_KEPT = 3


class NoRasa(Exception):
    """Rasa's own environment is missing; the text says how to make it."""


class TrainingFailed(Exception):
    """Rasa could not train; the text is the end of its log."""


def sources(home: Path) -> list[Path]:
    """Every file that has a say in the model."""
    patterns = (
        "flows/*/domain.yml",
        "flows/*/rules.yml",
        "nlu/training/**/*.yml",
        "nlu/vocabulary/*.yml",
        "nlu/guests/*.txt",
        "nlu/forms/*.tsv",
        "nlu/config.yml",
        "nlu/components/*.py",
        "city/streets.txt",
        "nlu/uv.lock",
    )
    return sorted(path for pattern in patterns for path in home.glob(pattern) if path.is_file())


@cache
def digest(home: Path) -> str:
    """A name for the content of all sources, as they were when this process first looked."""
    total = hashlib.sha256()
    for path in sources(home):
        total.update(str(path.relative_to(home)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:12]


def model_path(home: Path) -> Path:
    """Where the model of today's sources is, trained or not."""
    return home / "nlu" / "models" / f"buurtlijn-{digest(home)}.tar.gz"


def rasa_python(home: Path) -> str:
    """The interpreter of Rasa's own environment. Raises NoRasa."""
    python = home / "nlu" / ".venv" / "bin" / "python"
    if not python.exists():
        raise NoRasa("Rasa's environment nlu/.venv is missing; run: make setup")
    return str(python)


def rasa_env(home: Path) -> dict[str, str]:
    """The environment Rasa needs to find our components."""
    return {**RASA_ENV, "PYTHONPATH": str(home / "nlu"), "PYTHONUNBUFFERED": "1"}


def train(home: Path, log: Path) -> Path:
    """Trains unless today's model is there. Raises NoRasa or TrainingFailed.

    The model is for everybody to read: it holds no resident's word, and in docker/rasa.Dockerfile
    it is trained by another user than the one that runs Rasa.
    """
    model = model_path(home)
    if model.exists():
        return model
    model.parent.mkdir(parents=True, exist_ok=True)
    model.parent.chmod(0o755)
    log.parent.mkdir(parents=True, exist_ok=True)
    unfinished = model.with_name(f"unfinished-{model.name}")
    command = [
        rasa_python(home), "-m", "rasa", "train",
        "--config", "nlu/config.yml",
        "--domain", "flows",
        "--data", "flows", "nlu/training",
        "--out", str(model.parent),
        "--skip-validation",  # tests/structure does that, and it would read all examples twice
        "--force",  # Rasa's cache does not notice a change in what our components import
        "--fixed-model-name", unfinished.name.removesuffix(".tar.gz"),
    ]  # fmt: skip
    with log.open("w") as out:
        done = subprocess.run(  # noqa: S603 - our own command
            command, cwd=home, env={**os.environ, **rasa_env(home)},
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    if done.returncode != 0 or not unfinished.exists():
        raise TrainingFailed(log.read_text("utf-8", "replace")[-3000:])
    unfinished.chmod(0o644)
    unfinished.rename(model)
    _tidy(model.parent)
    return model


def _tidy(models: Path) -> None:
    """Keeps the newest models; one that a running Rasa was started with may be among them."""
    trained = sorted(models.glob("buurtlijn-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for old in trained[:-MODELS_KEPT]:
        old.unlink()
