"""Referring at the desk: services found, the very card previewed, sent and kept with consent."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import checkout
from city.services import Service, read_services
from storage.models import FollowUp, Referral
from storage.vocabulary import CaseState, EventTag, FollowUpState
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, TelegramServer

OURS, _ = read_services(checkout() / "city" / "services.yml")
PLACED = next(one for one in OURS if "huur" in one.name.casefold()).model_copy(
    update={"point": (51.05, 3.72), "address": "Ham 12, 9000 Gent", "unseen": []}
)
"""A service that has "huur" in its name and a place on the map."""
PREVIEW = "Zo krijgt de bewoner het"


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, database.parent)
    take_over(house, [PLACED, *(one for one in OURS if one.id != PLACED.id)])
    async with house.open():
        yield house


def take_over(house: StewardHouse, services: list[Service]) -> None:
    with house.house.store.begin() as work:
        work.social_map.take_over([one.as_data() for one in services])
        work.commit()


async def in_topic(house: StewardHouse) -> tuple[int, int]:
    case_id = house.open_case()
    card = await house.sees(f"{house.case(case_id).reference} · ")
    return case_id, card["message_thread_id"]


async def offered(house: StewardHouse, topic: int, command: str = "/refer huur") -> Json:
    house.jan.writes(command, to=house.stewards, topic=topic)
    return await house.sees("Naar welke dienst?", topic)


def labels(message: Json) -> list[str]:
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in keyboard for button in row]


async def preview_of(house: StewardHouse, topic: int) -> Json:
    await house.presses(labels(shown := await offered(house, topic))[0], shown)
    return await house.sees(PREVIEW, topic)


def referrals(house: StewardHouse) -> list[Referral]:
    with house.house.store.read() as work:
        return work.session.query(Referral).order_by(Referral.id).all()


def checks(house: StewardHouse) -> list[FollowUpState]:
    with house.house.store.read() as work:
        rows = work.session.query(FollowUp).filter_by(kind="referral_check")
        return [row.state for row in rows.order_by(FollowUp.id)]


async def test_services_are_found_by_words_the_best_first(house: StewardHouse) -> None:
    _case_id, topic = await in_topic(house)
    shown = await offered(house, topic)
    assert 1 <= len(labels(shown)) <= 6
    assert labels(shown)[0].rstrip("…") in PLACED.name
    assert f"{PLACED.name} ({PLACED.organization})" in shown["text"]


async def test_without_words_those_that_fit_the_case_are_offered(house: StewardHouse) -> None:
    _case_id, topic = await in_topic(house)
    fitting = {one.name for one in OURS if "nuisance_waste" in one.topics}
    shown = await offered(house, topic, "/refer")
    named = [line.removeprefix("▫️ ") for line in shown["text"].splitlines() if "▫️" in line]
    assert named
    assert all(any(line.startswith(name) for name in fitting) for line in named)


async def test_what_is_not_found_is_said_and_other_words_can_follow(house: StewardHouse) -> None:
    case_id, topic = await in_topic(house)
    house.jan.writes("/refer zeppelin", to=house.stewards, topic=topic)
    none = await house.sees("Niets gevonden", topic)
    house.jan.writes("huur", to=house.stewards, reply_to=none["message_id"])
    await house.sees("Naar welke dienst?", topic)
    assert house.events(case_id, EventTag.NOTED) == []


async def test_the_card_goes_out_exactly_as_previewed_with_its_pin(house: StewardHouse) -> None:
    case_id, topic = await in_topic(house)
    preview = await preview_of(house, topic)
    assert referrals(house) == []
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    letter = await house.resident_sees("Jan van de buurtstewards denkt")
    await house.all_handled()
    pin = f"📍 {PLACED.name}, {PLACED.address}"
    shown = f"{letter['text']}\n\n▫️ Liever niet vragen\n\n{pin}"
    assert preview["text"] == f"{PREVIEW} (Nederlands):\n\n{shown}"
    assert PLACED.name in letter["text"]
    (venue,) = house.telegram.calls("sendVenue")
    assert venue.params["title"] == PLACED.name
    (referral,) = referrals(house)
    assert (referral.case_id, referral.services) == (
        case_id,
        [{"id": PLACED.id, "name": PLACED.name}],
    )
    assert checks(house) == [FollowUpState.WAITING]
    assert len(house.events(case_id, EventTag.REFERRED)) == 1
    assert house.state(case_id) is CaseState.IN_PROGRESS


async def test_the_resident_gets_it_in_their_own_language(house: StewardHouse) -> None:
    case_id, topic = await in_topic(house)
    with house.house.store.begin() as work:
        work.residents.choose_language(work.cases.get(case_id).reports[0].resident_id, "bg")
        work.commit()
    preview = await preview_of(house, topic)
    assert PLACED.what
    assert PLACED.what.bg in preview["text"]
    await house.presses("Verstuur", preview)
    letter = await house.resident_sees("може да Ви помогне")
    assert PLACED.what.bg in letter["text"]


async def test_two_presses_refer_once_and_a_dropped_card_refers_nobody(
    house: StewardHouse,
) -> None:
    case_id, topic = await in_topic(house)
    dropped = await preview_of(house, topic)
    assert await house.presses("Niet sturen", dropped) == "Niet verstuurd."
    assert await house.presses("Verstuur", dropped) == "Niet verstuurd."
    preview = await preview_of(house, topic)
    for _ in range(2):
        assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    await house.all_handled()
    assert len(referrals(house)) == len(house.events(case_id, EventTag.REFERRED)) == 1
    assert len(house.telegram.calls("sendVenue")) == 1


async def test_who_does_not_wish_it_is_not_asked_with_one_press(house: StewardHouse) -> None:
    _case_id, topic = await in_topic(house)
    await house.presses("Verstuur", await preview_of(house, topic))
    letter = await house.resident_sees("Jan van de buurtstewards denkt")
    await house.all_handled()
    house.maria.presses("Liever niet vragen", on=letter)
    await house.resident_sees("Goed, ik vraag er niet naar.")
    assert checks(house) == [FollowUpState.CANCELLED]


async def test_who_said_stop_is_promised_no_question(house: StewardHouse) -> None:
    case_id, topic = await in_topic(house)
    with house.house.store.begin() as work:
        work.residents.stop_follow_ups(work.cases.get(case_id).reports[0].resident_id)
        work.commit()
    preview = await preview_of(house, topic)
    assert "Over ongeveer een week" not in preview["text"]
    await house.presses("Verstuur", preview)
    await house.resident_sees("Jan van de buurtstewards denkt")
    assert (len(referrals(house)), checks(house)) == (1, [])


async def test_a_service_that_changed_meanwhile_is_looked_for_again(house: StewardHouse) -> None:
    _case_id, topic = await in_topic(house)
    shown = await offered(house, topic)
    take_over(house, [PLACED.model_copy(update={"name": "Anders"})])
    notice = await house.presses(labels(shown)[0], shown)
    assert notice.startswith("Deze dienst is intussen veranderd")
    assert house.staff_rows("staff-preview") == []


async def test_the_menu_offers_it_too(house: StewardHouse) -> None:
    _case_id, topic = await in_topic(house)
    house.jan.writes("/menu", to=house.stewards, topic=topic)
    menu = await house.sees("Wat wilt u doen met", topic)
    await house.presses("Doorverwijzen", menu)
    await house.sees("Naar welke dienst?", topic)
