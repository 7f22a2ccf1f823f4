"""The documents tell what is there: settings, commands, and pages that exist."""

import re
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.settings import PREFIX, Settings
from tests.structure.house import HOME, ROOMS, sources

README = (HOME / "README.md").read_text("utf-8")
PAGES = [
    *(HOME / name for name in ("README.md", "CHANGELOG.md", "nlu/README.md", "city/README.md")),
    *sorted(HOME.glob("docs/**/*.md")),
]
TEXT_FILES = (
    "*.yml",
    ".env.example",
    "Makefile",
    "pyproject.toml",
    "nlu/*.yml",
    "nlu/pyproject.toml",
)


def rows(heading: str) -> dict[str, str]:
    """The first two cells of each row of the table under a heading of the README."""
    part = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {
        cells[1].strip("` "): cells[2].strip()
        for line in part.splitlines()
        if line.startswith("| `") and (cells := line.split("|"))
    }


def test_the_settings_table_names_every_setting_and_no_other() -> None:
    assert set(rows("Settings")) == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_the_settings_table_tells_the_defaults() -> None:
    told = rows("Settings")
    defaults = {
        f"{PREFIX}{name.upper()}": str(field.default)
        for name, field in Settings.model_fields.items()
        if field.default not in (None, [])
    }
    assert {name: told[name].strip("`") for name in defaults} == defaults


def test_the_commands_table_names_every_command_and_no_other() -> None:
    group = typer.main.get_group(app)
    names = set()
    for name, command in group.commands.items():
        below = getattr(command, "commands", None)
        names |= {f"{name} {one}" for one in below} if below else {name}
    assert set(rows("Commands")) == names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOME)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    here = [link for link in links if not re.match(r"https?:|address$", link)]
    assert [link for link in here if not (page.parent / link).exists()] == []


def test_every_page_that_code_or_settings_name_exists() -> None:
    written = [one.text for one in sources(*ROOMS)]
    written += [p.read_text("utf-8") for name in TEXT_FILES for p in HOME.glob(name)]
    named = {page for text in written for page in re.findall(r"docs/[\w/-]+\.md", text)}
    assert named
    assert {page for page in named if not (HOME / page).exists()} == set()


def test_the_index_of_decisions_is_complete() -> None:
    folder = HOME / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    pages = {path.name for path in folder.glob("0*.md")}
    assert pages
    assert set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", index)) == pages
