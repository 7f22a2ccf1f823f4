"""Every form steps aside for what cannot wait, whatever it has just asked."""

from types import MethodType
from typing import Any, cast

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from flows.nuisance.questions import kinds, questions
from flows.shared.forms import Listening
from flows.shared.house import furnish
from flows.shared.turn import Turn
from storage import Store
from storage.migrate import upgrade
from storage.policy import load_policy
from tests.structure.house import HOME, domains, read_yaml

CANNOT_WAIT = ("emergency", "cancel", "talk_to_steward")
MOST_QUESTIONS = 5
SURELY = 0.99


def forms() -> dict[str, Listening]:
    """Every form of the domains, by its name, with the action that listens for it."""
    executor = ActionExecutor()
    executor.register_package("flows")
    names = [name for domain in domains().values() for name in domain.get("forms", {})]
    runs = {name: cast(MethodType, executor.actions[f"validate_{name}"]) for name in names}
    found = {name: run.__self__ for name, run in runs.items()}
    return {name: one for name, one in found.items() if isinstance(one, Listening)}


NO_INTERRUPTION = {("steward_form", "talk_to_steward"), ("why_form", "cancel")}
"""A person is what the first is about; to stop the second is to have nothing to add."""

SLOTS = [
    (form, slot, intent)
    for intent in CANNOT_WAIT
    for domain in domains().values()
    for form, described in domain.get("forms", {}).items()
    for slot in described["required_slots"]
    if (form, intent) not in NO_INTERRUPTION
]


@pytest.fixture(scope="module")
def _store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The actions' store, with one resident."""
    url = f"sqlite:///{tmp_path_factory.mktemp('forms') / 'forms.db'}"
    upgrade(url)
    store = Store(url, load_policy())
    with store.begin() as work:
        work.residents.welcome("telegram", 1, "An", "nl")
        work.inbox.keep("telegram", 1, "telegram:1", {})
        work.commit()
    furnish(store)


def tracker(form: str, slot: str, intent: str) -> Tracker:
    """A conversation in which the form has asked for a slot, and this was the answer."""
    message: dict[str, Any] = {
        "text": "woorden",
        "intent": {"name": intent, "confidence": SURELY},
        "intent_ranking": [{"name": intent, "confidence": SURELY}],
        "entities": [],
        "metadata": {"inbox": 1, "resident": 1, "language": "nl"},
    }
    slots = {"requested_slot": slot, "nuisance_kind": "nuisance_noise"}
    return Tracker("key", slots, message, [], False, None, {"name": form}, "action_listen")


@pytest.mark.usefixtures("_store")
@pytest.mark.parametrize(("form", "slot", "intent"), SLOTS)
def test_no_form_takes_what_cannot_wait_for_an_answer(form: str, slot: str, intent: str) -> None:
    listener = forms()[form]
    dispatcher = CollectingDispatcher()
    said = tracker(form, slot, intent)
    events = listener.act(dispatcher, said, Turn.of(said))
    assert events == [], "no slot is filled, so Rasa lets the rule of that intent speak"
    assert dispatcher.messages == []


def test_every_form_of_the_domains_listens_as_all_others_do() -> None:
    assert set(forms()) == {form for form, _, _ in SLOTS}


def test_an_emergency_or_a_cancel_ends_the_form_before_it_speaks() -> None:
    for intent in ("emergency", "cancel"):
        rules = [
            rule["steps"]
            for path in sorted(HOME.glob("flows/*/rules.yml"))
            for rule in read_yaml(path)["rules"]
            if rule["steps"][0].get("intent") == intent
        ]
        assert [steps[1] for steps in rules] == [{"action": "action_deactivate_loop"}]


def test_no_kind_of_nuisance_asks_more_than_five_questions() -> None:
    counts = {kind: len(asked) for kind, asked in kinds().items()}
    assert counts
    assert max(counts.values()) <= MOST_QUESTIONS


def test_every_question_is_asked_of_some_kind() -> None:
    assert {one.name for asked in kinds().values() for one in asked} == set(questions())
