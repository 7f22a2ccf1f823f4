"""What residents send, on its whole way: kept, heard with its words, and shown to stewards."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from storage.models import Report
from tests.bot.flow_double import FIRE, SEND, FlowDouble
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, TelegramServer
from tests.telegram.pictures import PHONE, jpeg, phone_photo

NO_PICTURE = ("brief.pdf", b"%PDF-1.7")
PICTURE = ("balkon.jpg", jpeg())


class Residents(StewardHouse):
    """The house with a flow behind it; `maria` is the resident."""

    def __init__(
        self, telegram: TelegramServer, folder: Path, flow: FlowDouble, policy: Path | None = None
    ) -> None:
        super().__init__(telegram, folder, rasa=flow.url, policy=policy)
        self.flow = flow
        flow.store = self.house.store

    def report(self) -> Report:
        with self.house.store.read() as work:
            return work.session.query(Report).order_by(Report.id.desc()).limit(1).one()

    def texts(self) -> list[str]:
        return [said["text"] for said in self.report().words]

    def kinds(self) -> list[str | None]:
        """The kind of each file of the report, if it is one that we keep."""
        files = [said["file"] for said in self.report().words if said["file"]]
        return [file["kind"] if file.get("stored") else None for file in files]

    def hears(self) -> list[str]:
        """All that the bot said to Maria, besides the notice that comes with its first answer."""
        texts = [one["text"] for one in self.maria.chat if one["from"]["is_bot"]]
        return [one for one in texts if one != self.text("privacy-notice")]

    def text(self, key: str, **args: Any) -> str:
        return self.house.texts.render("nl", key, args)

    def shown(self, kind: str) -> list[Json]:
        """The messages of a kind that the bot put into the stewards' chat."""
        return [one for one in self.stewards.chat if kind in one and one["from"]["is_bot"]]

    def talks_with_steward(self) -> int:
        """A case of Maria's, about which a steward wrote to her a moment ago."""
        case_id = self.open_case()
        with self.house.store.begin() as work:
            case = work.cases.get(case_id)
            work.residents.hand_to_steward(case.reports[0].resident, case)
            work.commit()
        return case_id


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[Residents]:
    house = Residents(telegram, database.parent, flow)
    async with house.open():
        yield house


@pytest.mark.parametrize("as_file", [False, True], ids=["as a photo", "as a file"])
async def test_stewards_never_get_what_a_phone_writes_into_its_photos(
    house: Residents, as_file: bool
) -> None:
    if as_file:
        house.maria.sends_document("IMG_1.jpg", "de stoep", content=phone_photo())
    else:
        house.maria.sends_photo("de stoep", content=phone_photo())
    await house.resident_sees(house.text("file-kept"))
    house.maria.writes(SEND)
    await house.all_handled()
    (call,) = house.telegram.calls("sendPhoto")
    assert call.params["chat_id"] == str(house.stewards.id)
    assert phone_photo() != call.files["photo"] != b""
    assert not any(trace in call.files["photo"] for trace in (PHONE.encode(), b"Exif", b"2026:11"))
    assert house.telegram.calls("copyMessage") == []
    assert len(house.shown("photo")) == 1
    assert (house.texts(), house.kinds()) == (["de stoep", SEND], ["photo"])


async def test_a_file_for_the_steward_in_talk_goes_to_the_case(house: Residents) -> None:
    case_id = house.talks_with_steward()
    house.maria.sends_photo(content=phone_photo())
    await house.resident_sees("Doorgegeven aan")
    house.maria.sends_voice()
    await house.all_handled()
    assert len(house.hears()) == 1
    topic = house.case(case_id).thread_id
    assert [one["message_thread_id"] for one in house.shown("photo")] == [topic]
    assert [one["message_thread_id"] for one in house.shown("voice")] == [topic]
    assert house.flow.heard == []
    (call,) = house.telegram.calls("sendPhoto")
    assert PHONE.encode() not in call.files["photo"]


async def test_of_a_refused_file_the_words_are_heard_all_the_same(house: Residents) -> None:
    house.maria.sends_document(*NO_PICTURE[:1], "ratten in de kelder", content=NO_PICTURE[1])
    await house.resident_sees(house.text("file-kept"))
    assert house.hears() == [house.text("file-not-a-picture"), house.text("file-kept")]
    assert house.flow.heard == [("ratten in de kelder", None)]


async def test_a_refused_file_without_words_is_only_refused(house: Residents) -> None:
    house.maria.sends_document("foto.jpg", content=b"words, whatever the name says")
    await house.resident_sees(house.text("file-not-a-picture"))
    await house.all_handled()
    assert (house.flow.heard, len(house.hears())) == ([], 1)


async def test_a_refusal_comes_before_what_the_steward_in_talk_gets(house: Residents) -> None:
    case_id = house.talks_with_steward()
    house.maria.sends_document("film.mp4", "zie dit", size=21 * 2**20)
    await house.resident_sees("Doorgegeven aan")
    assert house.hears()[0] == house.text("file-too-large")
    await house.sees("zie dit", house.case(case_id).thread_id)


async def test_what_failed_on_the_way_is_tried_again_and_answered_once(house: Residents) -> None:
    house.telegram.fails("downloadFile", status=502)
    house.flow.away = 1
    house.maria.sends_photo("de stoep")
    await house.resident_sees(house.text("kept-for-later"))
    await house.resident_sees(house.text("file-kept"))
    assert len(house.telegram.calls("downloadFile")) == 2, "one that failed, one that did not"
    assert (house.texts(), house.kinds()) == (["de stoep"], ["photo"])


async def test_an_album_is_answered_once(house: Residents) -> None:
    house.maria.sends_album(4, "vuilnis op de stoep")
    await house.resident_sees(house.text("file-kept"))
    await house.all_handled()
    assert (len(house.hears()), len(house.flow.heard)) == (1, 1)
    assert house.texts() == ["vuilnis op de stoep", "", "", ""]
    assert house.kinds() == ["photo"] * 4
    house.maria.writes(SEND)
    await house.all_handled()
    assert len(house.shown("photo")) == 4


async def test_two_albums_are_answered_one_by_one(house: Residents) -> None:
    house.maria.sends_album(2)
    house.maria.sends_album(2)
    await house.all_handled()
    assert (len(house.hears()), len(house.kinds())) == (2, 4)


async def test_the_first_words_of_an_album_are_heard_wherever_they_stand(house: Residents) -> None:
    house.maria.sends_album(["", "vuilnis op de stoep", "en hier"])
    await house.all_handled()
    words = [said for said, _ in house.flow.heard if not said.startswith("/")]
    assert words == ["vuilnis op de stoep"]
    assert house.texts() == ["", "vuilnis op de stoep", "en hier"]
    assert house.kinds() == ["photo"] * 3


async def test_danger_under_any_photo_of_an_album_is_heard(house: Residents) -> None:
    house.maria.sends_album(["vuilnis op de stoep", "en een", f"{FIRE}!"])
    await house.all_handled()
    assert [said for said, _ in house.flow.heard] == ["vuilnis op de stoep", f"{FIRE}!"]


async def test_the_rest_of_an_album_follows_a_report_that_was_sent(house: Residents) -> None:
    first, _ = house.maria.sends_album(2, "vuilnis op de stoep")
    await house.resident_sees(house.text("file-kept"))
    house.maria.writes(SEND)
    await house.all_handled()
    house.telegram.raw_update({"message": first | {"message_id": 9_999, "caption": "en dit"}})
    await house.sees("en dit")
    assert len(house.shown("photo")) == 3
    assert [said for said, _ in house.flow.heard] == ["vuilnis op de stoep", SEND]


async def test_an_album_for_the_steward_in_talk_goes_to_the_case_whole(house: Residents) -> None:
    case_id = house.talks_with_steward()
    house.maria.sends_album(["de gang", "", "de kelder"])
    await house.all_handled()
    assert len(house.hears()) == 1
    topic = house.case(case_id).thread_id
    assert [one["message_thread_id"] for one in house.shown("photo")] == [topic] * 3
    await house.sees("de kelder", topic)


async def test_an_album_for_an_open_case_goes_there_whole(house: Residents) -> None:
    house.open_case()
    house.flow.on_a_case = True
    house.maria.sends_album(3)
    await house.all_handled()
    assert (len(house.hears()), len(house.shown("photo"))) == (1, 3)


async def test_files_of_one_album_are_refused_once(house: Residents) -> None:
    house.maria.sends_album(3, files=[NO_PICTURE] * 3)
    await house.all_handled()
    assert house.hears() == [house.text("file-not-a-picture")]


async def test_of_a_mixed_album_what_can_be_kept_is_kept(house: Residents) -> None:
    house.maria.sends_album(4, files=[NO_PICTURE, PICTURE, NO_PICTURE, PICTURE])
    await house.all_handled()
    assert house.hears() == [house.text("file-not-a-picture"), house.text("file-kept")]
    assert house.kinds() == ["photo"] * 2


async def test_a_video_in_an_album_goes_along_as_telegrams_copy(house: Residents) -> None:
    photo, _ = house.maria.sends_album(2)
    video = house.maria.sends_video()
    house.telegram.raw_update(
        {"message": video | {"media_group_id": photo["media_group_id"], "message_id": 9_999}}
    )
    await house.all_handled()
    assert house.kinds() == ["photo", "photo", None, None]
