"""The stewards' side: internal is the default, and what goes out goes on purpose."""

from itertools import count

import pytest

from storage.vocabulary import CaseState, EventTag
from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import reports
from tests.e2e.voice import Voice
from tests.telegram import Person

NL = Voice("nl")
houses = count(30)
"""Seconds: Telegram takes 20 messages a minute in a group, and the tests before us used some."""


@pytest.fixture
def resident(city: City) -> Person:
    return city.telegram.person("Lien", language_code="nl")


@pytest.fixture
def reference(city: City, resident: Person) -> str:
    """A case about waste that waits in the queue, at an address of its own."""
    return reports(resident, NL, f"Er ligt al weken vuilnis in de Sleepstraat {next(houses)}")


def test_plain_words_in_a_topic_stay_internal(city: City, resident: Person, reference: str) -> None:
    topic = topic_of(city, reference)
    city.jan.writes("ken ik, dat is weer die winkel", to=city.stewards, topic=topic)
    resident.sees_nothing(within=3)
    with city.product.store().read() as work:
        case = work.cases.by_reference(reference)
        assert case is not None
        assert [event.text for event in case.events if event.tag is EventTag.NOTED] == [
            "ken ik, dat is weer die winkel"
        ]


def test_a_preview_that_is_dropped_reaches_nobody(
    city: City, resident: Person, reference: str
) -> None:
    jan, topic = city.jan, topic_of(city, reference)
    jan.writes("/reply Ik kom maandag kijken", to=city.stewards, topic=topic)
    preview = jan.sees("maandag", chat=city.stewards, topic=topic)
    query = jan.presses("Niet sturen", on=preview)
    assert jan.notice(query) == "Niet verstuurd."
    again = jan.presses("Verstuur", on=preview, from_old_screen=True)
    assert jan.notice(again) == "Niet verstuurd."
    resident.sees_nothing(within=3)


def test_two_who_claim_at_once_one_wins_and_the_other_is_told_who(
    city: City, resident: Person, reference: str
) -> None:
    leila = city.telegram.person("Leila")
    city.stewards.add(leila)
    topic = topic_of(city, reference)
    card = city.jan.sees(reference, chat=city.stewards, topic=topic)
    first = city.jan.presses("Opnemen", on=card)
    assert city.jan.notice(first) == "U hebt deze zaak opgenomen."
    second = leila.presses("Opnemen", on=card, from_old_screen=True)
    assert leila.notice(second) == "Jan heeft deze zaak al."


def test_who_left_the_stewards_is_no_longer_let_in(
    city: City, resident: Person, reference: str
) -> None:
    former = city.telegram.person("Former")
    city.stewards.add(former)
    city.product.until(lambda: _is_steward(city, former))
    topic = topic_of(city, reference)
    card = city.jan.sees(reference, chat=city.stewards, topic=topic)
    city.stewards.remove(former, by=city.jan)
    city.product.until(lambda: not _is_steward(city, former))
    query = former.presses("Opgelost", on=card, from_old_screen=True)
    assert former.notice(query) == "Alleen leden van de stewardgroep kunnen dit."
    with city.product.store().read() as work:
        case = work.cases.by_reference(reference)
        assert case is not None
        assert case.state is CaseState.NEW


def _is_steward(city: City, person: Person) -> bool:
    """Whether the product still believes so; it hears of leaving by an update of its own."""
    with city.product.store().read() as work:
        steward = work.stewards.find(person.id)
        return steward is not None and steward.active


def test_a_topic_deleted_by_hand_is_made_again(
    city: City, resident: Person, reference: str
) -> None:
    topic = topic_of(city, reference)
    city.jan.sees(reference, chat=city.stewards, topic=topic)
    city.stewards.delete_topic(topic)
    resident.writes("ik wil nog iets toevoegen aan mijn melding: er ligt ook een matras")
    resident.sees(NL("information-added", reference=reference))
    city.jan.sees("matras", chat=city.stewards)
    assert topic_of(city, reference) != topic


def test_a_command_without_words_says_how(city: City, resident: Person, reference: str) -> None:
    topic = topic_of(city, reference)
    city.jan.writes("/reply", to=city.stewards, topic=topic)
    city.jan.sees("Schrijf uw tekst achter /reply", chat=city.stewards, topic=topic)
    city.jan.writes("/watnu", to=city.stewards, topic=topic)
    city.jan.sees("/claim neemt", chat=city.stewards, topic=topic)
