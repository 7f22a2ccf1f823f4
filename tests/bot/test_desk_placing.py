"""Another kind or another address, in the stewards' forum."""

from storage.vocabulary import CaseKind, EventTag
from tests.bot.steward_house import StewardHouse


async def test_the_kind_is_chosen_from_pages_of_topics(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/kind", to=house.stewards, topic=topic)
    asked = await house.sees("Waarover gaat", topic)
    await house.presses("Hulpvraag", asked)
    page = await house.sees("Hulpvraag (1 van 2): waarover gaat", topic)
    assert page["message_id"] == asked["message_id"]
    await house.presses("Meer ›", page)
    page = await house.sees("Hulpvraag (2 van 2)", topic)
    assert "◀ Terug" in str(page["reply_markup"])
    assert await house.presses("Wonen en huren", page) == "De zaak gaat nu over: Wonen en huren."
    case = house.case(case_id)
    assert (case.kind, case.topic) == (CaseKind.HELP, "help_housing")
    (event,) = house.events(case_id, EventTag.KIND_CHANGED)
    assert event.data["to"] == "help_housing"
    await house.all_handled()
    assert "Wonen en huren" in (house.case(case_id).topic_title or "")
    assert house.answers() == []


async def test_an_address_is_shown_as_the_city_knows_it_before_it_is_taken(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/address", to=house.stewards, topic=topic)
    asked = await house.sees("Waar is het?", topic)
    house.jan.writes("sleepstr 45a", to=house.stewards, reply_to=asked["message_id"])
    found = await house.sees("Is dit de plaats?", topic)
    assert "In het stratenregister: Sleepstraat 45A." in found["text"]
    assert house.events(case_id, EventTag.PLACE_CHANGED) == []
    assert await house.presses("Ja, dit is de plaats", found) == "De plaats is nu: sleepstr 45a."
    case = house.case(case_id)
    assert (case.address, case.street, case.number) == ("sleepstr 45a", "Sleepstraat", "45A")
    await house.sees("Plaats: sleepstr 45a (Sleepstraat 45A)", topic)


async def test_a_place_that_no_street_names_is_kept_in_words_with_its_neighbourhood(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    words = "achter de kerk in Ledeberg"
    house.jan.writes(f"/address {words}", to=house.stewards, topic=topic)
    found = await house.sees("Deze straat staat niet in het stratenregister", topic)
    assert "Wijk: Ledeberg." in found["text"]
    await house.presses("Ja, dit is de plaats", found)
    case = house.case(case_id)
    assert (case.address, case.street, case.neighbourhood) == (words, None, "ledeberg")


async def test_where_another_case_of_the_kind_is_open_joining_is_offered(
    house: StewardHouse,
) -> None:
    main, case_id = house.reports(house.maria, "zakken"), house.open_case()
    with house.house.store.begin() as work:
        work.cases.get(case_id).topic = work.cases.get(main).topic
        work.commit()
    _card, topic = await house.card(case_id)
    house.jan.writes("/address Ham 12", to=house.stewards, topic=topic)
    found = await house.sees(f"een open zaak van deze soort: {house.case(main).reference}", topic)
    await house.presses("Samenvoegen", found)
    sure = await house.sees("Alle meldingen gaan mee", topic)
    await house.presses("Ja, samenvoegen", sure)
    assert house.case(case_id).joined_to_id == main


async def test_a_button_of_another_cases_question_changes_nothing(house: StewardHouse) -> None:
    case_id, other = house.open_case(), house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/address Ham 12", to=house.stewards, topic=topic)
    found = await house.sees("Is dit de plaats?", topic)
    button = found["reply_markup"]["inline_keyboard"][0][0]
    _s, _verb, _case, row = button["callback_data"].split(":")
    for data in (f"s:place:{other}:{row}", f"s:place:{case_id}:99999", f"s:place:{case_id}:x"):
        button["callback_data"] = data
        assert await house.presses("Ja, dit is de plaats", found) == ""
    await house.all_handled()
    assert house.events(case_id, EventTag.PLACE_CHANGED) == []
    assert house.events(other, EventTag.PLACE_CHANGED) == []
