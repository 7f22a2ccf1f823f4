"""What Rasa is known to be: in trouble or not, as seen by who waits for it."""

from collections.abc import Iterator

import pytest

from bot.rasa import Rasa
from tests.faults.rasa_door import RasaDoor

AT_THE_FIRST, AT_THE_OTHER = "b", "a"
"""Conversations of which each goes to another one of two servers."""


@pytest.fixture
def rasa_door() -> Iterator[RasaDoor]:
    with RasaDoor() as door:
        yield door


@pytest.fixture
def other_door() -> Iterator[RasaDoor]:
    with RasaDoor() as door:
        yield door


async def test_after_a_turn_that_worked_it_is_not_in_trouble_though_nobody_asked_again(
    rasa_door: RasaDoor,
) -> None:
    rasa = Rasa([rasa_door.url], "token")
    rasa_door.starting = True
    assert not await rasa.is_ready()
    assert rasa.in_trouble
    rasa_door.works_again()
    await rasa.talk("key", "dag", {})
    assert not rasa.in_trouble
    await rasa.close()


async def test_words_of_one_server_say_nothing_of_another_that_is_not_ready(
    rasa_door: RasaDoor, other_door: RasaDoor
) -> None:
    rasa = Rasa([rasa_door.url, other_door.url], "token")
    other_door.starting = True
    assert not await rasa.is_ready()
    await rasa.talk(AT_THE_FIRST, "dag", {})
    assert rasa.in_trouble
    other_door.works_again()
    await rasa.talk(AT_THE_OTHER, "dag", {})
    assert not rasa.in_trouble
    assert rasa_door.answered == other_door.answered == ["dag"]
    await rasa.close()
