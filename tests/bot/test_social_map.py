"""`buurtlijn map check`: what an official sees of a social map."""

from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from bot.settings import checkout

OURS = checkout() / "city" / "services.yml"


def checked(path: Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["map", "check", str(path)])
    return result.exit_code, result.output


def test_our_map_answers_every_topic_in_every_neighbourhood() -> None:
    code, told = checked(OURS)
    assert code == 0, told
    assert "60 services, no fault" in told


def test_entries_that_nobody_made_sure_of_lately_are_listed() -> None:
    assert "older than a year: gentinfo (2022-12-31)" in checked(OURS)[1]


def test_a_topic_without_a_door_and_a_topic_that_is_none_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    only = OURS.read_text("utf-8").split("\n  - id: ")[:2]
    path.write_text("\n  - id: ".join(only) + "\n", "utf-8")
    code, told = checked(path)
    assert code == 2
    assert "help_housing: no service for" in told
    path.write_text("\n  - id: ".join(only).replace("[help_general,", "[help_all,") + "\n", "utf-8")
    code, told = checked(path)
    assert code == 2
    assert "gentinfo: topics: help_all is no intent" in told
