"""The stewards' desk in a group without topics: a card per case, and replies to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.vocabulary import CaseState, EventTag
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, TelegramServer


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, database.parent, forum=False)
    async with house.open():
        yield house


async def card_of(house: StewardHouse, case_id: int) -> Json:
    return await house.sees(f"{house.case(case_id).reference} · ")


def answered_by(message: Json) -> int:
    return int(message["reply_to_message"]["message_id"])


async def test_a_reply_to_the_card_becomes_an_answer_after_its_preview(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card = await card_of(house, case_id)
    house.jan.writes("Wij komen maandag", to=house.stewards, reply_to=card["message_id"])
    preview = await house.sees("Zo krijgt de bewoner het")
    assert answered_by(preview) == card["message_id"]
    assert house.answers() == []
    await house.presses("Verstuur", preview)
    letter = await house.resident_sees("Wij komen maandag")
    assert preview["text"].endswith(letter["text"])
    assert house.events(case_id, EventTag.NOTED) == []


async def test_commands_in_reply_to_the_card_are_about_its_case(house: StewardHouse) -> None:
    other, case_id = house.open_case(), house.open_case()
    card = await card_of(house, case_id)
    house.jan.writes("/claim", to=house.stewards, reply_to=card["message_id"])
    told = await house.sees("U hebt deze zaak opgenomen.")
    assert told["text"].startswith(house.case(case_id).reference)
    assert answered_by(told) == card["message_id"]
    house.jan.writes("/resolve", to=house.stewards, reply_to=told["message_id"])
    await house.sees("Op opgelost gezet.")
    assert (house.state(case_id), house.state(other)) == (CaseState.RESOLVED, CaseState.NEW)


async def test_a_reply_to_what_the_resident_added_answers_the_resident(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card = await card_of(house, case_id)
    house.resident_writes(case_id, "още боклук")
    wrote = await house.sees("още боклук")
    assert answered_by(wrote) == card["message_id"]
    house.jan.writes("Dank u", to=house.stewards, reply_to=wrote["message_id"])
    await house.presses("Verstuur", await house.sees("Zo krijgt de bewoner het"))
    await house.resident_sees("Dank u")


async def test_a_reply_to_the_preview_is_a_note_and_words_to_nobody_are_no_ones(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card = await card_of(house, case_id)
    house.jan.writes("/reply Tot maandag", to=house.stewards, reply_to=card["message_id"])
    preview = await house.sees("Zo krijgt de bewoner het")
    house.jan.writes("liever dinsdag?", to=house.stewards, reply_to=preview["message_id"])
    talk = house.jan.writes("iemand koffie?", to=house.stewards)
    house.jan.writes("ja graag", to=house.stewards, reply_to=talk["message_id"])
    await house.all_handled()
    assert [one.text for one in house.events(case_id, EventTag.NOTED)] == ["liever dinsdag?"]
    assert len(house.staff_rows("staff-preview")) == 1
    assert house.answers() == []


async def test_a_command_that_answers_no_card_is_told_where_it_belongs(
    house: StewardHouse,
) -> None:
    house.open_case()
    house.jan.writes("/claim", to=house.stewards)
    await house.sees("Dit hoort niet bij een zaak.")
    talk = house.jan.writes("kijk", to=house.stewards)
    house.jan.writes("/claim", to=house.stewards, reply_to=talk["message_id"])
    await house.sees("Dit hoort niet bij een zaak.")


async def test_a_card_that_was_deleted_is_sent_anew_at_the_next_change(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card = await card_of(house, case_id)
    house.telegram.fails("editMessageText", status=400, description="message to edit not found")
    await house.presses("Opnemen", card)
    anew = await house.sees("opgenomen door Jan")
    assert anew["message_id"] != card["message_id"]
    house.jan.writes("/resolve", to=house.stewards, reply_to=anew["message_id"])
    resolved = await house.sees("opgelost door Jan")
    assert resolved["message_id"] == anew["message_id"]
