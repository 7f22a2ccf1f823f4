"""Phrases and translations at the desk: the steward knows what the resident will read."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.models import Report
from storage.vocabulary import EventTag
from tests.bot.steward_house import StewardHouse
from tests.bot.translate_server import TranslateServer
from tests.telegram import Json, TelegramServer

HEADING = "Zo krijgt de bewoner het (Български):\n\n"
FOREIGN = "⚠️ Uw tekst is in het Nederlands, de bewoner leest Bulgaars."
DUTCH_WORDS = "Wij komen maandag bij u langs."


@pytest.fixture
def translator() -> TranslateServer:
    """Not opened: a test that needs nothing of it has a service that is away."""
    return TranslateServer({DUTCH_WORDS: "Ще дойдем при Вас в понеделник."})


@pytest.fixture
async def house(
    telegram: TelegramServer,
    database: Path,
    no_settings: pytest.MonkeyPatch,
    translator: TranslateServer,
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, database.parent, translate_url=translator.url)
    with translator:
        async with house.open():
            yield house


@pytest.fixture
async def topic(house: StewardHouse) -> int:
    """The topic of Maria's case, who reads Bulgarian."""
    case_id = house.open_case()
    with house.house.store.begin() as work:
        resident = work.cases.get(case_id).reports[0].resident
        work.residents.choose_language(resident.id, "bg")
        work.commit()
    card = await house.sees("BL-")
    return int(card["message_thread_id"])


def labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def test_a_phrase_is_picked_in_dutch_and_read_in_the_residents_language(
    house: StewardHouse, topic: int
) -> None:
    house.jan.writes("/p", to=house.stewards, topic=topic)
    listed = await house.sees("Kies een zin.", topic)
    assert "Afval is opgeruimd" in labels(listed)
    assert "Foto van de brief" not in labels(listed)
    await house.presses("Bericht ontvangen", listed)
    preview = await house.sees(HEADING, topic)
    shown, dutch = preview["text"].split("\n\n🇳🇱 In het Nederlands:\n")
    assert dutch.startswith("Dag Maria, wij hebben uw bericht goed ontvangen.")
    assert house.case(1).reference in dutch
    await house.presses("Verstuur", preview)
    letter = await house.resident_sees("Здравейте, Maria!")
    assert shown == HEADING + letter["text"]
    (event,) = house.events(1, EventTag.REPLIED)
    assert event.text is not None
    assert event.text in letter["text"]
    assert event.data["dutch"] == dutch


async def test_a_phrase_is_found_by_typing_and_asks_for_what_it_lacks(
    house: StewardHouse, topic: int
) -> None:
    house.jan.writes("/phrase AFSPRÁAK", to=house.stewards, topic=topic)
    listed = await house.sees("Kies een zin.", topic)
    assert labels(listed) == ["Afspraak voorstellen", "Afspraak bij een dienst"]
    await house.presses("Afspraak bij een dienst", listed)
    asked = await house.sees("antwoord op dit bericht met de dag", topic)
    house.jan.writes("ooit", to=house.stewards, reply_to=asked["message_id"])
    await house.sees("Die dag begrijp ik niet.", topic)
    house.jan.writes("3/12/2026 14:00", to=house.stewards, reply_to=asked["message_id"])
    asked = await house.sees("antwoord op dit bericht met de naam van de dienst", topic)
    house.jan.writes("OCMW\nGent", to=house.stewards, reply_to=asked["message_id"])
    preview = await house.sees(HEADING, topic)
    assert "Къде: OCMW Gent. Кога: четвъртък, 3 декември, 14:00." in preview["text"]
    assert "Waar: OCMW Gent. Wanneer: donderdag 3 december, 14:00." in preview["text"]
    assert FOREIGN not in preview["text"]
    house.jan.writes("/p xyzzy", to=house.stewards, topic=topic)
    await house.sees("Er is geen vaste zin met “xyzzy”.", topic)


async def test_the_button_to_answer_offers_phrases_and_so_does_the_menu(
    house: StewardHouse, topic: int
) -> None:
    house.jan.writes("/menu", to=house.stewards, topic=topic)
    menu = await house.sees("Wat wilt u doen", topic)
    assert "Vaste zinnen" in labels(menu)
    await house.presses("Antwoorden", menu)
    how = await house.sees("Antwoord op dit bericht met uw tekst", topic)
    await house.presses("Vaste zinnen", how)
    await house.sees("Kies een zin.", topic)


async def test_the_name_of_who_reported_anonymously_stands_in_no_phrase(
    house: StewardHouse, topic: int
) -> None:
    with house.house.store.begin() as work:
        work.session.query(Report).update({"anonymous": True})
        work.commit()
    house.jan.writes("/p bedankt", to=house.stewards, topic=topic)
    await house.presses("Bedankt", await house.sees("Kies een zin.", topic))
    preview = await house.sees(HEADING, topic)
    assert "Maria" not in preview["text"]
    assert "Благодарим Ви. Със" in preview["text"]


async def test_words_in_another_language_are_said_to_be_and_a_near_phrase_may_replace_them(
    house: StewardHouse, topic: int
) -> None:
    house.jan.writes("/reply Het afval is opgeruimd.", to=house.stewards, topic=topic)
    preview = await house.sees(HEADING, topic)
    assert preview["text"].startswith(FOREIGN)
    assert {"Vertaal", "Afval is opgeruimd"} <= set(labels(preview))
    await house.presses("Afval is opgeruimd", preview)
    phrase = await house.sees("🇳🇱 In het Nederlands:", topic)
    assert await house.presses("Verstuur", preview) == "Niet verstuurd."
    await house.presses("Verstuur", phrase)
    await house.resident_sees("Боклукът е прибран.")


async def test_words_in_the_residents_own_language_need_no_help(
    house: StewardHouse, topic: int
) -> None:
    house.jan.writes("/reply Ще дойдем утре сутринта.", to=house.stewards, topic=topic)
    preview = await house.sees(HEADING, topic)
    assert preview["text"].startswith(HEADING)
    assert labels(preview) == ["Verstuur", "Wijzigen", "Niet sturen"]


async def test_a_translation_is_previewed_and_marked_with_the_original_attached(
    house: StewardHouse, topic: int, translator: TranslateServer
) -> None:
    house.jan.writes(f"/reply {DUTCH_WORDS}", to=house.stewards, topic=topic)
    first = await house.sees(HEADING, topic)
    await house.presses("Vertaal", first)
    preview = await house.sees("🤖 Automatische vertaling", topic)
    assert labels(preview) == ["Verstuur", "Wijzigen", "Niet sturen"]
    assert [(one["source"], one["target"]) for one in translator.asked] == [("nl", "bg")]
    assert translator.asked[0]["q"] == DUTCH_WORDS
    assert await house.presses("Vertaal", first) == "Niet verstuurd."
    assert len(translator.asked) == 1
    await house.presses("Verstuur", preview)
    letter = await house.resident_sees("🤖 Автоматичен превод, може да има грешки:")
    assert "Ще дойдем при Вас в понеделник." in letter["text"]
    assert letter["text"].endswith(f"Оригинален текст:\n{DUTCH_WORDS}")
    assert preview["text"].endswith(HEADING + letter["text"])
    (event,) = house.events(1, EventTag.REPLIED)
    assert (event.text, event.data["original"]) == ("Ще дойдем при Вас в понеделник.", DUTCH_WORDS)


async def test_when_the_service_fails_the_original_can_still_be_sent(
    house: StewardHouse, topic: int, translator: TranslateServer
) -> None:
    translator.status = 500
    house.jan.writes(f"/reply {DUTCH_WORDS}", to=house.stewards, topic=topic)
    preview = await house.sees(HEADING, topic)
    await house.presses("Vertaal", preview)
    await house.sees("De vertaling is niet gelukt", topic)
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    await house.resident_sees(DUTCH_WORDS)


async def test_who_is_no_member_makes_nobody_translate(
    house: StewardHouse, topic: int, translator: TranslateServer
) -> None:
    stranger = house.telegram.person("Stranger")
    house.jan.writes(f"/reply {DUTCH_WORDS}", to=house.stewards, topic=topic)
    preview = await house.sees(HEADING, topic)
    refused = "Alleen leden van de stewardgroep kunnen dit."
    assert await house.presses("Vertaal", preview, stranger) == refused
    assert translator.asked == []
