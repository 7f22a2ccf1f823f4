"""What a newcomer sees who starts Buurtlijn without a token."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.standing_rasa import StandingRasa
from tests.e2e.voice import Voice

START_AND_TALK_SECONDS = 200

TALKS = {
    "bg": [
        "пак са изхвърлили боклук на Слийпстраат 45 / Sleepstraat 45",
        "1",
        "3",
        "на улицата",
        "всяка седмица",
        "не",
        "да",
    ],
    "sk": [
        "Na chodníku pred domom Sleepstraat 45 sú vrecia s odpadkami",
        "3",
        "každý týždeň",
        "nie",
        "áno",
    ],
    "ro": [
        "Iar au aruncat gunoi pe Sleepstraat 45",
        "1",
        "3",
        "pe stradă",
        "în fiecare săptămână",
        "nu",
        "da",
    ],
    "nl": ["Er ligt weer vuilnis op straat, Sleepstraat 45", "1", "3", "elke week", "nee", "ja"],
}
"""The answers are to what lies there, how much, on whose ground, since when, and what more; a
number presses that button."""


def buurtlijn(
    *words: str, says: Sequence[str] = (), **settings: str
) -> subprocess.CompletedProcess[str]:
    """A command, to which somebody says a line at a time."""
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *words],
        env={**os.environ, **settings},
        input="".join(f"{line}\n" for line in says),
        capture_output=True,
        text=True,
        timeout=START_AND_TALK_SECONDS,
        check=True,
    )


@pytest.mark.parametrize("language", TALKS)
def test_a_report_of_rubbish_ends_with_a_reference(
    language: str, tmp_path: Path, rasa: StandingRasa
) -> None:
    says = Voice(language)
    settings = {"BUURTLIJN_DATA_DIR": str(tmp_path / "var"), **rasa.settings}
    buurtlijn("db", "upgrade", **settings)
    with rasa.serve_actions(settings, tmp_path / "actions.log") as actions:
        talk = buurtlijn("chat", "--language", language, says=TALKS[language], **settings)
        actions.terminate()
    shown = " ".join(talk.stdout.split())
    assert says("welcome-back") in shown
    assert says("nuisance-sent") in shown
    assert f"{says('label-waste')}: {says('option-waste-bags')}" in shown
    assert f"{says('label-how_much')}: {says('option-how_much-heap')}" in shown
    Voice.reference_in(shown)


def test_run_without_a_token_says_so_and_opens_the_chat(tmp_path: Path) -> None:
    talk = buurtlijn("run", BUURTLIJN_DATA_DIR=str(tmp_path / "var"))
    assert "No BUURTLIJN_TELEGRAM_TOKEN is set" in talk.stderr
    assert Voice("nl")("welcome").split("\n")[0][:60] in " ".join(talk.stdout.split())
