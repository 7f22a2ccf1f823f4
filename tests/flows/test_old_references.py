"""A resident who uses the reference they know, after stewards joined or split their case."""

from collections.abc import Iterator

import pytest
from rasa_sdk.executor import CollectingDispatcher

from flows.case.choosing import on_one_case
from flows.case.waiting import Said
from flows.case.withdraw import withdraw
from flows.shared.turn import Turn
from storage import Store, UnitOfWork
from storage.models import Case
from storage.policy import load_policy
from tests.storage.arrange import message, report, resident, steward

MARIA, JANA = 1, 2


@pytest.fixture
def work(sqlite_url: str) -> Iterator[UnitOfWork]:
    store = Store(sqlite_url, load_policy())
    with store.begin() as work:
        yield work
    store.close()


def turn(work: UnitOfWork, chat_id: int, reference: str) -> Turn:
    """A pressed button that names a case."""
    return Turn(
        resident_id=resident(work, chat_id).id,
        inbox_id=message(work),
        conversation_key="key",
        language="bg",
        intent="not_solved",
        confidence=1.0,
        words="",
        entities={"reference": reference},
        address=None,
        pin=None,
        likeliest=[],
        danger=0.0,
        also=None,
        foreign=None,
        file=None,
        album=None,
        follow_up_id=None,
    )


def meant(work: UnitOfWork, chat_id: int, reference: str) -> list[Case]:
    """The case that something is done with, if one is."""
    found: list[Case] = []

    def act(_d: CollectingDispatcher, _w: UnitOfWork, case: Case, _t: Turn, _s: list[Said]) -> None:
        found.append(case)

    said = turn(work, chat_id, reference)
    on_one_case(CollectingDispatcher(), work, said, None, act, "not_solved")
    return found


def test_the_old_reference_of_a_joined_case_means_the_main_one(work: UnitOfWork) -> None:
    case = report(work, resident(work, MARIA), None).case
    main = report(work, resident(work, JANA), None).case
    work.merging.join(case, main, steward(work), message(work))
    assert meant(work, MARIA, case.reference) == [main]
    assert withdraw(CollectingDispatcher(), work, turn(work, MARIA, case.reference))
    assert work.cases.of_resident(resident(work, MARIA).id) == []
    assert work.cases.of_resident(resident(work, JANA).id) == [main]


def test_after_a_split_each_means_their_own_case(work: UnitOfWork) -> None:
    case = report(work, resident(work, MARIA)).case
    report(work, resident(work, JANA))
    new = work.merging.split(case, case.reports[1], steward(work), message(work))
    assert meant(work, JANA, case.reference) == [new]
    assert meant(work, MARIA, case.reference) == [case]
    assert meant(work, MARIA, new.reference) == []
