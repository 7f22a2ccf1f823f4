"""The clock: what is due goes out once, whoever ticks and however often."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.city_calendar import CityCalendar
from bot.clock import Clock
from bot.forgetting import Forgetter
from bot.rasa import Rasa
from bot.settings import checkout
from bot.supervisor import until
from bot.wake import Wake
from storage import Store
from storage.models import Case, FollowUp, OutboxMessage
from storage.outbox import Words
from storage.policy import load_policy
from storage.vocabulary import DESK, CaseState, ClosedReason, FollowUpState, OutboxState
from tests.bot.conftest import Hands
from tests.bot.office import open_case
from tests.bot.rasa_double import RasaDouble

THREE_WORKING_DAYS = timedelta(days=3, minutes=1)
"""From Tuesday noon to Friday noon, and a little."""
WEEK = timedelta(days=7, minutes=1)


@pytest.fixture
def rasa() -> Iterator[RasaDouble]:
    rasa = RasaDouble()
    yield rasa
    rasa.close()


def clock_of(store: Store, rasa: Rasa, wake: Wake) -> Clock:
    """In a city without a calendar."""
    return Clock(store, rasa, wake, checkout(), CityCalendar(store, None), Forgetter(store, None))


@pytest.fixture
async def clock(store: Store, rasa: RasaDouble, wake: Wake) -> AsyncIterator[Clock]:
    client = rasa.client()
    yield clock_of(store, client, wake)
    await client.close()


def open_for(store: Store, chat_id: int = 5) -> int:
    with store.begin() as work:
        resident = work.residents.welcome("telegram", chat_id, "Мария", "bg")
        case_id = open_case(work, resident)
        work.commit()
    return case_id


def resolve(store: Store, case_id: int) -> None:
    with store.begin() as work:
        work.cases.resolve(work.cases.get(case_id), work.stewards.is_member(9, "Jan"))
        work.commit()


def said(store: Store) -> list[str]:
    """The keys of all that was put in the outbox for residents, in order."""
    return [row.say for row in to_residents(store)]


def to_residents(store: Store) -> list[OutboxMessage]:
    with store.read() as work:
        rows = work.session.query(OutboxMessage).filter(OutboxMessage.resident_id.is_not(None))
        return rows.order_by(OutboxMessage.id).all()


def case_of(store: Store, case_id: int) -> Case:
    with store.read() as work:
        return work.cases.get(case_id)


def states(store: Store, kind: str) -> list[FollowUpState]:
    with store.read() as work:
        rows = work.session.query(FollowUp).filter_by(kind=kind).order_by(FollowUp.id)
        return [row.state for row in rows]


async def test_what_is_due_goes_out_once_however_often_it_ticks(
    store: Store, clock: Clock, rasa: RasaDouble
) -> None:
    open_for(store)
    for _ in range(3):
        await clock.follow_up()
    assert said(store) == ["follow-up-received"]
    assert rasa.told == []


async def test_what_is_not_due_waits(store: Store, clock: Clock, hands: Hands) -> None:
    resolve(store, open_for(store))
    await clock.follow_up()
    hands.forward(timedelta(days=2))
    await clock.follow_up()
    assert said(store) == ["follow-up-received"]
    hands.forward(timedelta(days=1, minutes=1))
    await clock.follow_up()
    assert said(store) == ["follow-up-received", "follow-up-solved-check-1"]


async def test_a_question_is_told_to_rasa_and_goes_with_its_answers(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    resolve(store, open_for(store))
    hands.forward(THREE_WORKING_DAYS)
    await clock.follow_up()
    question = to_residents(store)[-1]
    assert question.say == "follow-up-solved-check-1"
    assert [button["label"] for button in question.buttons] == [
        "answer-solved", "answer-partly", "answer-not_solved", "answer-came_back"
    ]  # fmt: skip
    assert question.at_most_once
    with store.read() as work:
        resident = work.residents.find("telegram", 5)
        assert resident
        key = work.residents.conversation(resident).key
    assert rasa.told == [(key, "solved_check")]


async def test_after_two_questions_without_an_answer_the_case_closes_quietly(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    case_id = open_for(store)
    resolve(store, case_id)
    for span in (THREE_WORKING_DAYS, WEEK, WEEK, WEEK):
        hands.forward(span)
        await clock.follow_up()
    first, second = "follow-up-solved-check-1", "follow-up-solved-check-2"
    assert said(store)[-2:] == [first, second]
    case = case_of(store, case_id)
    assert (case.state, case.closed_reason) == (CaseState.CLOSED, ClosedReason.NO_ANSWER)
    assert len(rasa.told) == 2
    assert FollowUpState.WAITING not in states(store, "solved_check")
    assert FollowUpState.ASKED not in states(store, "solved_check")


async def test_a_case_that_was_reopened_is_not_asked_about(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = open_for(store)
    resolve(store, case_id)
    with store.begin() as work:
        case = work.cases.get(case_id)
        work.cases.reopen(case, case.reports[0].resident, case.reports[0].inbox_id or 0, "още")
        work.commit()
    hands.forward(WEEK)
    await clock.follow_up()
    assert "follow-up-solved-check-1" not in said(store)


async def test_two_clocks_at_once_send_each_follow_up_once(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    for chat_id in range(1, 13):
        resolve(store, open_for(store, chat_id))
    hands.forward(THREE_WORKING_DAYS)
    second_store, client = Store(store.url, load_policy(), hands), rasa.client()
    second = clock_of(second_store, client, Wake())
    await asyncio.gather(clock.follow_up(), second.follow_up(), clock.follow_up())
    rows = to_residents(store)
    assert len(rows) == 24
    assert len({row.follow_up_id for row in rows}) == 24
    await client.close()
    second_store.close()


async def test_while_rasa_is_away_a_question_waits_and_other_news_goes(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    resolve(store, open_for(store))
    hands.forward(THREE_WORKING_DAYS)
    rasa.away = True
    await clock.follow_up()
    assert said(store) == ["follow-up-received"]
    rasa.away = False
    await clock.follow_up()
    assert said(store) == ["follow-up-received"]
    hands.forward(timedelta(minutes=1))
    await clock.follow_up()
    assert said(store) == ["follow-up-received", "follow-up-solved-check-1"]


async def test_in_quiet_hours_nobody_is_asked_and_rasa_expects_no_answer(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    resolve(store, open_for(store))
    hands.forward(timedelta(days=3, hours=10))  # Friday 22:00
    await clock.follow_up()
    assert said(store) == ["follow-up-received"]
    assert rasa.told == []
    hands.forward(timedelta(hours=11))  # Saturday 09:00
    await clock.follow_up()
    assert said(store)[-1] == "follow-up-solved-check-1"


async def test_who_said_stop_is_not_asked_and_the_case_closes_all_the_same(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    case_id = open_for(store)
    resolve(store, case_id)
    with store.begin() as work:
        resident = work.residents.find("telegram", 5)
        assert resident
        work.residents.stop_follow_ups(resident.id)
        work.commit()
    hands.forward(THREE_WORKING_DAYS)
    await clock.follow_up()
    assert said(store) == ["follow-up-received"]
    assert rasa.told == []
    await clock.follow_up()
    assert case_of(store, case_id).state is CaseState.CLOSED
    assert FollowUpState.WAITING not in states(store, "solved_check")


async def test_one_follow_up_that_fails_holds_back_none_behind_it(
    store: Store, hands: Hands, wake: Wake
) -> None:
    class Failing(Rasa):
        async def tell(self, key: str, slot: str, value: str | None) -> None:
            raise RuntimeError("a fault of our own")

    resolve(store, open_for(store))
    hands.forward(THREE_WORKING_DAYS)
    with store.begin() as work:
        received = work.session.query(FollowUp).filter_by(kind="received").one()
        received.due_at = hands.now
        work.commit()
    rasa = Failing([], "")
    await clock_of(store, rasa, wake).follow_up()
    assert said(store) == ["follow-up-received"]
    assert states(store, "solved_check") == [FollowUpState.WAITING]
    await rasa.close()


async def test_what_was_under_way_when_its_sender_died_is_swept(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = open_for(store)
    with store.begin() as work:
        resident = work.cases.get(case_id).reports[0].resident
        other = work.residents.welcome("telegram", 6, "Ivan", "nl")
        work.outbox.to_resident(resident, Words("unknown-command"), case_id=case_id)
        words = Words("follow-up-claimed")
        work.outbox.to_resident(other, words, case_id=case_id, at_most_once=True)
        assert work.outbox.claim(["telegram:"])
        assert work.outbox.claim(["telegram:"])
        work.commit()
    await clock.sweep()
    assert {row.state for row in to_residents(store)} == {OutboxState.SENDING}
    hands.forward(timedelta(minutes=2))
    await clock.sweep()
    await clock.sweep()
    answer, follow_up = to_residents(store)
    assert (answer.state, follow_up.state) == (OutboxState.WAITING, OutboxState.UNKNOWN)
    with store.read() as work:
        rows = work.session.query(OutboxMessage).filter_by(say="staff-undelivered")
        assert [row.case_id for row in rows] == [case_id]


async def test_without_a_database_a_tick_passes_and_nothing_breaks(
    tmp_path: Path, rasa: RasaDouble, wake: Wake, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(f"sqlite:///{tmp_path}/no/where.db", load_policy(), hands)
    client = rasa.client()
    clock = clock_of(store, client, wake)
    await clock.follow_up()
    await clock.drafts()
    await clock.sweep()
    assert caplog.text.count("database_away") == 3
    await client.close()
    store.close()


async def test_it_ticks_by_itself(store: Store, clock: Clock, hands: Hands) -> None:
    open_for(store)
    with store.begin() as work:
        resident = work.residents.welcome("telegram", 5, "Мария", "bg")
        work.reports.begin(resident.id, "nuisance", "key")
        work.commit()
    hands.forward(timedelta(minutes=31))
    scheduler = clock.start()

    async def told() -> bool:
        told = await asyncio.to_thread(said, store)
        return sorted(told) == ["draft-go-on", "follow-up-received"]

    assert await until(told, 5, 0.05)
    scheduler.shutdown(wait=False)


async def test_a_case_that_was_put_off_wakes_once(store: Store, clock: Clock, hands: Hands) -> None:
    case_id = open_for(store)
    with store.begin() as work:
        work.cases.get(case_id).snoozed_until = work.now
        work.commit()
    for _ in range(2):
        await clock.wake_cases()
    with store.read() as work:
        woken = work.session.query(OutboxMessage).filter_by(say="staff-woken-nobody")
        assert [row.case_id for row in woken] == [case_id]


async def test_a_resolved_case_about_which_nobody_may_be_asked_closes_without_a_word(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = open_for(store)
    with store.begin() as work:
        case = work.cases.get(case_id)
        case.no_automatic_messages = True
        work.follow_ups.fall_silent(case)
        work.commit()
    resolve(store, case_id)
    hands.forward(THREE_WORKING_DAYS + 2 * WEEK)
    await clock.follow_up()
    await clock.close_silent()
    assert case_of(store, case_id).closed_reason is ClosedReason.NO_ANSWER
    assert to_residents(store) == []


async def test_a_question_for_who_has_no_chat_goes_to_the_stewards_and_not_to_rasa(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    with store.begin() as work:
        who = work.residents.welcome(DESK, -5, "Milena", "bg")
        case_id = open_case(work, who)
        work.commit()
    resolve(store, case_id)
    hands.forward(THREE_WORKING_DAYS)
    await clock.follow_up()
    with store.read() as work:
        told = work.session.query(OutboxMessage).filter_by(say="staff-tell-yourself")
        said_of = [row.args["words"]["say"] for row in told.order_by(OutboxMessage.id)]
    assert said_of == ["follow-up-received", "follow-up-solved-check-1"]
    assert rasa.told == []
    hands.forward(WEEK)
    await clock.follow_up()
    assert case_of(store, case_id).closed_reason is ClosedReason.NO_ANSWER
    assert {row.state for row in to_residents(store)} == {OutboxState.CANCELLED}
