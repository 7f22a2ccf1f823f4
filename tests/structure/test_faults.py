"""Each fault of decision 32 has the test that it names, and each letter of the list is there."""

import ast
import re

from tests.structure.house import HOME

PAGE = (HOME / "docs" / "decisions" / "0032-faults.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([a-j]) \|.*`(tests/[\w/]+\.py)::(\w+)` \|$", PAGE, re.MULTILINE)


def functions_of(path: str) -> set[str]:
    tree = ast.parse((HOME / path).read_text("utf-8"))
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    return {node.name for node in tree.body if isinstance(node, functions)}


def test_every_fault_of_the_list_has_a_test_that_exists() -> None:
    assert {letter for letter, _path, _name in ROWS} == set("abcdefghij")
    assert [(path, name) for _, path, name in ROWS if name not in functions_of(path)] == []


def test_every_test_of_a_fault_stands_in_the_list() -> None:
    named = {(path, name) for _letter, path, name in ROWS}
    folder = HOME / "tests" / "faults"
    there = {
        (f"tests/faults/{file.name}", name)
        for file in folder.glob("test_[a-j]_*.py")
        for name in functions_of(f"tests/faults/{file.name}")
        if name.startswith("test_")
    }
    assert {name for _path, name in there - named} <= {
        "test_the_logs_of_these_faults_hold_no_words",
        "test_a_telegram_that_says_wait_for_a_day_is_asked_again_within_the_hour",
    }
