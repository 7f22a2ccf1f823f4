"""Keeping residents' files: fetched once, cleaned, private, and refused by name."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cabinet import Cabinet
from bot.house import free_port
from bot.incoming import Incoming, read
from bot.messenger import TryLater
from bot.pictures import MOST_BYTES
from bot.safekeeping import PATIENCE, Refusal, Safekeeping
from bot.telegram import TelegramMessenger, make_bot
from storage import Store
from storage.inbox import AWAITS_FILE
from storage.models import File, InboxMessage
from tests.bot.conftest import Hands
from tests.telegram import Person, TelegramServer
from tests.telegram.pictures import PHONE, jpeg, phone_photo, size_of

TOO_MUCH = MOST_BYTES + 1


class Arrivals:
    """Maria's messages, as a turn has them in hand, and the safekeeping of what they bring."""

    def __init__(
        self, store: Store, telegram: TelegramServer, messenger: TelegramMessenger, folder: Path
    ) -> None:
        self.store, self.telegram, self.folder = store, telegram, folder
        self.maria: Person = telegram.person("Maria", started=True)
        self.safekeeping = Safekeeping(store, messenger, Cabinet(folder))
        with store.begin() as work:
            resident = work.residents.welcome("telegram", self.maria.id, "Maria", "bg")
            work.commit()
            self.resident_id = resident.id

    def newest(self) -> tuple[Incoming, InboxMessage]:
        """The message that came last, in hand."""
        update = self.telegram.pending_updates[-1]
        with self.store.begin() as work:
            lane = f"telegram:{self.maria.id}"
            work.inbox.keep("telegram", update["update_id"], lane, update)
            message = work.inbox.claim("telegram")
            assert message is not None
            work.commit()
        return read(update), message

    async def keep(
        self, hand: tuple[Incoming, InboxMessage] | None = None
    ) -> dict[str, Any] | Refusal:
        """What becomes of the newest file, or of that of a message in hand."""
        incoming, message = hand or self.newest()
        return await self.safekeeping.keep(incoming, message, self.resident_id)

    async def kept(self) -> tuple[dict[str, Any], File]:
        """The newest file as it is passed on, with its row."""
        file = await self.keep()
        assert isinstance(file, dict)
        with self.store.read() as work:
            row = work.files.get(file["stored"])
            assert row is not None
        return file, row

    def content(self, row: File) -> bytes:
        data = Cabinet(self.folder).get(row.key)
        assert data is not None
        return data

    def nothing_is_kept(self) -> bool:
        with self.store.read() as work:
            return work.session.query(File).count() == 0 and not [*self.folder.glob("*")]


@pytest.fixture
def arrivals(
    store: Store, telegram: TelegramServer, messenger: TelegramMessenger, tmp_path: Path
) -> Arrivals:
    return Arrivals(store, telegram, messenger, tmp_path / "data" / "files")


async def test_a_photo_is_kept_without_its_metadata(arrivals: Arrivals) -> None:
    sent = arrivals.maria.sends_photo(content=phone_photo(1600, 1200, orientation=6))
    file, row = await arrivals.kept()
    where = {"chat": arrivals.maria.id, "message": sent["message_id"]}
    assert file == {**where, "kind": "photo", "stored": row.id}
    content = arrivals.content(row)
    assert size_of(content) == (1200, 1600), "the largest size, the way it was seen"
    assert PHONE.encode() not in content
    assert (row.kind, row.media_type, row.size) == ("photo", "image/jpeg", len(content))
    assert row.resident_id == arrivals.resident_id


@pytest.mark.parametrize("name", ["balkon.jpg", "balkon.HEIC", "balkon"])
async def test_a_picture_sent_as_a_file_is_a_photo_whatever_its_name(
    arrivals: Arrivals, name: str
) -> None:
    arrivals.maria.sends_document(name, content=phone_photo())
    file, row = await arrivals.kept()
    assert (file["kind"], row.media_type) == ("photo", "image/jpeg")
    assert PHONE.encode() not in arrivals.content(row)


async def test_a_voice_message_is_kept_as_it_is(arrivals: Arrivals) -> None:
    arrivals.maria.sends_voice(content=b"OggS" + bytes(99))
    file, row = await arrivals.kept()
    assert (file["kind"], row.kind, row.media_type) == ("voice", "voice", "audio/ogg")
    assert arrivals.content(row) == b"OggS" + bytes(99)


@pytest.mark.parametrize(
    "content",
    [b"MZ" + bytes(99), b"%PDF-1.7", b"<html><script>", b"", jpeg(30, 30), b"\0OggS"],
    ids=["program", "pdf", "page", "nothing", "picture", "ogg inside"],
)
async def test_what_only_says_that_it_is_a_voice_is_refused(
    arrivals: Arrivals, content: bytes
) -> None:
    arrivals.maria.sends_voice(content=content)
    assert await arrivals.keep() == Refusal("file-not-a-picture")
    assert arrivals.nothing_is_kept()


async def test_what_we_call_a_voice_is_not_its_senders_to_say(arrivals: Arrivals) -> None:
    arrivals.maria.sends_voice(content=b"OggS" + bytes(9))
    incoming, message = arrivals.newest()
    assert incoming.file is not None
    incoming.file["media_type"] = "text/html"
    await arrivals.keep((incoming, message))
    with arrivals.store.read() as work:
        assert work.session.query(File).one().media_type == "audio/ogg"


async def test_one_resident_fills_no_disk(
    arrivals: Arrivals, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.safekeeping.MOST_A_DAY", 150)
    assert [await voice_of_100_bytes(arrivals) for _ in range(2)] == ["kept", "kept"]
    asked = len(arrivals.telegram.calls("getFile"))
    assert await voice_of_100_bytes(arrivals) == "file-enough-today"
    assert len(arrivals.telegram.calls("getFile")) == asked, "not even asked for"
    hands.forward(timedelta(days=1))
    assert await voice_of_100_bytes(arrivals) == "kept"


async def voice_of_100_bytes(arrivals: Arrivals) -> str:
    """What becomes of it: "kept", or why not."""
    arrivals.maria.sends_voice(content=b"OggS" + bytes(96))
    incoming, message = arrivals.newest()
    kept = await arrivals.keep((incoming, message))
    with arrivals.store.begin() as work:
        work.inbox.done(message.id)
        work.commit()
    return kept.say if isinstance(kept, Refusal) else "kept"


async def test_nobody_else_can_open_what_is_kept(arrivals: Arrivals) -> None:
    arrivals.folder.mkdir(mode=0o755)
    arrivals.maria.sends_photo()
    _, row = await arrivals.kept()
    (path,) = arrivals.folder.iterdir()
    assert (arrivals.folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    assert path.name == row.key
    assert len(row.key) >= 32


async def test_a_video_stays_with_telegram(arrivals: Arrivals) -> None:
    sent = arrivals.maria.sends_video(size=TOO_MUCH)
    where = {"chat": arrivals.maria.id, "message": sent["message_id"]}
    assert await arrivals.keep() == {**where, "kind": "video"}
    assert arrivals.nothing_is_kept()


@pytest.mark.parametrize("name", ["brief.pdf", "foto.jpg"])
async def test_a_file_that_is_no_picture_is_refused(arrivals: Arrivals, name: str) -> None:
    arrivals.maria.sends_document(name, content=b"%PDF-1.7 not a picture")
    assert await arrivals.keep() == Refusal("file-not-a-picture")
    assert arrivals.nothing_is_kept()


async def test_a_file_that_is_too_large_is_not_even_asked_for(arrivals: Arrivals) -> None:
    arrivals.maria.sends_document("foto.jpg", content=jpeg(), size=TOO_MUCH)
    assert await arrivals.keep() == Refusal("file-too-large")
    assert arrivals.telegram.calls("getFile") == []


async def test_telegram_too_may_find_it_too_large(arrivals: Arrivals) -> None:
    arrivals.telegram.fails("getFile", status=400, description="Bad Request: file is too big")
    arrivals.maria.sends_photo()
    assert await arrivals.keep() == Refusal("file-too-large")


@pytest.mark.parametrize(
    ("method", "status", "description"),
    [
        ("getFile", 400, "Bad Request: invalid file_id"),
        ("getFile", 400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
        ("downloadFile", 404, "Not Found"),
    ],
)
async def test_a_file_that_telegram_no_longer_has_is_lost(
    arrivals: Arrivals, method: str, status: int, description: str
) -> None:
    arrivals.telegram.fails(method, status=status, description=description)
    arrivals.maria.sends_photo()
    assert await arrivals.keep() == Refusal("file-lost")
    assert arrivals.nothing_is_kept()


@pytest.mark.parametrize("method", ["getFile", "downloadFile"])
@pytest.mark.parametrize(
    "fault", [{"status": 502}, {"status": 500}, {"status": 429}, {"cut": "before"}], ids=str
)
async def test_while_telegram_is_away_the_message_waits(
    arrivals: Arrivals, method: str, fault: dict[str, Any]
) -> None:
    arrivals.telegram.fails(method, **fault)
    arrivals.maria.sends_photo()
    hand = arrivals.newest()
    with pytest.raises(TryLater):
        await arrivals.keep(hand)
    assert arrivals.nothing_is_kept()
    assert isinstance(await arrivals.keep(hand), dict)


async def test_where_nobody_listens_the_message_waits(arrivals: Arrivals) -> None:
    bot = make_bot(arrivals.telegram.token, f"http://127.0.0.1:{free_port()}")
    nowhere = Safekeeping(arrivals.store, TelegramMessenger(bot), Cabinet(arrivals.folder))
    arrivals.maria.sends_photo()
    incoming, message = arrivals.newest()
    with pytest.raises(TryLater):
        await nowhere.keep(incoming, message, arrivals.resident_id)


async def test_one_file_does_not_hold_up_a_conversation_for_ever(
    arrivals: Arrivals, hands: Hands
) -> None:
    arrivals.telegram.fails("downloadFile", status=500, times=None)
    arrivals.maria.sends_photo()
    hand = arrivals.newest()
    hands.forward(PATIENCE - timedelta(seconds=1))
    with pytest.raises(TryLater):
        await arrivals.keep(hand)
    hands.forward(timedelta(seconds=1))
    assert await arrivals.keep(hand) == Refusal("file-lost")


async def test_the_same_message_again_fetches_nothing(arrivals: Arrivals) -> None:
    arrivals.maria.sends_photo()
    hand = arrivals.newest()
    first = await arrivals.keep(hand)
    assert await arrivals.keep(hand) == first
    assert len(arrivals.telegram.calls("getFile")) == 1
    assert len([*arrivals.folder.iterdir()]) == 1


async def test_two_workers_on_the_same_message_leave_one_file(arrivals: Arrivals) -> None:
    """The first one's lease ended while Telegram was slow."""
    arrivals.telegram.fails("downloadFile", delay=0.3, times=2)
    arrivals.maria.sends_photo()
    hand = arrivals.newest()
    first, second = await asyncio.gather(arrivals.keep(hand), arrivals.keep(hand))
    assert first == second
    assert len(arrivals.telegram.calls("downloadFile")) == 2
    assert len([*arrivals.folder.iterdir()]) == 1


async def test_without_a_folder_to_write_in_the_message_waits(
    arrivals: Arrivals, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.safekeeping")
    arrivals.folder.write_text("in the way")
    arrivals.maria.sends_photo()
    with pytest.raises(TryLater, match=AWAITS_FILE):
        await arrivals.keep()
    assert "file_later inbox=1 why=disk" in caplog.text
    with arrivals.store.read() as work:
        assert work.session.query(File).count() == 0
