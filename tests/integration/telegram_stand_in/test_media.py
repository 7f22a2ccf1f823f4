"""Files and media, both ways."""

from tests.telegram import Person
from tests.telegram.probe import Api


def test_a_photo_has_several_sizes_and_can_be_fetched(api: Api, maria: Person) -> None:
    photo = maria.sends_photo(caption="вратата", content=b"JPEG")["photo"]
    assert len(photo) > 1
    file = api.result("getFile", file_id=photo[-1]["file_id"])
    address = api.base.replace("/bot", "/file/bot") + "/" + file["file_path"]
    assert api.client.get(address).content == b"JPEG"


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
    assert maria.sends_document("brief.pdf")["document"]["file_name"] == "brief.pdf"
    first, second = maria.sends_album(2, caption="two")
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "two"
    assert "caption" not in second


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
