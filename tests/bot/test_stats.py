"""`buurtlijn stats`: the week's figures at the command line, and as a picture."""

import csv
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from bot.staff.overview.picture import WIDTH
from storage import Store
from storage.policy import load_policy
from storage.vocabulary import ClosedReason
from tests.bot.conftest import Told
from tests.bot.office import open_case


@pytest.fixture
def two_cases(database: Path) -> None:
    """Two new ones, of which one was closed."""
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        resident = work.residents.welcome("telegram", 7, "Мария", "bg")
        ids = [open_case(work, resident) for _ in range(2)]
        work.cases.get(ids[0]).neighbourhood = "dampoort"
        work.cases.close(work.cases.get(ids[1]), ClosedReason.NOT_OURS)
        work.commit()
    store.close()


@pytest.mark.usefixtures("two_cases")
def test_csv_and_json_have_the_same_rows(told: Told) -> None:
    code, lines = told("stats", "--json")
    rows = json.loads("\n".join(lines))
    assert code == 0
    assert [(row["by"], row["name"], row["new"], row["closed"]) for row in rows] == [
        ("all", "", 2, 1),
        ("language", "bg", 2, 1),
        ("neighbourhood", "dampoort", 1, 0),
        ("neighbourhood", "unknown", 1, 1),
        ("all", "", 0, 0),
    ]
    assert rows[0]["waiting_now"] == 1
    _code, lines = told("stats", "--csv")
    written = list(csv.DictReader(io.StringIO("\n".join(lines))))
    as_text = [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]
    assert written == as_text


@pytest.mark.usefixtures("two_cases")
def test_a_table_for_people_and_a_picture_for_a_phone(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "week.png"
    code, lines = told("stats", "--picture", path)
    assert code == 0
    assert any("dampoort" in line for line in lines)
    with Image.open(path) as picture:
        assert (picture.format, picture.width) == ("PNG", WIDTH)
        assert picture.height < 2 * WIDTH
        assert len(picture.getcolors(1_000_000) or []) > 3  # not an empty sheet


def test_a_database_without_a_case_has_figures_too(told: Told, tmp_path: Path) -> None:
    code, lines = told("stats", "--json", "--picture", tmp_path / "none.png")
    assert (code, len(json.loads(lines[0]))) == (0, 2)


def test_what_cannot_be_done_is_said(told: Told, tmp_path: Path) -> None:
    assert told("stats", "--csv", "--json") == (2, ["--csv and --json: choose one"])
    code, lines = told("stats", "--picture", tmp_path / "nowhere" / "week.png")
    assert (code, "cannot be written" in lines[-1]) == (1, True)
