"""How a talk goes when people do not simply answer one question after the other."""

from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import reports
from tests.e2e.voice import Voice
from tests.telegram import Person


def test_danger_on_an_open_case_is_an_alarm_in_its_topic(city: City) -> None:
    resident, says = city.telegram.person("Georgi", language_code="bg"), Voice("bg")
    reference = reports(resident, says, "Изхвърлят боклук на Sleepstraat 77")
    topic = topic_of(city, reference)
    resident.writes("пожар!! гори къщата, хора вътре има")
    resident.sees(says("emergency-call"))
    city.jan.sees("Mogelijk gevaar", chat=city.stewards, topic=topic)


def test_violence_at_home_is_answered_with_care_and_no_automatic_messages(city: City) -> None:
    resident, says = city.telegram.person("Lina", language_code="nl"), Voice("nl")
    resident.writes("mijn man slaat mij soms als hij gedronken heeft, ik ben bang van hem")
    resident.sees(says("help-violence-first"))
    resident.presses(says("button-send"), on=resident.sees(says("topic-help_violence")))
    resident.sees(says("help-sent-quiet"))
    resident.sees_nothing(within=4)


def test_who_wants_a_person_gets_one_with_all_that_was_said(city: City) -> None:
    resident, says = city.telegram.person("Karel", language_code="sk"), Voice("sk")
    resident.writes("Susedia vyhadzujú odpadky na Sleepstraat 33")
    resident.sees(says("nuisance-ask-waste"))
    resident.writes("chcem hovoriť so živým človekom")
    resident.sees(says("steward-ask-talk_to_steward"))
    resident.presses(says("button-just-call"))
    resident.sees(says("steward-called"))
    reference = says.reference_in(resident.sees("BL-")["text"])
    topic = topic_of(city, reference)
    city.jan.sees("odpadky na Sleepstraat 33", chat=city.stewards, topic=topic)


def test_who_starts_chooses_a_language_by_button(city: City) -> None:
    resident = city.telegram.person("Alex", language_code="en")
    resident.writes("/start")
    welcome = resident.sees(Voice("nl")("welcome"))
    resident.presses(Voice("ro")("language-name"), on=welcome)
    shown = resident.sees(Voice("ro")("language-changed"))
    assert shown["chat"]["id"] == resident.id
    resident.writes("/help")
    resident.sees(Voice("ro")("help-ask-topic"))


def test_a_pressed_button_stays_to_be_read_and_goes_as_a_button(city: City) -> None:
    resident, says = city.telegram.person("Griet", language_code="nl"), Voice("nl")
    resident.writes("Er ligt vuilnis in de Sleepstraat 31")
    resident.sees(says("nuisance-ask-waste"))
    resident.presses(says("button-skip"))
    question = resident.sees(f"➡️ {says('button-skip')}")
    assert "reply_markup" not in question


def test_while_an_answer_takes_long_the_resident_sees_that_it_is_coming(city: City) -> None:
    resident = city.telegram.person("Wim", language_code="nl")
    rasa = city.product.child("rasa")
    rasa.suspend()
    try:
        resident.writes("/help")
        city.product.until(lambda: is_shown_typing(city, resident))
    finally:
        rasa.resume()
    resident.sees(Voice("nl")("help-ask-topic"))


def is_shown_typing(city: City, person: Person) -> bool:
    typing = [call.params for call in city.telegram.calls("sendChatAction")]
    return any(
        str(params["chat_id"]) == str(person.id) and params["action"] == "typing"
        for params in typing
    )


def test_the_menu_of_commands_is_there_in_each_language(city: City) -> None:
    menus = city.telegram.calls("setMyCommands")
    languages = {call.params.get("language_code") or None for call in menus if not call.refused}
    assert languages >= {"nl", "bg", "sk", "ro"}


def test_the_language_is_changed_by_words_and_remembered(city: City) -> None:
    resident = city.telegram.person("Nadia", language_code="nl")
    resident.writes("/start")
    resident.sees(Voice("nl")("welcome"))
    resident.writes("Kan het in het Bulgaars?")
    resident.sees(Voice("bg")("language-changed"))
    resident.writes("/privacy")
    resident.sees(Voice("bg")("privacy-about"))


def test_the_first_message_decides_the_language_when_telegram_does_not_know(city: City) -> None:
    resident = city.telegram.person("Vasil", language_code="en")
    resident.writes("Съседите вдигат много шум всяка нощ на Sleepstraat 61")
    resident.sees(Voice("bg").start_of("nuisance-noted"))


def test_the_status_names_the_case_and_more_words_reach_it(city: City) -> None:
    resident, says = city.telegram.person("Jozef", language_code="sk"), Voice("sk")
    reference = reports(resident, says, "Niekto vyhadzuje odpad na Sleepstraat 5")
    resident.writes("/status")
    assert "Sleepstraat 5" in resident.sees(reference)["text"]
    resident.writes("chcem doplniť k môjmu hláseniu: je tam aj stará chladnička")
    resident.sees(says("information-added", reference=reference))
    topic = topic_of(city, reference)
    city.jan.sees("stará chladnička", chat=city.stewards, topic=topic)


def test_words_after_a_stewards_answer_go_to_the_steward(city: City) -> None:
    resident, says = city.telegram.person("Doru", language_code="ro"), Voice("ro")
    reference = reports(resident, says, "Au aruncat gunoi pe Sleepstraat 14")
    topic, jan = topic_of(city, reference), city.jan
    jan.writes("/reply Ce culoare au sacii?", to=city.stewards, topic=topic)
    jan.presses("Verstuur", on=jan.sees("culoare", chat=city.stewards, topic=topic))
    resident.sees("culoare", within=60)
    resident.writes("sunt albaștri, vreo zece")
    resident.sees(says("passed-on", steward="Jan"))
    jan.sees("albaștri", chat=city.stewards, topic=topic)
    resident.writes("ARDE casa! foc mare, ajutor!!")
    resident.sees(says("emergency-call"))
    jan.sees("Mogelijk gevaar", chat=city.stewards, topic=topic)


def test_who_says_stop_gets_no_follow_ups(city: City) -> None:
    resident, says = city.telegram.person("Rita", language_code="nl"), Voice("nl")
    reference = reports(resident, says, "Er ligt afval in de Sleepstraat 18")
    resident.writes("stuur mij geen berichten meer")
    resident.sees(says.start_of("messages-stopped"))
    topic = topic_of(city, reference)
    city.jan.sees(reference, chat=city.stewards, topic=topic)
    city.jan.presses("Opgelost", chat=city.stewards, topic=topic)
    city.jan.sees("opgelost door Jan", chat=city.stewards, topic=topic)
    resident.sees_nothing(within=4)


def asked_whether_solved(city: City, resident: Person, says: Voice, words: str) -> str:
    """A report that a steward resolved, and about which the resident was asked; its reference."""
    reference = reports(resident, says, words)
    topic = topic_of(city, reference)
    city.jan.sees(reference, chat=city.stewards, topic=topic)
    city.jan.presses("Opgelost", chat=city.stewards, topic=topic)
    resident.sees(says.start_of("follow-up-solved-check-1", reference=reference), within=60)
    return reference


def test_plain_yes_answers_the_pending_question_and_words_the_rating(city: City) -> None:
    resident, says = city.telegram.person("Dana", language_code="ro"), Voice("ro")
    reference = asked_whether_solved(city, resident, says, "Sunt saci de gunoi pe Sleepstraat 22")
    resident.writes("da")
    resident.sees(says("solved-thanks", reference=reference))
    resident.sees(says.start_of("follow-up-rating", reference=reference), within=60)
    resident.writes("da")
    resident.sees(says("rating-number"))
    resident.writes("cinci stele")
    resident.sees(says("rating-thanks"))
    resident.sees_nothing(within=3)


def test_who_says_still_not_is_asked_why_and_danger_is_heard_all_the_same(city: City) -> None:
    resident, says = city.telegram.person("Miro", language_code="sk"), Voice("sk")
    reference = asked_whether_solved(city, resident, says, "Na Sleepstraat 24 sú vrecia odpadu")
    topic = topic_of(city, reference)
    resident.writes("ešte stále")
    resident.sees(says("case-reopened", reference=reference))
    resident.sees(says("why-not_solved"))
    resident.writes("odviezli len polovicu a zvyšok smrdí na chodníku")
    resident.sees(says("information-added", reference=reference))
    city.jan.sees("zvyšok smrdí na chodníku", chat=city.stewards, topic=topic)

    check = says.start_of("follow-up-solved-check-1", reference=reference)
    city.jan.presses("Opgelost", chat=city.stewards, topic=topic)
    resident.sees(check, within=60)
    resident.writes("vrátilo sa to")
    resident.sees(says("why-came_back"))
    resident.writes("horí tam, pomoc, oheň!")
    resident.sees(says("emergency-call"))
    city.jan.sees("Mogelijk gevaar", chat=city.stewards, topic=topic)
