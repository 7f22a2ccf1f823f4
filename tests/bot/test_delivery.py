"""Delivery to residents: in order, at the chat's own pace, with a named end for each message."""

import asyncio
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from bot.house import free_port
from bot.telegram import TelegramMessenger, make_bot
from bot.texts import Texts
from storage import Store
from storage.retrying import NETWORK
from storage.vocabulary import EventTag, OutboxState
from tests.bot.conftest import Hands
from tests.bot.local_server import LocalServer
from tests.bot.office import Office
from tests.telegram import Person, TelegramServer

MINUTE = timedelta(minutes=1)


def heard(person: Person) -> list[str]:
    """The marks of the bot's messages in a private chat, in order."""
    texts = [message["text"] for message in person.chat if message["from"]["is_bot"]]
    return [text.removeprefix("Doorgegeven aan ").partition(".")[0] for text in texts]


async def test_a_chat_gets_its_messages_in_order_and_the_row_keeps_the_words(
    office: Office,
) -> None:
    maria = office.person("Maria")
    rows = office.say(maria, 1, 2, 3)
    last = await office.ends(rows[-1])
    assert heard(maria) == ["1", "2", "3"]
    assert (last.state, last.text) == (OutboxState.SENT, maria.chat[-1]["text"])
    assert last.message_id == maria.chat[-1]["message_id"]


async def test_a_place_on_the_map_arrives_as_a_pin(office: Office) -> None:
    maria = office.person("Maria")
    place = {"latitude": 51.05, "longitude": 3.72, "title": "Stadskantoor", "address": "Plein 1"}
    row = await office.ends(office.show_place(maria, **place))
    assert row.state is OutboxState.SENT
    venue = maria.chat[-1]["venue"]
    assert (venue["title"], venue["address"]) == ("Stadskantoor", "Plein 1")
    assert venue["location"] == {"latitude": 51.05, "longitude": 3.72}


async def test_several_chats_keep_their_order_side_by_side(office: Office) -> None:
    people = [office.person(f"P{number}") for number in range(6)]
    rows = [office.say(person, 1, 2, 3)[-1] for person in people]
    for row in rows:
        await office.ends(row)
    assert all(heard(person) == ["1", "2", "3"] for person in people)
    assert all(call.refused is None for call in office.telegram.calls("sendMessage"))


async def test_a_429_for_one_chat_holds_up_no_other(office: Office, hands: Hands) -> None:
    maria, ivan = office.person("Maria"), office.person("Ivan")
    office.telegram.fails("sendMessage", status=429, retry_after=1, chat=maria.id)
    row, _second = office.say(maria, 1, 2)
    waiting = await office.fails(row)
    assert waiting.attempts == 0
    assert waiting.next_try_at == hands.now + timedelta(seconds=1)
    await office.ends(office.say(ivan, 1, 2)[-1])
    assert (heard(ivan), heard(maria)) == (["1", "2"], [])
    await office.ends(_second, lambda: hands.forward(MINUTE))
    assert heard(maria) == ["1", "2"]


async def test_a_500_is_tried_again(office: Office, hands: Hands) -> None:
    maria = office.person("Maria")
    office.telegram.fails("sendMessage", status=500)
    (row,) = office.say(maria, 1)
    assert (await office.fails(row)).error == "network"
    hands.forward(MINUTE)
    assert (await office.ends(row)).state is OutboxState.SENT
    assert heard(maria) == ["1"]


async def test_a_telegram_that_is_away_for_hours_ends_no_answer(
    office: Office, hands: Hands
) -> None:
    maria = office.person("Maria")
    failures = 10
    office.telegram.fails("sendMessage", status=500, times=failures)
    late, next_one = office.say(maria, 1, 2)
    for tries in range(1, failures + 1):
        await office.fails(late, tries)
        hands.forward(timedelta(minutes=20))
        office.wake.call()
    await office.ends(next_one)
    assert heard(maria) == ["1", "2"]


async def test_an_answer_that_fails_for_a_day_is_given_up_and_the_stewards_are_told_whose(
    office: Office, hands: Hands
) -> None:
    """Such an answer belongs to no case yet."""
    maria = office.person("Maria")
    office.telegram.fails("sendMessage", status=500, times=2, chat=maria.id)
    lost, next_one = office.say(maria, 1, 2)
    await office.fails(lost)
    office.failed_before(lost, (NETWORK.tries or 0) - 1)
    hands.forward(MINUTE)
    office.wake.call()
    assert (await office.ends(lost)).state is OutboxState.GIVEN_UP
    await office.ends(next_one)
    assert heard(maria) == ["2"]
    (told,) = office.staff_rows(None, "staff-undelivered-to")
    said = (await office.ends(told.id)).text or ""
    assert "Maria" in said
    assert "onbereikbaar" in said


async def test_an_answer_cut_off_after_acceptance_comes_again(office: Office, hands: Hands) -> None:
    maria = office.person("Maria")
    office.telegram.fails("sendMessage", cut="after")
    (row,) = office.say(maria, 1)
    await office.fails(row)
    hands.forward(MINUTE)
    await office.ends(row)
    assert heard(maria) == ["1", "1"]


@pytest.mark.parametrize("cut", ["before", "after"])
async def test_a_follow_up_cut_off_is_unknown_and_the_stewards_are_told(
    office: Office, hands: Hands, cut: str
) -> None:
    maria = office.person("Maria")
    case_id = office.open_case(maria)
    await office.card_of(case_id)
    office.telegram.fails("sendMessage", cut=cut, chat=maria.id)  # type: ignore[arg-type]
    row = await office.ends(office.follow_up(case_id, "1"))
    assert row.state is OutboxState.UNKNOWN
    hands.forward(MINUTE)
    await office.ends(office.say(maria, 2)[0])
    assert heard(maria) == (["1", "2"] if cut == "after" else ["2"])
    (told,) = office.staff_rows(case_id, "staff-undelivered")
    assert "onbekend of het aankwam" in ((await office.ends(told.id)).text or "")


async def test_a_follow_up_that_never_reached_telegram_is_tried_again(
    store: Store,
    texts: Texts,
    telegram: TelegramServer,
    messenger: TelegramMessenger,
    hands: Hands,
) -> None:
    """Where nothing listens nobody got it: it cannot come twice."""
    stewards = telegram.group("Stewards")
    nowhere = TelegramMessenger(make_bot(telegram.token, f"http://127.0.0.1:{free_port()}"))
    cut_off = Office(store, texts, telegram, nowhere, stewards)
    maria = cut_off.person("Maria")
    async with cut_off.open():
        (row,) = cut_off.say(maria, 1, at_most_once=True)
        waiting = await cut_off.fails(row)
    assert (waiting.error, waiting.attempts) == ("unreachable", 0)
    hands.forward(MINUTE)
    office = Office(store, texts, telegram, messenger, stewards)
    async with office.open():
        assert (await office.ends(row)).state is OutboxState.SENT
    assert heard(maria) == ["1"]


@pytest.mark.parametrize(
    ("status", "description", "why"),
    [
        (401, "Unauthorized", "InvalidToken"),
        (404, "Not Found", "InvalidToken"),
        (409, "Conflict: terminated by other getUpdates request", "Conflict"),
    ],
)
@pytest.mark.parametrize("at_most_once", [False, True])
async def test_what_somebody_must_mend_ends_no_message(
    store: Store,
    texts: Texts,
    telegram: TelegramServer,
    messenger: TelegramMessenger,
    hands: Hands,
    status: int,
    description: str,
    why: str,
    at_most_once: bool,
) -> None:
    """Telegram did not take it, so it may come later, from a bot that is set right."""
    stewards = telegram.group("Stewards")
    telegram.fails("sendMessage", status=status, description=description)
    refused = Office(store, texts, telegram, messenger, stewards)
    maria = refused.person("Maria")
    async with refused.open():
        (row,) = refused.say(maria, 1, at_most_once=at_most_once)
        waiting = await refused.fails(row)
    assert (waiting.error, waiting.attempts) == (why, 0)
    telegram.works_again()
    hands.forward(2 * MINUTE)
    office = Office(store, texts, telegram, messenger, stewards)
    async with office.open():
        assert (await office.ends(row)).state is OutboxState.SENT
    assert heard(maria) == ["1"]


class SaysNothingReadable(LocalServer):
    """Takes whatever comes, as something between us and Telegram may."""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["content-length"]))
        request.send_response(200)
        request.send_header("content-length", "6")
        request.end_headers()
        request.wfile.write(b"<html>")


async def test_after_an_answer_that_cannot_be_read_only_what_may_come_twice_is_tried_again(
    store: Store, texts: Texts, telegram: TelegramServer
) -> None:
    stewards = telegram.group("Stewards")
    with SaysNothingReadable() as server:
        messenger = TelegramMessenger(make_bot(telegram.token, server.url))
        office = Office(store, texts, telegram, messenger, stewards)
        maria, ivan = office.person("Maria"), office.person("Ivan")
        async with office.open():
            (once,) = office.say(maria, 1, at_most_once=True)
            (answer,) = office.say(ivan, 1)
            assert (await office.ends(once)).state is OutboxState.UNKNOWN
            assert (await office.fails(answer)).attempts == 1


async def test_who_blocked_the_bot_is_remembered_and_the_stewards_are_told(
    office: Office,
) -> None:
    maria = office.person("Maria")
    case_id = office.open_case(maria)
    maria.blocks_bot()
    row = await office.ends(office.follow_up(case_id, "1"))
    assert row.state is OutboxState.BLOCKED
    with office.store.read() as work:
        case = work.cases.get(case_id)
        assert case.reports[0].resident.blocked_at is not None
        tags = [(event.tag, event.data) for event in case.events]
    assert tags[-1] == (EventTag.UNDELIVERED, {"why": "blocked"})
    (told,) = office.staff_rows(case_id, "staff-undelivered")
    assert "geblokkeerd" in ((await office.ends(told.id)).text or "")


async def test_of_a_block_without_a_case_the_stewards_hear_once(office: Office) -> None:
    maria = office.person("Maria")
    maria.blocks_bot()
    for row in office.say(maria, 1, 2):
        assert (await office.ends(row)).state is OutboxState.BLOCKED
    (told,) = office.staff_rows(None, "staff-undelivered-to")
    assert "geblokkeerd" in ((await office.ends(told.id)).text or "")


async def test_what_telegram_refuses_ends_and_the_next_one_goes(office: Office) -> None:
    maria = office.person("Maria")
    office.telegram.fails("sendMessage", status=400, description="Bad Request: nonsense")
    refused, next_one = office.say(maria, 1, 2)
    row = await office.ends(refused)
    assert (row.state, row.error) == (OutboxState.BAD_REQUEST, "Nonsense")
    await office.ends(next_one)
    assert heard(maria) == ["2"]
    (told,) = office.staff_rows(None, "staff-undelivered-to")
    assert "Maria" in ((await office.ends(told.id)).text or "")


async def test_a_stopping_delivery_leaves_the_rest_on_disk(office: Office) -> None:
    maria = office.person("Maria")
    office.telegram.fails("sendMessage", delay=0.3)
    first, second = office.say(maria, 1, 2)
    await asyncio.to_thread(office.telegram.waits_for_call, "sendMessage")
    office.wake.stop()
    assert (await office.ends(first)).state is OutboxState.SENT
    assert office.row(second).state is OutboxState.WAITING
