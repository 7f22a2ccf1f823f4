"""The doctor sees what is wrong, and says how to mend it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from bot.checkups.telegram import telegram as look_at_telegram
from bot.checkups.telegram import time_there
from bot.checkups.work import running
from bot.house import free_port
from bot.settings import PREFIX, Settings
from storage import Store
from storage.outbox import Words
from storage.policy import OUR_POLICY, load_policy
from storage.vocabulary import InboxState, OutboxState
from tests.bot.conftest import Told
from tests.bot.local_server import LocalServer
from tests.storage.arrange import message, open_case, resident
from tests.telegram import TelegramServer

Says = Callable[[], dict[str, str]]


@pytest.fixture
def says(told: Told, no_settings: pytest.MonkeyPatch, tmp_path: Path) -> Says:
    """The doctor's lines by part; `ok` or `WRONG` comes first."""
    no_settings.setenv(f"{PREFIX}DATA_DIR", str(tmp_path / "var"))
    no_settings.setenv(f"{PREFIX}STATUS_LISTEN", "off")

    def look() -> dict[str, str]:
        lines = [line.split(maxsplit=1) for line in told("doctor")[1]]
        found = ((rest.partition(": "), sign) for sign, rest in lines)
        return {part: f"{sign} {text}" for (part, _, text), sign in found}

    return look


def test_a_product_at_rest_is_well(says: Says) -> None:
    found = says()
    assert found["writing"] == "ok possible"
    assert found["integrity"] == "ok sound"
    assert found["inbox"] == "ok empty"
    assert found["follow-ups"] == "ok 0 due, 0 late"
    assert found["parked"] == found["unknown sends"] == "ok none in the last day"
    assert found["talks"] == "ok forgotten"
    assert found["files"] == "ok can be written"
    assert found["backup"].startswith("ok none was made")
    assert found["follow-up policy"].startswith("ok our own, ")
    assert "GB free" in found["disk"]


def test_work_that_was_left_lying_is_seen(says: Says, database: Path, tmp_path: Path) -> None:
    then = datetime.now(UTC) - timedelta(minutes=10)
    store = Store(f"sqlite:///{database}", load_policy(), lambda: then)
    with store.begin() as work:
        open_case(work)  # with its follow-up "received", due at once
        work.inbox.get(message(work)).state = InboxState.PARKED
        answer = work.outbox.to_resident(resident(work), Words("received"))
        work.outbox.ended(answer, OutboxState.UNKNOWN, "late")
        work.commit()
    store.close()
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "last-backup.json").write_text(
        '{"made_at": "2026-01-02T03:00:00Z", "path": "/safe/a.tar.gz", "size": 1}', "utf-8"
    )
    found = says()
    assert found["inbox"].startswith("WRONG 2 wait, the oldest for 6")
    assert "`buurtlijn run`" in found["inbox"]
    assert found["follow-ups"].startswith("WRONG 1 due, 1 late; the clock stands still")
    assert found["parked"].startswith("WRONG 1 in the last day")
    assert found["unknown sends"].startswith("WRONG 1 in the last day")
    assert found["backup"].startswith("WRONG ")
    assert "/safe/a.tar.gz; that is old" in found["backup"]


@pytest.mark.parametrize(("days", "sign"), [(1, "ok"), (3, "WRONG")])
def test_a_product_in_use_that_was_never_backed_up_is_seen(
    says: Says, database: Path, days: int, sign: str
) -> None:
    then = datetime.now(UTC) - timedelta(days=days)
    store = Store(f"sqlite:///{database}", load_policy(), lambda: then)
    with store.begin() as work:
        message(work)
        work.commit()
    store.close()
    assert says()["backup"].startswith(f"{sign} none was made with this data folder")


def test_talks_that_rasa_should_have_forgotten_are_seen(says: Says, database: Path) -> None:
    now = datetime.now(UTC)
    for number, ago in enumerate((timedelta(minutes=10), timedelta()), 7):
        store = Store(f"sqlite:///{database}", load_policy(), lambda then=now - ago: then)
        with store.begin() as work:
            talk = work.residents.conversation(resident(work, chat_id=number))
            work.forgetting.begin_private(talk.key)
            work.forgetting.end_private(talk.key)
            work.commit()
        store.close()
    assert says()["talks"].startswith("WRONG 1 are over and still in Rasa's memory; the clock ")


def test_a_damaged_file_is_seen(says: Says, database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[3 * 4096 : 6 * 4096] = b"\xff" * (3 * 4096)
    database.write_bytes(content)
    found = says()
    assert found["integrity"].startswith("WRONG ")
    assert "buurtlijn restore" in found["integrity"]


@pytest.mark.parametrize(
    ("ours", "theirs", "missing"),
    [
        ("text: follow-up-received", "text: nobody-wrote-it", "nobody-wrote-it"),
        ("  rating:", "  how_was_it:", "asked-how_was_it"),
    ],
)
def test_a_policy_with_a_text_that_nobody_wrote_is_one_finding_among_the_others(
    says: Says,
    no_settings: pytest.MonkeyPatch,
    tmp_path: Path,
    ours: str,
    theirs: str,
    missing: str,
) -> None:
    policy = OUR_POLICY.read_text("utf-8")
    assert ours in policy
    (tmp_path / "policy.yml").write_text(policy.replace(ours, theirs), "utf-8")
    for name, value in {
        "FOLLOW_UPS": "policy.yml",
        "RASA_URL": f"http://127.0.0.1:{free_port()}",
        "RASA_TOKEN": "word",
    }.items():
        no_settings.setenv(f"{PREFIX}{name}", value)
    found = says()
    assert f"there is no text {missing!r}" in found["follow-up policy"]
    assert found["rasa"].startswith("WRONG does not answer")


def telegrams(server: TelegramServer, **more: Any) -> dict[str, tuple[bool, str]]:
    """What is found at Telegram's side, by part."""

    async def look() -> dict[str, tuple[bool, str]]:
        settings = Settings(
            _env_file=None, telegram_token=server.token, telegram_api_url=server.url, **more
        )
        return {one.part: (one.fine, one.says) async for one in look_at_telegram(settings)}

    return asyncio.run(look())


def test_the_bots_rights_in_the_group_are_looked_at(
    telegram: TelegramServer, no_settings: pytest.MonkeyPatch
) -> None:
    group = telegram.group("Stewards")
    found = telegrams(telegram, steward_chat_id=group.id)
    assert found["rights"] == (True, "administrator")
    assert found["updates"] == (True, "by long polling, 0 wait at Telegram")
    assert found["time"][0]
    group.demotes_bot()
    fine, says = telegrams(telegram, steward_chat_id=group.id)["rights"]
    assert not fine
    assert "make the bot administrator" in says
    assert "sees no notes" in says


@pytest.mark.parametrize(
    ("right", "named"),
    [("can_manage_topics", "manage topics"), ("can_delete_messages", "delete messages")],
)
def test_a_right_that_the_bot_was_not_given_is_named(
    telegram: TelegramServer, no_settings: pytest.MonkeyPatch, right: str, named: str
) -> None:
    group = telegram.group("Stewards")
    group.denies_bot(right)
    fine, says = telegrams(telegram, steward_chat_id=group.id)["rights"]
    assert (fine, named in says, "with that right" in says) == (False, True, True)


def test_a_webhook_that_is_not_as_set_is_seen(
    telegram: TelegramServer, no_settings: pytest.MonkeyPatch
) -> None:
    fine, says = telegrams(telegram, telegram_webhook_url="https://bot.example.org/x")["updates"]
    assert (fine, "no webhook is set at Telegram" in says) == (False, True)


async def test_a_clock_that_is_wrong_is_seen(no_settings: pytest.MonkeyPatch) -> None:
    with Unready() as server:  # it dates its answers, as Telegram does
        settings = Settings(_env_file=None, telegram_api_url=server.url)
        assert (await time_there(settings)).says.endswith("in Europe/Brussels")
        ahead = datetime.now(UTC) + timedelta(minutes=7)
        no_settings.setattr("bot.checkups.telegram.parsedate_to_datetime", lambda _: ahead)
        found = await time_there(settings)
    assert not found.fine
    assert "s off Telegram's; set the clock of this machine" in found.says


class Unready(LocalServer):
    """The status address of a process that lost Rasa."""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        request.send_response(503)
        request.end_headers()
        request.wfile.write(b'{"ready": false, "parts": {"clock": true, "rasa": false}}')


async def test_what_a_running_process_lacks_is_told(no_settings: pytest.MonkeyPatch) -> None:
    with Unready() as server:
        listen = server.url.removeprefix("http://")
        found = await running(Settings(_env_file=None, status_listen=listen))
    assert (found.fine, found.says.split(";")[0]) == (False, "not ready: rasa")
    nobody = await running(Settings(_env_file=None, status_listen=f"127.0.0.1:{free_port()}"))
    assert nobody.fine
    assert "nothing here" in nobody.says
