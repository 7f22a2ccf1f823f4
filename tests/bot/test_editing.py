"""Edited messages: the correction goes where the message itself went."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.editing import correct
from bot.incoming import read
from storage import Store, UnitOfWork
from storage.models import Resident
from storage.policy import load_policy
from storage.vocabulary import CaseKind, EventTag
from tests.bot.conftest import Hands
from tests.storage.arrange import keys, message, said_to_staff

LANE = "telegram:5"
NEW_WORDS = "Sleepstraat 54"


@pytest.fixture
def store(database_url: str, hands: Hands) -> Iterator[Store]:
    """Each database in turn."""
    store = Store(database_url, load_policy(), hands)
    yield store
    store.close()


@pytest.fixture
def work(store: Store) -> Iterator[UnitOfWork]:
    """One unit of work."""
    with store.begin() as work:
        yield work


def maria(work: UnitOfWork) -> Resident:
    return work.residents.welcome("telegram", 5, "Мария", "bg")


def writes(work: UnitOfWork, number: int, lane: str = LANE) -> int:
    """A message of that number; returns its row of the inbox."""
    return message(work, lane, number, message=_telegram(number, "Sleepstraat 45"))


def says(work: UnitOfWork, number: int, flow: str = "nuisance") -> int:
    """A message that a form keeps; returns its row of the inbox."""
    inbox_id = writes(work, number)
    work.reports.keep_words(maria(work).id, flow, "key", inbox_id, "Sleepstraat 45")
    return inbox_id


def edits(work: UnitOfWork, number: int, lane: str = LANE) -> bool:
    """She changes the message of that number; whether the new words went anywhere."""
    edited: dict[str, Any] = {"edited_message": _telegram(number, NEW_WORDS)}
    row = work.inbox.get(message(work, lane, **edited))
    return correct(work, read(edited), row, maria(work).id, NEW_WORDS)


def _telegram(number: int, text: str) -> dict[str, Any]:
    return {"message_id": number, "chat": {"id": 5, "type": "private"}, "text": text}


def texts(work: UnitOfWork, flow: str) -> list[str]:
    draft = work.reports.draft(maria(work).id, flow)
    return [said["text"] for said in draft.words] if draft else []


def sends(work: UnitOfWork, flow: str = "nuisance") -> int:
    """What lies in that flow becomes a case; returns its number."""
    draft = work.reports.draft(maria(work).id, flow)
    assert draft is not None
    case = work.cases.open(
        draft, message(work, LANE), kind=CaseKind.NUISANCE, topic="nuisance_waste"
    )
    return case.id


def corrections(work: UnitOfWork, case_id: int) -> list[str | None]:
    events = work.cases.get(case_id).events
    return [event.text for event in events if event.tag is EventTag.RESIDENT_CORRECTED]


def test_a_message_of_a_draft_is_corrected_there_and_the_first_words_stay(
    work: UnitOfWork,
) -> None:
    says(work, 1)
    assert edits(work, 1)
    assert texts(work, "nuisance") == ["Sleepstraat 45", f"✏️ {NEW_WORDS}"]


def test_of_two_drafts_the_one_that_holds_the_message_is_corrected(work: UnitOfWork) -> None:
    says(work, 1, "help")
    says(work, 2)
    assert edits(work, 1)
    assert texts(work, "help")[1:] == [f"✏️ {NEW_WORDS}"]
    assert texts(work, "nuisance")[1:] == []


def test_a_message_of_a_sent_report_is_corrected_on_its_case(work: UnitOfWork) -> None:
    says(work, 1)
    first = sends(work)
    says(work, 2)
    second = sends(work)
    assert edits(work, 1)
    assert (corrections(work, first), corrections(work, second)) == ([NEW_WORDS], [])
    case = work.cases.get(first)
    told = said_to_staff(work, case)[-1]
    assert told.say == "staff-resident-corrected"
    assert (told.args["words"], told.args["name"]) == (NEW_WORDS, "Мария")


def test_a_sent_report_is_corrected_though_another_one_has_begun(work: UnitOfWork) -> None:
    says(work, 1)
    case_id = sends(work)
    says(work, 2)
    assert edits(work, 1)
    assert corrections(work, case_id) == [NEW_WORDS]
    assert texts(work, "nuisance") == ["Sleepstraat 45"]


def test_words_that_were_added_to_a_case_are_corrected_there(work: UnitOfWork) -> None:
    says(work, 1)
    case_id = sends(work)
    work.cases.resident_wrote(work.cases.get(case_id), maria(work), writes(work, 2), "нещо")
    assert edits(work, 2)
    assert corrections(work, case_id) == [NEW_WORDS]


def test_what_no_report_holds_goes_to_the_draft_under_way(work: UnitOfWork) -> None:
    writes(work, 1)
    says(work, 2)
    assert edits(work, 1)
    assert texts(work, "nuisance")[1:] == [f"✏️ {NEW_WORDS}"]


@pytest.mark.parametrize("number", [1, 999], ids=["small talk", "before our time"])
def test_without_a_report_there_is_nothing_to_correct(work: UnitOfWork, number: int) -> None:
    writes(work, 1)
    assert not edits(work, number)


def test_a_draft_that_was_dropped_takes_no_corrections(work: UnitOfWork) -> None:
    says(work, 1)
    work.reports.cancel(maria(work).id)
    assert not edits(work, 1)


def test_a_report_that_was_withdrawn_takes_no_corrections(work: UnitOfWork) -> None:
    says(work, 1)
    case = work.cases.get(sends(work))
    work.nuisance.withdraw(case, maria(work), message(work, LANE))
    before = keys(work, case)
    assert not edits(work, 1)
    assert (corrections(work, case.id), keys(work, case)) == ([], before)


def test_the_same_number_in_another_chat_is_another_message(work: UnitOfWork) -> None:
    says(work, 1)
    case_id = sends(work)
    writes(work, 1, "telegram:6")
    assert not edits(work, 1, "telegram:6")
    assert corrections(work, case_id) == []


def test_an_edit_is_itself_corrected_by_the_next_one(work: UnitOfWork) -> None:
    says(work, 1)
    assert edits(work, 1)
    assert edits(work, 1)
    assert texts(work, "nuisance")[1:] == [f"✏️ {NEW_WORDS}"] * 2


@pytest.mark.parametrize("over", [False, True], ids=["under way", "over"])
def test_what_was_said_in_private_is_corrected_nowhere(work: UnitOfWork, *, over: bool) -> None:
    says(work, 1)
    talk = work.residents.conversation(maria(work))
    work.forgetting.begin_private(talk.key)
    writes(work, 2)
    if over:
        work.forgetting.end_private(talk.key)
    assert not edits(work, 2)
    assert texts(work, "nuisance") == ["Sleepstraat 45"]
    assert edits(work, 1), "what a report holds was said before it, or for it"


def test_what_was_said_before_or_after_the_private_talk_is_corrected(
    store: Store, hands: Hands
) -> None:
    with store.begin() as work:
        writes(work, 1)
        talk = work.residents.conversation(maria(work))
        work.commit()
    hands.forward(timedelta(minutes=1))
    with store.begin() as work:
        work.forgetting.begin_private(talk.key)
        work.commit()
    hands.forward(timedelta(minutes=1))
    with store.begin() as work:
        work.forgetting.end_private(talk.key)
        work.commit()
    hands.forward(timedelta(minutes=1))
    with store.begin() as work:
        writes(work, 2)
        says(work, 3)
        assert edits(work, 1)
        assert edits(work, 2)
        assert texts(work, "nuisance")[1:] == [f"✏️ {NEW_WORDS}"] * 2


def test_an_edit_that_is_tried_again_is_kept_once(work: UnitOfWork) -> None:
    says(work, 1)
    edited: dict[str, Any] = {"edited_message": _telegram(1, NEW_WORDS)}
    row = work.inbox.get(message(work, LANE, **edited))
    for _ in range(2):
        assert correct(work, read(edited), row, maria(work).id, NEW_WORDS)
    assert texts(work, "nuisance")[1:] == [f"✏️ {NEW_WORDS}"]
