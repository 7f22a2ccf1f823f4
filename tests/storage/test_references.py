"""References: short, readable aloud, without signs that are confused."""

import re
from itertools import chain

import pytest

from storage.reference import ALPHABET, new_reference

CONFUSED = ["0OQ", "1IL", "2Z", "5S", "8B", "UV"]


def test_a_reference_has_its_form() -> None:
    form = re.compile(f"BL-[{ALPHABET}]{{4}}")
    assert all(form.fullmatch(new_reference()) for _ in range(500))


def test_a_longer_reference_has_more_signs() -> None:
    assert len(new_reference(5)) == len(new_reference(4)) + 1


@pytest.mark.parametrize("pair", CONFUSED)
def test_no_two_signs_of_the_alphabet_are_confused(pair: str) -> None:
    assert len(set(pair) & set(ALPHABET)) <= 1


def test_the_alphabet_is_capital_latin_letters_and_digits_once_each() -> None:
    assert re.fullmatch("[0-9A-Z]+", ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_every_sign_is_drawn_so_that_nobody_can_count_on() -> None:
    drawn = set(chain.from_iterable(new_reference()[3:] for _ in range(1000)))
    assert drawn == set(ALPHABET)
