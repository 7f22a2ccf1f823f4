"""The stewards' desk in a forum: what goes out goes on purpose, all else stays inside."""

from unittest.mock import create_autospec

import pytest
from sqlalchemy import select
from telegram import Bot
from telegram.error import ChatMigrated

from bot.telegram import TelegramMessenger
from bot.texts import Texts
from storage import Store
from storage.models import OutboxMessage
from storage.vocabulary import CaseState, EventTag, OutboxState
from tests.bot.office import Office
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, TelegramServer

HEADING = "Zo krijgt de bewoner het (Nederlands):\n\n"


async def preview_of(house: StewardHouse, topic: int, words: str) -> Json:
    house.jan.writes(f"/reply {words}", to=house.stewards, topic=topic)
    return await house.sees(HEADING, topic)


async def test_a_button_claims_and_another_resolves(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    assert await house.presses("Opnemen", card) == "U hebt deze zaak opgenomen."
    claimed = await house.sees("opgenomen door Jan", topic)
    assert claimed["message_id"] == card["message_id"]
    assert "Opnemen" not in str(claimed["reply_markup"])
    assert (await house.presses("Opgelost", claimed)).startswith("Op opgelost gezet.")
    resolved = await house.sees("opgelost door Jan", topic)
    assert "Opgelost" not in str(resolved["reply_markup"])
    case = house.case(case_id)
    assert case.state is CaseState.RESOLVED
    assert case.steward is not None
    assert case.steward.first_name == "Jan"


async def test_a_command_claims_and_another_resolves(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/claim", to=house.stewards, topic=topic)
    await house.sees("U hebt deze zaak opgenomen.", topic)
    assert house.state(case_id) is CaseState.CLAIMED
    house.jan.writes("/resolve@BuurtlijnTestBot", to=house.stewards, topic=topic)
    await house.sees("Op opgelost gezet.", topic)
    assert house.state(case_id) is CaseState.RESOLVED


async def test_who_comes_second_is_told_who_has_the_case(house: StewardHouse) -> None:
    leila = house.telegram.person("Leila")
    house.stewards.add(leila)
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    await house.presses("Opnemen", card)
    assert await house.presses("Opnemen", card, leila) == "Jan heeft deze zaak al."
    leila.writes("/claim", to=house.stewards, topic=topic)
    await house.sees("Jan heeft deze zaak al.", topic)
    assert len(house.events(case_id, EventTag.CLAIMED)) == 1


async def test_what_cannot_be_done_now_is_said(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    await house.presses("Opgelost", card)
    assert await house.presses("Opgelost", card) == "Dat kan niet: de zaak is opgelost."
    house.jan.writes("/resolve", to=house.stewards, topic=topic)
    await house.sees("Dat kan niet: de zaak is opgelost.", topic)
    assert len(house.events(case_id, EventTag.RESOLVED)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Wij komen maandag.",
        "Dag Мария,\n\nwij komen <b>maandag</b> & dinsdag: {0} { $x } *9u* _nu_\n\t- één\n- twee",
        "Zie https://stad.gent/?a=1&b=2 🗓️",
    ],
)
async def test_the_preview_shows_exactly_what_the_resident_then_gets(
    house: StewardHouse, words: str
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    preview = await preview_of(house, topic, words)
    assert house.answers() == []
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    letter = await house.resident_sees(house.case(case_id).reference)
    assert preview["text"] == HEADING + letter["text"]
    assert words in letter["text"]
    (event,) = house.events(case_id, EventTag.REPLIED)
    assert event.text == words
    case = house.case(case_id)
    assert case.state is CaseState.IN_PROGRESS
    assert case.steward is not None
    assert case.steward.first_name == "Jan"


async def test_a_reply_to_the_residents_words_makes_a_preview(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.resident_writes(case_id, "още боклук")
    wrote = await house.sees("още боклук", topic)
    house.jan.writes("Ik kom kijken", to=house.stewards, reply_to=wrote["message_id"])
    preview = await house.sees(HEADING, topic)
    await house.presses("Verstuur", preview)
    await house.resident_sees("Ik kom kijken")
    assert house.events(case_id, EventTag.NOTED) == []


async def test_a_reply_to_the_card_makes_a_preview_in_the_residents_language(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    with house.house.store.begin() as work:
        resident = work.cases.get(case_id).reports[0].resident
        work.residents.choose_language(resident.id, "bg")
        work.commit()
    card, topic = await house.card(case_id)
    house.jan.writes("Утре идваме", to=house.stewards, reply_to=card["message_id"])
    preview = await house.sees("Zo krijgt de bewoner het (Български)", topic)
    await house.presses("Verstuur", preview)
    letter = await house.resident_sees("Утре идваме")
    assert preview["text"].split("\n\n", 1)[1] == letter["text"]
    assert "van de buurtstewards" not in letter["text"]


async def test_a_reply_to_the_second_residents_words_goes_to_the_second_resident(
    house: StewardHouse,
) -> None:
    jana = house.telegram.person("Jana", started=True)
    case_id = house.reports(house.maria, "чували")
    _card, topic = await house.card(case_id)
    assert house.reports(jana, "vrecia") == case_id
    joined = await house.sees("Nog een bewoner meldt dit: vrecia", topic)
    house.jan.writes("Ik kom kijken", to=house.stewards, reply_to=joined["message_id"])
    await house.presses("Verstuur", await house.sees(HEADING, topic))
    await house.resident_sees("Ik kom kijken", jana)
    await preview_of(house, topic, "Dag")
    assert (len(house.answers(jana)), house.answers()) == (1, [])


async def test_an_answer_to_nobodys_words_goes_to_the_first_who_still_reports(
    house: StewardHouse,
) -> None:
    jana = house.telegram.person("Jana", started=True)
    case_id = house.reports(house.maria, "чували")
    _card, topic = await house.card(case_id)
    house.reports(jana, "vrecia")
    await house.sees("vrecia", topic)
    await house.presses("Verstuur", await preview_of(house, topic, "Aan de eerste"))
    await house.resident_sees("Aan de eerste")
    house.withdraws(house.maria, case_id)
    await house.sees("ingetrokken door Maria", topic)
    await house.presses("Verstuur", await preview_of(house, topic, "Aan de andere"))
    await house.resident_sees("Aan de andere", jana)
    assert (len(house.answers()), len(house.answers(jana))) == (1, 1)


async def test_two_presses_send_one_answer(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    preview = await preview_of(house, topic, "Tot maandag")
    first = house.jan.presses("Verstuur", on=preview)
    second = house.jan.presses("Verstuur", on=preview)
    await house.all_handled()
    assert [house.jan.notice(one) for one in (first, second)] == ["✅ Verstuurd."] * 2
    assert await house.presses("Niet sturen", preview) == "✅ Verstuurd."
    await house.all_handled()
    assert len(house.answers()) == 1
    assert len(house.events(case_id, EventTag.REPLIED)) == 1


async def test_a_dropped_answer_reaches_nobody(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    preview = await preview_of(house, topic, "Tot maandag")
    assert await house.presses("Niet sturen", preview) == "Niet verstuurd."
    assert await house.presses("Verstuur", preview) == "Niet verstuurd."
    await house.all_handled()
    assert house.answers() == []
    assert house.state(case_id) is CaseState.NEW


async def test_a_changed_answer_goes_out_only_in_its_new_form(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    preview = await preview_of(house, topic, "Tot mandag")
    await house.presses("Wijzigen", preview)
    how = await house.sees("Antwoord op dit bericht", topic)
    house.jan.writes("Tot maandag", to=house.stewards, reply_to=how["message_id"])
    second = await house.sees("Tot maandag", topic)
    assert await house.presses("Verstuur", preview) == "Niet verstuurd."
    await house.presses("Verstuur", second)
    await house.all_handled()
    (answer,) = house.answers()
    assert answer.endswith("Tot maandag")


async def test_the_button_to_answer_says_how(house: StewardHouse) -> None:
    card, topic = await house.card(house.open_case())
    assert await house.presses("Antwoorden", card) == ""
    how = await house.sees("Antwoord op dit bericht", topic)
    house.jan.writes("Goed", to=house.stewards, reply_to=how["message_id"])
    await house.sees(HEADING, topic)


async def test_plain_words_and_replies_among_stewards_stay_internal(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    preview = await preview_of(house, topic, "Tot maandag")
    first = house.jan.writes("die winkel weer", to=house.stewards, topic=topic)
    for answered in (first, preview):
        house.jan.writes("ja", to=house.stewards, reply_to=answered["message_id"])
    house.jan.sends_photo("de stoep", to=house.stewards, topic=topic)
    await house.all_handled()
    noted = [event.text for event in house.events(case_id, EventTag.NOTED)]
    assert noted == ["die winkel weer", "ja", "ja", "de stoep"]
    assert house.answers() == []
    assert len(house.staff_rows("staff-preview")) == 1


async def test_a_reply_without_words_and_an_unknown_command_say_how(house: StewardHouse) -> None:
    _card, topic = await house.card(house.open_case())
    house.jan.writes("/reply", to=house.stewards, topic=topic)
    await house.sees("Schrijf uw tekst achter /reply", topic)
    for command in ("/watnu", "/help"):
        house.jan.writes(command, to=house.stewards, topic=topic)
        await house.sees("/claim neemt de zaak op", topic)
    assert house.staff_rows("staff-preview") == []


async def test_outside_a_case_only_id_and_help_have_an_answer(house: StewardHouse) -> None:
    for command in ("/claim", "/reply Dag", "/resolve"):
        house.jan.writes(command, to=house.stewards)
        await house.sees("Dit hoort niet bij een zaak.")
    house.jan.writes("/id", to=house.stewards)
    assert str(house.stewards.id) in (await house.sees("Het nummer van deze groep"))["text"]
    house.jan.writes("/help", to=house.stewards)
    await house.sees("/claim neemt de zaak op")
    before = len(house.stewards.chat)
    house.jan.writes("goeiemorgen", to=house.stewards)
    await house.all_handled()
    assert len(house.stewards.chat) == before + 1


async def test_who_is_no_member_can_do_nothing(house: StewardHouse) -> None:
    stranger = house.telegram.person("Stranger")
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    preview = await preview_of(house, topic, "Tot maandag")
    refused = "Alleen leden van de stewardgroep kunnen dit."
    for message, label in ((card, "Opnemen"), (card, "Opgelost"), (preview, "Verstuur")):
        assert await house.presses(label, message, stranger) == refused
    await house.all_handled()
    assert house.state(case_id) is CaseState.NEW
    assert house.answers() == []


async def test_who_left_can_do_nothing_from_that_moment(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, _topic = await house.card(case_id)
    await house.presses("Opnemen", card)
    house.stewards.remove(house.jan)
    refused = "Alleen leden van de stewardgroep kunnen dit."
    await house.all_handled()
    assert await house.presses("Opgelost", card) == refused
    assert house.state(case_id) is CaseState.CLAIMED


@pytest.mark.parametrize(
    "data",
    [
        "s:claim:x",
        "s:claim:999",
        "s:send:999",
        "s:send:x",
        "s:wat:1",
        "s:claim:¹",
        "r:1:0",
        "s",
        "",
    ],
)
async def test_a_forged_button_does_nothing_and_is_answered(house: StewardHouse, data: str) -> None:
    case_id = house.open_case()
    card, _topic = await house.card(case_id)
    card["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = data
    assert await house.presses("Opnemen", card) == ""
    await house.all_handled()
    assert house.state(case_id) is CaseState.NEW
    assert house.staff_rows("staff-parked") == house.staff_rows("staff-reply-how") == []


async def test_a_deleted_topic_is_made_again_with_its_card_first(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    house.stewards.delete_topic(topic)
    house.resident_writes(case_id, "още боклук")
    wrote = await house.sees("още боклук")
    anew = wrote["message_thread_id"]
    assert anew != topic
    said = [one["text"] for one in house.stewards.in_topic(anew) if "text" in one]
    assert said == [card["text"], wrote["text"]]
    house.jan.writes("/claim", to=house.stewards, topic=anew)
    await house.sees("U hebt deze zaak opgenomen.", anew)


async def test_a_topic_made_again_gets_its_card_though_telegram_failed_in_between(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    house.stewards.delete_topic(topic)
    # The words fail as their topic is gone; then the card, once, in the new topic.
    house.telegram.fails("sendMessage", status=400, description="message thread not found")
    house.telegram.fails("sendMessage", status=502)
    house.resident_writes(case_id, "още боклук")
    anew = (await house.sees("още боклук"))["message_thread_id"]
    said = [one["text"] for one in house.stewards.in_topic(anew) if "text" in one]
    assert said[0] == card["text"]
    assert len([one for one in house.stewards.topics if not one.deleted]) == 1


async def test_for_a_group_that_migrated_messages_wait_and_the_log_has_the_new_number(
    store: Store, texts: Texts, telegram: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    bot = create_autospec(Bot, instance=True)
    bot.create_forum_topic.side_effect = ChatMigrated(-100777)
    office = Office(store, texts, telegram, TelegramMessenger(bot), telegram.group("Stewards"))
    async with office.open():
        case_id = office.open_case(office.person("Maria"))
        with store.read() as work:
            (row_id,) = work.session.scalars(select(OutboxMessage.id).filter_by(say="staff-card"))
        waiting = await office.fails(row_id)
    assert (waiting.state, waiting.attempts) == (OutboxState.WAITING, 0)
    assert (waiting.case_id, waiting.error) == (case_id, "chat_migrated")
    assert "set BUURTLIJN_STEWARD_CHAT_ID=-100777" in caplog.text
