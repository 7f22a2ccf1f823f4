"""What a steward does with a case that a list showed, outside its topic."""

import asyncio

from storage.vocabulary import CaseState, EventTag
from tests.bot.steward_house import WITHIN, StewardHouse
from tests.telegram import Json


async def shown_in_general(house: StewardHouse, case_id: int) -> Json:
    house.jan.writes("/queue", to=house.stewards)
    listed = await house.sees("Wachtrij")
    reference = house.case(case_id).reference
    await house.presses(reference, listed)
    return await house.sees(f"{reference} · ")


async def test_a_card_from_a_list_shows_what_became_of_the_case(house: StewardHouse) -> None:
    case_id = house.open_case()
    await house.card(case_id)
    shown = await shown_in_general(house, case_id)
    assert await house.presses("Opnemen", shown) == "U hebt deze zaak opgenomen."
    number = shown["message_id"]
    now = await asyncio.to_thread(
        house.jan.sees,
        lambda body: body["message_id"] == number and "opgenomen door Jan" in body["text"],
        within=WITHIN,
        chat=house.stewards,
    )
    labels = [b["text"] for row in now["reply_markup"]["inline_keyboard"] for b in row]
    assert "Opnemen" not in labels
    await house.presses("Terug", now)
    await house.sees("Wachtrij")


async def test_an_answer_to_such_a_card_waits_in_the_topic_of_the_case(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    shown = await shown_in_general(house, case_id)
    house.jan.writes("Ik kom morgen.", to=house.stewards, reply_to=shown["message_id"])
    preview = await house.sees("Ik kom morgen.", topic)
    there = await house.sees("Uw voorbeeld staat klaar in het onderwerp van BL-")
    (button,) = there["reply_markup"]["inline_keyboard"][0]
    assert button["url"].endswith(f"/{topic}")
    await house.presses("Verstuur", preview)
    await house.resident_sees("Ik kom morgen.")
    assert house.state(case_id) is CaseState.IN_PROGRESS
    assert house.events(case_id, EventTag.NOTED) == []
