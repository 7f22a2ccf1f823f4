"""The command line, as an operator uses it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.telegram import TelegramServer

LONGEST = 200
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def buurtlijn(tmp_path: Path) -> Command:
    """Runs `buurtlijn ...` on an empty data folder."""

    def run(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "BUURTLIJN_DATA_DIR": str(tmp_path / "var"), **settings}
        command = [sys.executable, "-m", "bot.cli", *words]
        return subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=LONGEST, check=False
        )

    return run


def test_parse_says_what_a_text_means(buurtlijn: Command) -> None:
    done = buurtlijn(
        "parse", "Съседите пускат силна музика на Sleepstraat 47", "vnimanie, ima li nqkoi tam"
    )
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["language"] == "bg"
    assert first["intent"] == "nuisance_noise"
    assert first["address"] == "Sleepstraat 47"
    assert 0 < first["confidence"] <= 1
    assert second["language"] == "bg", "Bulgarian in Latin letters is Bulgarian"


def test_evaluate_prints_one_object_with_all_figures(buurtlijn: Command, tmp_path: Path) -> None:
    messages = tmp_path / "nl.tsv"
    messages.write_text(
        "er brandt een huis in de Sleepstraat 4!\temergency\tSleepstraat 4\tplain\n"
        "de muziek staat veel te luid elke nacht\tnuisance_noise\t\tshort\n",
        "utf-8",
    )
    figures = json.loads(buurtlijn("evaluate", str(messages), "--json").stdout)
    dutch = figures["languages"]["nl"]
    assert dutch["n"] == 2
    assert dutch["accuracy"] == dutch["address_exact"] == dutch["emergency_recall"] == 1.0
    assert dutch["emergency_false_alarms"] == 0.0
    assert dutch["styles"] == {"plain": 1.0, "short": 1.0}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("hallo\tgreet\t\n", "3 cells instead of 4"),
        ("hallo\tgreeting\t\tplain\n", "no intent 'greeting'"),
        ("\tgreet\t\tplain\n", "there is no text"),
    ],
)
def test_evaluate_names_a_bad_row_and_its_reason(
    buurtlijn: Command, tmp_path: Path, row: str, reason: str
) -> None:
    messages = tmp_path / "nl.tsv"
    messages.write_text("dag\tgreet\t\tplain\n" + row, "utf-8")
    done = buurtlijn("evaluate", str(messages))
    assert done.returncode == 2
    assert f"{messages}:2: " in done.stderr
    assert reason in done.stderr


def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(buurtlijn: Command) -> None:
    before = buurtlijn("doctor")
    assert before.returncode == 1
    assert "database: old; run: buurtlijn db upgrade" in before.stdout
    assert "telegram: no token; set BUURTLIJN_TELEGRAM_TOKEN" in before.stdout
    assert buurtlijn("db", "upgrade").returncode == 0
    after = buurtlijn("doctor")
    assert "ok    database: ready" in after.stdout
    assert "ok    model: trained" in after.stdout
    assert "ok    texts:" in after.stdout


def test_train_does_nothing_when_nothing_changed(buurtlijn: Command) -> None:
    done = buurtlijn("train")
    assert done.returncode == 0
    assert "The model is up to date" in done.stderr


def test_a_token_that_telegram_does_not_know_ends_with_a_line_that_says_so(
    buurtlijn: Command,
) -> None:
    with TelegramServer() as telegram:
        done = buurtlijn(
            "run",
            BUURTLIJN_TELEGRAM_TOKEN="42:wrong",
            BUURTLIJN_TELEGRAM_API_URL=telegram.url,
        )
    assert done.returncode == 2
    assert "BUURTLIJN_TELEGRAM_TOKEN: Telegram does not know this token" in done.stderr
