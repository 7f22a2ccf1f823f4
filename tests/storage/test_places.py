"""Places: house numbers without their boxes, and the way through JSON."""

import json

import pytest

from storage.place import Place


@pytest.mark.parametrize(
    ("written", "house"),
    [
        ("45", "45"),
        ("45 bus 3", "45"),
        ("45 b3", "45"),
        ("45 b 3", "45"),
        ("45/3", "45"),
        ("45a", "45A"),
        ("45 A", "45A"),
        ("45A bus 12", "45A"),
        ("45a/2", "45A"),
        ("45bis", "45"),
        (" 007", "007"),
        ("zonder", None),
        ("", None),
        (None, None),
    ],
)
def test_a_house_number_is_known_without_its_box(written: str | None, house: str | None) -> None:
    assert Place("ergens", number=written).house == house


@pytest.mark.parametrize(
    "place",
    [
        Place("bij de brug"),
        Place("Sleepstraat 45 bus 2", "Sleepstraat", "45 bus 2", "muide", 51.06, 3.72),
    ],
)
def test_a_place_comes_back_from_json_as_it_was(place: Place) -> None:
    assert Place.of(json.loads(json.dumps(place.as_data()))) == place


def test_what_is_no_place_is_refused() -> None:
    with pytest.raises(TypeError):
        Place.of({"straat": "Sleepstraat"})
