"""Webhooks: secrets, order per chat, refusals, what excludes what."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.telegram import Json, TelegramServer
from tests.telegram.probe import Api, Receiver


@pytest.fixture
def hook() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


def test_a_webhook_gets_updates_with_its_secret(
    fresh: TelegramServer, own: Api, hook: Receiver
) -> None:
    answer = own("setWebhook", url=hook.url, secret_token="a_Secret-1")
    assert answer["description"] == "Webhook was set"
    fresh.person("Maria").writes("hallo")
    assert hook.waits_for(1)[0]["message"]["text"] == "hallo"
    assert hook.secrets == ["a_Secret-1"]


def test_updates_of_a_chat_go_one_by_one_and_other_chats_go_on(
    fresh: TelegramServer, own: Api, hook: Receiver
) -> None:
    hook.gate.clear()
    own.result("setWebhook", url=hook.url)
    maria, jan = fresh.person("Maria"), fresh.person("Jan")
    for word in ("one", "two", "three"):
        maria.writes(word)
    jan.writes("other")
    assert {one["message"]["text"] for one in hook.waits_for(2)} == {"one", "other"}
    hook.gate.set()
    texts = [one["message"]["text"] for one in hook.waits_for(4)]
    assert [text for text in texts if text != "other"] == ["one", "two", "three"]


def test_a_refused_update_is_posted_again_with_growing_pauses(
    fresh: TelegramServer, own: Api, hook: Receiver
) -> None:
    hook.answers = [(503, {}), (500, {})]
    own.result("setWebhook", url=hook.url)
    fresh.person("Maria").writes("hallo")
    first, *others = hook.waits_for(3)
    assert others == [first, first]
    one, two, three = hook.times
    assert 0.15 < two - one < three - two
    info = own.result("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")


def test_retry_after_of_a_webhook_is_honoured(
    fresh: TelegramServer, own: Api, hook: Receiver
) -> None:
    hook.answers = [(503, {"Retry-After": "1"})]
    own.result("setWebhook", url=hook.url)
    fresh.person("Maria").writes("hallo")
    hook.waits_for(2)
    assert hook.times[1] - hook.times[0] > 0.9


def test_webhook_info_counts_what_waits(fresh: TelegramServer, own: Api) -> None:
    own.result("setWebhook", url="http://127.0.0.1:9/nobody", allowed_updates=["message"])
    fresh.person("Maria").writes("hallo")
    info = own.result("getWebhookInfo")
    deadline = time.monotonic() + 5
    while "last_error_message" not in info and time.monotonic() < deadline:
        info = own.result("getWebhookInfo")
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Connection refused"
    assert info["allowed_updates"] == ["message"]


def test_polling_and_a_webhook_exclude_each_other(
    fresh: TelegramServer, own: Api, hook: Receiver
) -> None:
    with ThreadPoolExecutor() as pool:
        poll: Future[Json] = pool.submit(own, "getUpdates", timeout=30)
        fresh.waits_for_call("getUpdates")
        own.result("setWebhook", url=hook.url)
        assert poll.result(5)["description"] == "Conflict: terminated by setWebhook request"
    code, text = own.refusal("getUpdates")
    assert code == 409
    assert text.startswith("Conflict: can't use getUpdates method while webhook is active")
    assert own("deleteWebhook")["description"] == "Webhook was deleted"
    assert own.result("getUpdates") == []


@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook"])
def test_dropping_updates_is_a_violation(
    fresh: TelegramServer, own: Api, hook: Receiver, method: str
) -> None:
    own.result(method, url=hook.url, drop_pending_updates=True)
    assert method in fresh.violations.pop()


@pytest.mark.parametrize(
    ("url", "secret", "text"),
    [
        ("http://example.org/hook", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://example.org/hook", "a b", "secret token contains unallowed characters"),
        ("https://example.org/hook", "a" * 257, "secret token is too long"),
    ],
)
def test_webhooks_need_https_and_a_plain_secret(api: Api, url: str, secret: str, text: str) -> None:
    expected = (400, f"Bad Request: {text}")
    assert api.refusal("setWebhook", url=url, secret_token=secret) == expected
