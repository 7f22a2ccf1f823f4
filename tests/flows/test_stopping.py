"""No more messages, none for a while, or again: what a resident hears and what is kept."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.opening import OpenNuisanceCase
from flows.privacy.actions import StopMessages
from flows.shared.action import TurnAction
from flows.shared.house import furnish
from flows.shared.turn import Turn
from flows.smalltalk.actions import Greet
from storage import Store
from storage.policy import load_policy
from tests.storage.arrange import SetClock, draft, message, resident

A_PAUSE = timedelta(days=14)


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    store = Store(sqlite_url, load_policy(), SetClock())
    furnish(store)
    with store.begin() as work:
        resident(work).language_chosen = True
        work.commit()
    yield store
    store.close()


def said(
    store: Store,
    action: TurnAction,
    intent: str = "stop_messages",
    words: str = "",
    **entities: str,
) -> list[dict[str, Any]]:
    """What the resident is told after this turn; without words it is a press."""
    with store.begin() as work:
        inbox_id = message(work)
        work.commit()
    heard = {
        "text": words or f"/{intent}",
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
        "metadata": {"inbox": inbox_id, "resident": 1, "language": "nl"},
    }
    tracker = Tracker("key", {}, heard, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    action.act(dispatcher, tracker, Turn.of(tracker))
    return [one["custom"] for one in dispatcher.messages]


def state(store: Store) -> tuple[bool, bool]:
    """Whether messages are stopped, and whether they are paused for as long as the policy says."""
    with store.read() as work:
        who = work.residents.get(1)
        until = who.follow_ups_paused_until
        return who.follow_ups_stopped_at is not None, until == work.now + A_PAUSE


def test_who_stops_messages_hears_how_to_have_a_pause_or_all_of_them_again(store: Store) -> None:
    (told,) = said(store, StopMessages(), words="geen berichten meer")
    assert (told["say"], state(store)) == ("messages-stopped", (True, False))
    assert told["args"]["until"] == {"date": (store.clock() + A_PAUSE).isoformat()}
    meanings = [(one["intent"], one["entities"]) for one in told["buttons"]]
    assert meanings == [
        ("stop_messages", {"choice": "pause"}),
        ("stop_messages", {"choice": "resume"}),
    ]


@pytest.mark.parametrize(
    ("words", "entities"), [("", {"choice": "pause"}), ("even geen", {"pause": "even geen"})]
)
def test_a_pause_by_button_and_in_words(store: Store, words: str, entities: dict[str, str]) -> None:
    said(store, StopMessages(), words="stop")
    (told,) = said(store, StopMessages(), words=words, **entities)
    assert (told["say"], state(store)) == ("messages-paused", (False, True))


@pytest.mark.parametrize("before", ["stop", "pause"])
@pytest.mark.parametrize(
    ("words", "entities"), [("", {"choice": "resume"}), ("toch weer", {"resume": "toch weer"})]
)
def test_messages_again_by_button_and_in_words(
    store: Store, before: str, words: str, entities: dict[str, str]
) -> None:
    said(store, StopMessages(), choice=before)
    (told,) = said(store, StopMessages(), words=words, **entities)
    assert (told["say"], state(store)) == ("messages-again", (False, False))


def test_messages_only_after_two_weeks_are_a_pause(store: Store) -> None:
    said(store, StopMessages(), words="na 2 weken weer", pause="na 2 weken", resume="weer")
    assert state(store) == (False, True)


def test_start_brings_messages_back_and_a_hello_does_not(store: Store) -> None:
    said(store, StopMessages(), words="stop")
    assert [one["say"] for one in said(store, Greet(), "greet", words="dag")] == ["welcome-back"]
    assert state(store) == (True, False)
    again = [one["say"] for one in said(store, Greet(), "greet")]
    assert again == ["messages-again", "welcome-back"]
    assert state(store) == (False, False)
    assert [one["say"] for one in said(store, Greet(), "greet")] == ["welcome-back"]


@pytest.mark.parametrize("stopped", [True, False])
def test_after_a_new_report_it_stays_stopped_and_that_is_said(store: Store, stopped: bool) -> None:
    if stopped:
        said(store, StopMessages(), words="stop")
    with store.begin() as work:
        one = draft(work, resident(work))
        work.reports.keep_answers(
            one, {"nuisance_kind": "nuisance_waste", "nuisance_place": None, "nuisance_answers": {}}
        )
        work.commit()
    told = [one["say"] for one in said(store, OpenNuisanceCase(), "affirm")]
    assert ("messages-still-stopped" in told) is stopped
    assert state(store) == (stopped, False)
