"""The audit of what we pin: holes fail it, silence of the database is no pass."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.structure.house import HOME

CLEAN = {"name": "rasa", "version": "3.6.21", "vulns": []}
HOLE = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2"], "description": ""}
BAD = {"name": "old", "version": "1", "vulns": [HOLE]}
SKIPPED = {"name": "rasa", "skip_reason": "Dependency not found on PyPI"}
IN_BOTH = ("old 1 (product)", "old 1 (nlu)")


def argued(*packages: str) -> str:
    """The file that argues the hole away in these."""
    holes = [f'id = "CVE-1"\npackage = "{one}"\nwhat = "a hole"\nwhy = "far"' for one in packages]
    return "".join(f"[[hole]]\n{hole}\n" for hole in holes)


def stand_in(path: Path, says: str) -> Path:
    """A program that says this, whatever it is asked."""
    path.write_text(f"#!{sys.executable}\nprint({says!r})\n", "utf-8")
    path.chmod(0o755)
    return path


def audit(folder: Path, says: str, argued: str = "") -> tuple[int, str]:
    exceptions = folder / "audit.toml"
    exceptions.write_text(argued, "utf-8")
    settings = {
        "PIP_AUDIT": str(stand_in(folder / "pip-audit", says)),
        "UV": str(stand_in(folder / "uv", "rasa==3.6.21")),
        "AUDIT_EXCEPTIONS": str(exceptions),
    }
    done = subprocess.run(
        [sys.executable, "scripts/audit"],
        cwd=HOME,
        env=settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def report(*found: dict[str, Any]) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


def test_without_holes_it_passes(tmp_path: Path) -> None:
    assert audit(tmp_path, report(CLEAN))[0] == 0


def test_a_hole_fails_it_and_is_named(tmp_path: Path) -> None:
    code, told = audit(tmp_path, report(CLEAN, BAD))
    assert code == 1
    assert "old 1: CVE-1, PYSEC-1; mended in 2" in told


def test_an_argued_hole_passes_under_any_of_its_names(tmp_path: Path) -> None:
    assert audit(tmp_path, report(BAD), argued(*IN_BOTH))[0] == 0


@pytest.mark.parametrize("other", ["old 1 (nlu)", "old 2 (product)", "older 1 (product)"])
def test_a_hole_that_is_argued_for_one_package_is_none_in_another(
    tmp_path: Path, other: str
) -> None:
    code, told = audit(tmp_path, report(BAD), argued("old 1 (nlu)", other))
    assert code == 1
    assert "the product (uv.lock): old 1: CVE-1" in told
    assert "Rasa's room (nlu/uv.lock): 1 packages, no hole" in told


def test_an_exception_without_a_reason_is_refused(tmp_path: Path) -> None:
    code, told = audit(tmp_path, report(CLEAN), argued(*IN_BOTH).replace("far", " "))
    assert (code, "each hole needs" in told) == (1, True)


@pytest.mark.parametrize("says", ["", "ERROR: cannot connect", report(), report(CLEAN, SKIPPED)])
def test_a_database_that_does_not_answer_is_no_pass(tmp_path: Path, says: str) -> None:
    code, told = audit(tmp_path, says)
    assert (code, "NOT audited" in told) == (3, True)


def test_each_hole_is_argued_once() -> None:
    listed = tomllib.loads((HOME / "docs" / "audit.toml").read_text("utf-8"))["hole"]
    assert len({(one["id"], one["package"]) for one in listed}) == len(listed)
    assert all(len(one["why"]) > 20 for one in listed)
