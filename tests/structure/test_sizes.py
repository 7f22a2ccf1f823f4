"""Files and functions that fit a reader's head."""

import ast

from tests.structure.house import ROOMS, sources

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

LISTS_OF_TABLES = "storage/migrations/versions/"
"""A migration's `upgrade` is one flat list of tables; cutting it up would hide the order."""


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {one.name: len(one.text.splitlines()) for one in sources(*ROOMS)}
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_sixty_lines() -> None:
    too_long = [
        f"{one.name}:{node.lineno} {node.name}"
        for one in sources(*ROOMS)
        if not one.name.startswith(LISTS_OF_TABLES)
        for node in ast.walk(one.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []
