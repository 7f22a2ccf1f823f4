"""What Rasa merges from the flows' fragments: nothing is lost, doubled or taken by mistake."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from bot.rasa import OF_AN_ACTION
from flows.shared.say import say
from tests.structure.house import HOME, domains, intents, read_yaml

RASA_TAKES_FOR_A_DOMAIN = {
    "slots", "forms", "actions", "entities", "intents", "responses", "e2e_actions",
    "session_config",
}  # fmt: skip
"""Rasa 3.6, `Domain.is_domain_file`: any of these at the top makes a YAML file a domain."""

RASAS_OWN = {"action_deactivate_loop", "action_listen"}
FLOW_FILES = sorted(HOME.glob("flows/**/*.yml"))


def steps(of: Any) -> Iterator[dict[str, Any]]:
    """Every step of a rules file, those inside an `or` too."""
    for rule in of["rules"]:
        for step in rule["steps"]:
            yield from step.get("or", [step])


def rules() -> list[dict[str, Any]]:
    """All steps of all rules."""
    return [step for p in sorted(HOME.glob("flows/*/rules.yml")) for step in steps(read_yaml(p))]


@pytest.mark.parametrize("path", FLOW_FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_every_yaml_file_of_the_flows_loads(path: Path) -> None:
    assert read_yaml(path)


def test_a_key_that_stands_twice_in_a_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "domain.yml"
    path.write_text("responses:\n  utter_a: 1\n  utter_a: 2\n", "utf-8")
    with pytest.raises(ValueError, match="utter_a"):
        read_yaml(path)


def test_every_intent_of_the_contract_is_declared_by_exactly_one_flow() -> None:
    declared = Counter(intent for domain in domains().values() for intent in domain["intents"])
    assert {intent for intent, times in declared.items() if times > 1} == set()
    assert set(declared) == intents()


def test_every_intent_has_a_rule() -> None:
    assert intents() - {step.get("intent") for step in rules()} == set()


def test_a_rule_speaks_only_of_intents_that_exist() -> None:
    spoken_of = {step["intent"] for step in rules() if "intent" in step}
    assert spoken_of - intents() == {"nlu_fallback"}  # Rasa's own


def test_a_rule_does_only_what_some_flow_declares() -> None:
    known = {name for d in domains().values() for name in _doable(d)}
    assert {step["action"] for step in rules() if "action" in step} - known == RASAS_OWN - {
        "action_listen"
    }


def _doable(domain: dict[str, Any]) -> set[str]:
    return {*domain.get("actions", []), *domain.get("responses", {}), *domain.get("forms", {})}


@pytest.mark.parametrize("section", ["responses", "slots", "forms", "actions"])
def test_no_key_stands_in_two_fragments(section: str) -> None:
    stands_in = Counter(key for domain in domains().values() for key in domain.get(section, []))
    assert stands_in
    assert {key for key, times in stands_in.items() if times > 1} == set()


def test_one_fragment_at_most_configures_the_session() -> None:
    assert sum("session_config" in domain for domain in domains().values()) == 1


@pytest.mark.parametrize("path", FLOW_FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_what_rasa_takes_for_a_domain_is_a_domain_file_and_says_its_version_first(
    path: Path,
) -> None:
    keys = list(yaml.safe_load(path.read_text("utf-8")))
    if RASA_TAKES_FOR_A_DOMAIN & set(keys):
        assert path.name == "domain.yml"
        assert keys[0] == "version"
    else:
        assert path.name != "domain.yml"


def test_no_file_has_a_name_that_rasa_would_take_for_a_test_or_a_story() -> None:
    """Rasa trains on `test_*.yml` under its data like on any other file."""
    data = [*HOME.glob("flows/**/test_*.y*ml"), *HOME.glob("nlu/training/**/test_*.y*ml")]
    assert data == []
    assert [path for path in FLOW_FILES if "stories" in read_yaml(path)] == []


def test_every_declared_action_is_a_class_of_the_flows_and_the_reverse() -> None:
    executor = ActionExecutor()
    executor.register_package("flows")
    declared = {action for domain in domains().values() for action in domain.get("actions", [])}
    assert set(executor.actions) == declared


def test_every_slot_that_a_form_asks_for_can_be_asked() -> None:
    """Rasa looks for `utter_ask_<form>_<slot>` or the action of that name, else says nothing."""
    known = {name for domain in domains().values() for name in _doable(domain)}
    asked = {
        f"ask_{form}_{slot}"
        for domain in domains().values()
        for form, described in domain.get("forms", {}).items()
        for slot in described["required_slots"]
    }
    first_words_fill = {"ask_help_form_help_topic", "ask_steward_form_steward_topic"}
    assert {
        one for one in asked if not {f"utter_{one}", f"action_{one}"} & known
    } == first_words_fill


def test_a_rule_needs_no_message_before_the_last() -> None:
    """So that a long talk can go on in a new session of Rasa's (bot/talking.py)."""
    for path in sorted(HOME.glob("flows/*/rules.yml")):
        for rule in read_yaml(path)["rules"]:
            messages = [at for at, step in enumerate(rule["steps"]) if {"intent", "or"} & {*step}]
            assert messages in ([], [0]), rule["rule"]


def test_what_an_action_answers_is_told_from_what_rasa_says_without_the_action_server() -> None:
    dispatcher = CollectingDispatcher()
    say(dispatcher, "thanks")
    assert OF_AN_ACTION in dispatcher.messages[0]["custom"]
    own = [
        answer["custom"]
        for domain in domains().values()
        for answers in domain.get("responses", {}).values()
        for answer in answers
    ]
    assert own
    assert [one for one in own if OF_AN_ACTION in one] == []
