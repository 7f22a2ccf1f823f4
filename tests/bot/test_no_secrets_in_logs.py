"""Parts that fail say what is wrong, and none of the secrets that they know."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.house import HOME
from tests.telegram import TelegramServer

SECRETS = {
    "TELEGRAM_TOKEN": "123456:Tele-Secret-Gram",
    "TELEGRAM_WEBHOOK_SECRET": "web-Secret-hook",
    "RASA_TOKEN": "ra-Secret-sa",
    "ACTIONS_TOKEN": "act-Secret-ions",
    "TRANSLATE_KEY": "trans-Secret-late",
    "ENCRYPTION_KEYS": f"{'Secret' * 7}A=",
}
AWAY = "postgresql://buurtlijn:data-Secret-base@127.0.0.1:9/buurtlijn"


@pytest.mark.parametrize(
    ("command", "wrong", "says"),
    [
        ("bot", {}, "@BotFather"),
        ("run", {"DATABASE_URL": AWAY}, "database cannot be used"),
        ("doctor", {"DATABASE_URL": AWAY}, "database"),
    ],
    ids=["wrong token", "no database", "doctor"],
)
def test_no_secret_stands_in_what_a_failing_part_says(
    telegram: TelegramServer, tmp_path: Path, command: str, wrong: dict[str, str], says: str
) -> None:
    """Telegram does not know the token, and nobody answers as Rasa."""
    settings = {
        **SECRETS,
        "TELEGRAM_API_URL": telegram.url,
        "TRANSLATE_URL": "http://127.0.0.1:9",
        "RASA_URL": "http://127.0.0.1:9",
        "DATA_DIR": str(tmp_path / "var"),
        "LOG_LEVEL": "DEBUG",
        **wrong,
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", command],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(HOME),
            **{f"BUURTLIJN_{name}": value for name, value in settings.items()},
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    kept = [path.read_text("utf-8", "replace") for path in (tmp_path / "var").glob("log/*")]
    told = "\n".join([done.stdout, done.stderr, *kept])
    assert done.returncode != 0
    assert says in told
    assert "Secret" not in told
