"""What a steward says about themselves with /me."""

import pytest

from city.neighbourhoods import neighbourhoods
from storage.models import Steward
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json


def labels(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


def jan(house: StewardHouse) -> Steward:
    with house.house.store.read() as work:
        steward = work.stewards.find(house.jan.id)
        assert steward
        return steward


async def screen(house: StewardHouse) -> Json:
    house.jan.writes("/me", to=house.stewards)
    return await house.sees("Uw nummer bij Telegram")


async def test_it_shows_the_number_that_the_setting_of_coordinators_needs(
    house: StewardHouse,
) -> None:
    await house.lets_in(house.nora)
    mine = await screen(house)
    assert f"Uw nummer bij Telegram: {house.jan.id}\n" in mine["text"]
    assert "U bent steward." in mine["text"]
    house.nora.writes("/me", to=house.stewards)
    hers = await house.sees(str(house.nora.id))
    assert "U bent coördinator" in hers["text"]


async def test_a_language_is_turned_on_and_off_in_the_same_message(house: StewardHouse) -> None:
    first = await screen(house)
    assert labels(first) == ["▫️ Bulgaars", "▫️ Roemeens", "▫️ Slowaaks", "Mijn wijken…"]
    assert "Talen naast Nederlands: nog niets gekozen" in first["text"]
    await house.presses("Slowaaks", first)
    on = await house.sees("Talen naast Nederlands: Slowaaks")
    assert on["message_id"] == first["message_id"]
    assert "✅ Slowaaks" in labels(on)
    assert jan(house).languages == ["sk"]
    await house.presses("Slowaaks", on)
    await house.sees("Talen naast Nederlands: nog niets gekozen")
    assert jan(house).languages == []


async def test_every_neighbourhood_is_on_one_of_the_screens(house: StewardHouse) -> None:
    shown = await screen(house)
    await house.presses("Mijn wijken", shown)
    seen: list[str] = []
    for page in (1, 2, 3, 4):
        shown = await house.sees(f"(scherm {page} van 4)")
        seen += [label for label in labels(shown) if label.startswith("▫️")]
        assert all(len(label) <= 24 for label in seen)
        if page < 4:
            await house.presses("Volgende", shown)
    assert len(set(seen)) == len(neighbourhoods())
    await house.presses("Vorige", shown)
    await house.sees("(scherm 3 van 4)")


async def test_a_chosen_neighbourhood_is_named_when_done(house: StewardHouse) -> None:
    first = await screen(house)
    await house.presses("Mijn wijken", first)
    areas = await house.sees("(scherm 1 van 4)")
    await house.presses("Brugse Poort", areas)
    chosen = await house.sees("Gekozen: Brugse Poort - Rooigem (scherm 1 van 4)")
    assert "✅ Brugse Poort" in labels(chosen)
    assert jan(house).neighbourhoods == ["brugse-poort-rooigem"]
    await house.presses("Klaar", chosen)
    done = await house.sees("Wijken: Brugse Poort - Rooigem")
    assert done["message_id"] == first["message_id"]


async def test_the_screen_of_a_colleague_is_not_for_pressing(house: StewardHouse) -> None:
    await house.lets_in(house.nora)
    mine = await screen(house)
    await house.presses("Mijn wijken", mine)
    areas = await house.sees("(scherm 1 van 4)")
    for label, on in (
        ("Bulgaars", mine),
        ("Mijn wijken", mine),
        ("Drongen", areas),
        ("Klaar", areas),
    ):
        notice = await house.presses(label, on, house.nora)
        assert notice == "Dit scherm is van een collega. Schrijf /me voor het uwe."
    assert (jan(house).languages, jan(house).neighbourhoods) == ([], [])


@pytest.mark.parametrize("made_up", ["speaks:{}:xx", "speaks:{}:nl", "area:{}:99", "areas:{}:9"])
async def test_a_made_up_choice_changes_nothing(house: StewardHouse, made_up: str) -> None:
    shown = await screen(house)
    data = f"s:{made_up.format(jan(house).id)}"
    shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = data
    assert await house.presses("Bulgaars", shown) == ""
    await house.all_handled()
    assert (jan(house).languages, jan(house).neighbourhoods) == ([], [])
    assert len(house.staff_rows("staff-me")) == 1
    assert house.staff_rows("staff-me-areas") == house.staff_rows("staff-parked") == []
