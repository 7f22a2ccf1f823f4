"""What becomes of messages that are not simply a sentence in one of our four languages."""

import pytest

from tests.e2e.conftest import City
from tests.e2e.reporting import id_of, sends
from tests.e2e.voice import Voice
from tests.telegram import Person

NL = Voice("nl")


@pytest.fixture
def resident(city: City, request: pytest.FixtureRequest) -> Person:
    """A resident with a Telegram in a language that is none of ours."""
    return city.telegram.person(request.node.name[:20], language_code="en", started=True)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("good evening, can somebody explain to me how the parking permit works here", "en"),
        ("bonsoir, quelqu'un peut m'expliquer comment ça marche pour garer ma voiture ici", "fr"),
        ("iyi akşamlar, burada park izni nasıl alınır biri anlatabilir mi acaba", "tr"),
        ("مساء الخير، هل يمكن لأحد أن يشرح لي كيف أحصل على تصريح لوقوف السيارة", "ar"),
    ],
)
def test_guests_are_told_in_their_own_language_which_ones_we_read(
    city: City, resident: Person, words: str, language: str
) -> None:
    resident.writes(words)
    resident.sees(NL(f"guest-{language}"))
    resident.presses(NL(f"guest-person-{language}"))
    resident.sees(NL("steward-called"))
    resident.sees("BL-")
    with city.product.store().read() as work:
        (case,) = work.cases.of_resident(id_of(work, resident))
        assert [one["text"] for one in case.reports[0].words] == [words]


def test_a_guest_who_then_chooses_a_language_goes_on_in_it(resident: Person) -> None:
    resident.writes("good evening, can somebody explain to me how the parking permit works here")
    resident.sees(NL("guest-en"))
    resident.presses(Voice("ro")("language-name"))
    resident.sees(Voice("ro")("language-changed"))


def test_of_two_topics_the_first_is_served_and_the_second_offered(
    city: City, resident: Person
) -> None:
    resident.writes(
        "Er liggen al drie dagen vuilniszakken op de stoep in de Sleepstraat 45. "
        "En waar kan mijn vrouw Nederlandse les volgen in de avond?"
    )
    resident.presses(NL("option-reading-well"), on=resident.sees(NL("help-ask-reading")))
    resident.presses(NL("button-door-helps"), on=resident.sees(NL("help-ask-door")))
    resident.presses(NL("button-no-need"), on=resident.sees(NL("help-ask-check")))
    resident.sees(NL("also-meant", topic={"say": "topic-nuisance_waste"}))
    resident.presses(NL("button-also-go-on"))
    noted = resident.sees(NL.start_of("nuisance-noted"))["text"]
    for told in ("Sleepstraat 45", NL("option-waste-bags"), "al drie dagen"):
        assert told in noted
    sends(resident, NL)
    with city.product.store().read() as work:
        (waste,) = work.cases.of_resident(id_of(work, resident))
        assert (waste.street, waste.number) == ("Sleepstraat", "45")
        assert [one["text"] for one in waste.reports[0].words] == [
            "Er liggen al drie dagen vuilniszakken op de stoep in de Sleepstraat 45."
        ]


@pytest.mark.parametrize("words", ["12345", "a", "б", "45 45 45 45"])
def test_digits_and_single_letters_are_asked_back(resident: Person, words: str) -> None:
    resident.writes(words)
    resident.sees(lambda message: "reply_markup" in message)
