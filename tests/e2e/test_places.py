"""Where it is: told in any way, asked again kindly, and never outside the city."""

import pytest

from storage.models import Case
from tests.conversations.story import labels
from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import PATIENCE, draft_of, id_of, sends, skips_to_summary
from tests.e2e.voice import Voice
from tests.telegram import Json, Person

BRUSSELS, IN_GHENT = (50.8467, 4.3525), (51.0595, 3.7280)
NL, BG, SK, RO = Voice("nl"), Voice("bg"), Voice("sk"), Voice("ro")


def tells(city: City, name: str, says: Voice, words: str) -> Person:
    """A resident who told of nuisance without a place, and was asked for it."""
    resident = city.telegram.person(name, language_code=says.language)
    resident.writes(words)
    resident.sees(says("nuisance-ask-place"), within=PATIENCE)
    return resident


def only_case_of(city: City, resident: Person) -> Case:
    with city.product.store().read() as work:
        (case,) = work.cases.of_resident(id_of(work, resident))
        return case


def test_for_a_pin_outside_the_city_a_street_is_asked(city: City) -> None:
    resident = tells(city, "Иван", BG, "Има плъхове в двора")
    resident.sends_location(*BRUSSELS)
    told = resident.sees(BG("nuisance-outside"))
    assert labels(told) == [BG("button-ask-a-person"), BG("button-cancel")]
    resident.sees(BG("nuisance-ask-place"))
    resident.writes("Sleepstraat 112")
    resident.sees(BG("nuisance-place-noted", place="Sleepstraat 112"))
    resident.sees(BG("nuisance-ask-since"))


def test_a_pin_outside_the_city_before_any_word_is_told_too(city: City) -> None:
    resident = city.telegram.person("Peter", language_code="sk")
    resident.sends_location(*BRUSSELS)
    resident.sees(SK("nuisance-outside"))
    resident.sees(SK("nuisance-ask-kind"))
    assert draft_of(city, resident).answers["nuisance_place"] is None


@pytest.mark.parametrize(
    ("says", "words", "answer", "told"),
    [
        (
            NL,
            "Er ligt sluikstort op de hoek",
            "Kortrijk",
            NL("nuisance-elsewhere-call", town="Kortrijk", phone="1777"),
        ),
        (
            RO,
            "E gunoi pe stradă",
            "în Brugge, la gară",
            RO("nuisance-elsewhere", town="Brugge"),
        ),
    ],
    ids=["with a phone", "without"],
)
def test_a_town_that_is_not_ghent_is_told_the_right_door(
    city: City, says: Voice, words: str, answer: str, told: str
) -> None:
    resident = tells(city, "Guest", says, words)
    resident.writes(answer)
    resident.sees(told)
    resident.sees(says("nuisance-ask-place"))
    resident.presses(says("button-cancel"))
    resident.sees(says("cancelled"))


def test_an_address_is_remembered_only_with_consent_used_by_a_button_and_forgotten(
    city: City,
) -> None:
    resident = tells(city, "Elena", RO, "Am șobolani acasă, în bucătărie")
    resident.writes("Dampoortstraat 15")
    asked = _until_consent(resident, RO)
    assert "Dampoortstraat 15" in asked["text"]
    resident.presses(RO("button-remember"), on=asked)
    sends(resident, RO)

    resident.writes("Vecinii dau muzica tare in fiecare noapte")
    where = resident.sees(RO("nuisance-ask-place"), within=PATIENCE)
    resident.presses(RO("button-at-home"), on=where)
    resident.sees(RO("nuisance-place-noted", place="Dampoortstraat 15"))
    summary = skips_to_summary(resident, RO)
    assert "Dampoortstraat 15" in summary["text"]

    resident.writes("/privacy")
    about = resident.sees(RO("privacy-about"))
    resident.presses(RO("button-forget-home"), on=about)
    resident.sees(RO("home-forgotten"))
    resident.writes("/privacy")
    assert RO("button-forget-home") not in labels(resident.sees(RO("privacy-about")))
    with city.product.store().read() as work:
        assert work.residents.get(id_of(work, resident)).home is None


def test_without_consent_the_address_is_not_remembered(city: City) -> None:
    resident = tells(city, "Jana", SK, "Mám doma šváby v kuchyni")
    resident.writes("Dampoortstraat 16")
    resident.presses(SK("button-do-not-remember"), on=_until_consent(resident, SK))
    sends(resident, SK)
    with city.product.store().read() as work:
        assert work.residents.get(id_of(work, resident)).home is None


def _until_consent(resident: Person, says: Voice) -> Json:
    """Skips what is open until the resident is asked whether the address may be remembered."""
    for key in ("nuisance-ask-since", "nuisance-ask-more"):
        question = resident.sees(says(key), within=PATIENCE)
        resident.presses(labels(question)[-1], on=question)
    return resident.sees(lambda body: says("button-remember") in labels(body), within=PATIENCE)


def test_at_my_home_without_a_known_address_asks_for_it(city: City) -> None:
    resident = tells(city, "Milan", SK, "Na ulici je plno odpadkov")
    resident.writes("u nás doma")
    resident.sees(SK("nuisance-home-where"))
    resident.sees(SK("nuisance-ask-place"))


def test_here_is_answered_with_how_to_send_a_pin(city: City) -> None:
    resident = tells(city, "Стоян", BG, "Има хлебарки вкъщи")
    resident.writes("тук")
    resident.sees(BG("nuisance-here-how"))
    resident.sees(BG("nuisance-ask-place"))
    resident.sends_location(*IN_GHENT)
    resident.sees(BG.start_of("nuisance-place-noted") + "51.05950, 3.72800")
    assert draft_of(city, resident).answers["nuisance_place"]["neighbourhood"]


def test_a_landmark_is_a_place_and_stewards_read_it_as_it_was_said(city: City) -> None:
    resident = tells(city, "Katka", SK, "Na ulici je plno odpadkov")
    resident.writes("pri pekárni na rohu")
    resident.sees(SK("nuisance-place-noted", place="pri pekárni na rohu"))
    reference = sends(resident, SK)
    topic = topic_of(city, reference)
    city.jan.sees("Plaats: pri pekárni na rohu", chat=city.stewards, topic=topic)
    case = only_case_of(city, resident)
    assert (case.address, case.street) == ("pri pekárni na rohu", None)


@pytest.mark.parametrize(
    "words",
    ["Er ligt sluikstort op de hoek", "Er zitten muizen bij mij thuis"],
    ids=["anywhere", "at home"],
)
def test_a_place_skipped_twice_is_left_out(city: City, words: str) -> None:
    resident = tells(city, "Tom", NL, words)
    resident.writes("weet ik niet")
    resident.sees(NL("nuisance-place-needed"))
    resident.sees(NL("nuisance-ask-place"))
    resident.writes("weet ik niet")
    summary = skips_to_summary(resident, NL)
    assert f"{NL('label-place')}: {NL('left-out')}" in summary["text"]
    resident.presses(NL("button-send"), on=summary)
    resident.sees(NL("nuisance-sent"))
    assert only_case_of(city, resident).address is None
