"""Seeing and erasing one's data: how a resident asks for it, and what they are asked back."""

from collections.abc import Iterator
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.privacy.actions import Privacy
from flows.shared.forms import STEP_BACK
from flows.shared.house import furnish
from flows.shared.turn import Turn
from storage import Store
from storage.policy import load_policy
from storage.vocabulary import PrivacyKind
from tests.storage.arrange import HOUSE, SetClock, message, open_case, resident


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    store = Store(sqlite_url, load_policy(), SetClock())
    furnish(store)
    with store.begin() as work:
        resident(work)
        work.commit()
    yield store
    store.close()


def said(store: Store, words: str = "", **entities: str) -> list[dict[str, Any]]:
    """What the resident is told; without words it is a press or a command."""
    return heard(store, {}, words, **entities)[0]


def heard(
    store: Store, form: dict[str, str], words: str = "", **entities: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What the resident is told in this form, and the events for Rasa."""
    with store.begin() as work:
        inbox_id = message(work)
        work.commit()
    turn = {
        "text": words or "/privacy",
        "intent": {"name": "privacy", "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
        "metadata": {"inbox": inbox_id, "resident": 1, "language": "nl"},
    }
    tracker = Tracker("key", {}, turn, [], False, None, form, "action_listen")
    dispatcher = CollectingDispatcher()
    events = Privacy().act(dispatcher, tracker, Turn.of(tracker))
    return [one["custom"] for one in dispatcher.messages], events


@pytest.mark.parametrize(
    "asked", [{"choice": "show_data"}, {"words": "toon mijn gegevens", "show_data": "toon"}]
)
def test_who_asks_for_their_data_gets_a_file(store: Store, asked: dict[str, str]) -> None:
    coming, file = said(store, **asked)
    assert (coming["say"], file["say"]) == ("my-data-coming", "my-data-file")
    assert file["args"] == {"_made": "my_data"}


def test_who_wants_all_erased_is_asked_once_more(store: Store) -> None:
    (asked,) = said(store, "wis mijn gegevens", erase_data="wis mijn gegevens")
    assert asked["say"] == "privacy-erase-ask"
    assert [one.get("act") for one in asked["buttons"]] == ["erase_all", "erase_nothing"]


@pytest.mark.parametrize(
    ("choice", "steps_back"), [("erase_data", True), ("show_data", False), ("", False)]
)
def test_the_question_whether_to_erase_ends_the_form_it_is_asked_in(
    store: Store, choice: str, *, steps_back: bool
) -> None:
    _told, events = heard(store, {"name": "nuisance_form"}, choice=choice)
    assert events == (STEP_BACK if steps_back else [])


def test_with_an_open_case_it_may_go_on(store: Store) -> None:
    with store.begin() as work:
        reference = open_case(work).reference
        work.commit()
    (asked,) = said(store, choice="erase_data")
    assert (asked["say"], asked["args"]) == ("privacy-erase-ask-open", {"references": reference})
    acts = [one.get("act") for one in asked["buttons"]]
    assert acts == ["erase_all", "erase_but_open", "erase_nothing"]


def test_that_the_home_is_remembered_and_forgotten_again_is_on_record(store: Store) -> None:
    with store.begin() as work:
        who, inbox_id = resident(work), message(work)
        work.consents.give_home(who, HOUSE, inbox_id, "nuisance-ask-remember")
        work.commit()
    assert [one["say"] for one in said(store, choice="forget_home")] == ["home-forgotten"]
    with store.read() as work:
        who = resident(work)
        records = work.my_data.of(who).records
        assert who.home is None
        assert [(one.kind, one.about, one.say) for one in records] == [
            (PrivacyKind.CONSENT, "home", "nuisance-ask-remember"),
            (PrivacyKind.CONSENT_WITHDRAWN, "home", "button-forget-home"),
        ]
