"""A report of noise, from the first word to "it is not solved", as prose."""

from dataclasses import dataclass

import pytest

from storage.vocabulary import CaseState, EventTag
from tests.e2e.conftest import City, topic_of
from tests.e2e.voice import Voice


@dataclass(frozen=True)
class Story:
    """What one resident and one steward write."""

    name: str
    language: str
    complaint: str
    street: str
    since: str
    steward: str


STORIES = [
    Story(
        "An",
        "nl",
        "De buren draaien elke nacht keiharde muziek in de Sleepstraat 45",
        "Sleepstraat 45",
        "al twee weken, elke nacht",
        "Ik kom morgen met hen praten.",
    ),
    Story(
        "Мария",
        "bg",
        "Съседите пускат силна музика всяка нощ на Sleepstraat 47",
        "Sleepstraat 47",
        "от две седмици, всяка нощ",
        "Утре ще говоря с тях.",
    ),
    Story(
        "Zuzana",
        "sk",
        "Susedia púšťajú každú noc hlasnú hudbu na Sleepstraat 49",
        "Sleepstraat 49",
        "už dva týždne, každú noc",
        "Zajtra sa s nimi porozprávam.",
    ),
    Story(
        "Ioana",
        "ro",
        "Vecinii dau muzica tare in fiecare noapte la Sleepstraat 51",
        "Sleepstraat 51",
        "de două săptămâni, în fiecare noapte",
        "Mâine vorbesc cu ei.",
    ),
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.language)
def test_a_resident_reports_noise_and_says_that_it_is_not_solved(city: City, story: Story) -> None:
    resident = city.telegram.person(story.name, language_code=story.language)
    jan, stewards, says = city.jan, city.stewards, Voice(story.language)

    resident.writes("/start")
    resident.sees(says("welcome"))
    resident.writes(story.complaint)
    resident.sees(says("nuisance-ask-since"))
    resident.writes(story.since)
    resident.sees(says("nuisance-ask-more"))
    resident.presses(says("button-nothing-more"))
    summary = resident.sees(story.street)
    assert says("topic-nuisance_noise") in summary["text"]
    assert story.since in summary["text"]
    resident.presses(says("button-send"), on=summary)
    resident.sees(says("nuisance-sent"))
    received = resident.sees("BL-")
    reference = says.reference_in(received["text"])

    topic = topic_of(city, reference)
    card = jan.sees(reference, chat=stewards, topic=topic, within=20)
    assert story.complaint in card["text"]
    assert story.street in card["text"]
    jan.presses("Opnemen", on=card)
    resident.sees(says.start_of("follow-up-claimed", steward="Jan"), within=20)

    jan.writes(story.steward, to=stewards, topic=topic, reply_to=card["message_id"])
    preview = jan.sees(story.steward, chat=stewards, topic=topic, within=20)
    jan.presses("Verstuur", on=preview)
    answer = resident.sees(story.steward, within=20)
    assert reference in answer["text"]
    assert answer["text"] in preview["text"]

    jan.presses("Opgelost", chat=stewards, topic=topic)
    question = resident.sees(reference, within=20)
    resident.presses(says("answer-not_solved"), on=question)
    resident.sees(says("case-reopened", reference=reference))
    jan.sees("Niet opgelost volgens de bewoner", chat=stewards, topic=topic, within=20)

    with city.product.store().read() as work:
        case = work.cases.by_reference(reference)
        assert case is not None
        assert case.state is CaseState.IN_PROGRESS
        tags = [event.tag for event in case.events]
        assert tags.count(EventTag.OPENED) == 1
        assert tags[-2:] == [EventTag.FOLLOW_UP_ANSWERED, EventTag.REOPENED]
        assert len(work.cases.of_resident(case.reports[0].resident_id)) == 1
