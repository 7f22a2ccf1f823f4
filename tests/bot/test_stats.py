"""`buurtlijn stats`: figures of weeks and of any days at the command line, and as pictures."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from bot.staff.overview.picture import WIDTH
from storage import Store, UnitOfWork
from storage.models import FollowUp
from storage.policy import load_policy
from storage.vocabulary import ClosedReason, FollowUpState
from tests.bot.conftest import Told
from tests.bot.office import open_case

JUNE = datetime(2026, 6, 2, 8, 0, tzinfo=UTC)
A_WEEK_IN_JUNE = ("--from", "2026-06-01", "--to", "2026-06-07")


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
        ("topic", "nuisance_waste", 2, 1),
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


def said_back(work: UnitOfWork, answers: list[str]) -> None:
    """Each by another resident about another case, given in the week of June."""
    for chat, answer in enumerate(answers, 1):
        resident = work.residents.welcome("telegram", chat, "Мария", "bg")
        case = work.cases.get(open_case(work, resident))
        kind = "rating" if answer.startswith("rate") else "solved_check"
        work.session.add(
            FollowUp(
                case_id=case.id,
                resident_id=resident.id,
                kind=kind,
                round=1,
                due_at=work.now,
                state=FollowUpState.ANSWERED,
                created_at=work.now,
                asked_at=work.now,
                answered_at=work.now,
                answer=answer,
            )
        )


@pytest.fixture
def june(database: Path) -> None:
    """Six were asked whether it is solved, and two rated us."""
    store = Store(f"sqlite:///{database}", load_policy(), lambda: JUNE)
    with store.begin() as work:
        said_back(work, [*["solved"] * 4, "partly", "came_back", "rate_5", "rate_1"])
        work.commit()
    store.close()


@pytest.mark.usefixtures("june")
def test_any_days_have_figures_with_what_residents_said(told: Told) -> None:
    code, lines = told("stats", "--json", *A_WEEK_IN_JUNE)
    rows = json.loads("\n".join(lines))
    assert code == 0
    assert {(row["from"], row["to"]) for row in rows} == {("2026-06-01", "2026-06-07")}
    assert [row["by"] for row in rows] == ["all", "topic", "language", "neighbourhood"]
    for row in rows:
        said = {name: row[name] for name in ("solved", "solved_answers", "share_solved")}
        assert said == {"solved": 4, "solved_answers": 6, "share_solved": 0.667}
        assert (row["silent"], row["questions_ended"], row["share_silent"]) == (0, 6, 0)
        assert (row["ratings"], row["mean_rating"]) == (2, None)
    _code, lines = told("stats", "--json", "--from", "2026-06-03", "--to", "2026-06-03")
    assert [row["solved_answers"] for row in json.loads(lines[0])] == [0]


@pytest.mark.usefixtures("june")
def test_the_table_shows_no_share_without_its_count_and_none_of_few(told: Told) -> None:
    _code, lines = told("stats", *A_WEEK_IN_JUNE)
    assert "2026-06-01 to 2026-06-07: what residents say back" in " ".join(lines)
    (whole,) = [line for line in lines if "│ all" in line and "%" in line]
    cells = [cell.strip() for cell in whole.strip("│").split("│")]
    assert cells == ["all", "", "67% of 6", "", "", "0% of 6", "", "from 2"]


@pytest.mark.usefixtures("june")
def test_any_days_have_two_pictures_and_who_said_something_is_in_the_second(
    told: Told, tmp_path: Path
) -> None:
    def height(name: str, *days: str) -> int:
        path = tmp_path / "some.png"
        assert told("stats", *days, name, path)[0] == 0
        with Image.open(path) as picture:
            assert (picture.format, picture.width) == ("PNG", WIDTH)
            return picture.height

    nothing = ("--from", "2026-05-01", "--to", "2026-05-02")
    for name in ("--picture", "--said-picture"):
        assert height(name, *nothing) < height(name, *A_WEEK_IN_JUNE) < 2 * WIDTH


def test_days_that_cannot_be_are_refused(told: Told) -> None:
    assert told("stats", "--to", "2026-06-07") == (2, ["--to DAY goes with --from DAY"])
    code, lines = told("stats", "--from", "2026-06-08", "--to", "2026-06-07")
    assert (code, lines) == (2, ["--from DAY comes after --to DAY"])
    assert told("stats", "--from", "yesterday")[0] == 2
