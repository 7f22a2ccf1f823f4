"""Who has a case: back to the queue, to a colleague, and whom the bot suggests."""

import pytest

from storage.place import Place
from storage.vocabulary import CaseKind, CaseState, EventTag
from tests.bot.office import resident_of, said_by
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, Person

KINDLY = (
    "Jan heeft deze zaak. Alleen Jan of een coördinator kan ze doorgeven of terugzetten. "
    "Vraag het even."
)


@pytest.fixture
async def leila(house: StewardHouse) -> Person:
    leila = house.telegram.person("Leila")
    await house.lets_in(leila)
    return leila


async def claimed(house: StewardHouse) -> tuple[int, Json, int]:
    """A case that Jan has: its number, its card, its topic."""
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    await house.presses("Opnemen", card)
    return case_id, await house.sees("opgenomen door Jan", topic), topic


def labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


def mentioned(message: Json) -> list[int]:
    """Whom Telegram tells of the message."""
    entities = message.get("entities", [])
    return [one["user"]["id"] for one in entities if one["type"] == "text_mention"]


async def test_a_released_case_waits_for_anybody_again(house: StewardHouse, leila: Person) -> None:
    case_id, _card, topic = await claimed(house)
    house.jan.writes("/release", to=house.stewards, topic=topic)
    card = await house.sees("nieuw, wacht op iemand", topic)
    await house.sees("De zaak wacht weer op iemand.", topic)
    assert "Opnemen" in labels(card)
    assert (house.case(case_id).steward, len(house.events(case_id, EventTag.RELEASED))) == (None, 1)
    assert await house.presses("Opnemen", card, leila) == "U hebt deze zaak opgenomen."
    await house.sees("opgenomen door Leila", topic)


async def test_the_menu_offers_what_can_be_done_with_the_case_now(house: StewardHouse) -> None:
    card, topic = await house.card(house.open_case())
    await house.presses("Meer", card)
    fresh = labels(await house.sees("Wat wilt u doen", topic))
    assert {"Opnemen", "Aan een collega geven"} <= set(fresh)
    assert "Terug in de wachtrij" not in fresh
    await house.presses("Opnemen", card)
    await house.presses("Meer", card)
    menu = await house.sees("Wat wilt u doen", topic)
    assert "Opnemen" not in labels(menu)
    assert await house.presses("Terug in de wachtrij", menu) == "De zaak wacht weer op iemand."
    assert await house.presses("Terug in de wachtrij", menu) == "Dat kan niet: de zaak is nieuw."


async def test_opening_the_menu_is_a_look_at_the_case(house: StewardHouse, leila: Person) -> None:
    case_id, card, topic = await claimed(house)
    await house.presses("Meer", card)
    house.jan.writes("/menu", to=house.stewards, topic=topic)
    await house.sees("Wat wilt u doen", topic)
    await house.presses("Meer", card, leila)
    await house.all_handled()
    assert len(house.events(case_id, EventTag.VIEWED)) == 2


async def test_the_colleague_of_the_pressed_button_gets_the_case_and_hears_of_it(
    house: StewardHouse, leila: Person
) -> None:
    case_id, card, topic = await claimed(house)
    await house.presses("Meer", card)
    menu = await house.sees("Wat wilt u doen", topic)
    assert await house.presses("Aan een collega geven", menu) == ""
    whom = await house.sees("Aan wie geeft u", topic)
    assert labels(whom) == ["Leila (0)"]
    notice = await house.presses("Leila", whom)
    assert notice == "Leila heeft de zaak nu en krijgt bericht."
    await house.sees("opgenomen door Leila", topic)
    told = await house.sees("👉 Leila, deze zaak is nu van u. Jan heeft ze u gegeven.", topic)
    assert mentioned(told) == [leila.id]
    assert await house.presses("Leila", whom) == "Leila heeft deze zaak al."
    assert len(house.events(case_id, EventTag.ASSIGNED)) == 1


async def test_a_first_name_is_enough_when_one_colleague_has_it(
    house: StewardHouse, leila: Person
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/assign leila", to=house.stewards, topic=topic)
    await house.sees("Leila heeft de zaak nu", topic)
    case = house.case(case_id)
    assert case.steward
    assert (case.state, case.steward.telegram_user_id) == (CaseState.CLAIMED, leila.id)


async def test_when_two_have_the_first_name_their_numbers_tell_them_apart(
    house: StewardHouse, leila: Person
) -> None:
    second = house.telegram.person("Leila")
    await house.lets_in(second)
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/assign Leila", to=house.stewards, topic=topic)
    whom = await house.sees("Aan wie geeft u", topic)
    ends = [str(one.id)[-4:] for one in (leila, second)]
    assert labels(whom) == ["Jan (0)", *(f"Leila {end} (0)" for end in ends)]
    await house.presses(ends[1], whom)
    assert mentioned(await house.sees("👉 Leila", topic)) == [second.id]


async def test_who_suits_the_case_best_stands_first_and_at_most_eight(
    house: StewardHouse, leila: Person
) -> None:
    await house.lets_in(*(house.telegram.person(f"Collega{number}") for number in range(8)))
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    with house.house.store.begin() as work:
        work.cases.get(case_id).language = "bg"
        speaks = work.stewards.find(leila.id)
        assert speaks
        work.stewards.turn_language(speaks, "bg")
        work.commit()
    house.jan.writes("/assign", to=house.stewards, topic=topic)
    shown = labels(await house.sees("Aan wie geeft u", topic))
    assert (shown[0], len(shown)) == ("Leila (0)", 8)


async def test_only_who_has_a_case_or_a_coordinator_gives_it_away(
    house: StewardHouse, leila: Person
) -> None:
    await house.lets_in(house.nora)
    case_id, card, topic = await claimed(house)
    for command in ("/assign Nora", "/assign", "/release"):
        leila.writes(command, to=house.stewards, topic=topic)
        await house.sees(KINDLY, topic)
    house.nora.writes("/assign Leila", to=house.stewards, topic=topic)
    lost = await house.sees("👋 Jan, deze zaak is nu van Leila. Nora heeft ze doorgegeven.", topic)
    assert mentioned(lost) == [house.jan.id]
    assert mentioned(await house.sees("👉 Leila", topic)) == [leila.id]
    house.nora.writes("/release", to=house.stewards, topic=topic)
    lost = await house.sees("👋 Leila, Nora heeft deze zaak teruggezet", topic)
    assert mentioned(lost) == [leila.id]
    assert house.state(case_id) is CaseState.NEW
    assert card["message_thread_id"] == topic


async def test_a_coordinator_takes_a_case_over_without_a_message_to_herself(
    house: StewardHouse,
) -> None:
    await house.lets_in(house.nora)
    _case_id, _card, topic = await claimed(house)
    house.nora.writes("/assign Nora", to=house.stewards, topic=topic)
    await house.sees("👋 Jan, deze zaak is nu van Nora.", topic)
    await house.sees("U hebt deze zaak opgenomen.", topic)
    assert house.staff_rows("staff-assigned") == []


async def test_a_colleague_who_left_gets_no_case_by_an_old_button(
    house: StewardHouse, leila: Person
) -> None:
    case_id, _card, topic = await claimed(house)
    house.jan.writes("/assign Onbekend", to=house.stewards, topic=topic)
    whom = await house.sees("Aan wie geeft u", topic)
    house.stewards.remove(leila)
    await house.all_handled()
    assert await house.presses("Leila", whom) == "Die collega zit niet meer in de stewardgroep."
    house.jan.writes("/assign", to=house.stewards, topic=topic)
    await house.sees("Er is nog niemand anders om de zaak aan te geven.", topic)
    case = house.case(case_id)
    assert case.steward
    assert case.steward.first_name == "Jan"


async def test_what_is_resolved_is_neither_given_nor_released(
    house: StewardHouse, leila: Person
) -> None:
    _case_id, card, topic = await claimed(house)
    await house.presses("Opgelost", card)
    for command in ("/assign", f"/assign {leila.user['first_name']}", "/release"):
        house.jan.writes(command, to=house.stewards, topic=topic)
        await house.sees("Dat kan niet: de zaak is opgelost.", topic)


async def test_the_card_of_a_new_case_names_who_suits_it_and_gives_it_to_them(
    house: StewardHouse, leila: Person
) -> None:
    with house.house.store.begin() as work:
        steward = work.stewards.find(leila.id)
        assert steward
        work.stewards.turn_language(steward, "bg")
        work.stewards.turn_neighbourhood(steward, "ledeberg")
        resident = resident_of(work, house.maria)
        work.residents.choose_language(resident.id, "bg")
        inbox_id = said_by(work, resident)
        draft = work.reports.keep_words(resident.id, "nuisance", "key", inbox_id, "боклук")
        place = Place("Hundelgemsesteenweg 1", neighbourhood="ledeberg")
        case = work.cases.open(
            draft, inbox_id, kind=CaseKind.NUISANCE, topic="nuisance_waste", place=place
        )
        work.commit()
    house.house.wake.call()
    card, topic = await house.card(case.id)
    assert "💡 Voorstel: Leila (spreekt Bulgaars, werkt in Ledeberg)" in card["text"]
    assert await house.presses("Geef aan Leila", card) == (
        "Leila heeft de zaak nu en krijgt bericht."
    )
    taken = await house.sees("opgenomen door Leila", topic)
    assert "Voorstel" not in taken["text"]
    assert "Geef aan Leila" not in labels(taken)


async def test_without_a_reason_the_card_suggests_nobody(
    house: StewardHouse, leila: Person
) -> None:
    card, _topic = await house.card(house.open_case())
    assert leila.user["first_name"] not in card["text"] + str(card["reply_markup"])
