"""What a resident hears when they answer an appointment, or the question about a referral."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.case.actions import NotSolved
from flows.case.solved import SolvedCheck
from flows.shared.action import TurnAction
from flows.shared.house import furnish
from flows.shared.turn import Turn
from storage import Store
from storage.migrate import upgrade
from storage.models import Case, FollowUp
from storage.plan import Plan
from storage.policy import load_policy
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, CaseState, EventTag
from tests.storage.arrange import message, open_case, resident, steward


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'visits.db'}"
    upgrade(url)
    store = Store(url, load_policy())
    furnish(store)
    yield store
    store.close()


@pytest.fixture
def follow_up_id(store: Store) -> int:
    """The question about an appointment, as the clock asked it."""
    with store.begin() as work:
        case = open_case(work)
        plan = Plan(work.now + timedelta(days=3), 60, "Ham 12", "An")
        draft = work.appointments.draft(case, resident(work), steward(work), plan)
        work.appointments.send(draft, steward(work), message(work))
        assert draft.follow_up_id
        asked = work.follow_ups.get(draft.follow_up_id)
        kind = work.follow_ups.kind_of(asked) if asked else None
        assert asked
        assert kind
        work.follow_ups.ask(asked, kind)
        work.commit()
        return asked.id


def said(
    store: Store,
    intent: str,
    action: TurnAction | None = None,
    follow_up: int | None = None,
    words: str = "",
    **entities: str,
) -> list[dict[str, Any]]:
    """What the resident is told after this turn."""
    with store.begin() as work:
        inbox_id = message(work)
        work.commit()
    heard = {
        "text": words or f"/{intent}",
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [],
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
        "metadata": {"inbox": inbox_id, "resident": 1, "language": "nl", "follow_up": follow_up},
    }
    tracker = Tracker("key", {}, heard, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    (action or SolvedCheck()).act(dispatcher, tracker, Turn.of(tracker))
    return [one["custom"] for one in dispatcher.messages]


def appointment(store: Store) -> Appointment:
    with store.read() as work:
        return work.session.query(Appointment).one()


def case(store: Store) -> Case:
    with store.read() as work:
        found = work.session.query(Case).one()
        _ = list(found.events)
        return found


@pytest.mark.parametrize(
    ("answer", "told", "state"),
    [
        ("fits", "appointment-confirmed", AppointmentState.CONFIRMED),
        ("move", "appointment-when", AppointmentState.TO_MOVE),
        ("call_off", "appointment-off", AppointmentState.CANCELLED),
    ],
)
def test_each_button_is_answered_and_kept(
    store: Store, follow_up_id: int, answer: str, told: str, state: AppointmentState
) -> None:
    (words,) = said(store, "affirm", follow_up=follow_up_id, answer=answer)
    assert words["say"] == told
    assert appointment(store).state is state


def test_who_wishes_another_moment_talks_with_the_steward_from_then_on(
    store: Store, follow_up_id: int
) -> None:
    said(store, "affirm", follow_up=follow_up_id, answer="move")
    with store.read() as work:
        conversation = work.residents.current_conversation(work.residents.get(1))
        assert conversation
        assert work.residents.case_in_talk(conversation) == appointment(store).case_id


@pytest.mark.usefixtures("follow_up_id")
def test_a_yes_in_words_confirms_and_a_no_is_asked_about(store: Store) -> None:
    (how,) = said(store, "deny", words="не")
    assert how["say"] == "appointment-how"
    assert [one["entities"]["answer"] for one in how["buttons"]] == ["move", "call_off"]
    assert appointment(store).state is AppointmentState.PROPOSED
    (words,) = said(store, "affirm", words="да")
    assert words["say"] == "appointment-confirmed"


def test_the_second_press_is_told_that_nothing_is_asked(store: Store, follow_up_id: int) -> None:
    said(store, "affirm", follow_up=follow_up_id, answer="fits")
    (words,) = said(store, "affirm", follow_up=follow_up_id, answer="call_off")
    assert words["say"] == "nothing-asked"
    assert appointment(store).state is AppointmentState.CONFIRMED


@pytest.mark.usefixtures("follow_up_id")
def test_that_it_is_solved_says_nothing_of_the_appointment(store: Store) -> None:
    (words,) = said(store, "affirm", words="вече е решено", solved="yes")
    assert words["say"] == "solved-noted"
    assert appointment(store).state is AppointmentState.PROPOSED


@pytest.mark.usefixtures("follow_up_id")
def test_that_it_happened_again_says_nothing_of_the_appointment(store: Store) -> None:
    (words,) = said(store, "not_solved", NotSolved(), words="пак има боклук")
    assert words["say"] == "diary-noted"
    assert appointment(store).state is AppointmentState.PROPOSED


def test_who_could_not_get_in_by_a_stewards_referral_stays_in_that_case(store: Store) -> None:
    with store.begin() as work:
        opened = open_case(work)
        cause, services = message(work), [{"id": "x", "name": "X"}]
        who = resident(work)
        work.referrals.give(who, cause, opened.topic, services, {}, "", opened)
        asked = work.session.query(FollowUp).filter_by(kind="referral_check").one()
        kind = work.follow_ups.kind_of(asked)
        assert kind
        work.follow_ups.ask(asked, kind)
        work.commit()
    (words,) = said(store, "affirm", follow_up=asked.id, answer="could_not")
    assert words["say"] == "referral-could_not"
    tags = [event.tag for event in case(store).events]
    assert EventTag.FOLLOW_UP_ANSWERED in tags
    assert case(store).state is CaseState.NEW
