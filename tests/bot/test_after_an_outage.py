"""Follow-ups that stood ready when the network went: asked about once more before they go."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock
from bot.wake import Wake
from storage import Store, UnitOfWork
from storage.leaving import A_MOMENT
from storage.models import FollowUp, OutboxMessage, Resident
from storage.outbox import Words
from storage.plan import Plan
from storage.policy import load_policy
from storage.vocabulary import ClosedReason, FollowUpState, OutboxState
from tests.bot.conftest import Hands
from tests.bot.office import Office, said_by
from tests.bot.rasa_double import RasaDouble
from tests.bot.test_clock import clock_of, open_for, resolve, states

LANES = ["telegram:"]
EVENING = datetime(2026, 11, 24, 18, 50, tzinfo=UTC)
"""19:50 in Ghent, ten minutes before the quiet hours."""
NIGHT, MORNING = timedelta(hours=6), timedelta(hours=7)
"""From the evening to 01:50, and from there to 08:50."""
CLAIMED, SIGN = "follow-up-claimed", "follow-up-progress"
RECEIVED, SOLVED_CHECK = "follow-up-received", "follow-up-solved-check-1"


@pytest.fixture
def rasa() -> Iterator[RasaDouble]:
    rasa = RasaDouble()
    yield rasa
    rasa.close()


@pytest.fixture
def store(database_url: str, hands: Hands) -> Iterator[Store]:
    """On each database in turn."""
    hands.now = EVENING
    store = Store(database_url, load_policy(), hands)
    yield store
    store.close()


@pytest.fixture
async def clock(store: Store, rasa: RasaDouble, wake: Wake) -> AsyncIterator[Clock]:
    client = rasa.client()
    yield clock_of(store, client, wake)
    await client.close()


def leave(store: Store) -> list[str]:
    """What may leave now goes out, one after the other; the keys of it."""
    went = []
    with store.begin() as work:
        while message := work.leaving.next(LANES):
            work.outbox.sent(message, "", None)
            went.append(message.say)
        work.commit()
    return went


def rows(store: Store, say: str) -> list[OutboxMessage]:
    with store.read() as work:
        found = work.session.query(OutboxMessage).filter_by(say=say)
        return found.order_by(OutboxMessage.id).all()


def maria(work: UnitOfWork) -> Resident:
    resident = work.residents.find("telegram", 5)
    assert resident
    return resident


async def claimed(store: Store, clock: Clock) -> int:
    """A case that somebody took; who reported it knows the reference, and not yet that."""
    case_id = open_for(store)
    await clock.follow_up()
    assert leave(store) == [RECEIVED]
    with store.begin() as work:
        work.cases.claim(work.cases.get(case_id), work.stewards.is_member(9, "Jan"))
        work.commit()
    await clock.follow_up()
    return case_id


async def asked(store: Store, clock: Clock) -> None:
    """About a case that was resolved "is it solved?" stands ready."""
    case_id = open_for(store)
    await clock.follow_up()
    assert leave(store) == [RECEIVED]
    resolve(store, case_id)
    with store.begin() as work:
        work.session.query(FollowUp).filter_by(kind="solved_check").one().due_at = work.now
        work.commit()
    await clock.follow_up()
    assert [row.state for row in rows(store, SOLVED_CHECK)] == [OutboxState.WAITING]


async def test_what_stood_ready_in_the_evening_goes_in_the_morning_and_once(
    store: Store, clock: Clock, hands: Hands
) -> None:
    await claimed(store, clock)
    hands.forward(NIGHT)
    assert leave(store) == []
    await clock.follow_up()
    assert leave(store) == []
    hands.forward(MORNING)
    await clock.follow_up()
    assert leave(store) == [CLAIMED]
    taken_back, sent = rows(store, CLAIMED)
    assert (taken_back.state, sent.state) == (OutboxState.CANCELLED, OutboxState.SENT)
    with store.begin() as work:
        assert work.outbox.lost_on_the_way("telegram") == [], "nothing is not known of"


async def test_an_answer_does_not_stand_behind_what_waits_for_the_morning(
    store: Store, clock: Clock, hands: Hands
) -> None:
    await claimed(store, clock)
    with store.begin() as work:
        work.outbox.to_resident(maria(work), Words("unknown-command"))
        work.commit()
    hands.forward(NIGHT)
    assert leave(store) == ["unknown-command"]


async def test_a_question_that_was_not_asked_is_not_open_and_each_of_its_rounds_stands_once(
    store: Store, clock: Clock, hands: Hands
) -> None:
    await asked(store, clock)
    hands.forward(NIGHT)
    assert leave(store) == []
    with store.read() as work:
        assert work.follow_ups.pending(maria(work).id) == []
    hands.forward(MORNING)
    await clock.follow_up()
    assert leave(store) == [SOLVED_CHECK]
    waiting, cancelled = FollowUpState.WAITING, FollowUpState.CANCELLED
    assert states(store, "solved_check") == [FollowUpState.ASKED, cancelled, waiting]


async def test_the_line_of_a_steward_goes_with_the_sign_that_was_taken_back(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = open_for(store)
    hands.forward(timedelta(days=7))
    await clock.follow_up()
    await clock.follow_up()
    hands.now = EVENING + timedelta(days=7)
    with store.begin() as work:
        case, jan = work.cases.get(case_id), work.stewards.is_member(9, "Jan")
        first = work.session.query(FollowUp).filter_by(kind="progress").one()
        first.due_at = hands.now
        sign = work.follow_ups.claim(first.id)
        kind = work.follow_ups.kind_of(first)
        assert sign
        assert kind
        words = work.follow_ups.ask(sign, kind)
        work.outbox.to_resident(sign.resident, words, case_id=case_id, follow_up_id=sign.id)
        work.signs.add_line(case, jan, "De dienst komt.", said_by(work, sign.resident))
        work.commit()
    hands.forward(NIGHT)
    assert SIGN not in " ".join(leave(store))
    with store.read() as work:
        planned = work.session.query(FollowUp).filter_by(state=FollowUpState.WAITING)
        assert [row.line for row in planned.filter_by(kind="progress")] == ["De dienst komt."]


async def test_who_stopped_meanwhile_gets_nothing(store: Store, clock: Clock) -> None:
    await claimed(store, clock)
    with store.begin() as work:
        work.residents.stop_follow_ups(maria(work).id)
        work.commit()
    assert leave(store) == []
    await clock.follow_up()
    assert states(store, "claimed") == [FollowUpState.CANCELLED]


async def test_who_wants_a_pause_is_asked_after_it(
    store: Store, clock: Clock, hands: Hands
) -> None:
    await asked(store, clock)
    with store.begin() as work:
        until_then = work.residents.pause_follow_ups(maria(work).id)
        work.commit()
    assert leave(store) == []
    await clock.follow_up()
    assert leave(store) == []
    hands.now = until_then + NIGHT + MORNING
    await clock.follow_up()
    assert leave(store) == [SOLVED_CHECK]


async def test_who_blocked_us_meanwhile_gets_nothing(store: Store, clock: Clock) -> None:
    await claimed(store, clock)
    with store.begin() as work:
        work.reach.lost(maria(work))
        work.commit()
    assert leave(store) == []
    assert [row.state for row in rows(store, CLAIMED)] == [OutboxState.CANCELLED]


async def test_news_of_a_case_that_was_closed_meanwhile_is_none(store: Store, clock: Clock) -> None:
    case_id = await claimed(store, clock)
    with store.begin() as work:
        work.cases.close(work.cases.get(case_id), ClosedReason.NOT_OURS)
        work.commit()
    assert leave(store) == []
    assert states(store, "claimed") == [FollowUpState.CANCELLED]


async def test_what_was_answered_meanwhile_is_not_asked(
    store: Store, clock: Clock, hands: Hands
) -> None:
    await asked(store, clock)
    with store.begin() as work:
        question = work.follow_ups.pending(maria(work).id)[0]
        work.follow_ups.answered(question, "solved")
        work.commit()
    assert leave(store) == []
    assert states(store, "solved_check")[0] is FollowUpState.ANSWERED


async def test_an_answer_and_what_a_steward_sent_go_at_night_too(
    store: Store, clock: Clock, hands: Hands
) -> None:
    case_id = open_for(store)
    with store.begin() as work:
        case, jan = work.cases.get(case_id), work.stewards.is_member(9, "Jan")
        plan = Plan(work.now + timedelta(days=3), 60, "Ham 12", "Jan")
        draft = work.appointments.draft(case, maria(work), jan, plan)
        assert work.appointments.send(draft, jan, said_by(work, maria(work)))
        work.commit()
    await clock.follow_up()
    hands.forward(NIGHT)
    assert sorted(leave(store)) == ["follow-up-appointment", RECEIVED]


async def test_while_somebody_acts_on_it_the_message_waits_a_moment_and_that_is_no_try(
    postgresql_url: str, hands: Hands, rasa: RasaDouble, wake: Wake
) -> None:
    hands.now = EVENING
    store, client = Store(postgresql_url, load_policy(), hands), rasa.client()
    await claimed(store, clock_of(store, client, wake))
    hands.forward(NIGHT)
    with store.begin() as other:
        other.session.query(FollowUp).filter_by(kind="claimed").with_for_update().one()
        assert leave(store) == []
        (row,) = rows(store, CLAIMED)
        assert (row.state, row.attempts) == (OutboxState.WAITING, 0)
        assert row.next_try_at == hands.now + A_MOMENT
    hands.forward(A_MOMENT)
    assert leave(store) == []
    assert [row.state for row in rows(store, CLAIMED)] == [OutboxState.CANCELLED]
    await client.close()
    store.close()


async def test_when_the_network_is_back_at_night_nobody_is_written_to(
    office: Office, hands: Hands
) -> None:
    """The sender itself, in front of Telegram's stand-in."""
    maria = office.person("Maria")
    case_id = office.open_case(maria)
    hands.now = EVENING + NIGHT
    with office.store.begin() as work:
        resident = work.cases.get(case_id).reports[0].resident
        sign = work.session.query(FollowUp).filter_by(kind="progress").one()
        sign.state = FollowUpState.DONE
        words = Words("passed-on", {"steward": "1"})
        row = work.outbox.to_resident(resident, words, case_id=case_id, follow_up_id=sign.id)
        work.commit()
    office.wake.call()
    assert (await office.ends(row.id)).state is OutboxState.CANCELLED
    assert not [one for one in maria.chat if one["from"]["is_bot"]]
