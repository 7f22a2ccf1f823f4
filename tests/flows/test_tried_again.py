"""An answer to a follow-up whose turn is tried again after its effect was committed."""

from typing import Any

import pytest

from flows.case.actions import NotSolved
from storage.vocabulary import EventTag
from tests.flows.asked import Talk
from tests.storage.dump import dump

ANSWERS = [
    ("solved_check", "opgelost", "solved", "solved-thanks"),
    ("solved_check", "nog altijd", "not_solved", "case-reopened"),
    ("solved_check", "наполовина", "partly", "case-goes-on"),
    ("solved_check", "a revenit", "came_back", "case-reopened"),
    ("rating", "een 1", "rate_1", "rating-thanks-low"),
    ("rating", "cinci stele", "rate_5", "rating-thanks"),
    ("referral_check", "gelukt", "reached", "referral-reached"),
    ("referral_check", "ešte nie", "not_yet", "referral-not_yet"),
    ("referral_check", "никой не вдига", "could_not", "referral-could_not"),
    ("referral_check", "niet meer nodig", "not_needed", "referral-not_needed"),
    ("appointment", "dat past", "fits", "appointment-confirmed"),
    ("appointment", "друг ден", "move", "appointment-when"),
    ("visit_reminder", "rămâne așa", "keep", "appointment-confirmed"),
    ("visit_reminder", "zrušte to", "call_off", "appointment-off"),
    ("welcome_next", "al gedaan", "step_done", "welcome-next-done"),
    ("welcome_next", "încă nu", "step_not_yet", "welcome-next-not-yet"),
]


def same_again(talk: Talk, told: list[dict[str, Any]]) -> None:
    """The second try says all that the first one said, goes on as it did, and changes nothing."""
    next_, before = talk.next, dump(talk.store)
    assert talk.tries_again() == told
    assert talk.next == next_
    assert dump(talk.store) == before


@pytest.mark.parametrize("by_button", [True, False], ids=["by button", "in words"])
@pytest.mark.parametrize(("kind", "words", "answer", "key"), ANSWERS)
def test_a_second_try_says_the_same_and_changes_nothing(
    talk: Talk, kind: str, words: str, answer: str, key: str, by_button: bool
) -> None:
    number = talk.asks(kind)
    told = (
        talk.hears("affirm", follow_up=number, answer=answer)
        if by_button
        else talk.hears("affirm", said=words)
    )
    assert [one["say"] for one in told] == [key]
    same_again(talk, told)


@pytest.mark.parametrize("intent", ["affirm", "deny"])
@pytest.mark.parametrize("other", ["", "appointment"])
def test_a_yes_or_a_no_is_tried_again_whatever_else_is_asked(
    talk: Talk, intent: str, other: str
) -> None:
    number = talk.asks("solved_check")
    told = talk.hears(intent, words="ja" if intent == "affirm" else "nee")
    if other:
        talk.asks(other)
    same_again(talk, told)
    assert len(talk.events(number, EventTag.FOLLOW_UP_ANSWERED)) == 1


def test_that_it_is_not_solved_is_tried_again(talk: Talk) -> None:
    number = talk.asks("solved_check")
    told = talk.hears("not_solved", NotSolved(), words="nee, het is er nog")
    assert [one["say"] for one in told] == ["case-reopened"]
    same_again(talk, told)
    assert len(talk.events(number, EventTag.REOPENED)) == 1


def test_the_question_that_was_meant_is_answered_once(talk: Talk) -> None:
    talk.asks("solved_check"), talk.asks("appointment")
    (which,) = talk.hears("deny", words="nee, de zakken liggen er nog")
    same_again(talk, [which])
    same_again(talk, talk.presses(which["buttons"][1]))


def test_a_second_press_is_no_second_try(talk: Talk) -> None:
    number = talk.asks("rating")
    talk.hears("affirm", follow_up=number, answer="rate_5")
    told = talk.hears("affirm", follow_up=number, answer="rate_1")
    assert [one["say"] for one in told] == ["nothing-asked"]
    assert talk.events(number, EventTag.RATED) == [(None, {"rate": 5})]
