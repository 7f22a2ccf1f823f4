"""Where it is: words, a pin, "here", "at my home", a landmark; and what lies outside the city."""

import re
from dataclasses import replace
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from city.elsewhere import named as named_elsewhere
from city.neighbourhoods import at_point
from city.neighbourhoods import named as named_neighbourhood
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage.place import Place

LONGEST = 200
LONGEST_CORRECTION = 6
"""Words of a line that does no more than put a house number right."""
HOUSE = re.compile(r"\b\d{1,4}\s?[a-z]?\b", re.IGNORECASE)
LONGEST_WORDS = 8
"""More words than this that tell of nuisance again are a story, not a place."""


def place_in(turn: Turn) -> Place | None:
    """The place that a turn names by the way: an address or a pin in the city."""
    if turn.pin:
        return _of_pin(turn.pin)
    if turn.address:
        return _of_address(turn)
    return None


def shown(place: Place) -> str:
    """As it is read back: the words, or the street as the city spells it where that differs."""
    if place.street is None or place.street.casefold() in place.words.casefold():
        return place.words
    return " ".join(filter(None, [place.street, place.number]))


def renumbered(place: Place, words: str) -> Place | None:
    """The place with the house number put right, when a short line names one number that it does
    not have: "no, 14 and not 12"."""
    new = [one for one in HOUSE.findall(words) if one.casefold() != (place.number or "").casefold()]
    if not place.number or len(new) != 1 or len(words.split()) > LONGEST_CORRECTION:
        return None
    where = place.words.replace(place.number, new[0], 1)
    return replace(place, words=where, number=new[0])


def names_number(place: Place, words: str) -> bool:
    """Whether the words name the place's house number."""
    return any(one.casefold() == (place.number or "").casefold() for one in HOUSE.findall(words))


def hear_place(
    dispatcher: CollectingDispatcher, turn: Turn, tells_again: bool = False
) -> Place | None:
    """The answer to "where is it?"; None when it must be asked again, which was then explained.

    `tells_again`: the words are about nuisance itself, so a long line is no place.
    """
    if place := place_in(turn):
        return place
    if turn.entities.get("home"):
        return _home(dispatcher, turn)
    if turn.entities.get("here"):
        say(dispatcher, "nuisance-here-how")
        return None
    if says_elsewhere(dispatcher, turn):
        return None
    words = "" if tells_again and len(turn.words.split()) > LONGEST_WORDS else turn.words.strip()
    return _of_words(words[:LONGEST]) if words else None


OUTSIDE_BUTTONS = [
    button("button-ask-a-person", "talk_to_steward"),
    button("button-cancel", "cancel"),
]


def says_elsewhere(dispatcher: CollectingDispatcher, turn: Turn) -> bool:
    """Whether a pin lies outside the city, or the words name a town that is not ours and no street
    of ours; told kindly, with the right door."""
    if turn.pin and at_point(*turn.pin) is None:
        say(dispatcher, "nuisance-outside", OUTSIDE_BUTTONS)
        return True
    known = turn.address and turn.address.get("street")
    town = None if known else named_elsewhere(turn.words)
    if town is None:
        return False
    if town.phone:
        say(
            dispatcher, "nuisance-elsewhere-call", OUTSIDE_BUTTONS, town=town.name, phone=town.phone
        )
    else:
        say(dispatcher, "nuisance-elsewhere", OUTSIDE_BUTTONS, town=town.name)
    return True


def home_of(resident_id: int) -> Place | None:
    """The address that the resident agreed we remember."""
    with store().read() as work:
        home = work.residents.get(resident_id).home
    return Place.of(home) if home else None


def _home(dispatcher: CollectingDispatcher, turn: Turn) -> Place | None:
    home = home_of(turn.resident_id)
    if home is None:
        say(dispatcher, "nuisance-home-where")
    return home


def _of_pin(pin: tuple[float, float]) -> Place | None:
    """To five decimals, about a metre; None outside the city."""
    area = at_point(*pin)
    latitude, longitude = round(pin[0], 5), round(pin[1], 5)
    words = f"{latitude:.5f}, {longitude:.5f}"
    if area is None:
        return None
    return Place(
        f"{words} ({area.name})", neighbourhood=area.id, latitude=latitude, longitude=longitude
    )


def _of_address(turn: Turn) -> Place:
    """A street without a number says too little: "by the baker's in ..." is kept whole."""
    found = turn.address or {}
    area = named_neighbourhood(turn.words)
    words = str(found["value"]) if found.get("number") else turn.words or str(found["value"])
    return Place(
        words[:LONGEST],
        street=found.get("street"),
        number=with_box(found),
        neighbourhood=area.id if area else None,
    )


def with_box(found: dict[str, Any]) -> str | None:
    """The house number as it stands on letters in Belgium: "45 bus 2"."""
    number, box = found.get("number"), found.get("box")
    return f"{number} bus {box}" if number and box else number


def _of_words(words: str) -> Place:
    area = named_neighbourhood(words)
    return Place(words, neighbourhood=area.id if area else None)
