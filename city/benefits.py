"""What residents may be entitled to, and which of it is worth asking about.

`benefits.yml` says at its head what each field and each rule means. Nothing here decides: who
decides is named in `where_to_ask`.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, Field, ValidationInfo

from city.listed import read_listed
from city.services import Part, Sentences, Words

Options = Mapping[str, Collection[str]]
"""By question, what can be answered."""
Answers = Mapping[str, str | None]
"""By question that was asked, the option chosen; None: does not know, or does not want to say."""
Rule = dict[str, Any]

ALL, ANY, NOT = "all", "any", "not"
UNNAMED = ""
"""An answer that a rule does not name."""


def _is_door(service: str, info: ValidationInfo) -> str:
    if service not in (info.context or {})["doors"]:
        raise ValueError(f"{service} is no service of the social map")
    return service


def _is_rule(rule: Rule, info: ValidationInfo) -> Rule:
    _hold_against(rule, (info.context or {})["options"])
    return rule


def _hold_against(rule: Any, options: Options) -> None:
    """Raises ValueError for a rule that speaks of what nobody is asked."""
    if not isinstance(rule, dict) or len(rule) != 1:
        raise ValueError(f"{rule} is no rule: one of all, any, not, or a question")
    ((word, inner),) = rule.items()
    if word == NOT:
        _hold_against(inner, options)
    elif word in (ALL, ANY):
        if not isinstance(inner, list) or not inner:
            raise ValueError(f"{word}: there is no list of rules")
        for part in inner:
            _hold_against(part, options)
    elif word not in options:
        raise ValueError(f"{word} is no question: {', '.join(options)}")
    elif strange := [one for one in _chosen(inner) if one not in options[word]]:
        raise ValueError(f"{word}: {strange[0]} is no answer: {', '.join(options[word])}")


class Benefit(Part):
    """One right or discount; None is "not known", never "none"."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    gives: Sentences
    who_words: str = Field(min_length=1)
    where_to_ask: list[Annotated[str, AfterValidator(_is_door)]] = Field(min_length=1)
    bring: Words | None
    automatic: Literal["yes", "partly", "no"]
    deadline: Words | None
    first_let_somebody_look: bool = False
    worth_asking_when: Annotated[Rule, AfterValidator(_is_rule)]
    source: str = Field(min_length=1)
    verified: bool
    note: str | None = None


def read_benefits(
    path: Path, doors: Collection[str], options: Options
) -> tuple[list[Benefit], list[str]]:
    """What can be used of a file, and a line for each fault: `file:line: what is wrong`.

    `doors` are the ids of the social map, `options` the questions with their answers.
    """
    return read_listed(path, "benefits", Benefit, {"doors": doors, "options": options})


def who_looks_first(path: Path) -> list[str]:
    """The services that look along before somebody asks for what can touch their residence."""
    return [str(one) for one in yaml.safe_load(path.read_text("utf-8"))["who_looks_first"]]


def worth_asking(benefits: Sequence[Benefit], answers: Answers) -> list[Benefit]:
    """Those that the answers do not exclude: first what fits, then what may fit."""
    fits = [(one, holds(one.worth_asking_when, answers)) for one in benefits]
    sure = [one for one, verdict in fits if verdict]
    return [*sure, *(one for one, verdict in fits if verdict is None)]


def still_matters(benefits: Sequence[Benefit], answers: Answers) -> set[str]:
    """The questions not asked yet whose answer can still change what is worth asking about."""
    rules = [one.worth_asking_when for one in benefits]
    return {name for rule in rules for name in _named(rule) if _hangs_on(rule, name, answers)}


def holds(rule: Rule, answers: Answers) -> bool | None:
    """Whether a rule holds; None while the answers that are known do not say."""
    ((word, inner),) = rule.items()
    if word == NOT:
        verdict = holds(inner, answers)
        return None if verdict is None else not verdict
    if word in (ALL, ANY):
        settles = word == ANY
        verdicts = [holds(part, answers) for part in inner]
        return settles if settles in verdicts else None if None in verdicts else not settles
    answer = answers.get(word)
    return None if answer is None else answer in _chosen(inner)


def _hangs_on(rule: Rule, name: str, answers: Answers) -> bool:
    """Whether the verdict may yet differ by what is answered to a question not asked so far."""
    if name in answers or holds(rule, answers) is not None:
        return False
    named = _named(rule)
    others = [one for one in named if one != name and one not in answers]
    for chosen in product(*(named[one] for one in others)):
        so_far = {**answers, **dict(zip(others, chosen, strict=True))}
        if len({holds(rule, {**so_far, name: answer}) for answer in named[name]}) > 1:
            return True
    return False


def _named(rule: Rule) -> dict[str, list[Any]]:
    """The questions of a rule, each with the answers that it names and one that it does not."""
    ((word, inner),) = rule.items()
    if word not in (ALL, ANY, NOT):
        return {word: [*_chosen(inner), UNNAMED]}
    found: dict[str, list[Any]] = {}
    for part in [inner] if word == NOT else inner:
        for name, answers in _named(part).items():
            found[name] = [*found.get(name, []), *answers]
    return found


def _chosen(inner: Any) -> list[Any]:
    """The answers that a condition names, one or a list."""
    return inner if isinstance(inner, list) else [inner]
