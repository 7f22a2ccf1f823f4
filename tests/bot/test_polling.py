"""Long polling: what is not on disk is not confirmed to Telegram."""

import asyncio
import logging
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import polling as module
from bot.incoming import Kind, read
from bot.intake import Intake
from bot.polling import Polling
from bot.supervisor import until
from bot.telegram import make_bot
from bot.wake import Wake
from storage import Store
from storage.migrate import upgrade
from storage.models import InboxMessage
from storage.policy import load_policy
from storage.retrying import Retry
from tests.telegram import Call, Json, TelegramServer

WITHIN = 15.0
"""Longer than the longest pause between two tries to keep an update."""
AT_ONCE = 0.5


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests need not wait as long as Telegram deserves."""
    for name in ("CONFLICT", "FAULT"):
        monkeypatch.setattr(module, name, Retry(first=0.05, factor=1.0))


@pytest.fixture
def late_database(tmp_path: Path) -> Path:
    """Where the database will be once `comes` was called."""
    return tmp_path / "late" / "buurtlijn.db"


def comes(path: Path, empty_database: Path) -> None:
    """The database is there at one stroke: a connection that opens it half copied keeps that."""
    aside = path.parent.with_name("aside")
    aside.mkdir()
    shutil.copy(empty_database, aside / path.name)
    aside.rename(path.parent)


def kept_in(store: Store) -> list[Json]:
    """The updates on disk, oldest first."""
    with store.read() as work:
        rows = work.session.query(InboxMessage).order_by(InboxMessage.id)
        return [row.payload for row in rows]


def texts_in(store: Store) -> list[str]:
    return [update["message"].get("text", "") for update in kept_in(store)]


@asynccontextmanager
async def polling(telegram: TelegramServer, store: Store) -> AsyncIterator[None]:
    """The product's own long polling into this store."""
    bot = make_bot(telegram.token, telegram.url)
    task = asyncio.create_task(Polling(bot, Intake(store, Wake())).run())
    try:
        yield
        assert not task.done(), "the polling ended by itself"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def polls(
    telegram: TelegramServer, wanted: Callable[[Call], object], count: int = 1
) -> list[Call]:
    """The polls that fit, once there are so many."""

    def found() -> list[Call]:
        return [call for call in telegram.calls("getUpdates") if wanted(call)]

    async def enough() -> bool:
        return len(found()) >= count

    assert await until(enough, WITHIN, 0.02), telegram.calls("getUpdates")
    return found()


def gave_something(call: Call) -> bool:
    return bool(call.answer and call.answer.get("result"))


def gave_nothing(call: Call) -> bool:
    return bool(call.answer and call.answer.get("result") == [])


def was_refused(call: Call) -> bool:
    return call.refused is not None


async def all_confirmed(telegram: TelegramServer) -> bool:
    async def confirmed() -> bool:
        return not telegram.pending_updates

    return await until(confirmed, WITHIN, 0.02)


async def test_what_was_written_is_kept_in_order_and_confirmed(
    telegram: TelegramServer, store: Store
) -> None:
    maria = telegram.person("Maria")
    waited = [f"преди {number}" for number in range(120)]
    for word in waited:
        maria.writes(word)
    async with polling(telegram, store):
        assert await all_confirmed(telegram)
        for word in ("един", "два", "три"):
            maria.writes(word)
        assert await all_confirmed(telegram)
    assert texts_in(store) == [*waited, "един", "два", "три"]


async def test_what_cannot_be_kept_is_not_confirmed_and_kept_once_it_can(
    telegram: TelegramServer, late_database: Path, empty_database: Path
) -> None:
    store = Store(f"sqlite:///{late_database}", load_policy())
    maria = telegram.person("Maria")
    async with polling(telegram, store):
        maria.writes("Боклук")
        await polls(telegram, gave_something)
        assert [one["message"]["text"] for one in telegram.pending_updates] == ["Боклук"]
        comes(late_database, empty_database)
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["Боклук"]
    store.close()


async def test_a_database_without_tables_is_waited_for_too(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    store = Store(url, load_policy())
    telegram.person("Maria").writes("Боклук")
    async with polling(telegram, store):
        await polls(telegram, gave_something)
        assert len(telegram.pending_updates) == 1
        await asyncio.to_thread(upgrade, url)
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["Боклук"]
    store.close()


async def test_stopping_while_the_database_is_away_ends_at_once_and_confirms_nothing(
    telegram: TelegramServer, late_database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    away = Store(f"sqlite:///{late_database}", load_policy())
    telegram.person("Maria").writes("Боклук")

    async def pause_has_grown() -> bool:
        return caplog.text.count("database_away where=intake") >= 4

    async with polling(telegram, away):
        assert await until(pause_has_grown, WITHIN, 0.02)
        told_to_stop = time.monotonic()
    assert time.monotonic() - told_to_stop < AT_ONCE
    assert len(telegram.pending_updates) == 1
    away.close()


async def test_after_a_restart_nothing_is_lost_and_nothing_double(
    telegram: TelegramServer, store: Store
) -> None:
    maria = telegram.person("Maria")
    async with polling(telegram, store):
        await polls(telegram, lambda _call: True)
        # From here on no poll gets through: what is kept now cannot be confirmed.
        telegram.fails("getUpdates", cut="before", times=None)
        maria.writes("едно")
        await polls(telegram, lambda _call: True, count=2)
    assert texts_in(store) == ["едно"]
    assert len(telegram.pending_updates) == 1
    maria.writes("две")
    telegram.works_again()
    async with polling(telegram, store):
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["едно", "две"]


async def test_the_same_update_twice_is_one_row(telegram: TelegramServer, store: Store) -> None:
    maria = telegram.person("Maria")
    async with polling(telegram, store):
        maria.writes("едно")
        assert await all_confirmed(telegram)
        telegram.same_update_again(kept_in(store)[0]["update_id"])
        maria.writes("две")
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["едно", "две"]


async def test_a_polled_update_is_kept_as_telegram_sent_it(
    telegram: TelegramServer, store: Store
) -> None:
    maria = telegram.person("Maria", language_code="bg")
    maria.writes("/start bg")
    maria.sends_voice()
    maria.sends_location(51.05, 3.72)
    maria.sends_sticker()
    raw = {"chat": maria.chat[0]["chat"], "message_id": 99, "date": 5, "from": maria.user}
    contents: dict[str, Any] = {"dice": {"emoji": "🎲", "value": 6}, "forum_topic_closed": {}}
    for name, content in (contents | {"of_next_year": {"a": [1]}}).items():
        telegram.raw_update({"message": {**raw, name: content}})
    sent = telegram.pending_updates
    async with polling(telegram, store):
        assert await all_confirmed(telegram)
    assert kept_in(store) == sent
    kinds = [read(update).kind for update in sent]
    assert kinds == [
        Kind.COMMAND, Kind.FILE, Kind.PLACE, Kind.STICKER, Kind.OTHER, Kind.SERVICE, Kind.OTHER
    ]  # fmt: skip


@pytest.mark.parametrize(
    "odd",
    [
        {"poll": {}},
        {"brand_new_thing": {"words": [None, {}]}},
        {"message": "no object"},
        {"message": {"chat": {"id": "five"}, "date": "never"}},
        {"callback_query": None},
        {},
    ],
)
async def test_an_update_of_no_known_shape_is_kept_once_and_the_next_ones_come(
    telegram: TelegramServer, store: Store, odd: Json
) -> None:
    maria = telegram.person("Maria")
    async with polling(telegram, store):
        sent = telegram.raw_update(odd)
        maria.writes("Боклук")
        assert await all_confirmed(telegram)
        telegram.same_update_again(sent["update_id"])
        maria.writes("още")
        assert await all_confirmed(telegram)
    first, *rest = kept_in(store)
    assert first == sent
    assert [update["message"]["text"] for update in rest] == ["Боклук", "още"]


async def test_a_left_webhook_is_taken_away_without_dropping_what_waits(
    telegram: TelegramServer, store: Store
) -> None:
    async with make_bot(telegram.token, telegram.url) as bot:
        await bot.set_webhook("https://127.0.0.1:1/nobody-there")
    telegram.person("Maria").writes("Боклук")
    async with polling(telegram, store):
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["Боклук"]
    assert telegram.violations == []


async def test_a_second_poller_is_outlived(telegram: TelegramServer, store: Store) -> None:
    address = f"{telegram.url}/bot{telegram.token}/getUpdates"
    async with polling(telegram, store), httpx.AsyncClient(trust_env=False) as other:
        await polls(telegram, lambda _call: True)
        assert (await other.get(address, params={"timeout": 0})).json()["result"] == []
        (refused,) = await polls(telegram, was_refused)
        assert "other getUpdates" in (refused.refused or "")
        telegram.person("Maria").writes("Боклук")
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["Боклук"]


@pytest.mark.parametrize("method", ["getUpdates", "deleteWebhook", "getMe"])
@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 502}, {"cut": "before"}])
async def test_a_failing_telegram_does_not_end_the_polling(
    telegram: TelegramServer, store: Store, method: str, fault: dict[str, Any]
) -> None:
    telegram.fails(method, **fault, times=3)
    telegram.person("Maria").writes("Боклук")
    async with polling(telegram, store):
        assert await all_confirmed(telegram)
    assert len(telegram.calls(method)) > 3
    assert texts_in(store) == ["Боклук"]


async def test_updates_whose_answer_was_cut_off_come_again(
    telegram: TelegramServer, store: Store
) -> None:
    telegram.fails("getUpdates", cut="after", times=2)
    telegram.person("Maria").writes("Боклук")
    async with polling(telegram, store):
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["Боклук"]


async def test_a_429_is_waited_out(telegram: TelegramServer, store: Store) -> None:
    telegram.fails("getUpdates", status=429, retry_after=1)
    telegram.person("Maria").writes("Боклук")
    async with polling(telegram, store):
        assert await all_confirmed(telegram)
    first, second = telegram.calls("getUpdates")[:2]
    assert second.when - first.when >= 1
    assert texts_in(store) == ["Боклук"]


async def test_lower_numbers_after_a_quiet_time_still_arrive(
    telegram: TelegramServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "POLL_SECONDS", 1)
    maria = telegram.person("Maria")
    async with polling(telegram, store):
        maria.writes("преди")
        assert await all_confirmed(telegram)
        quiet = len(await polls(telegram, gave_nothing))
        await polls(telegram, gave_nothing, count=quiet + 1)
        telegram.jump_update_ids(17)
        maria.writes("след")
        assert await all_confirmed(telegram)
    assert texts_in(store) == ["преди", "след"]
    calls = telegram.calls("getUpdates")
    (taken,) = [call for call in calls if gave_something(call) and _first_number(call) == 17]
    # Telegram gives nothing below an offset, so this poll must not have named the old one.
    assert "offset" not in taken.params


def _first_number(call: Call) -> int:
    assert call.answer
    return int(call.answer["result"][0]["update_id"])


async def test_the_log_has_numbers_and_never_words(
    telegram: TelegramServer,
    late_database: Path,
    empty_database: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    store = Store(f"sqlite:///{late_database}", load_policy())
    telegram.raw_update({"poll": {"question": "тайна"}})
    written = telegram.person("Тайна").writes("тайна боклук")
    number = telegram.pending_updates[-1]["update_id"]
    telegram.fails("getUpdates", status=500)

    async def missed() -> bool:
        return "database_away" in caplog.text

    async with polling(telegram, store):
        assert await until(missed, WITHIN, 0.02)
        comes(late_database, empty_database)
        assert await all_confirmed(telegram)
    assert written["text"] in [update.get("message", {}).get("text") for update in kept_in(store)]
    assert "database_away where=intake" in caplog.text
    assert "telegram_away where=door" in caplog.text
    assert f"received update={number} new=True" in caplog.text
    assert "тайна" not in caplog.text.casefold()
    store.close()
