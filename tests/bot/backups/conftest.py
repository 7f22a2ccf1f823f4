"""A data folder, and the command line that works in it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import PREFIX
from tests.bot.backups.filled import fill
from tests.bot.conftest import Told


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "var"
    folder.mkdir()
    return folder


@pytest.fixture
def told(no_settings: pytest.MonkeyPatch, database_url: str, data: Path) -> Told:
    """Runs `buurtlijn` with this database and this data folder."""
    no_settings.setenv(f"{PREFIX}DATABASE_URL", database_url)
    no_settings.setenv(f"{PREFIX}DATA_DIR", str(data))

    def run(*words: str | Path) -> tuple[int, list[str]]:
        result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
        return result.exit_code, result.output.splitlines()

    return run


@pytest.fixture
def kept(told: Told, database_url: str, data: Path, tmp_path: Path) -> Path:
    """A backup of a database with a report in it."""
    fill(database_url, data)
    assert told("backup", "--to", tmp_path / "a.tar.gz")[0] == 0
    return tmp_path / "a.tar.gz"
