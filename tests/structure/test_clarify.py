"""What is asked of a question leads somewhere: to services that exist, in words that exist."""

from typing import Any

import pytest

from city.services import read_services
from tests.e2e.voice import catalogues
from tests.structure.house import HOME, intents, read_yaml

CLARIFY: dict[str, Any] = read_yaml(HOME / "flows" / "help" / "clarify.yml")
QUESTIONS: dict[str, dict[str, Any]] = CLARIFY["questions"]
MOST = 3
"""Questions before a door is shown (issue "Where must I be?")."""
ASKED_ELSEWHERE = {"help_general", "help_rights"}
"""Topics that begin with a question of their own: what it is about, and what one is entitled to."""


def test_each_help_intent_is_clarified_or_goes_to_a_person() -> None:
    helps = {intent for intent in intents() if intent.startswith("help_")}
    known = {*CLARIFY["topics"], *CLARIFY["to_a_person"]} | ASKED_ELSEWHERE
    assert known == helps


@pytest.mark.parametrize("topic", CLARIFY["topics"])
def test_a_topic_asks_at_most_three_questions(topic: str) -> None:
    assert 1 <= len(CLARIFY["topics"][topic]) <= MOST


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_option_leads_to_services_that_exist(question: str) -> None:
    services, faults = read_services(HOME / "city" / "services.yml")
    assert faults == []
    led_to = {door for doors in QUESTIONS[question]["options"].values() for door in doors}
    assert led_to - {one.id for one in services} == set()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_and_option_has_its_texts(question: str) -> None:
    wanted = {f"help-ask-{question}", f"label-{question}"}
    wanted |= {f"option-{question}-{option}" for option in QUESTIONS[question]["options"]}
    assert wanted - catalogues().keys().keys() == set()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_waits_for_an_answer_that_can_be_given_before_it(question: str) -> None:
    for earlier, answers in QUESTIONS[question].get("asked_if", {}).items():
        assert set(answers) <= set(QUESTIONS[earlier]["options"])
        for topic, asked in CLARIFY["topics"].items():
            if question in asked:
                assert asked.index(earlier) < asked.index(question), topic


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_urgent_decides_or_warns_is_one_of_its_options(question: str) -> None:
    asked = QUESTIONS[question]
    named = [option for what in ("urgent", "decides", "warns") for option in asked.get(what, [])]
    assert set(named) <= set(asked["options"])
