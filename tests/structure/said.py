"""Finding every text key that code, domains, menu and policy say, and the variables they give."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from storage.kinds import FollowUpKind
from tests.structure.house import HOME, Source, domains, read_yaml, sources

KEY_SHAPE = re.compile(r"[a-z]+(-[a-z_]+)+")
"""Words with hyphens: in our code only text keys look so."""

NO_KEYS = {
    "staff-file": "a marker of outbox rows that carry a file; never rendered",
    "staff-forgotten": "a marker of outbox rows that only take something away; never rendered",
    "re-opened": "a verb in an error for the programmer",
    "access-log": "a command of the command line",
    "follow-ups": "a command of the command line",
}


@dataclass(frozen=True)
class Said:
    """A key that is said somewhere. `given` are its variables, None when they are not literal."""

    where: str
    key: str
    given: frozenset[str] | None
    label: bool = False


def speaking() -> list[Source]:
    """The Python that says keys: `flows`, `storage`, `bot`, and the cards of the city."""
    cards = [one for one in sources("city") if one.name == "city/cards.py"]
    return [*sources("flows", "storage", "bot"), *cards]


def said_by_code() -> list[Said]:
    """All literal keys in what speaks."""
    return [one for file in speaking() for one in said(file)]


def said(one: Source) -> Iterator[Said]:
    """The literal keys of one file: calls that speak, and `{"say": ...}` or `{"label": ...}`."""
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Call):
            yield from _call(one.name, node)
        elif isinstance(node, ast.Dict):
            yield from _dict(one.name, node)


def _call(name: str, call: ast.Call) -> Iterator[Said]:
    reader = _SPEAKING.get(_called(call))
    if reader is None:
        return
    key_at, given, label = reader(call)
    for key in _strings(key_at):
        yield Said(f"{name}:{call.lineno}", key, given, label)


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


_Read = tuple[ast.expr | None, frozenset[str] | None, bool]


def _say(call: ast.Call) -> _Read:
    """`say(dispatcher, key, buttons, **variables)`."""
    return _at(call, 1), _keywords(call), False


def _tell(call: ast.Call) -> _Read:
    """`act.tell(key, buttons, **variables)`."""
    return _at(call, 0), _keywords(call), False


def _button(call: ast.Call) -> _Read:
    """`button(label, intent)`; variables come, if at all, from a dict around it."""
    return _at(call, 0), None, True


def _words(call: ast.Call) -> _Read:
    """`Words(key, variables, buttons)`."""
    return _at(call, 0), _names(_at(call, 1)), False


def _render(call: ast.Call) -> _Read:
    """`texts.render(language, key, variables)`; the stewards' texts leave out the language."""
    first, second = _at(call, 0), _at(call, 1)
    if second is None or isinstance(second, ast.Dict):
        return first, _names(second), False
    if any(KEY_SHAPE.fullmatch(key) for key in _strings(first)):
        return first, None, False
    return second, _names(_at(call, 2)), False


_SPEAKING: dict[str, Callable[[ast.Call], _Read]] = {
    "say": _say,
    "tell": _tell,
    "button": _button,
    "Words": _words,
    "render": _render,
}


def _at(call: ast.Call, place: int) -> ast.expr | None:
    return call.args[place] if len(call.args) > place else None


def _keywords(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(filter(None, names)) - {"buttons"}


def _names(variables: ast.expr | None) -> frozenset[str] | None:
    """The variables of a literal dict; nothing given is nothing; a name may hold anything."""
    if variables is None:
        return frozenset()
    if not isinstance(variables, ast.Dict):
        return None
    return frozenset(filter(None, map(_text, variables.keys)))


def _text(node: ast.AST | None) -> str:
    """A literal text; empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _strings(node: ast.expr | None) -> Iterator[str]:
    """The literal texts that an expression may come to."""
    if text := _text(node):
        yield text
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def _dict(name: str, written: ast.Dict) -> Iterator[Said]:
    values = {_text(k): v for k, v in zip(written.keys, written.values, strict=True)}
    where = f"{name}:{written.lineno}"
    for key in _strings(values.get("say")):
        spoken_for = "language" in values  # another language's text; nothing is filled in
        yield Said(where, key, frozenset() if spoken_for else _names(values.get("args")))
    for key in _strings(values.get("label")):
        yield Said(where, key, _names(values.get("args")), label=True)


def key_shaped() -> Iterator[Said]:
    """Every literal of the code that has the shape of a key, wherever it stands."""
    for where, node in _nodes_of_code():
        if KEY_SHAPE.fullmatch(text := _text(node)):
            yield Said(where, text, None)


def computed_beginnings() -> Iterator[tuple[str, str]]:
    """Where, and with what beginning, a key is put together: `f"topic-{intent}"`."""
    for where, node in _nodes_of_code():
        if isinstance(node, ast.JoinedStr) and node.values:
            beginning = _text(node.values[0])
            if re.fullmatch(r"([a-z]+-)+", beginning):
                yield where, beginning


def _nodes_of_code() -> Iterator[tuple[str, ast.expr]]:
    """Every expression of the rooms that speak, with its place."""
    for one in speaking():
        for node in ast.walk(one.tree):
            if isinstance(node, ast.expr):
                yield f"{one.name}:{node.lineno}", node


def said_by_domains() -> Iterator[Said]:
    """The keys of all responses and their buttons."""
    for flow, domain in domains().items():
        for name, variants in domain.get("responses", {}).items():
            for variant in variants:
                spoken = variant["custom"]
                where = f"flows/{flow}/domain.yml {name}"
                yield Said(where, spoken["say"], frozenset(spoken.get("args", {})))
                for button in spoken.get("buttons", []):
                    yield Said(where, button["label"], frozenset(button.get("args", {})), True)


def said_by_policy() -> Iterator[Said]:
    """The texts of the follow-ups; storage gives each the same variables."""
    policy = read_yaml(HOME / "storage" / "follow_ups.yml")
    given = frozenset({"reference", "topic", "steward", "services", "step"}) | {
        "day",
        "time",
        "place",
        "who",
        *("last", "awaits", "line"),
    }
    for name, kind in policy["kinds"].items():
        for key in FollowUpKind.model_validate(kind).text_keys:
            yield Said(f"storage/follow_ups.yml {name}", key, given)
        for answer in kind.get("answers", []):
            yield Said(f"storage/follow_ups.yml {name}", f"answer-{answer}", frozenset(), True)


def said_by_menu() -> Iterator[Said]:
    """The labels of the menu's commands."""
    for command in read_yaml(HOME / "flows" / "commands.yml")["commands"]:
        yield Said("flows/commands.yml", f"command-{command}", frozenset())
