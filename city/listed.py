"""Reading a list of entries that an official edits: what can be used of it, and every fault."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from yaml.reader import ReaderError

from city.files import read_text


def read_listed[Entry: BaseModel](
    path: Path, section: str, entry: type[Entry], context: Mapping[str, Any] | None = None
) -> tuple[list[Entry], list[str]]:
    """The sound entries of a section, and a line for each fault: `file:line: what is wrong`.

    `context` is what else the entries are held against (pydantic's validation context).
    """
    try:
        tree, listed = _list_of(path, section)
    except ValueError as error:
        return [], [str(error)]
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


def _list_of(path: Path, section: str) -> tuple[yaml.Node, list[Any]]:
    """Raises ValueError with what is wrong."""
    written = read_text(path, str(path))
    try:
        tree, data = yaml.compose(written, yaml.SafeLoader), _Loader(written).get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"{path}:{line}: no YAML: {error.problem}") from error
    except RecursionError as error:
        raise ValueError(f"{path}: no YAML: nested too deep") from error
    except ReaderError as error:
        line = written.count("\n", 0, error.position) + 1
        raise ValueError(f"{path}:{line}: no YAML: {error.reason}") from error
    if tree is None:
        raise ValueError(f"{path}:1: the file is empty")
    listed = data.get(section) if isinstance(data, dict) else None
    if not isinstance(listed, list) or not listed:
        raise ValueError(f"{path}:1: there is no list of `{section}`: write it under `{section}:`")
    return tree, listed


class _Loader(yaml.SafeLoader):
    """Leaves a day as it is written: the 31st of a 13th month is a fault of one entry."""


def _as_written(_loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return str(node.value)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


def _told(
    tree: yaml.Node, where: list[str | int], name: str, error: ValidationError
) -> Iterator[str]:
    for steps, fault in faults_of(error):
        yield f"{_line(tree, [*where, *steps])}: {name}: {fault}"


def faults_of(error: ValidationError) -> Iterator[tuple[Sequence[str | int], str]]:
    """The steps to each wrong value, and `field: what is wrong`; the whole entry has no field."""
    for fault in error.errors():
        field = ".".join(str(step) for step in fault["loc"])
        yield fault["loc"], f"{field}: {fault['msg']}" if field else fault["msg"]


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
