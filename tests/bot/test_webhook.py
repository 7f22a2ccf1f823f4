"""The webhook's door: on disk first, then 200."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.incoming import Kind, read
from bot.intake import Intake, webhook_app
from bot.wake import TURNS, Wake
from storage import Store
from storage.models import InboxMessage
from storage.policy import load_policy

SECRET = "a_Long-word"
CHAT = {"id": 5, "type": "private"}
UPDATE: dict[str, Any] = {
    "update_id": 7,
    "message": {"message_id": 1, "chat": CHAT, "text": "Боклук 🔥"},
}


def kept(store: Store) -> list[InboxMessage]:
    """The rows that another connection sees: what is committed."""
    with store.read() as work:
        return work.session.query(InboxMessage).order_by(InboxMessage.id).all()


@pytest.fixture
async def door(store: Store, wake: Wake) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(store, wake) as client:
        yield client


def client_of(store: Store, wake: Wake) -> httpx.AsyncClient:
    app = webhook_app(Intake(store, wake), SECRET)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://door")


async def post(door: httpx.AsyncClient, body: Any, secret: str | bytes = SECRET) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = httpx.Headers([(b"X-Telegram-Bot-Api-Secret-Token", _bytes(secret))])
    return await door.post("/telegram", content=content, headers=headers)


def _bytes(secret: str | bytes) -> bytes:
    return secret.encode() if isinstance(secret, str) else secret


async def test_an_update_is_on_disk_when_the_answer_is_200(
    door: httpx.AsyncClient, store: Store
) -> None:
    assert (await post(door, UPDATE)).status_code == 200
    (row,) = kept(store)
    assert (row.channel, row.update_id, row.lane) == ("telegram", 7, "telegram:5")
    assert row.payload == UPDATE


@pytest.mark.parametrize("place", ["itself", "reply_to_message", "external_reply"])
async def test_of_a_contact_only_that_it_came_is_kept(
    door: httpx.AsyncClient, store: Store, place: str
) -> None:
    contact = {"phone_number": "+32470123456", "first_name": "Zenobia", "vcard": "BEGIN:VCARD"}
    shared = {"message_id": 1, "chat": CHAT, "contact": contact}
    message = shared if place == "itself" else {**UPDATE["message"], place: shared}
    assert (await post(door, {"update_id": 7, "message": message})).status_code == 200
    (row,) = kept(store)
    written = json.dumps(row.payload)
    assert not [word for word in contact.values() if word in written]
    assert read(row.payload).kind is (Kind.CONTACT if place == "itself" else Kind.TEXT)


async def test_a_new_update_wakes_the_workers(store: Store) -> None:
    calls: list[str] = []

    class Bell(Wake):
        def call(self, *works: str) -> None:
            calls.extend(works)

    async with client_of(store, Bell()) as door:
        await post(door, UPDATE)
    assert calls == [TURNS]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "тайна", b"\xff\xfe", b"\xe9" * 300])
async def test_a_wrong_secret_is_refused_and_nothing_kept(
    door: httpx.AsyncClient, store: Store, secret: str | bytes
) -> None:
    assert (await post(door, UPDATE, secret)).status_code == 403
    assert kept(store) == []


async def test_without_a_secret_nothing_is_kept(door: httpx.AsyncClient, store: Store) -> None:
    assert (await door.post("/telegram", json=UPDATE)).status_code == 403
    assert kept(store) == []


async def test_the_secret_is_not_logged(
    door: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await post(door, UPDATE, "almost_right")
    assert "webhook_refused" in caplog.text
    assert "almost_right" not in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[1]", b"7", b"null", b'"x"', b"{}", b'{"update_id": "x"}',
     b'{"update_id": null}', b'{"update_id": 1e999}', b'{"update_id": 99999999999999999999}',
     b"[" * 200_000],
)  # fmt: skip
async def test_garbage_is_a_bad_request(door: httpx.AsyncClient, store: Store, body: bytes) -> None:
    assert (await post(door, body)).status_code == 400
    assert kept(store) == []


@pytest.mark.parametrize(
    "content", [{"message": "words"}, {"callback_query": []}, {"of_next_year": {"id": 1}}, {}]
)
async def test_an_update_that_we_cannot_read_is_kept_all_the_same(
    door: httpx.AsyncClient, store: Store, content: dict[str, Any]
) -> None:
    assert (await post(door, {"update_id": 8, **content})).status_code == 200
    assert kept(store)[0].payload == {"update_id": 8, **content}


async def test_the_same_update_again_is_welcome_and_one_row(
    door: httpx.AsyncClient, store: Store
) -> None:
    answers = [await post(door, UPDATE) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len(kept(store)) == 1


async def test_update_numbers_may_begin_anew(door: httpx.AsyncClient, store: Store) -> None:
    for number in (900, 3, 901):
        await post(door, {**UPDATE, "update_id": number})
    assert [row.update_id for row in kept(store)] == [900, 3, 901]


async def test_while_the_database_is_away_telegram_is_asked_to_come_back(
    tmp_path: Path, empty_database: Path, wake: Wake
) -> None:
    path = tmp_path / "not-there-yet" / "buurtlijn.db"
    store = Store(f"sqlite:///{path}", load_policy())
    async with client_of(store, wake) as door:
        away = await post(door, UPDATE)
        assert away.status_code == 503
        assert int(away.headers["Retry-After"]) > 0
        path.parent.mkdir()
        shutil.copy(empty_database, path)
        assert (await post(door, UPDATE)).status_code == 200
    assert [row.update_id for row in kept(store)] == [7]
    store.close()


async def test_the_door_says_that_it_is_there(door: httpx.AsyncClient) -> None:
    assert (await door.get("/health")).status_code == 200
    assert (await door.get("/telegram")).status_code == 405
