"""Telegram's limits on how fast a bot may send."""

from collections.abc import Callable, Iterator

import pytest

from tests.telegram import Json, TelegramServer
from tests.telegram.probe import Api


@pytest.fixture
def strict() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


def _until_refused(api: Api, send: Callable[[int], Json], most: int = 60) -> tuple[int, Json]:
    for count in range(most):
        answer = send(count)
        if not answer["ok"]:
            return count, answer
    raise AssertionError(f"{most} messages and no limit")


def test_a_private_chat_takes_one_message_a_second_after_a_burst(
    strict: TelegramServer,
) -> None:
    api, maria = Api(strict), strict.person("Maria", started=True)
    count, answer = _until_refused(api, lambda _: api("sendMessage", chat_id=maria.id, text="x"))
    api.client.close()
    assert count == 3
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


def test_a_group_takes_20_messages_a_minute(strict: TelegramServer) -> None:
    api, group = Api(strict), strict.group("Stewards")
    count, answer = _until_refused(api, lambda _: api("sendMessage", chat_id=group.id, text="x"))
    api.client.close()
    assert count == 20
    assert 55 <= answer["parameters"]["retry_after"] <= 60


def test_all_chats_together_take_30_messages_a_second(strict: TelegramServer) -> None:
    api = Api(strict)
    people = [strict.person(f"P{index}", started=True) for index in range(5)]
    media = [{"type": "photo", "media": people[0].sends_photo()["photo"][0]["file_id"]}] * 10
    count, answer = _until_refused(
        api, lambda index: api("sendMediaGroup", chat_id=people[index].id, media=media)
    )
    api.client.close()
    assert count == 3
    assert answer["parameters"] == {"retry_after": 1}
