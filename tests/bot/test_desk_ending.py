"""The end of a case in the stewards' forum: with a closing line, with a reason, or not for good."""

import asyncio

from storage.vocabulary import CaseState, ClosedReason, EventTag
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json

ONE = "Zo krijgt de bewoner het (Nederlands):\n\n"


async def asked_for_a_line(house: StewardHouse, topic: int, reason: str) -> Json:
    house.jan.writes("/close", to=house.stewards, topic=topic)
    await house.presses(reason, await house.sees("Waarom sluit u", topic))
    return await house.sees(f"Afsluiten ({reason}).", topic)


async def test_after_resolving_a_closing_line_goes_to_the_resident_after_a_preview(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    assert (await house.presses("Opgelost", card)).startswith("Op opgelost gezet.")
    asked = await house.sees("Wilt u de bewoner een slotzin sturen?", topic)
    assert house.state(case_id) is CaseState.RESOLVED
    house.jan.writes("De zakken zijn weg.", to=house.stewards, reply_to=asked["message_id"])
    preview = await house.sees(ONE, topic)
    assert house.answers() == []
    await house.presses("Verstuur", preview)
    letter = await house.resident_sees("De zakken zijn weg.")
    assert preview["text"] == ONE + letter["text"]
    assert "Volgens ons is dit nu opgelost." in letter["text"]
    assert house.state(case_id) is CaseState.RESOLVED
    assert house.events(case_id, EventTag.NOTED) == []


async def test_the_command_takes_the_closing_line_at_once(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/resolve De zakken zijn weg.", to=house.stewards, topic=topic)
    await house.sees(ONE, topic)
    await house.all_handled()
    assert house.state(case_id) is CaseState.RESOLVED
    assert house.staff_rows("staff-resolve-line") == []
    assert house.answers() == []


async def test_nothing_is_resolved_with_a_line_that_is_too_long(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes(f"/resolve {601 * 'x'}", to=house.stewards, topic=topic)
    await house.sees("Te lang: hoogstens 600 tekens", topic)
    assert house.state(case_id) is CaseState.NEW


async def test_a_case_closes_for_a_reason_when_its_preview_is_sent(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    asked = await asked_for_a_line(house, topic, "niet voor ons")
    house.jan.writes(601 * "x", to=house.stewards, reply_to=asked["message_id"])
    await house.sees("Te lang: hoogstens 600 tekens", topic)
    house.jan.writes("Bel Gentinfo.", to=house.stewards, reply_to=asked["message_id"])
    preview = await house.sees(ONE, topic)
    assert house.state(case_id) is CaseState.NEW
    await house.presses("Verstuur", preview)
    letter = await house.resident_sees("Bel Gentinfo.")
    assert preview["text"] == ONE + letter["text"]
    case = house.case(case_id)
    assert (case.state, case.closed_reason) == (CaseState.CLOSED, ClosedReason.NOT_OURS)
    (event,) = house.events(case_id, EventTag.CLOSED)
    assert event.steward_id is not None
    await house.sees("Reden: niet voor ons", topic)
    await house.presses("Verstuur", preview)
    await house.all_handled()
    assert len(house.answers()) == 1


async def test_a_case_closes_without_a_line_or_without_a_word(house: StewardHouse) -> None:
    _card, topic = await house.card(house.open_case())
    await house.presses(
        "Alleen de vaste tekst", await asked_for_a_line(house, topic, "doorverwezen")
    )
    await house.presses("Verstuur", await house.sees(ONE, topic))
    letter = await house.resident_sees("Een andere dienst helpt u hiermee verder.")
    assert letter["text"].endswith("Schrijf ons dan hier.")
    silent = house.open_case()
    _card, topic = await house.card(silent)
    asked = await asked_for_a_line(house, topic, "verhuisd")
    told = await house.presses("Zonder bericht", asked)
    assert told == "Afgesloten. De bewoner kreeg geen bericht."
    assert await house.presses("Zonder bericht", asked) == "Dat kan niet: de zaak is afgesloten."
    await house.all_handled()
    assert house.case(silent).closed_reason is ClosedReason.MOVED
    assert len(house.answers()) == 1


async def test_all_who_reported_it_get_it_each_in_their_language(house: StewardHouse) -> None:
    jana = house.telegram.person("Jana", started=True)
    case_id = house.reports(house.maria, "zakken")
    _card, topic = await house.card(case_id)
    house.reports(jana, "vrecia")
    await house.sees("vrecia", topic)
    with house.house.store.begin() as work:
        work.residents.choose_language(work.cases.get(case_id).reports[1].resident_id, "sk")
        work.commit()
    await house.presses("Alleen de vaste tekst", await asked_for_a_line(house, topic, "opgelost"))
    preview = await house.sees("Zo krijgen 2 bewoners het (Nederlands, Slovenčina)", topic)
    await house.presses("Verstuur", preview)
    for who, words in ((house.maria, "Dit is opgelost."), (jana, "Je to vyriešené")):
        assert (await house.resident_sees(words, who))["text"] in preview["text"]


async def test_a_case_about_violence_says_so_and_names_no_violence(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    with house.house.store.begin() as work:
        case = work.cases.get(case_id)
        case.topic, case.no_automatic_messages = "help_violence", True
        work.commit()
    asked = await asked_for_a_line(house, topic, "opgelost")
    assert "Geen automatische berichten" in asked["text"]
    await house.presses("Alleen de vaste tekst", asked)
    preview = await house.sees(ONE, topic)
    assert "Geweld" not in preview["text"]
    assert house.answers() == []
    await house.presses("Verstuur", preview)
    await house.resident_sees("(Een vraag)")


async def test_a_case_is_re_opened_and_the_resident_hears_of_it_on_purpose(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    house.jan.writes("/reopen", to=house.stewards, topic=topic)
    await house.sees("Dat kan niet: de zaak is nieuw.", topic)
    await house.presses("Zonder bericht", await asked_for_a_line(house, topic, "opgelost"))
    await house.all_handled()
    assert house.case(case_id).topic_closed
    await house.presses("Meer…", card)
    menu = await house.sees("Wat wilt u doen", topic)
    assert "Afsluiten" not in str(menu["reply_markup"])
    await house.presses("Heropenen", menu)
    again = await house.sees("Jan heeft de zaak weer geopend.", topic)
    await house.all_handled()
    assert house.state(case_id) is CaseState.IN_PROGRESS
    assert not house.case(case_id).topic_closed
    await house.presses("Vertel het de bewoner", again)
    await house.presses("Verstuur", await house.sees(ONE, topic))
    await house.resident_sees("Wij hebben dit weer geopend")


async def test_the_reason_of_re_opening_is_kept(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    await house.presses("Opgelost", card)
    house.jan.writes("/reopen Er liggen weer zakken", to=house.stewards, topic=topic)
    await house.sees("Jan heeft de zaak weer geopend.", topic)
    (event,) = house.events(case_id, EventTag.REOPENED)
    assert event.text == "Er liggen weer zakken"


async def test_nobody_is_told_when_nobody_reports_it_any_more(house: StewardHouse) -> None:
    case_id = house.reports(house.maria, "zakken")
    card, topic = await house.card(case_id)
    house.withdraws(house.maria, case_id)
    await house.sees("ingetrokken door Maria", topic)
    await house.presses("Meer…", card)
    await house.presses("Heropenen", await house.sees("Wat wilt u doen", topic))
    again = await house.sees("Jan heeft de zaak weer geopend.", topic)
    assert (await house.presses("Vertel het de bewoner", again)).startswith(
        "Alle meldingen zijn ingetrokken"
    )


async def test_a_made_up_button_of_answers_sends_no_closing_line(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/resolve De zakken zijn weg.", to=house.stewards, topic=topic)
    preview = await house.sees(ONE, topic)
    (row,) = preview["reply_markup"]["inline_keyboard"][0][:1]
    row["callback_data"] = row["callback_data"].replace("s:told:", "s:send:")
    assert row["callback_data"].startswith("s:send:")
    query = house.jan.presses("Verstuur", on=preview, from_old_screen=True)
    assert await asyncio.to_thread(house.jan.notice, query) == ""
    await house.all_handled()
    assert house.answers() == []
