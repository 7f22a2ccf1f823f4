"""Marks (a blind index): what SQL compares where the words themselves are sealed.

A mark is made with a key. Who has the database and not the key sees which cases have the same
address, and which lie in the same square of about 60 m; of searched words only numbers from 0 to
4095 that many parts of words share. Marks make candidates: whoever asks looks at them opened.
"""

from collections.abc import Iterator
from math import floor
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import Mapper

from storage.models import Case
from storage.sealing import Key, Keyring, keyring_of
from storage.staff_models import CaseWords

NEAR_LATITUDE, NEAR_LONGITUDE = 0.00027, 0.00043
"""About 30 m in degrees, at 51 degrees north."""
PART = 3
"""Letters of the parts by which a word is found; of a shorter word only its beginning counts."""
COARSE = 3
"""Hexadecimal digits of the mark of a part of a word."""


def address_marks(keyring: Keyring, street: str, number: str) -> list[str]:
    """By which cases at this address are found, whatever key they were sealed with."""
    return [_of_address(key, street, number) for key in keyring.keys]


def point_marks(keyring: Keyring, latitude: float, longitude: float) -> list[str]:
    """By which cases about 30 m from here or less are found, and some that are further."""
    south, north = (
        _square(latitude + far, NEAR_LATITUDE) for far in (-NEAR_LATITUDE, NEAR_LATITUDE)
    )
    west, east = (
        _square(longitude + far, NEAR_LONGITUDE) for far in (-NEAR_LONGITUDE, NEAR_LONGITUDE)
    )
    squares = [(row, column) for row in {south, north} for column in {west, east}]
    return [key.mark("point", f"{row} {column}") for key in keyring.keys for row, column in squares]


def is_near(case: Case, latitude: float, longitude: float) -> bool:
    """Whether the case is within about 30 m of this point."""
    if case.latitude is None or case.longitude is None:
        return False
    north = latitude - NEAR_LATITUDE <= case.latitude <= latitude + NEAR_LATITUDE
    return north and longitude - NEAR_LONGITUDE <= case.longitude <= longitude + NEAR_LONGITUDE


def word_marks(key: Key, folded: str) -> str:
    """Of all words of a folded text, each mark once, in an order that says nothing."""
    parts = {part for word in folded.split() for part in _parts(word)}
    return " ".join(sorted({_coarse(key, part) for part in parts}))


def searched_marks(key: Key, word: str) -> list[str]:
    """Those that a text has, if this word or one that holds it is in it."""
    parts = list(_trigrams(word)) or [f"^{word}"]
    return sorted({_coarse(key, part) for part in parts})


def holds(folded: str, word: str) -> bool:
    """Whether one of the words holds this one; a word of one or two letters must begin one."""
    return word in folded if len(word) >= PART else f" {word}" in f" {folded}"


def _parts(word: str) -> Iterator[str]:
    yield from _trigrams(word)
    yield from (f"^{word[:letters]}" for letters in range(1, PART))


def _trigrams(word: str) -> Iterator[str]:
    return (word[at : at + PART] for at in range(len(word) - PART + 1))


def _coarse(key: Key, part: str) -> str:
    return key.mark("word", part)[:COARSE]


def _of_address(key: Key, street: str, number: str) -> str:
    return key.mark("address", f"{number} {street.casefold()}")


def _square(degrees: float, near: float) -> int:
    """Squares twice as wide as what is near: what is near lies in at most two."""
    return floor(degrees / (2 * near))


def case_marks(
    key: Key,
    street: str | None,
    number: str | None,
    latitude: float | None,
    longitude: float | None,
) -> dict[str, str | None]:
    """The marks of a case with this place, as its columns."""
    address = _of_address(key, street, number) if street and number else None
    point = None
    if latitude is not None and longitude is not None:
        row, column = _square(latitude, NEAR_LATITUDE), _square(longitude, NEAR_LONGITUDE)
        point = key.mark("point", f"{row} {column}")
    return {"address_mark": address, "point_mark": point}


@event.listens_for(Case, "before_insert")
@event.listens_for(Case, "before_update")
def _mark_case(_mapper: Mapper[Any], connection: Connection, case: Case) -> None:
    key = keyring_of(connection.dialect).first
    place = case.street, case.number, case.latitude, case.longitude
    for name, mark in case_marks(key, *place).items():
        setattr(case, name, mark)


@event.listens_for(CaseWords, "before_insert")
def _mark_words(_mapper: Mapper[Any], connection: Connection, words: CaseWords) -> None:
    words.marks = word_marks(keyring_of(connection.dialect).first, words.folded)
