"""Where must I be: from a first sentence to the right door, or to a person."""

import pytest

from storage.vocabulary import ReferralOutcome
from tests.conversations.story import labels
from tests.e2e.conftest import City, topic_of
from tests.e2e.product import Product
from tests.e2e.questions import FIRST_WORDS
from tests.e2e.voice import Voice, side_by_side
from tests.structure.house import HOME, read_yaml
from tests.telegram import Json, Person

TO_A_PERSON = read_yaml(HOME / "flows" / "help" / "clarify.yml")["to_a_person"]
MOST_QUESTIONS = 3
PATIENCE = 30.0


def is_led(resident: Person, says: Voice, until: str) -> Json:
    """Presses the first button of each question until a message begins as this text does."""
    end, seen, asked = says.start_of(until), 0, 0
    while True:
        body = resident.sees(lambda one: one["message_id"] > seen, within=PATIENCE)  # noqa: B023
        seen = body["message_id"]
        if end in body.get("text", ""):
            return body
        if labels(body):
            asked += 1
            assert asked <= MOST_QUESTIONS + 1, [one.get("text") for one in resident.chat]
            resident.presses(labels(body)[0], on=body)


@pytest.mark.parametrize("language", FIRST_WORDS)
def test_every_kind_of_question_leads_to_a_door_or_to_a_person(city: City, language: str) -> None:
    says = Voice(language)

    def is_led_by(intent: str) -> None:
        resident = city.telegram.person("Ana", language_code=language)
        resident.writes(FIRST_WORDS[language][intent])
        if intent in TO_A_PERSON:
            assert says(f"topic-{intent}") in is_led(resident, says, "help-summary")["text"]
        else:
            is_led(resident, says, "help-ask-door")
            assert any("⚠️" in body.get("text", "") for body in resident.chat), intent

    side_by_side(is_led_by, FIRST_WORDS[language])


def is_helped(resident: Person, says: Voice, *, asked_later: str) -> None:
    """Asks for a doctor, says that the door helps, and answers the wish to ask about it later."""
    resident.writes(FIRST_WORDS[says.language]["help_health"])
    door = is_led(resident, says, "help-ask-door")
    resident.presses(says("button-door-helps"), on=door)
    resident.presses(says(asked_later), on=resident.sees(says("help-ask-check")))


def test_a_door_that_helps_is_asked_about_only_with_consent(city: City) -> None:
    resident, says = city.telegram.person("Petra", language_code="sk"), Voice("sk")
    is_helped(resident, says, asked_later="button-no-need")
    resident.sees(says("help-done"))
    assert referrals(city, resident) == []


def referrals(city: City, resident: Person) -> list[str]:
    with city.product.store().read() as work:
        found = work.residents.find("telegram", resident.id)
        assert found is not None
        return [one.topic for one in work.referrals.of_resident(found.id)]


def test_who_agrees_is_asked_whether_the_door_opened_and_gets_a_person_if_not(city: City) -> None:
    resident, says = city.telegram.person("Vesela", language_code="bg"), Voice("bg")
    is_helped(resident, says, asked_later="button-ask-me-later")
    resident.sees(says("help-check-planned"))
    assert referrals(city, resident) == ["help_health"]
    asked = resident.sees(says.start_of("follow-up-referral-check-1"), within=PATIENCE)
    resident.presses(says("answer-could_not"), on=asked)
    resident.sees(says("referral-could_not"))
    reference = says.reference_in(resident.sees("BL-", within=PATIENCE)["text"])
    topic = topic_of(city, reference)
    city.jan.sees(FIRST_WORDS["bg"]["help_health"], chat=city.stewards, topic=topic)
    with city.product.store().read() as work:
        found = work.residents.find("telegram", resident.id)
        assert found is not None
        (referral,) = work.referrals.of_resident(found.id)
        assert referral.outcome is ReferralOutcome.COULD_NOT


def test_who_wants_a_person_is_not_asked_the_same_again(city: City) -> None:
    resident, says = city.telegram.person("Ion", language_code="ro"), Voice("ro")
    words = FIRST_WORDS["ro"]["help_legal"]
    resident.writes(words)
    door = is_led(resident, says, "help-ask-door")
    resident.presses(says("button-want-person"), on=door)
    summary = resident.sees(says.start_of("help-summary"))
    assert words in summary["text"]
    assert says("option-law-stay") in summary["text"]
    resident.presses(says("button-send"), on=summary)
    resident.sees(says("help-sent"))
    reference = says.reference_in(resident.sees("BL-", within=PATIENCE)["text"])
    card = city.jan.sees(words, chat=city.stewards, topic=topic_of(city, reference))
    assert Voice("nl")("option-law-stay") in card["text"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "wij slapen op straat met de kinderen, waar vinden we dekens en een matras?"),
        ("bg", "спим на улицата с децата, къде има одеяла и матрак за нас?"),
        ("sk", "spíme na ulici s deťmi, kde zoženieme deky a matrac?"),
        ("ro", "dormim pe stradă cu copiii, de unde luăm pături și o saltea?"),
    ],
)
def test_who_has_no_roof_is_led_to_one_whatever_else_they_ask_for(
    city: City, language: str, words: str
) -> None:
    resident, says = city.telegram.person("Rosa", language_code=language), Voice(language)
    resident.writes(words)
    resident.sees("Nachtopvang", within=PATIENCE)
    is_led(resident, says, "help-ask-door")


def test_a_question_about_the_service_on_the_screen_is_answered_from_its_data(city: City) -> None:
    resident, says = city.telegram.person("Lotte", language_code="nl"), Voice("nl")
    resident.writes(FIRST_WORDS["nl"]["help_school"])
    is_led(resident, says, "help-ask-door")
    resident.writes("wat kost dat?")
    resident.sees(lambda body: body.get("text", "").startswith("Meld je aan"), within=PATIENCE)
    shown = [body for body in resident.chat if body.get("text", "").startswith("Meld je aan")]
    assert len(shown) == 2  # the card, and the answer
    Product.until(lambda: says("help-ask-door") in resident.chat[-1].get("text", ""), PATIENCE)
    resident.presses(says("button-door-helps"))
    resident.sees(says("help-ask-check"))
    resident.writes("zijn ze zaterdag open?")
    resident.sees(says("help-ask-check"), within=PATIENCE)
    assert len([one for one in resident.chat if one.get("text", "").startswith("Meld je aan")]) == 3


def test_thanks_under_the_cards_is_a_yes(city: City) -> None:
    resident, says = city.telegram.person("Mila", language_code="sk"), Voice("sk")
    resident.writes(FIRST_WORDS["sk"]["help_activities"])
    is_led(resident, says, "help-ask-door")
    resident.writes("ďakujem")
    resident.sees(says("help-ask-check"))


def test_a_letter_with_a_date_goes_to_a_steward_at_once(city: City) -> None:
    resident, says = city.telegram.person("Radu", language_code="ro"), Voice("ro")
    resident.writes(FIRST_WORDS["ro"]["help_letter"])
    resident.presses(says("option-date-soon"), on=resident.sees(says("help-ask-date")))
    resident.sees(says("help-send-letter"))
    resident.sends_photo()
    summary = resident.sees(says.start_of("help-summary"), within=PATIENCE)
    resident.presses(says("button-send"), on=summary)
    resident.sees(says("help-sent"))
    reference = says.reference_in(resident.sees("BL-", within=PATIENCE)["text"])
    with city.product.store().read() as work:
        case = work.cases.by_reference(reference)
        assert case is not None
        assert (case.topic, case.urgent) == ("help_letter", True)
    assert any(says("help-warns-date") == body.get("text") for body in resident.chat)
