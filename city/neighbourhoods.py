"""The neighbourhoods of the city: which one a point lies in, which one a text names."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from city.writing import plain

HERE = Path(__file__).parent
ENDINGS = "(?:u|e|om|ul|ului)?"
"""What Slovak and Romanian put behind a name ("v Ledebergu"); behind a short one it may make
another word ("rabota": Bulgarian for work)."""
SHORTEST_WITH_ENDING = 6
SHORTEST_NAME = 4
"""Letters below which a name ("Ham", "STH") is too short to be found in a sentence."""


@dataclass(frozen=True)
class Neighbourhood:
    """One official district; `also_called` are the names that people use for it, `number` is the
    city's own."""

    id: str
    name: str
    also_called: tuple[str, ...]
    number: int


@cache
def neighbourhoods() -> dict[str, Neighbourhood]:
    """All neighbourhoods, by id."""
    listed = yaml.safe_load((HERE / "neighbourhoods.yml").read_text("utf-8"))["neighbourhoods"]
    return {
        one["id"]: Neighbourhood(
            one["id"],
            one["name"],
            (*one["also_called"], *one["also_called_from_memory"], *one.get("in_cyrillic", ())),
            one["wijknr"],
        )
        for one in listed
    }


def at_point(latitude: float, longitude: float) -> Neighbourhood | None:
    """The neighbourhood that a point in degrees (WGS84) lies in; None outside the city."""
    point = Point(longitude, latitude)
    for name, area in _areas().items():
        if area.covers(point):
            return neighbourhoods()[name]
    return None


def named(text: str) -> Neighbourhood | None:
    """The one neighbourhood that a text names; None when it names none or several.

    A street's name holds one now and then ("Ledebergstraat"), so only whole words count.
    """
    written = plain(text)
    found = {one for name, one in _names().items() if re.search(rf"\b{name}\b", written)}
    return found.pop() if len(found) == 1 else None


@cache
def _areas() -> dict[str, BaseGeometry]:
    features = json.loads((HERE / "neighbourhoods.geojson").read_text("utf-8"))["features"]
    return {one["properties"]["id"]: shape(one["geometry"]) for one in features}


@cache
def _names() -> dict[str, Neighbourhood]:
    """Every name that is long enough and means one neighbourhood only, as a pattern."""
    meant: dict[str, set[Neighbourhood]] = {}
    for one in neighbourhoods().values():
        for name in (one.name, *one.also_called):
            if len(name) >= SHORTEST_NAME:
                meant.setdefault(_pattern(plain(name)), set()).add(one)
    return {name: ones.pop() for name, ones in meant.items() if len(ones) == 1}


def _pattern(name: str) -> str:
    takes_ending = len(name) >= SHORTEST_WITH_ENDING and name[-1] not in "aeiou"
    return re.escape(name) + (ENDINGS if takes_ending else "")
