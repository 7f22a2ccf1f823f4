"""The questions of each kind of nuisance: which comes next, and what a turn answers.

They stand in `questions.yml`; no kind has code of its own.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.shared.asked import NO, YES, data_beside, option
from flows.shared.forms import LEFT_OUT
from flows.shared.say import topic
from flows.shared.turn import Turn

LONGEST_ANSWER = 500
"""Characters of an answer that are read back; the words as written are kept whole."""

Details = dict[str, Any]
"""By question: words, `{"say": key}` for an option, or LEFT_OUT."""


@dataclass(frozen=True)
class Question:
    """One thing that a steward needs to know."""

    name: str
    cue: str | None
    means: str | None
    options: tuple[str, ...]
    serious: frozenset[str]
    names_it: bool

    def option(self, name: str) -> dict[str, str]:
        """One of its options as an answer."""
        return option(self.name, name)

    def heard_in(self, turn: Turn) -> Any:
        """What the turn says about it by the way; None when it says nothing."""
        named = turn.entities.get(self.name)
        if named in self.options:
            return self.option(str(named))
        found = turn.entities.get(self.cue) if self.cue else None
        return self.option(self.means) if found and self.means else found


def _data() -> dict[str, Any]:
    return data_beside(__file__, "questions.yml")


@cache
def questions() -> dict[str, Question]:
    """Every question by its name."""
    return {
        name: Question(
            name,
            one.get("cue"),
            one.get("means"),
            tuple(one.get("options", [])),
            frozenset(one.get("serious", [])),
            bool(one.get("names_it")),
        )
        for name, one in _data()["questions"].items()
    }


def kinds() -> dict[str, list[Question]]:
    """The questions of each kind, in the order in which they are asked."""
    return {kind: [questions()[name] for name in names] for kind, names in _data()["kinds"].items()}


def asked_of(kind: str | None) -> list[Question]:
    """The questions of one kind; none while the kind is not known."""
    return kinds().get(kind or "", [])


def next_question(kind: str | None, details: Details) -> Question | None:
    """The first question without an answer; None when all is known."""
    return next((one for one in asked_of(kind) if one.name not in details), None)


def with_hints(kind: str | None, details: Details, turn: Turn) -> Details:
    """The details with what the turn says by the way about questions that are still open."""
    hints = {one.name: one.heard_in(turn) for one in asked_of(kind) if one.name not in details}
    return {**details, **{name: said for name, said in hints.items() if said}}


def answer_of(question: Question, turn: Turn) -> Any:
    """What the turn answers to the question that was asked; None when it answers nothing."""
    chosen = turn.entities.get("choice")
    if chosen in question.options:
        return question.option(str(chosen))
    if turn.is_surely("skip"):
        return LEFT_OUT
    yes_or_no = YES in question.options
    if turn.is_surely("affirm"):
        return question.option(YES) if yes_or_no else None
    if turn.is_surely("deny"):
        return question.option(NO) if yes_or_no else LEFT_OUT
    if turn.pressed:
        return None
    return question.heard_in(turn) or turn.words[:LONGEST_ANSWER]


def in_short(kind: str | None, details: Details) -> tuple[Any, list[Any]]:
    """What it is, as exactly as it is known, and all else that was answered."""
    named = next((one.name for one in asked_of(kind) if one.names_it and details.get(one.name)), "")
    what = details[named] if named else topic(kind) if kind else None
    return what, [said for name, said in details.items() if said and name != named]


def is_serious(kind: str | None, details: Details) -> bool:
    """Whether an answer says that somebody may get hurt."""
    return any(
        details.get(one.name) == one.option(option)
        for one in asked_of(kind)
        for option in one.serious
    )
