"""What a steward sends on purpose goes out while Rasa is away; what comes too late is told."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.rasa import Rasa
from bot.speech import payload
from bot.wake import Wake
from storage import Store
from storage.answers import SAID
from storage.models import FollowUp, OutboxMessage
from storage.plan import Plan
from storage.vocabulary import EventTag, FollowUpState, OutboxState
from tests.bot.conftest import Hands
from tests.bot.flow_double import FlowDouble
from tests.bot.office import said_by
from tests.bot.rasa_double import RasaDouble
from tests.bot.steward_house import StewardHouse
from tests.bot.test_clock import clock_of, open_for, states, to_residents
from tests.telegram import TelegramServer

HALF_AN_HOUR = timedelta(minutes=30)
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def rasa() -> Iterator[RasaDouble]:
    rasa = RasaDouble()
    yield rasa
    rasa.close()


@pytest.fixture
async def client(rasa: RasaDouble) -> AsyncIterator[Rasa]:
    client = rasa.client()
    yield client
    await client.close()


@pytest.fixture
def clock(store: Store, client: Rasa, wake: Wake) -> Clock:
    return clock_of(store, client, wake)


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch, flow: FlowDouble
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, database.parent, rasa=flow.url)
    flow.store, flow.on_a_case = house.house.store, True
    async with house.open():
        yield house


def sends(store: Store, case_id: int | None = None) -> int:
    """A steward sends an appointment for in half an hour; returns its case."""
    case_id = case_id or open_for(store)
    with store.begin() as work:
        case, jan = work.cases.get(case_id), work.stewards.is_member(9, "Jan")
        resident = case.reports[0].resident
        plan = Plan(work.now + HALF_AN_HOUR, 60, "Ham 12", "Jan")
        draft = work.appointments.draft(case, resident, jan, plan)
        assert work.appointments.send(draft, jan, said_by(work, resident))
        work.session.query(FollowUp).filter_by(kind="received").one().state = FollowUpState.DONE
        work.commit()
    return case_id


def proposal(store: Store) -> OutboxMessage:
    return to_residents(store)[0]


def open_questions(store: Store) -> list[str]:
    with store.read() as work:
        resident = work.residents.find("telegram", 5)
        assert resident
        return [one.kind for one in work.follow_ups.pending(resident.id)]


def told_to_stewards(store: Store, case_id: int) -> list[dict[str, object]]:
    with store.read() as work:
        rows = work.session.query(OutboxMessage)
        told = rows.filter_by(say="staff-undelivered", case_id=case_id)
        return [row.args for row in told]


async def test_an_appointment_goes_out_while_rasa_is_away_and_its_question_is_open(
    store: Store, clock: Clock, rasa: RasaDouble
) -> None:
    sends(store)
    rasa.away = True
    await clock.follow_up()
    assert proposal(store).state is OutboxState.WAITING
    assert open_questions(store) == ["appointment"]


async def test_a_message_that_waits_for_rasa_does_not_hold_back_an_appointment(
    store: Store, clock: Clock, rasa: RasaDouble, hands: Hands
) -> None:
    sends(store)
    with store.begin() as work:
        assert work.inbox.keep("telegram", 99, "telegram:5", {"update_id": 99})
        work.commit()
    rasa.away = True
    await clock.follow_up()
    assert proposal(store).state is OutboxState.DRAFT, "an answer comes first"
    hands.forward(A_MINUTE)
    await clock.follow_up()
    assert proposal(store).state is OutboxState.WAITING


async def test_an_appointment_that_began_before_it_could_go_is_told_to_the_stewards(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = sends(store)
    hands.forward(HALF_AN_HOUR + A_MINUTE)
    for _ in range(2):
        await clock.follow_up()
    assert proposal(store).state is OutboxState.CANCELLED
    assert states(store, "appointment") == [FollowUpState.CANCELLED]
    assert told_to_stewards(store, case_id) == [{"why": {"say": "undelivered-too_late"}}]
    with store.read() as work:
        events = [one for one in work.cases.get(case_id).events if one.tag is EventTag.UNDELIVERED]
        assert [one.data for one in events] == [{"why": "too_late"}]


async def test_the_first_turn_after_such_a_question_tells_rasa_and_a_typed_answer_counts(
    house: StewardHouse, flow: FlowDouble, rasa: RasaDouble, client: Rasa
) -> None:
    case_id, store = house.open_case(), house.house.store
    house.maria.writes("dag")
    await house.all_handled()
    sends(store, case_id)
    rasa.away = True
    await clock_of(store, client, house.house.wake).follow_up()
    await house.all_handled()
    assert flow.told == []
    house.maria.writes("is er al nieuws over mijn zaak?")
    await house.all_handled()
    assert flow.told == [("pending_question", "appointment")]
    house.maria.writes("dat past")
    await house.all_handled()
    assert flow.heard[-1][0] == payload("affirm", {SAID: "dat past"})
    assert flow.told == [("pending_question", "appointment")], "once is enough"
