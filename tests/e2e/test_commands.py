"""The command line, as an operator uses it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.standing_rasa import StandingRasa
from tests.telegram import TelegramServer

LONGEST = 200
VIOLENCE = (
    "hij heeft mij weer geslagen, gisteren toen de kinderen sliepen",
    "ik ben bang van mijn man als hij gedronken heeft",
    "mijn broer sluit mij op en pakt mijn gsm af",
    "мъжът ми пак ме удари пред децата, не знам какво да правя",
    "свекърва ми ме заплашва че ще ме изгони и ще ми вземе детето",
    "mujat mi me tormozi vseki den, strah me e da se pribera",
    "manžel ma bije keď príde z krčmy a ja sa bojím ozvať",
    "brat mi stale nadava a vcera ma skrtil, neviem kam ist",
    "muz mi zakazal vychadzat z domu a kontroluje mi telefon",
    "soțul mă lovește de câte ori bea, mi-e frică de el",
    "fostul ma ameninta ca imi ia copiii daca ma duc la politie",
    "tata o bate pe mama in fiecare saptamana si nu stiu cui sa spun",
)
NEAR_RABOT = "vuil op straat, slepstraat nr. 4 bus 2, aan het Rabot"
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


SHORT = {
    "sk": (
        "dobrý večer všetkým",
        "zase tie potkany",
        "kde ste boli",
        "nechcem nič",
        "chcem steward",
    ),
    "bg": ("dobar vecher hora", "pak pluhove tuk", "kade ste be", "ostavi tova", "iskam steward"),
    "ro": ("buna seara tuturor", "iar vin sobolani", "unde ati fost", "nu vreau", "vreau afspraak"),
    "nl": (
        "goeienavond iedereen",
        "weer ratten hier",
        "waar waart gij",
        "laat maar",
        "wil afspraak",
    ),
}
"""Lines of two or three words: no diacritics, Bulgarian in Latin letters, office words."""


def test_the_language_of_two_or_three_words_is_found(
    buurtlijn: Command, rasa: StandingRasa
) -> None:
    lines = [(words, language) for language, said in SHORT.items() for words in said]
    done = buurtlijn("parse", *(words for words, _ in lines), **rasa.settings)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    wrong = [
        one["text"] for one, (_, code) in zip(found, lines, strict=True) if one["language"] != code
    ]
    assert not wrong


def test_parse_names_street_number_box_and_neighbourhood(
    buurtlijn: Command, rasa: StandingRasa
) -> None:
    done = buurtlijn("parse", NEAR_RABOT, **rasa.settings)
    found = json.loads(done.stdout)
    assert found["address"] == "slepstraat nr. 4 bus 2"
    assert (found["street"], found["number"], found["box"]) == ("Sleepstraat", "4", "2")
    assert found["neighbourhood"] == "Rabot - Blaisantvest"


def test_violence_at_home_is_never_taken_for_small_talk(
    buurtlijn: Command, rasa: StandingRasa
) -> None:
    done = buurtlijn("parse", *VIOLENCE, **rasa.settings)
    for found in (json.loads(line) for line in done.stdout.splitlines()):
        serious = found["intent"] in ("help_violence", "emergency")
        assert serious or found["asked_back"], found["text"]


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
