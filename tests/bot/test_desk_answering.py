"""Answers at the desk: colleagues who answer too, edits and corrections, files sent along."""

import pytest

from storage.models import OutboxMessage
from storage.vocabulary import Audience, EventTag, OutboxState
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, Person

HEADING = "Zo krijgt de bewoner het (Nederlands):\n\n"


@pytest.fixture
async def topic(house: StewardHouse) -> int:
    """The topic of Maria's case, the first one."""
    house.open_case()
    card = await house.sees("BL-")
    return int(card["message_thread_id"])


def leila_of(house: StewardHouse) -> Person:
    leila = house.telegram.person("Leila")
    house.stewards.add(leila)
    return leila


def drafts(house: StewardHouse) -> list[OutboxMessage]:
    with house.house.store.read() as work:
        rows = work.session.query(OutboxMessage)
        return rows.filter_by(audience=Audience.RESIDENT, state=OutboxState.DRAFT).all()


def notes(house: StewardHouse) -> list[str | None]:
    return [event.text for event in house.events(1, EventTag.NOTED)]


def labels(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


async def test_a_steward_is_warned_of_a_colleague_who_answers_too(
    house: StewardHouse, topic: int
) -> None:
    leila = leila_of(house)
    house.jan.writes("/reply Wij komen maandag.", to=house.stewards, topic=topic)
    first = await house.sees(HEADING, topic)
    assert first["text"].startswith(HEADING)
    leila.writes("/reply Wij komen dinsdag.", to=house.stewards, topic=topic)
    second = await house.sees("Wij komen dinsdag.", topic)
    warned = "⚠️ Jan schrijft ook een antwoord in deze zaak.\n\n"
    assert second["text"].startswith(warned + HEADING)
    await house.presses("Niet sturen", second, leila)
    await house.presses("Verstuur", first)
    leila.writes("/reply Wij komen woensdag.", to=house.stewards, topic=topic)
    third = await house.sees("Wij komen woensdag.", topic)
    assert third["text"].startswith("⚠️ Jan heeft in deze zaak net geantwoord (minder dan een")
    house.jan.writes("/reply Wij komen toch niet.", to=house.stewards, topic=topic)
    assert "⚠️ Leila schrijft ook" in (await house.sees("toch niet", topic))["text"]


async def test_an_answer_edited_before_it_was_sent_gets_a_new_preview(
    house: StewardHouse, topic: int
) -> None:
    said = house.jan.writes("/reply Wij komen mandag.", to=house.stewards, topic=topic)
    old = await house.sees("Wij komen mandag.", topic)
    house.jan.edits(said, "/reply Wij komen maandag.")
    new = await house.sees("Wij komen maandag.", topic)
    assert new["text"].startswith(HEADING)
    assert await house.presses("Verstuur", old) == "Niet verstuurd."
    assert len(drafts(house)) == 1
    await house.presses("Verstuur", new)
    await house.resident_sees("Wij komen maandag.")
    assert len(house.answers()) == 1
    assert notes(house) == []


async def test_an_edit_that_changes_no_word_changes_nothing(
    house: StewardHouse, topic: int
) -> None:
    said = house.jan.writes("/reply Wij komen maandag.", to=house.stewards, topic=topic)
    preview = await house.sees(HEADING, topic)
    house.jan.edits(said, "/reply Wij komen maandag.")
    await house.all_handled()
    assert len(house.staff_rows("staff-preview")) == 1
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."


async def test_an_answer_edited_after_it_was_sent_is_offered_as_a_correction(
    house: StewardHouse, topic: int
) -> None:
    said = house.jan.writes("/reply Wij komen om 9 uur.", to=house.stewards, topic=topic)
    await house.presses("Verstuur", await house.sees(HEADING, topic))
    await house.resident_sees("om 9 uur")
    house.jan.edits(said, "/reply Wij komen om 10 uur.")
    preview = await house.sees("✏️ Verbetering van een antwoord dat de bewoner al heeft.", topic)
    assert labels(preview) == ["Verstuur", "Niet sturen"]
    assert len(house.answers()) == 1
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    letter = await house.resident_sees("verbetert een eerder antwoord over BL-")
    assert preview["text"].endswith(HEADING + letter["text"])
    (event,) = house.events(1, EventTag.ANSWER_CORRECTED)
    assert event.text == "Wij komen om 10 uur."
    house.jan.edits(said, "/reply Wij komen om 11 uur.")
    again = await house.sees("om 11 uur", topic)
    await house.presses("Niet sturen", again)
    await house.all_handled()
    assert len(house.events(1, EventTag.ANSWER_CORRECTED)) == 1


async def test_an_answer_to_the_residents_words_can_be_edited_too(
    house: StewardHouse, topic: int
) -> None:
    house.resident_writes(1, "още боклук")
    wrote = await house.sees("още боклук", topic)
    said = house.jan.writes("Ik kom kijke", to=house.stewards, reply_to=wrote["message_id"])
    await house.sees(HEADING, topic)
    house.jan.edits(said, "Ik kom kijken")
    new = await house.sees("Ik kom kijken", topic)
    await house.presses("Verstuur", new)
    await house.resident_sees("Ik kom kijken")


async def test_an_edited_note_is_kept_as_a_note_beside_the_first(
    house: StewardHouse, topic: int
) -> None:
    note = house.jan.writes("die winkel", to=house.stewards, topic=topic)
    command = house.jan.writes("/claim", to=house.stewards, topic=topic)
    await house.sees("U hebt deze zaak opgenomen.", topic)
    house.jan.edits(note, "die bakker")
    house.jan.edits(note, "/reply die bakker")
    house.jan.edits(command, "/claim nu")
    await house.all_handled()
    assert notes(house) == ["die winkel", "die bakker", "/reply die bakker"]
    assert drafts(house) == []


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_file_with_reply_in_its_caption_goes_after_the_words(
    house: StewardHouse, topic: int, kind: str
) -> None:
    send = getattr(house.jan, f"sends_{kind}")
    send(caption="/reply Kijk, het is opgeruimd.", to=house.stewards, topic=topic)
    preview = await house.sees(HEADING, topic)
    noun = "een foto" if kind == "photo" else "een bestand"
    assert f"\n\n📎 Met {noun}:" in preview["text"]
    assert len(house.maria.chat) == 0
    await house.presses("Verstuur", preview)
    await house.resident_sees("Kijk, het is opgeruimd.")
    file = await house.resident_sees(lambda body: kind in body)
    assert "caption" not in file
    assert not {key for key in file if key.startswith("forward")}
    assert file["from"]["is_bot"]
    assert "Jan" not in str(file)


async def test_a_voice_message_under_the_residents_words_goes_with_a_line_that_says_so(
    house: StewardHouse, topic: int
) -> None:
    house.resident_writes(1, "още боклук")
    wrote = await house.sees("още боклук", topic)
    house.jan.sends_voice(to=house.stewards, reply_to=wrote["message_id"])
    preview = await house.sees("📎 Met een spraakbericht", topic)
    await house.presses("Verstuur", preview)
    await house.resident_sees("Jan van de buurtstewards stuurt u iets over BL-")
    await house.resident_sees(lambda body: "voice" in body)


async def test_a_file_by_itself_stays_inside_and_a_dropped_one_too(
    house: StewardHouse, topic: int
) -> None:
    house.jan.sends_photo("de stoep", to=house.stewards, topic=topic)
    house.jan.sends_voice(to=house.stewards, topic=topic)
    house.jan.sends_photo("/reply toch niet", to=house.stewards, topic=topic)
    await house.presses("Niet sturen", await house.sees(HEADING, topic))
    await house.all_handled()
    assert house.maria.chat == []
    assert notes(house) == ["de stoep", None]


async def test_another_caption_makes_another_preview_with_the_same_photo(
    house: StewardHouse, topic: int
) -> None:
    said = house.jan.sends_photo("/reply Kijk", to=house.stewards, topic=topic)
    await house.sees(HEADING, topic)
    house.jan.edits(said, "/reply Kijk hier")
    preview = await house.sees("Kijk hier", topic)
    assert "📎 Met een foto" in preview["text"]
    await house.presses("Verstuur", preview)
    await house.resident_sees(lambda body: "photo" in body)
    house.jan.edits(said, "/reply Kijk daar")
    correction = await house.sees("Kijk daar", topic)
    assert "📎" not in correction["text"]
