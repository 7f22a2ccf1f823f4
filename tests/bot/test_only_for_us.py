"""On a machine that others use too, nobody else reads who asked for help with what."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.model import model_path, train
from bot.settings import PREFIX
from tests.bot.conftest import Told
from tests.structure.house import HOME

USUAL = 0o022
"""The mask with which most machines let everybody read new files."""
RASA_DOUBLE = """#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in
        --out) out=$2 ;;
        --fixed-model-name) name=$2 ;;
    esac
    shift
done
echo model >"$out/$name.tar.gz"
"""


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_what_a_command_makes_only_our_user_can_read(tmp_path: Path) -> None:
    data, written = tmp_path / "var", tmp_path / "map.json"
    settings = {name: value for name, value in os.environ.items() if PREFIX not in name}
    settings |= {"PYTHONPATH": str(HOME), f"{PREFIX}DATA_DIR": str(data)}
    for command in (["db", "upgrade"], ["map", "export", str(written)]):
        subprocess.run(
            [sys.executable, "-m", "bot.cli", *command],
            cwd=tmp_path,
            env=settings,
            umask=USUAL,
            check=True,
            timeout=60,
        )
    made = [data, written, *data.rglob("*")]
    assert {"buurtlijn.db", "encryption.keys"} < {path.name for path in made}
    assert [path for path in made if mode(path) & 0o077] == []


def test_a_model_can_be_read_by_whoever_runs_rasa(tmp_path: Path) -> None:
    """No resident's word is in it, and an image is made by another user than runs it."""
    python = tmp_path / "nlu" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(RASA_DOUBLE, "utf-8")
    python.chmod(0o755)
    before = os.umask(0o077)
    try:
        model = train(tmp_path, tmp_path / "var" / "train.log")
    finally:
        os.umask(before)
    assert model == model_path(tmp_path)
    assert (mode(model), mode(model.parent)) == (0o644, 0o755)


@pytest.fixture
def others(told: Told, no_settings: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], str]:
    """The doctor's line, in a checkout that everybody may enter."""
    no_settings.setenv(f"{PREFIX}STATUS_LISTEN", "off")
    tmp_path.chmod(0o755)

    def look() -> str:
        return next(line for line in told("doctor")[1] if " others: " in line)

    return look


def test_the_doctor_is_content_with_what_is_closed(
    others: Callable[[], str], database: Path
) -> None:
    Path(".env").touch(0o600)
    database.chmod(0o600)
    assert others() == "ok    others: on this machine can read nothing of ours"
    assert mode(Path("var")) == 0o700


def test_the_doctor_names_what_stands_open(others: Callable[[], str], database: Path) -> None:
    Path(".env").touch(0o644)
    Path("var").mkdir(0o755)
    database.chmod(0o644)
    database.parent.chmod(0o755)
    line = others()
    assert line.startswith("WRONG others: on this machine can read ")
    assert line.endswith(f"; run: chmod go= .env {Path('var')} {database}")
    subprocess.run(["/bin/sh", "-c", line.partition("run: ")[2]], check=True)
    assert others().startswith("ok")


def test_a_file_in_a_closed_folder_is_closed(others: Callable[[], str], database: Path) -> None:
    """An older version made it so that all could read it, until the folder was closed."""
    database.chmod(0o644)
    database.parent.chmod(0o700)
    assert others().startswith("ok")
