"""The page on privacy tells what is so: a test for each promise, and the spans in force."""

import ast
import re

import yaml

from tests.structure.house import HOME

PAGE = (HOME / "docs" / "privacy.md").read_text("utf-8")


def test_every_promise_names_a_test_that_exists() -> None:
    promised = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
    assert len(promised) > 10
    assert [one for one in promised if one[1] not in functions_of(one[0])] == []


def functions_of(path: str) -> set[str]:
    tree = ast.parse((HOME / path).read_text("utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_the_table_of_retention_is_the_file() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", PAGE, re.MULTILINE))
    assert told == yaml.safe_load((HOME / "storage" / "retention.yml").read_text("utf-8"))
