"""Photos, albums, voice messages and documents: what is kept, and what stewards get of it."""

from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import PATIENCE, draft_of, sends
from tests.e2e.voice import Voice
from tests.telegram import Json, Person
from tests.telegram.person import GROUP_WAIT
from tests.telegram.pictures import PHONE, phone_photo

NL, BG, SK, RO = Voice("nl"), Voice("bg"), Voice("sk"), Voice("ro")
"""Seconds: Telegram takes 20 messages a minute in a group, and the tests before us used some."""


def in_topic(city: City, reference: str, kind: str) -> list[Json]:
    """The messages of that kind in the topic of a case."""
    return [one for one in city.stewards.in_topic(topic_of(city, reference)) if kind in one]


def heard(resident: Person, text: str) -> int:
    """How often the bot said exactly this."""
    return [one.get("text") for one in resident.chat].count(text)


def test_an_album_counts_as_one_and_all_its_photos_reach_the_topic(city: City) -> None:
    resident = city.telegram.person("Mia", language_code="nl")
    resident.writes("Er staat een autowrak in de Sleepstraat 90")
    resident.sees(NL("nuisance-ask-going_on"), within=PATIENCE)
    resident.sends_album(3)
    resident.sees(NL("file-kept"))
    resident.sees(NL("nuisance-ask-going_on"))
    reference = sends(resident, NL)
    city.product.until(lambda: len(in_topic(city, reference, "photo")) == 3, GROUP_WAIT)
    assert heard(resident, NL("file-kept")) == 1


def test_a_photo_before_any_word_begins_a_report_that_holds_it(city: City) -> None:
    resident = city.telegram.person("Борис", language_code="bg")
    resident.sends_photo()
    resident.sees(BG("file-kept"), within=PATIENCE)
    kinds = resident.sees(BG("nuisance-ask-kind"))
    resident.presses(BG("topic-nuisance_waste"), on=kinds)
    resident.sees(BG("nuisance-ask-place"))
    resident.writes("Sleepstraat 91")
    reference = sends(resident, BG)
    city.product.until(lambda: len(in_topic(city, reference, "photo")) == 1, GROUP_WAIT)


def test_a_voice_message_is_kept_and_brought_to_a_person_who_can_listen(city: City) -> None:
    resident = city.telegram.person("Zuzana", language_code="sk")
    resident.writes("Celú noc hrá hlasná hudba na Sleepstraat 92")
    resident.sees(SK("nuisance-ask-going_on"), within=PATIENCE)
    resident.sends_voice()
    resident.sees(SK("voice-kept"))
    resident.sees(SK("nuisance-ask-going_on"))
    reference = sends(resident, SK)
    city.product.until(lambda: len(in_topic(city, reference, "voice")) == 1, GROUP_WAIT)


def test_a_document_that_is_no_picture_is_refused_and_the_form_goes_on(city: City) -> None:
    resident = city.telegram.person("Doru", language_code="ro")
    resident.writes("Sunt saci de gunoi pe Sleepstraat 93")
    resident.sees(RO("nuisance-ask-how_much"), within=PATIENCE)
    resident.sends_document("contract.pdf")
    resident.sees(RO("file-not-a-picture"))
    resident.presses(RO("option-how_much-heap"))
    resident.sees(RO("nuisance-ask-ground"))
    assert [said["file"] for said in draft_of(city, resident).words] == [None]
    topic = topic_of(city, sends(resident, RO))
    city.jan.sees("Sleepstraat 93", chat=city.stewards, topic=topic)
    assert [one for one in city.stewards.in_topic(topic) if "document" in one] == []


def test_where_a_photo_was_taken_does_not_reach_the_stewards(city: City) -> None:
    resident = city.telegram.person("Greet", language_code="nl")
    resident.sends_photo("Er ligt sluikstort in de Sleepstraat 94", content=phone_photo())
    resident.sees(NL("file-kept"), within=PATIENCE)
    resident.sends_document("IMG_1.jpg", content=phone_photo())
    resident.sees(NL("file-kept"), within=PATIENCE)
    reference = sends(resident, NL)
    city.product.until(lambda: len(in_topic(city, reference, "photo")) == 2, GROUP_WAIT)
    topic = str(topic_of(city, reference))
    calls = city.telegram.calls("sendPhoto")
    shown = [call.files["photo"] for call in calls if call.params["message_thread_id"] == topic]
    assert len(shown) == 2
    for picture in shown:
        assert not any(trace in picture for trace in (b"Exif", b"GPS", PHONE.encode()))
    assert city.telegram.calls("copyMessage") == []
