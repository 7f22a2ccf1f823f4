"""A resident who blocks the bot: the stewards see it on the card, and once in the topic."""

from sqlalchemy import select

from storage.models import OutboxMessage
from storage.outbox import Words
from storage.vocabulary import EventTag, OutboxState
from tests.bot.steward_house import StewardHouse

BLOCKED = "Geen bericht bereikt Maria"


async def test_a_block_is_seen_once_and_nothing_more_is_attempted(house: StewardHouse) -> None:
    case_id = house.open_case()
    _, topic = await house.card(case_id)
    house.maria.blocks_bot()
    await house.sees("heeft de bot geblokkeerd", topic=topic)
    card = await house.sees(BLOCKED, topic=topic)
    attempts = len(house.telegram.calls("sendMessage"))
    with house.house.store.begin() as work:
        maria = work.cases.get(case_id).reports[0].resident
        for say in ("goodbye", "welcome-back"):
            work.outbox.to_resident(maria, Words(say), case_id=case_id, at_most_once=True)
        work.commit()
    house.house.wake.call()
    await house.all_handled()
    with house.house.store.read() as work:
        rows = work.session.scalars(select(OutboxMessage).filter_by(at_most_once=True)).all()
    assert [row.state for row in rows] == [OutboxState.BLOCKED] * 2
    assert len(house.telegram.calls("sendMessage")) == attempts
    assert len(house.events(case_id, EventTag.UNDELIVERED)) == 1

    house.maria.unblocks_bot()
    await house.sees("Maria heeft de bot niet meer geblokkeerd", topic=topic)
    await house.all_handled()
    (shown,) = [one for one in house.stewards.chat if one["message_id"] == card["message_id"]]
    assert BLOCKED not in shown["text"]


async def test_a_steward_who_answers_all_the_same_hears_that_it_did_not_arrive(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    await house.card(case_id)
    house.maria.blocks_bot()
    await house.sees(BLOCKED)
    with house.house.store.begin() as work:
        case = work.cases.get(case_id)
        words = Words("steward-answer", {"reference": "x", "steward": "Jan", "words": "Ik kom"})
        work.outbox.to_resident(case.reports[0].resident, words, case_id=case_id)
        work.commit()
    house.house.wake.call()
    await house.all_handled()
    assert len(house.events(case_id, EventTag.UNDELIVERED)) == 2
