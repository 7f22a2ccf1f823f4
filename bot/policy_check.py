"""What is wrong with a follow-up policy, each fault with its line."""

from pathlib import Path
from typing import Any

import yaml

from bot.texts import Texts
from storage.errors import Fault, WrongPolicy
from storage.follow_up_facts import NOTHING
from storage.policy import OUR_POLICY, load_policy

Data = dict[Any, Any]


def faults_of(path: Path | None, texts: Texts) -> list[str]:
    """Every fault of the policy in `path`, or of our own: of its form, and of the texts and labels
    that it names."""
    where = path or OUR_POLICY
    found: list[Fault] = []
    try:
        load_policy(path)
    except WrongPolicy as wrong:
        found = wrong.faults
    try:
        written = where.read_text("utf-8")
        data, tree = yaml.safe_load(written), yaml.compose(written)
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return [f"{where}: {fault.says}" for fault in found]
    found = sorted({*found, *_of_texts(data, texts)}, key=lambda one: (line_of(tree, one.at), one))
    return [f"{where}:{line_of(tree, one.at)}: {one}" for one in found]


def line_of(tree: yaml.Node | None, at: tuple[str | int, ...]) -> int:
    """The line of that place, or of the nearest place around it that is written."""
    line = tree.start_mark.line + 1 if tree else 1
    for step in at:
        key, tree = _below(tree, step)
        if tree is None:
            break
        line = (key or tree).start_mark.line + 1
    return line


def _below(tree: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(tree, yaml.MappingNode):
        for key, value in tree.value:
            if key.value == str(step):
                return key, value
    if isinstance(tree, yaml.SequenceNode) and isinstance(step, int) and step < len(tree.value):
        return None, tree.value[step]
    return None, None


def _of_texts(data: Any, texts: Texts) -> list[Fault]:
    kinds = data.get("kinds") if isinstance(data, dict) else None
    if not isinstance(kinds, dict):
        return []
    return [
        fault
        for name, kind in kinds.items()
        if isinstance(kind, dict)
        for fault in [*_of_words(str(name), kind, texts), *_of_answers(str(name), kind, texts)]
    ]


def _of_words(name: str, kind: Data, texts: Texts) -> list[Fault]:
    """No key that a catalogue lacks, and none that asks for what no follow-up tells."""
    at, key, number = ("kinds", name, "text"), kind.get("text"), kind.get("texts", 1)
    if not isinstance(key, str) or not isinstance(number, int):
        return []
    keys = [key] if number == 1 else [f"{key}-{place}" for place in range(1, number + 1)]
    known = texts.keys()
    faults = [Fault(at, f"no catalogue has the text {one}") for one in keys if one not in known]
    asked = {one: sorted(known[one].variables - {*NOTHING}) for one in keys if one in known}
    return faults + [
        Fault(at, f"{one} needs {', '.join(names)}, which no follow-up tells")
        for one, names in asked.items()
        if names
    ]


def _of_answers(name: str, kind: Data, texts: Texts) -> list[Fault]:
    """Each answer has its label, and the question a name for when several are open."""
    answers, known = kind.get("answers"), texts.keys()
    if not isinstance(answers, list) or not answers:
        return []
    at, asked = ("kinds", name, "answers"), f"asked-{name}"
    faults = [
        Fault((*at, place), f"no catalogue has the label answer-{answer}")
        for place, answer in enumerate(answers)
        if f"answer-{answer}" not in known
    ]
    if asked not in known:
        why = "the button that names this question when several are open"
        faults.append(Fault(at, f"no catalogue has the label {asked}, {why}"))
    return faults
