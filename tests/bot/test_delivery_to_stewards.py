"""Delivery to the steward chat: a topic per case, or a card with replies in a plain group."""

from datetime import timedelta

from bot.telegram import TelegramMessenger
from bot.texts import Texts
from storage import Store
from storage.vocabulary import OutboxState
from tests.bot.conftest import Hands
from tests.bot.office import Office
from tests.telegram import TelegramServer


async def test_a_case_gets_a_topic_with_its_card_and_its_words(office: Office) -> None:
    case_id = office.open_case(office.person("Maria"))
    card = await office.card_of(case_id)
    await office.ends(office.tell_stewards(case_id, "още боклук"))
    (topic,) = office.stewards.topics
    assert "Sleepstraat 45" in topic.name
    told = office.stewards.in_topic(topic.thread_id)
    texts = [message["text"] for message in told if "text" in message]
    assert texts == [card.text, "💬 Maria: още боклук"]
    assert "« боклук »" in texts[0]


async def test_a_changed_case_changes_its_card_in_place(office: Office) -> None:
    case_id = office.open_case(office.person("Maria"))
    first = await office.card_of(case_id)
    with office.store.begin() as work:
        steward = work.stewards.is_member(9, "Jan")
        work.cases.claim(work.cases.get(case_id), steward)
        work.commit()
    office.wake.call()
    second = await office.card_of(case_id)
    assert second.message_id == first.message_id
    (card,) = [one for one in office.stewards.chat if one.get("text") == second.text]
    assert "opgenomen door Jan" in card["text"]


async def test_a_topic_that_was_deleted_is_made_again(office: Office) -> None:
    case_id = office.open_case(office.person("Maria"))
    await office.card_of(case_id)
    office.stewards.delete_topic(office.stewards.topics[0].thread_id)
    row = await office.ends(office.tell_stewards(case_id, "още"))
    assert row.state is OutboxState.SENT
    gone, anew = office.stewards.topics
    assert (gone.deleted, anew.deleted) == (True, False)
    assert office.stewards.in_topic(anew.thread_id)[-1]["text"] == "💬 Maria: още"


async def test_a_plain_group_gets_a_card_and_the_rest_as_replies_to_it(
    plain_office: Office,
) -> None:
    office = plain_office
    case_id = office.open_case(office.person("Maria"))
    card = await office.card_of(case_id)
    await office.ends(office.tell_stewards(case_id, "още"))
    with office.store.read() as work:
        case = work.cases.get(case_id)
    assert (case.card_id, case.thread_id) == (card.message_id, None)
    said = office.stewards.chat[-1]
    assert said["reply_to_message"]["message_id"] == card.message_id
    assert said["text"] == f"{case.reference} · 💬 Maria: още"


async def test_a_429_for_the_stewards_holds_up_no_resident(office: Office, hands: Hands) -> None:
    maria, ivan = office.person("Maria"), office.person("Ivan")
    first, second = office.open_case(maria), office.open_case(ivan)
    await office.card_of(first)
    await office.card_of(second)
    group = office.stewards.id
    office.telegram.fails("sendMessage", status=429, retry_after=1, chat=group)
    halted = office.tell_stewards(first, "а")
    await office.fails(halted)
    calls = len(office.telegram.calls("sendMessage"))
    other = office.tell_stewards(second, "б")
    assert (await office.fails(other)).error == "rate_limited"
    assert len(office.telegram.calls("sendMessage")) == calls
    assert (await office.ends(office.say(maria, 1)[0])).state is OutboxState.SENT
    for row in (halted, other):
        ended = await office.ends(row, lambda: hands.forward(timedelta(minutes=1)))
        assert ended.state is OutboxState.SENT


async def test_more_cases_than_a_group_may_get_in_a_minute_keep_no_resident_waiting(
    office: Office,
) -> None:
    maria, ivan = office.person("Maria"), office.person("Ivan")
    for _ in range(24):
        office.open_case(maria)
    refused = [call for call in office.telegram.calls("sendMessage") if call.refused]
    assert (await office.ends(office.say(ivan, 1)[0])).state is OutboxState.SENT
    assert refused == []


async def test_what_is_for_a_group_that_the_bot_was_put_out_of_waits_until_it_is_back(
    store: Store,
    texts: Texts,
    telegram: TelegramServer,
    messenger: TelegramMessenger,
    hands: Hands,
) -> None:
    """And as a bot that waits tells its chat nothing meanwhile, another one delivers it."""
    stewards = telegram.group("Stewards")
    kicked = "Forbidden: bot was kicked from the supergroup chat"
    outside = Office(store, texts, telegram, messenger, stewards)
    maria = outside.person("Maria")
    for method in ("sendMessage", "createForumTopic"):
        telegram.fails(method, status=403, description=kicked, chat=stewards.id)
    async with outside.open():
        case_id = outside.open_case(maria)
        alarm = outside.tell_stewards(case_id, "brand")
        (card,) = outside.staff_rows(case_id, "staff-card")
        waiting = await outside.fails(card.id)
        assert (waiting.error, waiting.attempts) == ("no_place_in_group", 0)
        assert (await outside.ends(outside.say(maria, 1)[0])).state is OutboxState.SENT
    telegram.works_again()
    hands.forward(timedelta(minutes=2))
    back = Office(store, texts, telegram, messenger, stewards)
    async with back.open():
        assert (await back.ends(card.id)).state is OutboxState.SENT
        assert (await back.ends(alarm)).state is OutboxState.SENT


async def test_what_telegram_refuses_ends_for_the_stewards_too(office: Office) -> None:
    case_id = office.open_case(office.person("Maria"))
    await office.card_of(case_id)
    office.telegram.fails("sendMessage", status=400, description="Bad Request: nonsense")
    refused, next_one = office.tell_stewards(case_id, "1"), office.tell_stewards(case_id, "2")
    assert (await office.ends(refused)).state is OutboxState.BAD_REQUEST
    assert (await office.ends(next_one)).state is OutboxState.SENT
