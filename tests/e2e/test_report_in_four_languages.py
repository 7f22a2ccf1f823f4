"""A report of noise, from the first word to "it is not solved", as prose."""

from dataclasses import dataclass

import pytest

from storage.vocabulary import CaseState, EventTag
from tests.conversations.story import labels
from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import skips_to_summary
from tests.e2e.voice import Voice


@dataclass(frozen=True)
class Story:
    """What one resident and one steward write."""

    name: str
    language: str
    complaint: str
    street: str
    often: str
    since: str
    steward: str


STORIES = [
    Story(
        "An",
        "nl",
        "De buren draaien elke nacht keiharde muziek in de Sleepstraat 45",
        "Sleepstraat 45",
        "elke nacht",
        "al twee weken",
        "Ik kom morgen met hen praten.",
    ),
    Story(
        "Мария",
        "bg",
        "Съседите пускат силна музика всяка нощ на Sleepstraat 47",
        "Sleepstraat 47",
        "всяка нощ",
        "от две седмици",
        "Утре ще говоря с тях.",
    ),
    Story(
        "Zuzana",
        "sk",
        "Susedia púšťajú každú noc hlasnú hudbu na Sleepstraat 49",
        "Sleepstraat 49",
        "každú noc",
        "už dva týždne",
        "Zajtra sa s nimi porozprávam.",
    ),
    Story(
        "Ioana",
        "ro",
        "Vecinii dau muzica tare in fiecare noapte la Sleepstraat 51",
        "Sleepstraat 51",
        "in fiecare noapte",
        "de două săptămâni",
        "Mâine vorbesc cu ei.",
    ),
]


@pytest.fixture(scope="module")
def group_seconds() -> float:
    """As long as Telegram's own: here the stewards' group gets no more than it takes."""
    return 60.0


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.language)
def test_a_resident_reports_noise_and_says_that_it_is_not_solved(city: City, story: Story) -> None:
    resident = city.telegram.person(story.name, language_code=story.language)
    jan, stewards, says = city.jan, city.stewards, Voice(story.language)

    resident.writes("/start")
    resident.sees(says("welcome"))
    resident.writes(story.complaint)
    noted = resident.sees(says.start_of("nuisance-noted"))
    assert story.street in noted["text"]
    assert says("option-when-night") in noted["text"]
    resident.sees(says("nuisance-noise-at-night"))
    resident.sees(says("nuisance-ask-going_on"))
    resident.presses(says("option-going_on-no"))
    resident.sees(says("nuisance-ask-since"))
    resident.writes(story.since)
    summary = skips_to_summary(resident, says)
    for told in (says("topic-nuisance_noise"), story.street, story.often, story.since):
        assert told in summary["text"]
    resident.presses(says("button-send"), on=summary)
    sent = resident.sees(says("nuisance-sent"))
    assert labels(sent) == [says("button-again")]
    received = resident.sees("BL-")
    reference = says.reference_in(received["text"])

    topic = topic_of(city, reference)
    card = jan.sees(reference, chat=stewards, topic=topic)
    assert story.complaint in card["text"]
    assert story.street in card["text"]
    jan.presses("Opnemen", on=card)
    resident.sees(says.start_of("follow-up-claimed", steward="Jan"), within=20)

    jan.writes(story.steward, to=stewards, topic=topic, reply_to=card["message_id"])
    preview = jan.sees(story.steward, chat=stewards, topic=topic)
    jan.presses("Verstuur", on=preview)
    answer = resident.sees(story.steward, within=20)
    assert reference in answer["text"]
    assert answer["text"] in preview["text"]

    jan.presses("Opgelost", chat=stewards, topic=topic)
    question = resident.sees(reference, within=20)
    resident.presses(says("answer-not_solved"), on=question)
    resident.sees(says("case-reopened", reference=reference))
    jan.sees("Niet opgelost volgens de bewoner", chat=stewards, topic=topic)

    with city.product.store().read() as work:
        case = work.cases.by_reference(reference)
        assert case is not None
        assert case.state is CaseState.IN_PROGRESS
        tags = [event.tag for event in case.events]
        assert tags.count(EventTag.OPENED) == 1
        assert tags[-2:] == [EventTag.FOLLOW_UP_ANSWERED, EventTag.REOPENED]
        assert len(work.cases.of_resident(case.reports[0].resident_id)) == 1
