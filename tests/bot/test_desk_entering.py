"""The desk: a report for somebody who does not write to the bot, and their way into Telegram."""

import logging
import re
from datetime import timedelta

import pytest

from bot.clock import say_or_end
from storage.models import Case, InboxMessage, OutboxMessage, Resident
from storage.personal_links import VALID_FOR
from storage.staff_models import PersonalLink
from storage.vocabulary import CaseState, Entry, EventTag
from tests.bot.steward_house import StewardHouse
from tests.storage.dump import traces
from tests.telegram import Json, Person

HEADING = "Zo krijgt de bewoner het"
PLACE = "Sleepstraat 45a, boven de bakker"
WORDS = "Al weken zakken op de stoep"
TOKEN = re.compile(r"https://t\.me/BuurtlijnTestBot\?start=(l_[A-Za-z0-9_-]{32})")


async def answers(house: StewardHouse, question: str, words: str) -> Json:
    asked = await house.sees(question)
    house.jan.writes(words, to=house.stewards, reply_to=asked["message_id"])
    return asked


async def presses(house: StewardHouse, question: str, label: str) -> Json:
    asked = await house.sees(question)
    await house.presses(label, asked)
    return asked


async def fills_in(house: StewardHouse, place: str = PLACE, name: str = "Milena") -> Json:
    """The form up to where all is read back."""
    house.jan.writes("/report", to=house.stewards)
    await presses(house, "Hoe kwam ze binnen?", "Telefoon")
    await presses(house, "Waarover gaat het?", "Overlast")
    await presses(house, "Wat precies?", "Afval en vuil")
    await answers(house, "Waar is het?", place)
    await answers(house, "Wat is er aan de hand?", WORDS)
    if name:
        await answers(house, "Wat is de voornaam", name)
    else:
        await presses(house, "Wat is de voornaam", "Anoniem")
    await presses(house, "Welke taal", "Български")
    return await house.sees("Klopt dit?")


async def entered(house: StewardHouse, **form: str) -> tuple[Case, int]:
    """A case that was entered, with its topic."""
    await house.presses("Invoeren", await fills_in(house, **form))
    case = newest_case(house)
    card = await house.sees(f"{case.reference} · ")
    return case, card["message_thread_id"]


def newest_case(house: StewardHouse) -> Case:
    with house.house.store.read() as work:
        return work.session.query(Case).order_by(Case.id.desc()).limit(1).one()


def count_cases(house: StewardHouse) -> int:
    with house.house.store.read() as work:
        return work.session.query(Case).count()


async def link_for(house: StewardHouse, topic: int) -> str:
    """What stands behind `/start` in the link."""
    house.jan.writes("/link", to=house.stewards, topic=topic)
    shown = await house.sees("🔗 Link voor de bewoner (Milena)", topic)
    found = TOKEN.search(shown["text"])
    assert found
    return found[1]


def ages_by(house: StewardHouse, span: timedelta) -> None:
    """As if all links had been made that much earlier."""
    with house.house.store.begin() as work:
        for link in work.session.query(PersonalLink):
            link.expires_at -= span
        work.commit()


async def finds_nothing(house: StewardHouse, person: Person, word: str) -> None:
    person.writes(f"/start {word}")
    await house.resident_sees("Deze link klopt niet of werkt niet meer.", person)


def hears(person: Person) -> list[str]:
    return [one["text"] for one in person.chat if one["from"]["is_bot"]]


async def test_the_form_asks_one_thing_at_a_time_and_reads_all_back(house: StewardHouse) -> None:
    summary = await fills_in(house)
    assert summary["text"] == (
        "Klopt dit?\n\nBinnengekomen: Telefoon\nSoort: Afval en vuil\n"
        f"Plaats: {PLACE}\nVan: Milena\nTaal: Български\n\n{WORDS}"
    )
    assert count_cases(house) == 0
    await house.presses("Invoeren", summary)
    case = newest_case(house)
    assert (case.entry, case.topic, case.language) == (Entry.PHONE, "nuisance_waste", "bg")
    assert (case.street, case.number) == ("Sleepstraat", "45A")
    card = await house.sees(f"{case.reference} · ")
    assert "Binnengekomen via: Telefoon" in card["text"]
    await house.all_handled()  # the card and the confirmation come in any order
    said = [str(one.get("text")) for one in house.stewards.chat]
    assert any(one.startswith(f"✅ Ingevoerd als {case.reference}") for one in said)
    assert "📞 Geen Telegram: Milena." in card["text"]
    assert f"« {WORDS} »" in card["text"]


async def test_pressing_twice_enters_it_once(house: StewardHouse) -> None:
    summary = await fills_in(house)
    first, second = (house.jan.presses("Invoeren", on=summary, from_old_screen=True) for _ in "ab")
    await house.all_handled()
    notices = [house.jan.notice(one) for one in (first, second)]
    assert notices == ["", "Deze vraag is al beantwoord."]
    assert count_cases(house) == 1


async def test_a_form_can_be_left_at_any_time(house: StewardHouse) -> None:
    house.jan.writes("/report", to=house.stewards)
    await presses(house, "Hoe kwam ze binnen?", "Balie")
    await presses(house, "Waarover gaat het?", "Hulp of een vraag")
    topics = await presses(house, "Wat precies?", "Annuleren")
    assert "Werk" in str(topics["reply_markup"])
    await house.sees("Niet ingevoerd.")
    assert await house.presses("Werk", topics) == "Deze vraag is al beantwoord."
    summary = await fills_in(house)
    await house.presses("Annuleren", summary)
    await house.sees("Niet ingevoerd.")
    assert await house.presses("Invoeren", summary) == "Deze vraag is al beantwoord."
    assert count_cases(house) == 0


async def test_what_is_no_answer_is_not_taken_for_one(house: StewardHouse) -> None:
    house.jan.writes("/report", to=house.stewards)
    first = await answers(house, "Hoe kwam ze binnen?", "aan de balie")
    await house.sees("Kies een van de knoppen")
    await house.presses("School", first)
    await presses(house, "Waarover gaat het?", "Overlast")
    await presses(house, "Wat precies?", "Lawaai")
    asked = await house.sees("Waar is het?")
    house.jan.sends_photo(to=house.stewards, reply_to=asked["message_id"])
    await house.sees("Antwoord met woorden.")
    house.jan.writes("x" * 129, to=house.stewards, reply_to=asked["message_id"])
    await house.sees("Te lang: hoogstens 128 tekens.")
    await house.presses("Geen plaats", asked)
    await house.sees("Wat is er aan de hand?")
    for words in ("veel lawaai", "en ook overdag"):
        house.jan.writes(words, to=house.stewards, reply_to=asked["message_id"])
    await house.sees("Deze vraag is al beantwoord.")


async def test_of_a_form_nothing_is_left_once_they_are_erased(house: StewardHouse) -> None:
    case, _topic = await entered(house)
    await house.all_handled()
    with house.house.store.begin() as work:
        work.erasing.erase(work.cases.get(case.id).reports[0].resident)
        work.commit()
    assert traces(house.house.store, PLACE, WORDS, "Milena") == []
    where = next(
        one for one in house.stewards.chat if one.get("text", "").startswith("Waar is het")
    )
    house.jan.writes("Sleepstraat 47", to=house.stewards, reply_to=where["message_id"])
    await house.sees("Deze vraag is al beantwoord.")


async def test_a_street_that_is_not_ours_is_said(house: StewardHouse) -> None:
    summary = await fills_in(house, place="aan het Oude Kerkhofje")
    assert "Plaats: aan het Oude Kerkhofje (⚠️ geen straat van Gent herkend)" in summary["text"]


async def test_it_joins_the_case_of_its_address(house: StewardHouse) -> None:
    case_id = house.reports(house.maria, "чували")
    await house.presses("Invoeren", await fills_in(house, place="ham 12"))
    told = await house.sees("daar was al een melding")
    assert house.case(case_id).reference in told["text"]
    await house.sees(f"Nog een bewoner meldt dit: {WORDS}", house.case(case_id).thread_id)


async def test_a_forged_choice_and_a_strangers_press_do_nothing(house: StewardHouse) -> None:
    stranger = house.telegram.person("Stranger")
    house.jan.writes("/report", to=house.stewards)
    asked = await house.sees("Hoe kwam ze binnen?")
    refused = "Alleen leden van de stewardgroep kunnen dit."
    assert await house.presses("Balie", asked, stranger) == refused
    button = asked["reply_markup"]["inline_keyboard"][0][0]
    for choice in ("chat", "none", "send"):
        button["callback_data"] = re.sub(r"\w+$", choice, button["callback_data"])
        assert await house.presses(button["text"], asked) == ""
    await house.all_handled()
    assert house.staff_rows("staff-report-kind") == []


async def test_nothing_is_left_waiting_for_who_has_no_chat(house: StewardHouse) -> None:
    case, topic = await entered(house)
    with house.house.store.begin() as work:
        (received,) = work.follow_ups.due()
        follow_up = work.follow_ups.claim(received)
        assert follow_up is not None
        assert say_or_end(work, follow_up)
        work.commit()
    house.house.wake.call()
    told = await house.sees("📞 Geen Telegram (Milena). Bel of spreek de bewoner zelf.", topic)
    assert f"Het nummer van uw melding is {case.reference}" in told["text"]
    with house.house.store.read() as work:
        assert work.follow_ups.due() == []
        desk = work.session.query(OutboxMessage).filter(OutboxMessage.lane.startswith("desk:"))
        assert [work.outbox.busy(row.lane) for row in desk] == [False]


async def test_an_answer_to_them_is_to_be_passed_on(house: StewardHouse) -> None:
    case, topic = await entered(house)
    house.jan.writes("/reply Ik kom maandag", to=house.stewards, topic=topic)
    told = await house.sees("Geef dit zelf door:\n\nIk kom maandag", topic)
    assert house.events(case.id, EventTag.REPLIED) == []
    assert await house.presses("Doorgegeven", told) == "Genoteerd."
    assert house.state(case.id) is CaseState.IN_PROGRESS
    (event,) = house.events(case.id, EventTag.REPLIED)
    assert event.text == "Ik kom maandag"
    assert house.staff_rows("staff-preview") == []


async def test_a_talk_with_them_is_for_people(house: StewardHouse) -> None:
    case, topic = await entered(house, name="")
    house.jan.writes("/talk", to=house.stewards, topic=topic)
    await house.sees("De bewoner (anoniem) heeft geen Telegram. Bel of spreek", topic)
    assert house.events(case.id, EventTag.HELD) == []


async def test_a_link_brings_the_report_into_the_residents_own_telegram(
    house: StewardHouse, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    case, topic = await entered(house)
    word = await link_for(house, topic)
    await house.all_handled()
    (picture,) = house.telegram.calls("sendPhoto")
    assert b"PNG" in picture.files["photo"][:8]
    milena = house.telegram.person("Milena", language_code="en")
    milena.writes(f"/start {word}")
    welcome = await house.resident_sees(f"Вашият случай {case.reference} вече е тук", milena)
    status = await house.resident_sees("Чака в списъка", milena)
    assert status["message_id"] > welcome["message_id"]
    assert "Sleepstraat 45a" in status["text"]
    await house.sees("🔗 De bewoner (Milena) heeft de melding nu in Telegram.", topic)
    assert len(house.events(case.id, EventTag.LINKED)) == 1
    house.jan.writes("/reply Идваме утре", to=house.stewards, topic=topic)
    await house.presses("Verstuur", await house.sees(HEADING, topic))
    await house.resident_sees("Идваме утре", milena)
    house.jan.writes("/link", to=house.stewards, topic=topic)
    await house.sees("Wie dit meldde, heeft al Telegram.", topic)
    # Nothing that stays knows the token, but what Milena wrote herself, which no longer opens.
    token = word.removeprefix("l_")
    ours = [
        one for one in caplog.records if one.name.split(".")[0] in ("bot", "storage", "sqlalchemy")
    ]
    assert ours
    assert [one for one in ours if token in one.getMessage()] == []
    with house.house.store.read() as work:
        kept = [*work.session.query(OutboxMessage), *work.session.query(PersonalLink)]
        assert [row for row in kept if token in str(row.__dict__)] == []


async def test_a_link_that_is_no_good_says_so_in_every_language_and_nothing_else(
    house: StewardHouse,
) -> None:
    case, topic = await entered(house)
    word = await link_for(house, topic)
    milena, other = house.telegram.person("Milena"), house.telegram.person("Other")
    ages_by(house, VALID_FOR)
    await finds_nothing(house, other, word)
    ages_by(house, -VALID_FOR)
    milena.writes(f"/start {word}")
    await house.resident_sees(case.reference, milena)
    for bad in (word, "l_", "l_unknown"):
        await finds_nothing(house, other, bad)
    _notice, *said = hears(other)
    assert len(set(said)) == 1
    for part in ("Този линк е грешен", "Linkul acesta este greșit", "Tento odkaz je nesprávny"):
        assert part in said[0]
    with house.house.store.read() as work:
        rows = work.session.query(InboxMessage).filter(InboxMessage.error.is_not(None))
        assert rows.count() == 0
        known = work.residents.find("telegram", other.id)
        assert isinstance(known, Resident)
        assert work.cases.of_resident(known.id) == []
