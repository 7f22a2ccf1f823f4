"""The questions of the check, and what a turn answers to one. They stand in `questions.yml`."""

from dataclasses import dataclass
from functools import cache

from flows.shared.asked import data_beside
from flows.shared.forms import LEFT_OUT
from flows.shared.turn import Turn

DONT_KNOW = "dont_know"

Heard = dict[str, str]
"""By question that was asked: an option, DONT_KNOW, or LEFT_OUT."""


@dataclass(frozen=True)
class Question:
    """One thing to know; `yes` and `no` are the options that these plain words mean."""

    name: str
    options: tuple[str, ...]
    yes: str | None
    no: str | None


@cache
def questions() -> dict[str, Question]:
    """Every question by its name, in the order in which they are asked."""
    written = data_beside(__file__, "questions.yml")
    return {
        name: Question(name, tuple(one["options"]), one.get("yes"), one.get("no"))
        for name, one in written["questions"].items()
    }


def answer_of(question: Question, turn: Turn) -> str | None:
    """What the turn answers to the question; None when it answers nothing."""
    chosen = turn.entities.get("choice")
    if chosen == DONT_KNOW or chosen in question.options:
        return chosen
    if turn.is_surely("skip"):
        return LEFT_OUT
    if turn.pressed:
        return None
    if turn.is_surely("affirm"):
        return question.yes
    return question.no if turn.is_surely("deny") else None


def known(heard: Heard) -> dict[str, str | None]:
    """The answers as rules read them; None: asked, and not known."""
    return {
        name: answer if answer in questions()[name].options else None
        for name, answer in heard.items()
    }
