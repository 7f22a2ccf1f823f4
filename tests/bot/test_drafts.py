"""Drafts left idle: asked about once, in waking hours; the serious ones go to the stewards."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.drafts import Drafts
from bot.settings import checkout
from storage import Store, UnitOfWork
from storage.models import InboxMessage, OutboxMessage, Report, Resident
from storage.policy import Drafts as DraftPolicy
from storage.policy import load_policy
from storage.vocabulary import EventTag, InboxState, ReportState
from tests.bot.conftest import Hands
from tests.bot.office import open_case
from tests.storage.arrange import message

HALF_AN_HOUR, A_DAY = timedelta(minutes=30), timedelta(hours=24)
PHOTO = {"chat": 5, "message": 9, "kind": "photo"}


@pytest.fixture
def store(database_url: str, hands: Hands) -> Iterator[Store]:
    """With our own policy."""
    store = Store(database_url, load_policy(), hands)
    yield store
    store.close()


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store, checkout())


def maria(work: UnitOfWork) -> Resident:
    return work.residents.welcome("telegram", 5, "Мария", "bg")


def leaves(
    store: Store,
    *words: str,
    flow: str = "nuisance",
    file: dict[str, Any] | None = None,
    **answers: Any,
) -> int:
    """Maria says these words in a flow and goes; returns the number of the draft."""
    with store.begin() as work:
        for said in words or ("боклук",):
            inbox_id = message(work, "telegram:5")
            draft = work.reports.keep_words(maria(work).id, flow, "key", inbox_id, said, file)
        handled(work)
        work.reports.keep_answers(draft, answers)
        work.commit()
        return draft.id


def has_case(store: Store) -> int:
    with store.begin() as work:
        case_id = open_case(work, maria(work))
        handled(work)
        work.commit()
        return case_id


def handled(work: UnitOfWork) -> None:
    """All that Maria wrote so far had its turn."""
    for row in work.session.query(InboxMessage).filter_by(state=InboxState.WAITING):
        work.inbox.done(row.id)


def waits(store: Store) -> int:
    """Something that Maria said or pressed waits for its turn; its number."""
    with store.begin() as work:
        inbox_id = message(work, "telegram:5")
        work.commit()
        return inbox_id


def questions(store: Store) -> list[OutboxMessage]:
    """All that was said to Maria, in order."""
    with store.read() as work:
        rows = work.session.query(OutboxMessage).filter(OutboxMessage.resident_id.is_not(None))
        return rows.order_by(OutboxMessage.id).all()


def passed_on(store: Store) -> list[InboxMessage]:
    """The rows of our own that send a draft as it is."""
    with store.read() as work:
        rows = work.session.query(InboxMessage).order_by(InboxMessage.id)
        return [row for row in rows if "draft" in row.payload]


def test_a_draft_is_asked_about_once_half_an_hour_after_the_last_word(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    number = leaves(store, nuisance_kind="nuisance_waste")
    hands.forward(HALF_AN_HOUR - timedelta(seconds=1))
    assert not drafts.look()
    hands.forward(timedelta(seconds=1))
    assert drafts.look()
    for _ in range(3):
        hands.forward(HALF_AN_HOUR)
        assert not drafts.look()
    (asked,) = questions(store)
    assert (asked.say, asked.args) == ("draft-go-on", {"topic": {"say": "topic-nuisance_waste"}})
    assert asked.at_most_once
    meanings = [(one["intent"], one["entities"].get("draft")) for one in asked.buttons]
    wishes = [("nuisance_waste", f"{wish}:{number}") for wish in ("go_on", "send")]
    assert meanings == [*wishes, ("cancel", None)]


@pytest.mark.parametrize(
    ("flow", "answers", "intent"),
    [
        ("nuisance", {}, "report_nuisance"),
        ("nuisance", {"nuisance_kind": None}, "report_nuisance"),
        ("help", {"help_topic": "help_housing"}, "help_housing"),
        ("steward", {}, "talk_to_steward"),
    ],
)
def test_to_go_on_begins_the_form_of_the_draft_again(
    store: Store, drafts: Drafts, hands: Hands, flow: str, answers: dict[str, Any], intent: str
) -> None:
    leaves(store, flow=flow, **answers)
    hands.forward(HALF_AN_HOUR)
    drafts.look()
    (asked,) = questions(store)
    assert asked.buttons[0]["intent"] == intent
    assert asked.args == {"topic": {"say": f"topic-{intent}"}}


@pytest.mark.parametrize("flow", ["nuisance", "case"])
def test_who_waits_for_an_answer_is_not_asked_before_it_came(
    store: Store, drafts: Drafts, hands: Hands, flow: str
) -> None:
    """What waits may be the very press that sends it; our question would make it one too late."""
    has_case(store)
    draft_id = leaves(store, flow=flow)
    pressed = waits(store)
    hands.forward(HALF_AN_HOUR)
    assert not drafts.look()
    assert questions(store) == []
    with store.begin() as work:
        assert work.session.get_one(Report, draft_id).state is ReportState.DRAFT
        work.inbox.done(pressed)
        work.commit()
    assert drafts.look()


def test_a_serious_draft_is_not_passed_on_while_its_resident_waits(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    leaves(store, serious=True)
    hands.forward(HALF_AN_HOUR)
    assert drafts.look()
    waits(store)
    hands.forward(A_DAY)
    assert not drafts.look()
    assert passed_on(store) == []


def test_who_goes_on_and_leaves_again_is_asked_again(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    leaves(store)
    hands.forward(HALF_AN_HOUR)
    drafts.look()
    leaves(store, "още")
    hands.forward(HALF_AN_HOUR)
    drafts.look()
    assert len(questions(store)) == 2


def test_in_quiet_hours_nobody_is_asked_and_nothing_passed_on(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    hands.forward(timedelta(hours=7, minutes=45))  # Tuesday 19:45 in Ghent
    leaves(store)
    hands.forward(HALF_AN_HOUR)
    assert not drafts.look()
    hands.forward(timedelta(hours=12, minutes=14))  # Wednesday 08:29
    assert not drafts.look()
    hands.forward(timedelta(minutes=1))
    assert drafts.look()
    assert len(questions(store)) == 1


def test_a_serious_draft_waits_for_the_end_of_the_quiet_hours_too(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    hands.forward(timedelta(days=4))  # Saturday noon
    leaves(store, serious=True)
    hands.forward(HALF_AN_HOUR)
    drafts.look()
    hands.forward(A_DAY)
    assert not drafts.look()
    assert passed_on(store) == []
    hands.forward(timedelta(hours=20))  # Monday 08:30
    assert drafts.look()
    assert len(passed_on(store)) == 1


def test_a_policy_can_let_drafts_ignore_the_quiet_hours(database_url: str, hands: Hands) -> None:
    hands.forward(timedelta(hours=12))  # midnight
    loud = load_policy().model_copy(update={"drafts": DraftPolicy(quiet="ignore")})
    store = Store(database_url, loud, hands)
    leaves(store)
    hands.forward(HALF_AN_HOUR)
    assert Drafts(store, checkout()).look()
    assert len(questions(store)) == 1
    store.close()


@pytest.mark.parametrize("why", ["stopped", "blocked"])
def test_who_wants_no_messages_is_not_asked_but_is_heard_when_it_is_serious(
    store: Store, drafts: Drafts, hands: Hands, why: str
) -> None:
    leaves(store, nuisance_kind="nuisance_building", serious=True)
    with store.begin() as work:
        if why == "stopped":
            work.residents.stop_follow_ups(maria(work).id)
        else:
            work.residents.blocked(maria(work), blocked=True)
        work.commit()
    hands.forward(HALF_AN_HOUR)
    assert drafts.look()
    assert questions(store) == []
    hands.forward(A_DAY)
    drafts.look()
    assert [row.payload["draft"] for row in passed_on(store)] == ["nuisance_building"]


def test_a_serious_draft_is_passed_on_once_as_a_turn_of_the_resident(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    leaves(store, nuisance_kind="nuisance_building", serious=True)
    hands.forward(HALF_AN_HOUR)
    drafts.look()
    hands.forward(A_DAY - HALF_AN_HOUR - timedelta(seconds=1))
    assert not drafts.look()
    hands.forward(timedelta(seconds=1))
    for _ in range(3):
        drafts.look()
        hands.forward(HALF_AN_HOUR)
    (row,) = passed_on(store)
    assert (row.channel, row.lane) == ("telegram", "telegram:5")
    assert row.payload == {"draft": "nuisance_building", "chat": {"id": 5, "type": "private"}}
    assert len(questions(store)) == 1


def test_an_ordinary_draft_is_kept_and_nobody_hears_of_it(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    draft_id = leaves(store, serious=False)
    hands.forward(HALF_AN_HOUR)
    drafts.look()
    hands.forward(A_DAY)
    assert drafts.look()
    assert not drafts.look()
    assert passed_on(store) == []
    with store.read() as work:
        (kept,) = work.reports.drafts(maria(work).id)
        assert (kept.id, kept.state) == (draft_id, ReportState.DRAFT)


def test_words_that_wait_for_a_case_go_to_the_newest_one_without_a_question(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    older, newer = has_case(store), has_case(store)
    leaves(store, "още чували", flow="case", file=PHOTO)
    hands.forward(HALF_AN_HOUR)
    assert drafts.look()
    assert not drafts.look()
    assert questions(store) == []
    with store.read() as work:
        wrote = [
            (event.text, event.data)
            for event in work.cases.get(newer).events
            if event.tag is EventTag.RESIDENT_WROTE
        ]
        assert wrote == [("още чували", {"file": PHOTO})]
        assert [event.tag for event in work.cases.get(older).events] == [EventTag.OPENED]
        rows = work.session.query(OutboxMessage).filter_by(case_id=newer)
        said = [row.say for row in rows.order_by(OutboxMessage.id)]
        assert said[-2:] == ["staff-resident-wrote", "staff-file"]
        assert work.reports.drafts(maria(work).id) == []


def test_without_an_open_case_the_words_stay_the_residents(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    draft_id = leaves(store, "още чували", flow="case")
    hands.forward(HALF_AN_HOUR)
    drafts.look()
    hands.forward(A_DAY)
    drafts.look()
    assert (questions(store), passed_on(store)) == ([], [])
    with store.read() as work:
        assert [draft.id for draft in work.reports.drafts(maria(work).id)] == [draft_id]


def test_a_report_of_violence_is_never_asked_about_and_still_passed_on(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    leaves(store, flow="help", help_topic="help_violence", serious=True)
    for pause in (HALF_AN_HOUR, A_DAY):
        hands.forward(pause)
        assert drafts.look()
    assert questions(store) == []
    assert [row.payload["draft"] for row in passed_on(store)] == ["help_violence"]


def test_who_pauses_messages_is_not_asked_about_a_draft(
    store: Store, drafts: Drafts, hands: Hands
) -> None:
    leaves(store)
    with store.begin() as work:
        work.residents.pause_follow_ups(maria(work).id)
        work.commit()
    hands.forward(HALF_AN_HOUR)
    assert drafts.look()
    assert questions(store) == []
