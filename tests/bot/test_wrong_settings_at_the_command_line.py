"""A command with a wrong setting says so in one line and ends with 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def run(command: list[str], folder: Path, settings: dict[str, str]) -> tuple[int, list[str]]:
    """The exit code and the lines of a command, in a folder without `.env`."""
    ours = {f"BUURTLIJN_{name}": value for name, value in settings.items()}
    bare = {name: value for name, value in os.environ.items() if "BUURTLIJN_" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", *command],
        cwd=folder,
        env={**bare, "PYTHONPATH": str(ROOT), **ours},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize(
    ("command", "name", "value", "mend"),
    [
        ("run", "DATABASE_URL", "mysql://x", "postgresql://user:password@host/name"),
        ("run", "TELEGRAM_TOKEN", "nonsense", "@BotFather"),
        ("chat", "TIMEZONE", "Mars/Olympus", "Europe/Brussels"),
        ("bot", "STEWARD_CHAT_ID", "12", "/id"),
    ],
)
def test_a_wrong_setting_ends_the_command_with_one_line(
    tmp_path: Path, command: str, name: str, value: str, mend: str
) -> None:
    code, lines = run([command], tmp_path, {name: value})
    assert code == 2
    assert len(lines) == 1
    assert lines[0].startswith(f"BUURTLIJN_{name}: ")
    assert mend in lines[0]
    assert not list(tmp_path.iterdir())


def test_the_bot_alone_needs_a_token_and_a_rasa(tmp_path: Path) -> None:
    code, lines = run(["bot"], tmp_path, {})
    assert code == 2
    assert len(lines) == 1
    assert "BUURTLIJN_TELEGRAM_TOKEN and BUURTLIJN_RASA_URL" in lines[0]
