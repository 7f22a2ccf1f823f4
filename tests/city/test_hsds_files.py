"""Files of HSDS as people hand them in: what can be read, and what each other one lacks."""

import json
import shutil
from pathlib import Path

import pytest

from city.hsds import read_hsds, read_topics, write_hsds
from tests.city.directories import FULL, elsewhere


def test_a_page_of_an_api_is_read_as_a_list_is(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text(json.dumps({"total_items": 1, "contents": [elsewhere(phones=None)]}), "utf-8")
    found, faults = read_hsds(path, {"BH": ["help_housing"]})
    assert ([one.name for one in found], faults) == (["Rent advice"], [])


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("x.json", "{", ":1: no JSON: "),
        ("x.json", "", ":1: the file is empty"),
        ("x.json", "[]", ":1: there is no list of services"),
        ("x.json", "[3]", ": service 1: Input should be a valid dictionary"),
        ("x.zip", "no zip", ": cannot be read: File is not a zip file"),
        ("x.csv", "id,name\n", ": one table alone: name the folder or zip that holds all of them"),
    ],
)
def test_what_is_no_directory_is_told_in_a_line(
    tmp_path: Path, name: str, written: str, told: str
) -> None:
    path = tmp_path / name
    path.write_text(written, "utf-8")
    found, (fault,) = read_hsds(path)
    assert found == []
    assert fault.startswith(f"{path}{told}")


def test_a_folder_without_services_is_told(tmp_path: Path) -> None:
    assert read_hsds(tmp_path) == (
        [],
        [f"{tmp_path}: there is no services.csv with a service in it"],
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for path in (nowhere, nowhere.with_suffix(".zip"), nowhere.with_suffix(".json")):
        assert read_hsds(path) == ([], [f"{path}: cannot be read: there is no such file"])


def test_tables_of_windows_are_told_with_their_mend(tmp_path: Path) -> None:
    write_hsds([FULL], tmp_path)
    table = tmp_path / "services.csv"
    written = table.read_text("utf-8")
    table.write_text(written.replace("Alles erin", "Één"), "cp1252")
    assert read_hsds(tmp_path)[1] == [
        f"{table}:2: not written in UTF-8, as is usual for Windows and Excel: save it as UTF-8"
    ]
    table.write_text(written.replace(",", ";"), "utf-8-sig")
    assert read_hsds(tmp_path)[1] == [
        f"{table}:1: there is no column `id`; columns stand between commas"
    ]


def test_what_a_mac_puts_into_a_zip_is_passed_over(tmp_path: Path) -> None:
    write_hsds([FULL], tmp_path / "tables")
    (tmp_path / "__MACOSX").mkdir()
    packed = shutil.make_archive(str(tmp_path.parent / "map"), "zip", tmp_path)
    assert read_hsds(Path(packed)) == ([FULL], [])


def test_a_zip_that_is_damaged_is_told(tmp_path: Path) -> None:
    write_hsds([FULL], tmp_path / "tables")
    packed = Path(shutil.make_archive(str(tmp_path / "map"), "zip", tmp_path / "tables"))
    raw = packed.read_bytes()
    packed.write_bytes(raw[:60] + b"\xff" * 40 + raw[100:])
    found, (fault,) = read_hsds(packed)
    assert found == []
    assert ": cannot be read: " in fault


def test_a_file_of_topics_is_read(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_text("BH-1800: [help_housing]\nLibraries: []\n", "utf-8")
    assert read_topics(path) == {"BH-1800": ["help_housing"], "Libraries": []}


@pytest.mark.parametrize("written", ["BH: help_housing", "- BH", "{", ""])
def test_what_is_no_file_of_topics_is_told(tmp_path: Path, written: str) -> None:
    path = tmp_path / "topics.yml"
    path.write_text(written, "utf-8")
    with pytest.raises(ValueError, match=r"topics\.yml: (write|cannot be read)"):
        read_topics(path)
