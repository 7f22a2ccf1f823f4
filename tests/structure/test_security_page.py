"""Each promise of the security page names tests, and they exist."""

import re

from tests.structure.house import HOME

PAGE = (HOME / "docs" / "security.md").read_text("utf-8")
PROMISE = re.compile(r"^\| (?P<promise>.+?) \| (?P<held>.*) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def promises() -> dict[str, list[tuple[str, str]]]:
    """What the tables under "What we do" promise, with the tests of each."""
    part = PAGE.split("\n## What we do\n")[1].split("\n## ")[0]
    rows = [(found["promise"], TEST.findall(found["held"])) for found in PROMISE.finditer(part)]
    return {promise: tests for promise, tests in rows if promise not in ("Promise", "---|---")}


def test_each_promise_names_a_test() -> None:
    assert len(promises()) > 20
    assert [promise for promise, tests in promises().items() if not tests] == []


def test_each_test_that_holds_a_promise_exists() -> None:
    named = {one for tests in promises().values() for one in tests}
    files = {file for file, _name in named}
    written = {file: (HOME / file).read_text("utf-8") for file in files if (HOME / file).exists()}
    lost = [
        f"{file}::{name}"
        for file, name in sorted(named)
        if not re.search(rf"def {name}\(", written.get(file, ""))
    ]
    assert lost == []
