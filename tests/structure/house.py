"""The tree as the structure tests see it: its folders, its Python and its YAML."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HOME = Path(__file__).parent.parent.parent
ROOMS = (
    "bot",
    "city",
    "flows",
    "storage",
    "desk",
    "nlu",
    "tests",
    "benchmarks",
    "docker",
    "scripts",
)
"""The folders that hold, or may hold, our own Python."""


@dataclass(frozen=True)
class Source:
    """One file of Python, read."""

    name: str
    text: str
    tree: ast.Module

    def imports(self) -> Iterator[tuple[int, str]]:
        """The line and full name of each module it imports, wherever the import stands.

        `from a import b` counts as `a.b`, as `b` may be a module.
        """
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                package = self._package(node.level) if node.level else []
                for alias in node.names:
                    yield (
                        node.lineno,
                        ".".join([*package, *filter(None, [node.module]), alias.name]),
                    )

    def _package(self, level: int) -> list[str]:
        return list(Path(self.name).parts[:-level])


def source(name: str, text: str) -> Source:
    """Python from a text; `name` is its path in the tree."""
    return Source(name, text, ast.parse(text))


@cache
def sources(*rooms: str) -> list[Source]:
    """All Python of these folders, environments left out."""
    paths = [path for room in rooms for path in (HOME / room).glob("**/*.py")]
    own = [path for path in paths if ".venv" not in path.parts]
    return [source(str(p.relative_to(HOME)), p.read_text("utf-8")) for p in sorted(own)]


class _NoDoubles(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error; PyYAML would let the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        doubles = sorted({str(key) for key in keys if keys.count(key) > 1})
        if doubles:
            place = f"{node.start_mark.name}:{node.start_mark.line + 1}"
            raise ValueError(f"{place}: stands twice: {', '.join(doubles)}")
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """A YAML file as data. Raises ValueError for a key that stands twice."""
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, _NoDoubles)  # a SafeLoader with one more check


@cache
def domains() -> dict[str, dict[str, Any]]:
    """Every domain fragment, by its flow."""
    return {path.parent.name: read_yaml(path) for path in sorted(HOME.glob("flows/*/domain.yml"))}


@cache
def intents() -> frozenset[str]:
    """The names of the contract, nlu/intents.yml."""
    contract = read_yaml(HOME / "nlu" / "intents.yml")
    return frozenset(
        intent for group, names in contract.items() if group != "entities" for intent in names
    )
