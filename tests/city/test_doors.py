"""Which doors a resident is shown, and in which order; our own map leaves nobody without one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.settings import checkout
from city.doors import FALLBACK, doors
from city.neighbourhoods import neighbourhoods
from city.services import Service, read_services
from tests.structure.house import intents

GHENT = ZoneInfo("Europe/Brussels")
OURS, _ = read_services(checkout() / "city" / "services.yml")
TOPICS = sorted(one for one in intents() if one.startswith(("help_", "nuisance_", "report_")))

MONDAY_NOON = datetime(2026, 6, 1, 12, 0, tzinfo=GHENT)
HOLIDAY_NOON = datetime(2026, 7, 21, 12, 0, tzinfo=GHENT)
OPEN = [{"rrule": "FREQ=WEEKLY;BYDAY=MO,TU", "from": "09:00", "to": "17:00"}]
CLOSED = [{"rrule": "FREQ=WEEKLY;BYDAY=WE", "from": "09:00", "to": "17:00"}]
DAY_AND_NIGHT = [{"rrule": "FREQ=DAILY", "from": "00:00", "to": "24:00"}]


def service(id: str, **known: Any) -> Service:
    """A service about work for the whole city, of which nothing more is known than told here."""
    sentence = dict.fromkeys(("nl", "bg", "sk", "ro"), "…")
    unknown = dict.fromkeys(
        ("address", "phone", "email", "website", "open", "open_words", "languages",
         "interpreter", "cost", "bring", "assured")
    )  # fmt: skip
    return Service.model_validate(
        {
            **unknown,
            "id": id,
            "name": id,
            "organization": id,
            "what": sentence,
            "topics": ["help_work"],
            "neighbourhoods": "all",
            "source": "a test",
            **known,
        }
    )


def shown(
    services: Sequence[Service],
    topic: str = "help_work",
    *,
    first: Sequence[str] = (),
    neighbourhood: str | None = "ledeberg",
    at: datetime = MONDAY_NOON,
) -> list[str]:
    """The ids of the doors that a resident who speaks Slovak is shown."""
    found = doors(
        services, topic, first=first, language="sk", neighbourhood=neighbourhood, at=at,
        zone=GHENT, country="BE",
    )  # fmt: skip
    return [one.id for one in found]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_door_in_every_neighbourhood(topic: str) -> None:
    for neighbourhood in (*neighbourhoods(), None):
        found = doors(
            OURS, topic, language="bg", neighbourhood=neighbourhood, at=MONDAY_NOON, zone=GHENT,
            country="BE",
        )  # fmt: skip
        assert found, neighbourhood
        assert {one.id for one in found if topic not in one.topics} == set(), neighbourhood


def test_all_intents_about_help_and_nuisance_are_topics() -> None:
    assert len([one for one in TOPICS if one.startswith("help_")]) == 16
    assert len([one for one in TOPICS if one.startswith("nuisance_")]) == 7
    assert "report_nuisance" in TOPICS


def test_only_what_serves_the_topic_is_shown_in_the_order_of_the_map() -> None:
    services = [service("b"), service("c", topics=["help_legal"]), service("a")]
    assert shown(services) == ["b", "a"]


def test_a_door_of_my_neighbourhood_comes_first_and_one_of_another_not_at_all() -> None:
    services = [
        service("for-all"),
        service("elsewhere", neighbourhoods=["drongen"]),
        service("mine", neighbourhoods=["drongen", "ledeberg"]),
    ]
    assert shown(services) == ["mine", "for-all"]


def test_where_the_neighbourhood_is_not_known_doors_for_some_come_last() -> None:
    services = [service("for-some", neighbourhoods=["drongen"]), service("for-all")]
    assert shown(services, neighbourhood=None) == ["for-all", "for-some"]


def test_who_speaks_my_language_comes_before_an_interpreter_the_unknown_and_who_does_not() -> None:
    services = [
        service("does-not", languages=["nl"]),
        service("no-interpreter", languages=["nl"], interpreter=False),
        service("unknown"),
        service("interpreter", languages=["nl"], interpreter=True),
        service("only-interpreter", interpreter=True),
        service("speaks", languages=["nl", "sk"]),
    ]
    assert shown(services) == [
        "speaks", "interpreter", "only-interpreter", "unknown", "does-not", "no-interpreter",
    ]  # fmt: skip


def test_what_is_open_comes_before_what_may_be_and_what_is_closed() -> None:
    services = [
        service("closed", open=CLOSED),
        service("unknown"),
        service("open", open=OPEN),
        service("day-and-night", open=DAY_AND_NIGHT),
    ]
    assert shown(services) == ["open", "day-and-night", "unknown", "closed"]
    assert shown(services, at=HOLIDAY_NOON) == ["day-and-night", "unknown", "open", "closed"]


def test_the_language_weighs_more_than_the_neighbourhood_and_that_more_than_the_hours() -> None:
    services = [
        service("open", open=OPEN),
        service("speaks", languages=["sk"], open=CLOSED),
        service("mine", neighbourhoods=["ledeberg"], open=CLOSED),
    ]
    assert shown(services) == ["speaks", "mine", "open"]


def test_where_the_clarified_question_leads_comes_first_in_its_own_order() -> None:
    services = [
        service("best", languages=["sk"], open=OPEN),
        service("closed", open=CLOSED),
        service("without-the-topic", topics=["help_legal"]),
    ]
    led_to = ["without-the-topic", "closed", "closed", "not-in-this-map"]
    assert shown(services, first=led_to) == ["without-the-topic", "closed", "best"]


def test_the_question_leads_nobody_to_a_door_of_another_neighbourhood() -> None:
    services = [service("elsewhere", neighbourhoods=["drongen"]), service("for-all")]
    assert shown(services, first=["elsewhere"]) == ["for-all"]


def test_without_a_door_it_is_gentinfo() -> None:
    elsewhere = service("elsewhere", neighbourhoods=["drongen"])
    fallback = service("gentinfo", topics=["help_general"])
    assert shown([elsewhere, fallback]) == [FALLBACK]
    assert shown([elsewhere]) == []
    (ours,) = [one for one in OURS if one.id == FALLBACK]
    assert ours.phone == "09 210 10 10"
    assert ours.neighbourhoods == "all"
