"""Files and media, both ways."""

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest

from tests.telegram import Person, TelegramServer
from tests.telegram.pictures import jpeg, phone_photo, size_of
from tests.telegram.probe import Api


def test_a_photo_has_several_sizes_and_can_be_fetched(api: Api, maria: Person) -> None:
    sent = phone_photo(2560, 1920)
    photo = maria.sends_photo(caption="вратата", content=sent)["photo"]
    assert [max(one["width"], one["height"]) for one in photo] == [90, 320, 800, 1280, 2560]
    assert _content(api, photo[-1]["file_id"]) == sent
    assert size_of(_content(api, photo[0]["file_id"])) == (90, 68)


def _content(api: Api, file_id: str) -> bytes:
    file = api.result("getFile", file_id=file_id)
    return api.client.get(_address(api, file["file_path"])).content


def _address(api: Api, path: str) -> str:
    return api.base.replace("/bot", "/file/bot") + "/" + path


def test_fetching_a_file_can_go_wrong(own: Api, fresh: TelegramServer) -> None:
    voice = fresh.person("Maria", started=True).sends_voice()["voice"]
    path = own.result("getFile", file_id=voice["file_id"])["file_path"]
    fresh.fails("downloadFile", status=404)
    assert own.client.get(_address(own, path)).status_code == 404
    fresh.fails("downloadFile", cut="before")
    with pytest.raises(httpx.HTTPError):
        own.client.get(_address(own, path))
    assert own.client.get(_address(own, path)).content[:4] == b"OggS"
    assert [call.params["file_path"] for call in fresh.calls("downloadFile")] == [path] * 3


def test_a_file_over_20_mb_cannot_be_fetched(api: Api, maria: Person) -> None:
    video = maria.sends_video(size=20 * 1024 * 1024 + 1)["video"]
    expected = (400, "Bad Request: file is too big")
    assert api.refusal("getFile", file_id=video["file_id"]) == expected


def test_captions_have_at_most_1024_characters(api: Api, maria: Person) -> None:
    photo = maria.sends_photo()["photo"][0]["file_id"]
    api.result("sendPhoto", chat_id=maria.id, photo=photo, caption="x" * 1024)
    expected = (400, "Bad Request: message caption is too long")
    assert api.refusal("sendPhoto", chat_id=maria.id, photo=photo, caption="x" * 1025) == expected


def test_a_file_must_be_known_and_of_the_right_kind(api: Api, maria: Person) -> None:
    voice = maria.sends_voice()["voice"]["file_id"]
    expected = (400, "Bad Request: can't use file of type Voice as Photo")
    assert api.refusal("sendPhoto", chat_id=maria.id, photo=voice) == expected
    assert api.refusal("sendPhoto", chat_id=maria.id, photo="nonsense")[0] == 400
    expected = (400, "Bad Request: there is no photo in the request")
    assert api.refusal("sendPhoto", chat_id=maria.id) == expected


def test_people_send_all_sorts_of_things(maria: Person) -> None:
    assert maria.sends_sticker()["sticker"]["emoji"]
    assert maria.sends_contact()["contact"]["user_id"] == maria.id
    assert maria.sends_location(51.05, 3.72)["location"]["latitude"] == 51.05
    document = maria.sends_document("brief.pdf")["document"]
    assert (document["file_name"], document["mime_type"]) == ("brief.pdf", "application/pdf")
    first, second = maria.sends_album(2, caption="two")
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "two"
    assert "caption" not in second


def test_an_album_has_its_captions_or_is_one_of_files(maria: Person) -> None:
    first, second = maria.sends_album(["", "de deur"])
    assert ("caption" in first, second["caption"]) == (False, "de deur")
    files = maria.sends_album(2, files=[("a.jpg", jpeg(20, 20)), ("b.pdf", b"%PDF")])
    assert [one["document"]["mime_type"] for one in files] == ["image/jpeg", "application/pdf"]
    assert len({one["media_group_id"] for one in files}) == 1


async def test_what_is_sent_as_a_photo_must_be_one_that_telegram_can_show(
    bot: Bot, maria: Person
) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(maria.id, b"no picture")
    with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
        await bot.send_photo(maria.id, jpeg(2100, 100))
    assert (await bot.send_photo(maria.id, jpeg(2000, 100))).photo


async def test_a_voice_message_that_is_no_ogg_comes_as_a_file(bot: Bot, maria: Person) -> None:
    assert (await bot.send_voice(maria.id, b"OggS...")).voice
    sent = await bot.send_voice(maria.id, b"RIFF...")
    assert (sent.voice, sent.document is not None) == (None, True)


def test_places_and_contacts_are_sent(api: Api, maria: Person) -> None:
    place = {"chat_id": maria.id, "latitude": 51.05, "longitude": 3.72}
    assert api.result("sendLocation", **place)["location"]["longitude"] == 3.72
    venue = api.result("sendVenue", **place, title="Stadhuis", address="Botermarkt 1")
    assert venue["venue"]["title"] == "Stadhuis"
    assert api.result("sendContact", chat_id=maria.id, phone_number="1", first_name="J")["contact"]
    assert api.refusal("sendLocation", chat_id=maria.id, latitude=1)[0] == 400
    assert api.refusal("sendVenue", **place)[0] == 400


def test_an_album_has_2_to_10_items_that_go_together(api: Api, maria: Person) -> None:
    photo = {"type": "photo", "media": maria.sends_photo()["photo"][0]["file_id"]}
    voice = {"type": "voice", "media": maria.sends_voice()["voice"]["file_id"]}
    for media in ([photo], [photo] * 11, [photo, voice]):
        assert api.refusal("sendMediaGroup", chat_id=maria.id, media=media)[0] == 400
    sent = api.result("sendMediaGroup", chat_id=maria.id, media=[photo, photo])
    assert len({one["media_group_id"] for one in sent}) == 1
