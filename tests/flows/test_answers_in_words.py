"""Short answers that are understood as a whole, in the four languages."""

import pytest

from flows.case.answers import _readings, meant
from storage.policy import load_policy

LANGUAGES = ("nl", "bg", "sk", "ro")
ASKING = {name: kind.answers for name, kind in load_policy().kinds.items() if kind.answers}


@pytest.mark.parametrize(
    ("language", "kind", "words", "answer"),
    [
        ("nl", "solved_check", "Nog altijd…", "not_solved"),
        ("bg", "solved_check", "Още не", "not_solved"),
        ("sk", "solved_check", "ešte nie!", "not_solved"),
        ("sk", "solved_check", "este nie", "not_solved"),
        ("ro", "solved_check", "Încă nu.", "not_solved"),
        ("ro", "solved_check", "inca nu", "not_solved"),
        ("nl", "referral_check", "nog niet", "not_yet"),
        ("bg", "referral_check", "още не", "not_yet"),
        ("nl", "welcome_next", "al gedaan", "step_done"),
        ("sk", "solved_check", "čiastočne", "partly"),
        ("ro", "solved_check", "a revenit", "came_back"),
        ("bg", "referral_check", "никой не вдига", "could_not"),
        ("nl", "appointment", "liever een andere dag", "move"),
        ("ro", "visit_reminder", "rămâne așa", "keep"),
        ("nl", "rating", "een 5", "rate_5"),
        ("nl", "rating", "4/5", "rate_4"),
        ("bg", "rating", "пет", "rate_5"),
        ("sk", "rating", "päť", "rate_5"),
        ("ro", "rating", "cinci stele", "rate_5"),
        ("ro", "rating", "4 ⭐", "rate_4"),
    ],
)
def test_it_is_understood(language: str, kind: str, words: str, answer: str) -> None:
    assert meant(kind, words, language) == answer


@pytest.mark.parametrize("kind", ASKING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_answer_can_be_given_in_words(language: str, kind: str) -> None:
    assert set(_readings()[language][kind].values()) == {*ASKING[kind]}


def test_who_writes_another_language_than_they_read_is_understood() -> None:
    assert meant("solved_check", "още не", "nl") == "not_solved"


@pytest.mark.parametrize(
    "words",
    ["", "6", "45", "nog niet, de zakken liggen er nog", "brand", "goed", "jednotka", "ja", "не"],
)
@pytest.mark.parametrize("kind", ["solved_check", "rating"])
def test_what_says_more_or_less_is_left_to_rasa(kind: str, words: str) -> None:
    assert meant(kind, words, "nl") is None
