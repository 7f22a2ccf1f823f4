"""Reading a list of entries that an official edits: what can be used of it, and every fault."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError


def read_listed[Entry: BaseModel](
    path: Path, section: str, entry: type[Entry], context: Mapping[str, Any] | None = None
) -> tuple[list[Entry], list[str]]:
    """The sound entries of a section, and a line for each fault: `file:line: what is wrong`.

    `context` is what else the entries are held against (pydantic's validation context).
    """
    try:
        written = path.read_text("utf-8")
        tree, data = yaml.compose(written), yaml.safe_load(written)
    except (OSError, UnicodeDecodeError) as error:
        return [], [f"{path}: cannot be read: {error}"]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return [], [f"{path}:{line}: no YAML: {error.problem}"]
    listed = data.get(section) if isinstance(data, dict) else None
    if tree is None or not isinstance(listed, list) or not listed:
        return [], [f"{path}:1: there is no list of `{section}`"]
    found: list[Entry] = []
    faults: list[str] = []
    for place, one in enumerate(listed):
        try:
            found.append(entry.model_validate(one, context=context))
        except ValidationError as error:
            nameless = f"no {entry.__name__.lower()}"
            name = one.get("id", "no id") if isinstance(one, dict) else nameless
            told = _told(tree, [section, place], name, error)
            faults += [f"{path}:{fault}" for fault in told]
    return found, [*faults, *(f"{path}:{fault}" for fault in _doubles(tree, section, listed))]


def _told(
    tree: yaml.Node, where: list[str | int], name: str, error: ValidationError
) -> Iterator[str]:
    for steps, fault in faults_of(error):
        yield f"{_line(tree, [*where, *steps])}: {name}: {fault}"


def faults_of(error: ValidationError) -> Iterator[tuple[Sequence[str | int], str]]:
    """The steps to each wrong value, and `field: what is wrong`."""
    for fault in error.errors():
        yield fault["loc"], f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}"


def _doubles(tree: yaml.Node, section: str, listed: list[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for place, one in enumerate(listed):
        name = str(one.get("id")) if isinstance(one, dict) else ""
        if name in seen:
            yield f"{_line(tree, [section, place, 'id'])}: {name}: this id stands here twice"
        if name:
            seen.add(name)


def _line(node: yaml.Node, steps: Sequence[str | int]) -> int:
    """The line of a value, or of the nearest thing around it that stands in the file."""
    line = node.start_mark.line + 1
    if not steps:
        return line
    if isinstance(node, yaml.SequenceNode) and isinstance(steps[0], int):
        return _line(node.value[steps[0]], steps[1:])
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == steps[0]:
                return _line(value, steps[1:]) if steps[1:] else key.start_mark.line + 1
    return line
