"""A message that is changed into words of danger is heard as one that says so from the start."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import reading
from bot.flood import FloodLimit
from bot.incoming import Kind, read
from bot.supervisor import until
from flows.shared import turn
from storage.models import InboxMessage
from storage.vocabulary import EventTag, InboxState
from tests.bot.flow_double import FIRE, FlowDouble
from tests.bot.office import resident_of, said_by
from tests.bot.steward_house import WITHIN, StewardHouse
from tests.bot.test_files_of_residents import Residents
from tests.telegram import Json, TelegramServer

PLACE = "Sleepstraat 45"
DANGER = f"Sleepstraat 45, {FIRE}"


@pytest.fixture
async def home(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[Residents]:
    home = Residents(telegram, database.parent, flow)
    async with home.open():
        yield home


async def wrote(home: Residents, words: str) -> Json:
    """A message of Maria's that was answered."""
    sent = home.maria.writes(words)
    await home.resident_sees(home.text("file-kept"))
    return sent


def heard(home: Residents) -> list[str]:
    return [words for words, _file in home.flow.heard]


def newest(house: StewardHouse) -> InboxMessage:
    """The newest update of Maria's chat."""
    with house.house.store.read() as work:
        rows = work.session.query(InboxMessage).filter_by(lane=f"telegram:{house.maria.id}")
        return rows.order_by(InboxMessage.id.desc()).limit(1).one()


def test_the_bot_and_the_actions_suspect_danger_from_the_same_confidence_on() -> None:
    assert reading.SUSPICION == turn.SUSPICION


async def test_words_of_danger_reach_rasa_and_the_correction_is_kept(home: Residents) -> None:
    sent = await wrote(home, PLACE)
    home.maria.edits(sent, DANGER)
    await home.all_handled()
    assert heard(home) == [PLACE, DANGER]
    assert home.texts() == [PLACE, f"✏️ {DANGER}"]
    assert home.text("edit-kept") not in home.hears()


async def test_a_correction_without_danger_is_only_kept(home: Residents) -> None:
    sent = await wrote(home, PLACE)
    home.maria.edits(sent, "Sleepstraat 54")
    await home.resident_sees(home.text("edit-kept"))
    await home.all_handled()
    assert heard(home) == [PLACE]
    assert home.texts() == [PLACE, "✏️ Sleepstraat 54"]


async def test_the_same_edit_delivered_twice_is_heard_once(home: Residents) -> None:
    sent = await wrote(home, PLACE)
    home.maria.edits(sent, DANGER)
    await home.all_handled()
    home.telegram.same_update_again(newest(home).update_id)
    home.maria.edits(sent, DANGER)  # as Telegram does for a link's preview, say
    await home.all_handled()
    assert heard(home) == [PLACE, DANGER]


async def test_what_spoke_of_danger_before_raises_no_second_alarm(home: Residents) -> None:
    sent = await wrote(home, DANGER)
    home.maria.edits(sent, f"{DANGER}!")
    await home.resident_sees(home.text("edit-kept"))
    assert heard(home) == [DANGER]


async def test_a_caption_that_speaks_of_danger_is_heard_without_a_second_photo(
    home: Residents,
) -> None:
    sent = home.maria.sends_photo("de stoep")
    await home.resident_sees(home.text("file-kept"))
    home.maria.edits(sent, DANGER)
    await home.all_handled()
    assert (heard(home)[-1], home.kinds()) == (DANGER, ["photo"])


async def test_it_waits_for_rasa_as_words_do_and_is_corrected_once(home: Residents) -> None:
    sent = await wrote(home, PLACE)
    home.flow.away = 1
    home.maria.edits(sent, DANGER)
    await home.resident_sees(home.text("kept-for-later"))
    await home.all_handled()
    assert heard(home) == [PLACE, DANGER]
    assert home.texts() == [PLACE, f"✏️ {DANGER}"]


async def test_it_reaches_rasa_while_a_steward_talks_with_the_resident(home: Residents) -> None:
    case_id = home.talks_with_steward()
    sent = home.maria.writes("dag")
    await home.resident_sees("Doorgegeven aan")
    home.maria.edits(sent, DANGER)
    await home.all_handled()
    assert heard(home) == [DANGER]
    assert [e.text for e in home.events(case_id, EventTag.RESIDENT_CORRECTED)] == [DANGER]


async def test_in_a_flood_it_is_heard_at_once(home: Residents) -> None:
    never = timedelta(hours=1)
    home.house.flood.limit = FloodLimit(most=2, calm=never, longest=never)
    sent = await wrote(home, PLACE)
    for number in range(4):
        home.maria.writes(f"regel {number}")
    home.maria.edits(sent, DANGER)

    async def alarmed() -> bool:
        return DANGER in heard(home)

    assert await until(alarmed, WITHIN, 0.1)


def edited_long_ago(house: StewardHouse) -> None:
    """Maria changed her first message into words of danger, and Rasa has been away since."""
    with house.house.store.begin() as work:
        long = house.house.store.policy.outage.report_after + timedelta(minutes=1)
        message = {"message_id": 1, "chat": {"id": house.maria.id, "type": "private"}}
        update = {"edited_message": {**message, "text": DANGER}}
        work.inbox.keep("telegram", 10**9, f"telegram:{house.maria.id}", update)
        row = work.session.query(InboxMessage).filter_by(update_id=10**9).one()
        row.received_at = work.now - long
        work.commit()
    house.house.wake.call()


async def becomes(house: StewardHouse, kind: Kind, state: InboxState) -> bool:
    """Whether the newest message is, in the end, this one with the words of danger."""

    def it_is() -> bool:
        row = newest(house)
        return (read(row.payload).kind, read(row.payload).text, row.state) == (kind, DANGER, state)

    async def it_became() -> bool:
        return await asyncio.to_thread(it_is)

    return await until(it_became, WITHIN, 0.1)


async def test_an_edit_that_nobody_could_look_through_for_long_goes_the_way_of_words(
    house: StewardHouse,
) -> None:
    """After some minutes without Rasa, words that wait become a case that a person reads."""
    edited_long_ago(house)
    assert await becomes(house, Kind.TEXT, InboxState.WAITING)


async def test_an_edit_that_its_case_has_already_ends_without_rasa(house: StewardHouse) -> None:
    case_id = house.open_case()
    with house.house.store.begin() as work:
        told = work.cases.get(case_id).reports[0].words[0]
        work.inbox.get(told["inbox"]).message_id = 1
        work.commit()
    edited_long_ago(house)
    assert await becomes(house, Kind.EDIT, InboxState.DONE)
    assert [e.text for e in house.events(case_id, EventTag.RESIDENT_CORRECTED)] == [DANGER]
    await house.resident_sees(house.house.texts.render("nl", "edit-kept"))


async def test_an_edit_of_what_was_said_in_private_ends_without_rasa_and_no_steward_sees_it(
    house: StewardHouse,
) -> None:
    with house.house.store.begin() as work:
        resident = resident_of(work, house.maria)
        talk = work.residents.conversation(resident)
        work.forgetting.begin_private(talk.key)
        work.inbox.get(said_by(work, resident)).message_id = 1
        work.forgetting.end_private(talk.key)
        work.commit()
    edited_long_ago(house)
    assert await becomes(house, Kind.EDIT, InboxState.DONE)
    await house.all_handled()
    assert DANGER not in str([one.get("text") for one in house.stewards.chat])
