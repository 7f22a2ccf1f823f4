"""Clarifying a question (vraagverheldering): what is asked, and which doors an answer leads to.

The questions stand in `clarify.yml`; no topic has code of its own.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.shared.asked import data_beside, option
from flows.shared.forms import LEFT_OUT
from flows.shared.turn import Turn

Clear = dict[str, Any]
"""By question: words, the name of an option, or LEFT_OUT."""

LONGEST_ANSWER = 500
"""Characters of an answer that are read back; the words as written are kept whole."""


@dataclass(frozen=True)
class Question:
    """One thing that decides which door it is; `options` lead to ids of services, and `means` says
    which option a bare yes or no (an intent) stands for."""

    name: str
    options: dict[str, tuple[str, ...]]
    asked_if: dict[str, list[str]]
    means: dict[str, str]
    decides: frozenset[str]
    urgent: frozenset[str]
    warns: frozenset[str]

    def is_due(self, clear: Clear) -> bool:
        """Whether the answers so far make this question one to ask."""
        return self.name not in clear and all(
            clear.get(name) in wanted for name, wanted in self.asked_if.items()
        )


def _data() -> dict[str, Any]:
    return data_beside(__file__, "clarify.yml")


@cache
def questions() -> dict[str, Question]:
    """Every question by its name."""
    return {
        name: Question(
            name,
            {option: tuple(doors) for option, doors in one["options"].items()},
            one.get("asked_if", {}),
            one.get("means", {}),
            frozenset(one.get("decides", [])),
            frozenset(one.get("urgent", [])),
            frozenset(one.get("warns", [])),
        )
        for name, one in _data()["questions"].items()
    }


def topics() -> dict[str, list[Question]]:
    """The questions of each topic, in the order in which they are asked."""
    return {
        topic: [questions()[name] for name in names] for topic, names in _data()["topics"].items()
    }


def asked_of(topic: str | None) -> list[Question]:
    """The questions of one topic; none where nothing needs to be clarified."""
    return topics().get(topic or "", [])


def goes_to_a_person(topic: str | None) -> bool:
    """Whether no door is shown, since only a person can help with it."""
    return topic in _data()["to_a_person"]


def next_question(topic: str | None, clear: Clear) -> Question | None:
    """The first question to ask still; None when all is clear."""
    return next((one for one in asked_of(topic) if one.is_due(clear)), None)


def topic_of(turn: Turn) -> str:
    """What a turn with a question is about: its intent, unless its words name what comes first."""
    for topic, asked in topics().items():
        if any(turn.entities.get(one.name) in one.decides for one in asked):
            return topic
    return turn.intent


def with_hints(topic: str | None, clear: Clear, turn: Turn) -> Clear:
    """The answers with what the turn says by the way about open questions (nlu/cues)."""
    hints = {
        one.name: turn.entities[one.name]
        for one in asked_of(topic)
        if one.name not in clear and turn.entities.get(one.name) in one.options
    }
    return {**clear, **hints}


def answer_of(question: Question, turn: Turn) -> Any:
    """What the turn answers to the question that was asked; None when it answers nothing."""
    said = turn.entities.get("choice") or turn.entities.get(question.name)
    if said in question.options:
        return said
    for intent, meant in question.means.items():
        if turn.is_surely(intent):
            return meant
    if turn.is_surely("skip", "deny"):
        return LEFT_OUT
    return None if turn.pressed else turn.words[:LONGEST_ANSWER]


def leads_to(topic: str | None, clear: Clear) -> list[str]:
    """The ids of the services that these answers lead to, those of the last answer first."""
    found = [one.options.get(clear.get(one.name, ""), ()) for one in reversed(asked_of(topic))]
    return list(dict.fromkeys(door for doors in found for door in doors))


def shown(question: str, answer: Any) -> Any:
    """An answer as it is read back, in whatever language it will be read."""
    asked = questions().get(question)
    is_option = asked is not None and answer in asked.options
    return option(question, answer) if is_option else answer


def is_urgent(topic: str | None, clear: Clear) -> bool:
    """Whether an answer says that it cannot wait its turn in the queue."""
    return any(clear.get(one.name) in one.urgent for one in asked_of(topic))


def warnings(topic: str | None, clear: Clear) -> list[str]:
    """The text keys of what the answers make us warn of."""
    return [f"help-warns-{one.name}" for one in asked_of(topic) if clear.get(one.name) in one.warns]
