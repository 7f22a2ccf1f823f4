"""Which neighbourhood a point or a text means."""

import pytest

from city.neighbourhoods import at_point, named, neighbourhoods


@pytest.mark.parametrize(
    ("place", "id"),
    [
        ((51.05360, 3.72490), "binnenstad"),  # the belfry
        ((51.06310, 3.71250), "rabot-blaisantvest"),  # the towers of the Rabot
        ((51.03600, 3.74300), "ledeberg"),
    ],
)
def test_a_pin_lies_in_its_neighbourhood(place: tuple[float, float], id: str) -> None:
    found = at_point(*place)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize("place", [(50.8467, 4.3525), (51.0, 3.5), (0.0, 0.0)])
def test_a_pin_outside_the_city_lies_in_none(place: tuple[float, float]) -> None:
    assert at_point(*place) is None


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("er hangen jongeren rond in de brugse poort", "brugse-poort-rooigem"),
        ("živieme na Rabote, v Rabot je hluk", "rabot-blaisantvest"),
        ("LEDEBERG, elke avond", "ledeberg"),
        ("in Nieuw-Gent aan de blokken", "nieuw-gent-uz"),
        ("čo je nové v Ledebergu?", "ledeberg"),
        ("în centrul Ledebergului", "ledeberg"),
        ("шум в Ледеберг всяка нощ", "ledeberg"),
        ("живея на Брюгсе порт", "brugse-poort-rooigem"),
    ],
)
def test_a_neighbourhood_is_found_by_what_people_call_it(text: str, id: str) -> None:
    found = named(text)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize(
    "text",
    [
        "Ledebergstraat 5",
        "van Ledeberg naar het Rabot",
        "nákupné centrum",
        "търся работа",
        "tarsq rabota",
        "",
    ],
)
def test_a_street_or_two_neighbourhoods_name_none(text: str) -> None:
    assert named(text) is None


def test_every_neighbourhood_has_its_boundary() -> None:
    from city.neighbourhoods import _areas

    assert set(_areas()) == set(neighbourhoods())
    assert len(neighbourhoods()) == 25
