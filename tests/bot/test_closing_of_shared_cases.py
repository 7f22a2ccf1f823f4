"""Neighbours who report one thing: the silence of one ends no question to another."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.wake import Wake
from storage import Store, UnitOfWork
from storage.models import Case, Resident
from storage.vocabulary import DESK, CaseState, ClosedReason, FollowUpState
from tests.bot.conftest import Hands
from tests.bot.rasa_double import RasaDouble
from tests.bot.test_clock import THREE_WORKING_DAYS, WEEK, case_of, clock_of, resolve, said
from tests.storage.arrange import message, report

FIRST, SECOND = "follow-up-solved-check-1", "follow-up-solved-check-2"
Falls = Callable[[UnitOfWork, Resident], object]


@pytest.fixture
def rasa() -> Iterator[RasaDouble]:
    rasa = RasaDouble()
    yield rasa
    rasa.close()


@pytest.fixture
async def clock(store: Store, rasa: RasaDouble, wake: Wake) -> AsyncIterator[Clock]:
    client = rasa.client()
    yield clock_of(store, client, wake)
    await client.close()


def at_the_desk(work: UnitOfWork) -> Resident:
    return work.residents.welcome(DESK, -6, "Jana", "sk")


def jana(work: UnitOfWork) -> Resident:
    return work.residents.welcome("telegram", 6, "Jana", "sk")


def maria(work: UnitOfWork) -> Resident:
    return work.residents.welcome("telegram", 5, "Мария", "bg")


def stops(work: UnitOfWork, who: Resident) -> None:
    work.residents.stop_follow_ups(who.id)


def blocks(work: UnitOfWork, who: Resident) -> None:
    work.residents.blocked(who, blocked=True)


def shared(store: Store, other: Callable[[UnitOfWork], Resident] = jana) -> int:
    """A case of Maria's, resolved, that another resident reports too, and the first of both."""
    with store.begin() as work:
        report(work, other(work))
        case_id = report(work, maria(work)).case.id
        work.commit()
    resolve(store, case_id)
    return case_id


async def passes(clock: Clock, hands: Hands, span: timedelta) -> None:
    hands.forward(span)
    for _ in range(2):
        await clock.follow_up()


def asked_of_maria(store: Store) -> list[FollowUpState]:
    with store.read() as work:
        return [one.state for one in work.follow_ups.pending(maria(work).id)]


@pytest.mark.parametrize("falls_silent", [stops, blocks])
async def test_who_cannot_be_asked_ends_no_question_to_a_neighbour(
    store: Store, clock: Clock, hands: Hands, falls_silent: Falls
) -> None:
    case_id = shared(store)
    with store.begin() as work:
        falls_silent(work, jana(work))
        work.commit()
    await passes(clock, hands, THREE_WORKING_DAYS)
    assert case_of(store, case_id).state is CaseState.RESOLVED
    assert asked_of_maria(store) == [FollowUpState.ASKED]
    await passes(clock, hands, WEEK)
    assert said(store)[-2:] == [FIRST, SECOND]
    await passes(clock, hands, WEEK)
    assert closed_as(store, case_id) is ClosedReason.NO_ANSWER
    assert asked_of_maria(store) == []


def closed_as(store: Store, case_id: int) -> ClosedReason | None:
    return case_of(store, case_id).closed_reason


async def test_who_was_asked_by_a_steward_only_once_ends_no_question_to_a_neighbour(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = shared(store, at_the_desk)
    for span in (THREE_WORKING_DAYS, WEEK):
        await passes(clock, hands, span)
    assert case_of(store, case_id).state is CaseState.RESOLVED
    assert said(store)[-1] == SECOND
    await passes(clock, hands, WEEK)
    assert closed_as(store, case_id) is ClosedReason.NO_ANSWER


async def test_who_wants_a_pause_is_still_asked_after_a_neighbours_silence(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = shared(store)
    await passes(clock, hands, THREE_WORKING_DAYS)
    with store.begin() as work:
        work.residents.pause_follow_ups(maria(work).id)
        work.commit()
    for _ in range(2):
        await passes(clock, hands, WEEK)
    assert said(store)[-2:] == [SECOND, SECOND]
    assert case_of(store, case_id).state is CaseState.RESOLVED
    await passes(clock, hands, WEEK)
    assert closed_as(store, case_id) is ClosedReason.NO_ANSWER


def leaves(work: UnitOfWork, case: Case) -> None:
    work.nuisance.withdraw(case, maria(work), message(work))


def is_erased(work: UnitOfWork, case: Case) -> None:
    work.erasing.erase(maria(work))


@pytest.mark.parametrize("goes", [leaves, is_erased])
async def test_when_the_last_who_is_asked_goes_the_case_closes_in_its_time(
    store: Store, clock: Clock, hands: Hands, goes: Callable[[UnitOfWork, Case], None]
) -> None:
    case_id = shared(store)
    with store.begin() as work:
        stops(work, jana(work))
        work.commit()
    await passes(clock, hands, THREE_WORKING_DAYS)
    with store.begin() as work:
        goes(work, work.cases.get(case_id))
        work.commit()
    await clock.close_silent()
    assert case_of(store, case_id).state is CaseState.RESOLVED
    hands.forward(2 * WEEK)
    await clock.close_silent()
    assert closed_as(store, case_id) is ClosedReason.NO_ANSWER


@pytest.mark.parametrize("falls_silent", [stops, blocks])
async def test_when_the_last_who_is_asked_falls_silent_the_case_closes(
    store: Store, clock: Clock, hands: Hands, falls_silent: Falls
) -> None:
    case_id = shared(store)
    with store.begin() as work:
        stops(work, jana(work))
        work.commit()
    await passes(clock, hands, THREE_WORKING_DAYS)
    with store.begin() as work:
        falls_silent(work, maria(work))
        work.commit()
    await passes(clock, hands, WEEK)
    assert closed_as(store, case_id) is ClosedReason.NO_ANSWER


async def test_a_case_about_which_somebody_is_still_asked_is_not_closed_without_a_word(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = shared(store)
    hands.forward(THREE_WORKING_DAYS + 2 * WEEK)
    await clock.close_silent()
    assert case_of(store, case_id).state is CaseState.RESOLVED
