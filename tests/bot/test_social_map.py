"""`buurtlijn map`: what an official sees of a social map, and what becomes of it."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import PREFIX, checkout
from city.hsds import read_hsds, to_hsds
from city.services import read_services
from storage import Store, engine
from tests.bot.conftest import Told

BUSY = (
    "The database is busy: another import may be under way. Nothing was changed; try again in a"
    " moment."
)
OURS = checkout() / "city" / "services.yml"


def checked(path: Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["map", "check", str(path)])
    return result.exit_code, result.output


def test_our_map_answers_every_topic_in_every_neighbourhood() -> None:
    code, told = checked(OURS)
    assert code == 0, told
    assert "60 services, no fault" in told


def test_entries_that_nobody_made_sure_of_lately_are_listed_the_oldest_first() -> None:
    lines = checked(OURS)[1].splitlines()
    assert lines[:2] == [
        "never made sure of: kind-en-gezin, Kind en Gezin; ask: https://www.kindengezin.be/;"
        " never seen in a source: what, topics, website, cost",
        "older than a year: 2007-12-31 regent, REGent vzw; ask: no phone, e-mail or website is"
        " known; never seen in a source: cost",
    ]
    asked = "ask: 09 210 10 10, gentinfo@stad.gent, https://stad.gent/"
    assert f"older than a year: 2022-12-31 gentinfo, Gentinfo; {asked}" in lines
    days = [line.split()[4] for line in lines if line.startswith("older")]
    assert len(days) == 59
    assert days == sorted(days)


def test_what_somebody_made_sure_of_within_a_year_is_not_listed(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    data = yaml.safe_load(OURS.read_text("utf-8"))
    for one in data["services"][1:]:
        one["assured"] = datetime.now(UTC).date()
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    code, told = checked(path)
    assert (code, told.count("older than a year"), told.count("never made sure of")) == (0, 1, 0)
    assert "60 services, no fault; 1 to make sure of" in told


def test_hours_that_overlap_are_told_and_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    data = yaml.safe_load(OURS.read_text("utf-8"))
    mondays = {"rrule": "FREQ=WEEKLY;BYDAY=MO", "from": "09:00", "to": "12:00"}
    data["services"][0]["open"] = [mondays, mondays | {"from": "11:00", "to": "15:00"}]
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    code, told = checked(path)
    assert code == 0
    assert "hours overlap: gentinfo: 09:00-12:00 and 11:00-15:00, as on " in told


def test_a_gap_does_not_hide_what_is_old(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    only = OURS.read_text("utf-8").split("\n  - id: ")[:2]
    path.write_text("\n  - id: ".join(only) + "\n", "utf-8")
    code, told = checked(path)
    assert code == 2
    assert "older than a year: 2022-12-31 gentinfo" in told
    assert re.search("1 services, [0-9]+ topics without a service; 1 to make sure of", told)


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


def test_without_a_file_the_map_in_force_is_checked(
    told: Told, tmp_path: Path, store: Store
) -> None:
    code, lines = told("map", "check")
    assert (code, lines[-1]) == (0, "60 services, no fault; 60 to make sure of")
    told("map", "import", without("uitpas", tmp_path))
    code, lines = told("map", "check")
    assert (code, lines[-1]) == (0, "59 services, no fault; 59 to make sure of")
    with store.begin() as work:
        kept = list(work.social_map.current().values())
        every_week = {"rrule": "FREQ=WEEKLY", "from": "09:00", "to": "12:00"}
        work.social_map.take_over([kept[0] | {"open": [every_week]}, *kept[1:]])
        work.commit()
    code, lines = told("map", "check")
    assert code == 2
    assert lines[0].startswith("the map in force: gentinfo: open.0.rrule: Value error, it names no")


def test_topics_are_for_a_file(told: Told, tmp_path: Path) -> None:
    code, (line,) = told("map", "check", "--topics", tmp_path / "topics.yml")
    assert (code, line) == (2, "--topics: name the FILE that they are for")


def without(name: str, tmp_path: Path) -> Path:
    """Our map less one service."""
    data = yaml.safe_load(OURS.read_text("utf-8"))
    data["services"] = [one for one in data["services"] if one["id"] != name]
    path = tmp_path / "less.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    return path


@pytest.mark.parametrize("command", [("import", OURS), ("check",), ("export", "out.json")])
def test_while_another_import_is_under_way_we_are_told_to_try_again(
    told: Told, store: Store, monkeypatch: pytest.MonkeyPatch, command: tuple[str | Path, ...]
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 100)
    with store.begin() as work:
        work.social_map.take_over([])
        code, lines = told("map", *command)
    assert (code, lines) == (1, [BUSY])


def test_a_database_that_cannot_be_opened_is_told(
    told: Told, no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    no_settings.setenv(f"{PREFIX}DATABASE_URL", f"sqlite:///{tmp_path / 'no' / 'such.db'}")
    code, lines = told("map", "import", OURS)
    assert code == 1
    assert lines == [
        "The database cannot be used: unable to open database file. See BUURTLIJN_DATABASE_URL"
        " and `buurtlijn doctor`."
    ]


def test_an_import_says_what_changes_and_keeps_what_was(
    told: Told, tmp_path: Path, store: Store
) -> None:
    code, lines = told("map", "import", OURS)
    assert (code, lines[-1]) == (0, "60 added, 0 changed, 0 removed")
    assert told("map", "import", OURS) == (0, ["0 added, 0 changed, 0 removed"])
    path = without("uitpas", tmp_path)
    written = path.read_text("utf-8").replace("email: gentinfo@stad.gent", "email: info@stad.gent")
    path.write_text(written, "utf-8")
    expected = ["changed: gentinfo: email", "removed: uitpas"]
    dry = ["0 added, 1 changed, 1 removed; nothing was written"]
    assert told("map", "import", path, "--dry-run") == (0, [*expected, *dry])
    assert told("map", "import", path) == (0, [*expected, "0 added, 1 changed, 1 removed"])
    with store.read() as work:
        old, new = work.social_map.history("gentinfo")
        assert (old.data["email"], new.data["email"]) == ("gentinfo@stad.gent", "info@stad.gent")
        assert work.social_map.get("uitpas") is None


def test_a_map_with_a_fault_is_refused_whole(told: Told, tmp_path: Path, store: Store) -> None:
    path = tmp_path / "wrong.yml"
    path.write_text(OURS.read_text("utf-8").replace("phone: 09 210 10 10", "phone: bel"), "utf-8")
    code, lines = told("map", "import", path)
    assert code == 2
    assert all(":" in line and "phone: String should match" in line for line in lines)
    assert lines[0].startswith(f"{path}:")
    with store.read() as work:
        assert work.social_map.current() == {}


def test_a_gap_is_said_and_does_not_hold_up_an_import(told: Told, tmp_path: Path) -> None:
    path = without("gezinsbond", tmp_path)
    data = yaml.safe_load(path.read_text("utf-8"))
    data["services"] = [one for one in data["services"] if "help_legal" not in one["topics"]]
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    assert told("map", "check", path)[0] == 2
    code, lines = told("map", "import", path)
    assert code == 0
    assert lines[0].startswith(f"{path}: help_legal: no service for ")


@pytest.mark.parametrize("name", ["out.json", "tables"])
def test_an_export_is_our_map(told: Told, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert told("map", "export", path) == (0, [f"60 services: {path}"])
    assert read_hsds(path) == read_services(OURS)
    assert told("map", "import", path) == (0, ["0 added, 0 changed, 0 removed"])


@pytest.mark.parametrize("name", ["out.zip", "services.csv", "map.yml"])
def test_an_export_is_json_or_a_folder(told: Told, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert told("map", "export", path) == (
        2,
        [f"{path}: name a FILE.json, or a folder for CSV tables"],
    )
    assert not path.exists()


def test_a_single_table_is_no_map(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "services.csv"
    path.write_text("id,name\n1,Advies\n", "utf-8")
    code, (line,) = told("map", "check", path)
    assert (code, line.partition(": ")[2]) == (
        2,
        "one table alone: name the folder or zip that holds all of them",
    )


def test_a_data_folder_that_cannot_be_made_is_told(
    no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    no_settings.setenv(f"{PREFIX}DATA_DIR", str(link))
    for command in (["check"], ["import", str(OURS)], ["export", str(tmp_path / "o")]):
        result = CliRunner().invoke(app, ["map", *command])
        assert result.exit_code == 2
        assert result.output == f"{PREFIX}DATA_DIR: {link} cannot be made: File exists\n"


def test_an_export_that_cannot_be_written_is_told(told: Told, tmp_path: Path) -> None:
    code, lines = told("map", "export", tmp_path / "nowhere" / "out.json")
    assert code == 1
    assert "cannot be written" in lines[0]


def test_another_city_s_directory_is_read_with_its_topics(told: Told, tmp_path: Path) -> None:
    record = to_hsds(read_services(OURS)[0][0]).model_dump(mode="json", exclude_defaults=True)
    term = {"id": record["id"], "name": "Advice", "description": "Advice."}
    record["attributes"] = [{"id": record["id"], "taxonomy_term": term}]
    path, topics = tmp_path / "elsewhere.json", tmp_path / "topics.yml"
    path.write_text(json.dumps([record]), "utf-8")
    topics.write_text("Advice: [help_general]\n", "utf-8")
    code, lines = told("map", "import", path)
    assert (code, len(lines)) == (2, 1)
    assert "Gentinfo: topics: no topic for it (Advice)" in lines[0]
    code, lines = told("map", "import", path, "--topics", topics)
    assert (code, lines[-2:]) == (
        0,
        [f"added: {record['id']}", "1 added, 0 changed, 0 removed"],
    )
    code, (line,) = told("map", "check", path, "--topics", tmp_path)
    assert (code, line.split(": ")[1]) == (2, "cannot be read")


def test_a_new_database_gets_its_first_map_and_no_start_undoes_an_import(
    told: Told, tmp_path: Path, store: Store
) -> None:
    assert told("db", "upgrade")[0] == 0
    with store.read() as work:
        assert len(work.social_map.current()) == 60
    told("map", "import", without("uitpas", tmp_path))
    assert told("db", "upgrade")[0] == 0
    with store.read() as work:
        assert work.social_map.get("uitpas") is None


def test_the_first_map_can_be_the_city_s_own(
    told: Told, no_settings: pytest.MonkeyPatch, tmp_path: Path, store: Store
) -> None:
    no_settings.setenv(f"{PREFIX}SOCIAL_MAP", str(tmp_path / "nowhere.yml"))
    code, lines = told("db", "upgrade")
    assert code == 2
    assert lines[0].startswith(f"{PREFIX}SOCIAL_MAP: {tmp_path / 'nowhere.yml'}: cannot be read")
    no_settings.setenv(f"{PREFIX}SOCIAL_MAP", str(without("uitpas", tmp_path)))
    assert told("db", "upgrade")[0] == 0
    with store.read() as work:
        assert len(work.social_map.current()) == 59
