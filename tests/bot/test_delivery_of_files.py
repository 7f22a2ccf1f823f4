"""Residents' files in the steward chat: our own copies where we have them."""

from storage.vocabulary import OutboxState
from tests.bot.office import Office
from tests.telegram.pictures import jpeg


async def test_a_photo_that_we_keep_is_sent_by_us(office: Office) -> None:
    maria = office.person("Maria")
    original = maria.sends_photo()
    case_id = office.open_case(maria)
    stored = office.stored(case_id, "photo", jpeg(30, 20))
    where = {"chat": maria.id, "message": original["message_id"], "kind": "photo"}
    row = await office.ends(office.show_file(case_id, {**where, "stored": stored}))
    (call,) = office.telegram.calls("sendPhoto")
    assert call.files["photo"] == jpeg(30, 20)
    assert office.telegram.calls("copyMessage") == []
    shown = office.stewards.in_topic(office.stewards.topics[0].thread_id)[-1]
    assert (shown["message_id"], "photo" in shown) == (row.message_id, True)


async def test_a_voice_message_that_we_keep_is_sent_by_us(office: Office) -> None:
    case_id = office.open_case(office.person("Maria"))
    stored = office.stored(case_id, "voice", b"OggS" + bytes(99))
    await office.ends(office.show_file(case_id, {"kind": "voice", "stored": stored}))
    assert "voice" in office.stewards.chat[-1]
    (call,) = office.telegram.calls("sendVoice")
    assert call.files["voice"] == b"OggS" + bytes(99)


async def test_what_we_do_not_keep_is_copied_by_telegram(office: Office) -> None:
    maria = office.person("Maria")
    original = maria.sends_video()
    case_id = office.open_case(maria)
    where = {"chat": maria.id, "message": original["message_id"], "kind": "video"}
    await office.ends(office.show_file(case_id, where))
    assert "video" in office.stewards.chat[-1]


async def test_a_file_that_is_gone_is_said_to_be(plain_office: Office) -> None:
    office = plain_office
    case_id = office.open_case(office.person("Maria"))
    stored = office.stored(case_id, "photo", jpeg())
    with office.store.begin() as work:
        row = work.files.get(stored)
        assert row is not None
        office.cabinet.remove(row.key)
        reference = work.cases.get(case_id).reference
    for number in (stored, stored + 1):
        told = await office.ends(office.show_file(case_id, {"kind": "photo", "stored": number}))
        assert told.state is OutboxState.SENT
        gone = "📎 Het bestand dat de bewoner stuurde, is er niet meer."
        assert told.text == office.stewards.chat[-1]["text"] == f"{reference} · {gone}"
    assert office.telegram.calls("sendPhoto") == []


async def test_a_photo_in_a_plain_group_answers_the_card(plain_office: Office) -> None:
    office = plain_office
    case_id = office.open_case(office.person("Maria"))
    card = await office.card_of(case_id)
    stored = office.stored(case_id, "photo", jpeg())
    await office.ends(office.show_file(case_id, {"kind": "photo", "stored": stored}))
    shown = office.stewards.chat[-1]
    assert "photo" in shown
    assert shown["reply_to_message"]["message_id"] == card.message_id
