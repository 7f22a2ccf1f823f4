"""Which of the questions that are open a turn answers; asked when several may be meant."""

from dataclasses import replace
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from flows.case.choosing import is_at
from flows.case.settling import NO, YES, asks_whether_solved, offered
from flows.shared.say import Button, button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.answers import SAID, meant
from storage.models import Case, FollowUp

ASKED = "asked"
"""The entity of a button that names the question it answers, by the number of its follow-up."""
ANSWERS = {"affirm": YES, "deny": NO, "not_solved": NO}
"""What intents mean as an answer to "is it solved?"; all else that leads here is no yes."""
SHOWN = 6
"""How many questions are offered; more would not fit a phone's screen."""
ON_A_BUTTON = 20
"""How much of a service's name a button shows."""


def asked_of(work: UnitOfWork, turn: Turn) -> list[FollowUp]:
    """The open questions that this turn may answer, newest first: one for each thing asked.

    On a second try the one that it answered already, with its `answer`.
    """
    if before := work.follow_ups.answered_in(turn.resident_id, turn.inbox_id):
        return [before]
    asked = work.follow_ups.pending(turn.resident_id)
    if number := turn.follow_up_id or int(turn.entities.get(ASKED) or 0):
        return [one for one in asked if one.id == number]
    asked = [one for one in asked if _may_answer(work, turn, one)]
    if _is_of_a_problem(turn):
        asked = [one for one in asked if one.case] or asked
    return list({_thing(one): one for one in reversed(asked)}.values())[::-1]


def _may_answer(work: UnitOfWork, turn: Turn, asked: FollowUp) -> bool:
    """Whether the turn is an answer to such a question at all."""
    said, answer = turn.entities.get(SAID), turn.entities.get("answer")
    if said:
        return meant(asked.kind, said, turn.language) is not None
    if turn.intent == "appointment":
        return asked.appointment_id is not None
    if turn.intent.startswith("nuisance_"):
        return asks_whether_solved(work, asked) and _is_same_problem(asked.case, turn)
    if _is_of_a_problem(turn):
        return asked.case is None or asks_whether_solved(work, asked)
    answers = offered(work, asked)
    return bool(answers) if answer is None else answer in answers


def _is_same_problem(case: Case | None, turn: Turn) -> bool:
    """Whether words about nuisance may be about this case: of its topic, and of no other place."""
    if case is None or case.topic != turn.intent:
        return False
    return turn.address is None or is_at(case, turn)


def _is_of_a_problem(turn: Turn) -> bool:
    """Words that something is solved, or is not: they say nothing of an appointment."""
    return "solved" in turn.entities or turn.intent == "not_solved"


def _thing(asked: FollowUp) -> tuple[Any, ...]:
    """What was asked about: a second asking, or a reminder, is about the same."""
    if asked.appointment_id:
        return ("appointment", asked.appointment_id)
    return (asked.kind, asked.case_id, asked.referral_id, asked.welcome_id)


def answer_to(asked: FollowUp, turn: Turn) -> str:
    """What the turn answers to this question: by button, in words, or with a yes or a no."""
    if asked.answer:
        return asked.answer
    if said := turn.entities.get(SAID):
        return meant(asked.kind, said, turn.language) or NO
    if "solved" in turn.entities:
        return YES
    return turn.entities.get("answer") or ANSWERS.get(turn.intent, NO)


def ask_which(dispatcher: CollectingDispatcher, turn: Turn, asked: list[FollowUp]) -> None:
    """Asks which question is meant: a button for each, that says the answer too."""
    say(dispatcher, "which-asked", [_button(one, answer_to(one, turn)) for one in asked[:SHOWN]])


def _button(asked: FollowUp, answer: str) -> Button:
    reference = asked.case.reference if asked.case else ""
    services = asked.referral.services if asked.referral else []
    name = services[0]["name"][:ON_A_BUTTON].strip() if services else ""
    entities = {"answer": answer, ASKED: str(asked.id)}
    args = {"reference": reference, "name": name}
    return {**button(f"asked-{asked.kind}", "affirm", **entities), "args": args}


def with_words(turn: Turn, waiting: str | None) -> Turn:
    """The turn of a button that we showed because of some words, with the words that waited; a
    follow-up's own button came without any."""
    words = waiting if turn.pressed and turn.follow_up_id is None else None
    return replace(turn, words=words) if words else turn
