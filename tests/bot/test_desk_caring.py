"""A case that can wait, that waits on a partner, or that cannot wait, in the stewards' forum."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.staff.caring.dates import day_in
from bot.staff.caring.waking import wake_due
from storage.vocabulary import CaseState, EventTag, Priority
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json

TUESDAY = date(2026, 12, 1)


async def claimed(house: StewardHouse) -> tuple[int, Json, int]:
    """A case that Jan has: its number, its card, its topic."""
    case_id = house.open_case()
    card = await house.sees(f"{house.case(case_id).reference} · ")
    await house.presses("Opnemen", card)
    card = await house.sees("opgenomen door Jan")
    return case_id, card, card["message_thread_id"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/12", date(2026, 12, 3)),
        ("1/12", date(2027, 12, 1)),
        ("30/11", date(2027, 11, 30)),
        ("3/12/2026", date(2026, 12, 3)),
        ("4 december", date(2026, 12, 4)),
        ("12 mrt 2027", date(2027, 3, 12)),
        ("Vrijdag", date(2026, 12, 4)),
        ("di", date(2026, 12, 8)),
        ("3d", date(2026, 12, 4)),
        ("2 weken", date(2026, 12, 15)),
        ("morgen", date(2026, 12, 2)),
        ("volgende week", date(2026, 12, 7)),
        ("29/2", None),
        ("32/12", None),
        ("vandaag", None),
        ("0d", None),
        ("400d", None),
        ("1/12/2026", None),
        ("3/12/2030", None),
        ("3 foober", None),
        ("ooit", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_stewards_write_it(text: str, day: date | None) -> None:
    assert day_in(text, TUESDAY) == day


async def test_a_case_is_put_off_by_command_by_button_and_by_reply(house: StewardHouse) -> None:
    case_id, card, topic = await claimed(house)
    house.jan.writes("/snooze 3d", to=house.stewards, topic=topic)
    await house.sees("💤 Uitgesteld tot", topic)
    await house.presses("Meer…", card)
    await house.presses("Uitstellen", await house.sees("Wat wilt u doen", topic))
    asked = await house.sees("Tot wanneer uitstellen?", topic)
    assert (await house.presses("Over 3 dagen", asked)).startswith("💤 Uitgesteld tot")
    house.jan.writes("eens", to=house.stewards, reply_to=asked["message_id"])
    await house.sees("Die dag begrijp ik niet", topic)
    house.jan.writes("morgen", to=house.stewards, reply_to=asked["message_id"])
    await house.sees("💤 Uitgesteld tot", topic)
    await house.all_handled()
    assert len(house.events(case_id, EventTag.SNOOZED)) == 3
    until = house.case(case_id).snoozed_until
    assert until is not None
    assert until - datetime.now(UTC) < timedelta(days=2)
    assert "💤" in (house.case(case_id).topic_title or "")
    (shown,) = [one for one in house.stewards.chat if one["message_id"] == card["message_id"]]
    assert "💤 Uitgesteld tot" in shown["text"]


async def test_on_its_day_the_case_wakes_and_its_steward_is_mentioned(house: StewardHouse) -> None:
    case_id, _card, topic = await claimed(house)
    house.jan.writes("/snooze morgen", to=house.stewards, topic=topic)
    await house.sees("💤 Uitgesteld tot", topic)
    with house.house.store.begin() as work:
        work.cases.get(case_id).snoozed_until = work.now
        work.commit()
    assert [wake_due(house.house.store), wake_due(house.house.store)] == [1, 0]
    house.house.wake.call()
    woken = await house.sees("⏰ Jan, deze zaak was uitgesteld tot vandaag.", topic)
    (mention,) = woken["entities"]
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", house.jan.id)
    assert house.case(case_id).snoozed_until is None
    assert "💤" not in (house.case(case_id).topic_title or "")


async def test_a_case_that_nobody_took_wakes_too(house: StewardHouse) -> None:
    case_id = house.open_case()
    card = await house.sees(f"{house.case(case_id).reference} · ")
    with house.house.store.begin() as work:
        work.cases.get(case_id).snoozed_until = work.now
        work.commit()
    wake_due(house.house.store)
    house.house.wake.call()
    await house.sees("Nog niemand heeft ze opgenomen.", card["message_thread_id"])


async def test_a_case_waits_on_a_partner_and_the_resident_hears_of_it_after_a_preview(
    house: StewardHouse,
) -> None:
    case_id, card, topic = await claimed(house)
    await house.presses("Meer…", card)
    menu = await house.sees("Wat wilt u doen", topic)
    assert "Verdergaan" not in str(menu["reply_markup"])
    await house.presses("Wachten op partner", menu)
    asked = await house.sees("Op wie wacht deze zaak?", topic)
    house.jan.writes("Ivago", to=house.stewards, reply_to=asked["message_id"])
    waits = await house.sees("De zaak wacht op Ivago.", topic)
    case = house.case(case_id)
    assert (case.state, case.waiting_on) == (CaseState.WAITING, "Ivago")
    await house.presses("Vertel het de bewoner", waits)
    preview = await house.sees("Zo krijgt de bewoner het (Nederlands)", topic)
    assert house.answers() == []
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    letter = await house.resident_sees("Wij wachten nu op antwoord van Ivago.")
    assert preview["text"].split("\n\n", 1)[1] == letter["text"]
    house.jan.writes("/verder", to=house.stewards, topic=topic)
    goes_on = await house.sees("🔧 De zaak gaat verder.", topic)
    assert house.state(case_id) is CaseState.IN_PROGRESS
    assert "niet meer" in await house.presses("Vertel het de bewoner", waits)
    await house.presses("Vertel het de bewoner", goes_on)
    dropped = await house.sees("Wij wachten niet meer op anderen", topic)
    assert await house.presses("Niet sturen", dropped) == "Niet verstuurd."
    assert await house.presses("Verstuur", dropped) == "Niet verstuurd."
    await house.all_handled()
    assert len(house.answers()) == 1


async def test_what_cannot_wait_or_go_on_now_is_said(house: StewardHouse) -> None:
    case_id = house.open_case()
    card = await house.sees(f"{house.case(case_id).reference} · ")
    topic = card["message_thread_id"]
    for command in ("/waiting Ivago", "/goes_on"):
        house.jan.writes(command, to=house.stewards, topic=topic)
        await house.sees("Dat kan niet: de zaak is nieuw.", topic)
    house.jan.writes("/waiting " + 81 * "x", to=house.stewards, topic=topic)
    await house.sees("Te lang: hoogstens 80 tekens.", topic)
    assert house.state(case_id) is CaseState.NEW


async def test_priority_by_button_and_by_command(house: StewardHouse) -> None:
    case_id, _card, topic = await claimed(house)
    house.jan.writes("/priority", to=house.stewards, topic=topic)
    asked = await house.sees("Hoe dringend is deze zaak?", topic)
    assert await house.presses("hoog", asked) == "Prioriteit: hoog."
    await house.sees("Prioriteit: hoog\n", topic)
    await house.all_handled()
    assert "❗" in (house.case(case_id).topic_title or "")
    house.jan.writes("/priority Laag", to=house.stewards, topic=topic)
    await house.sees("Prioriteit: laag.", topic)
    assert house.case(case_id).priority is Priority.LOW
    house.jan.writes("/priority heel erg", to=house.stewards, topic=topic)
    await house.sees("Schrijf /priority laag, normaal of hoog.", topic)
