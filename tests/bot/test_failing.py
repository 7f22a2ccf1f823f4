"""A message at which Rasa fails: for how long, and whether at this one alone."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from bot.failing import ALONE, OVER, Failing
from bot.rasa import Rasa
from tests.faults.rasa_door import RasaDoor

AT_THE_FIRST, AT_THE_OTHER = "b", "a"
"""Conversations of which each goes to another one of two servers."""
SMALL_TALK = [{"custom": {"say": "thanks", "buttons": []}}]
"""As Rasa says it by itself, without the action server."""
MESSAGE = 1


class Watch:
    """Seconds that move only by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def doors() -> Iterator[list[RasaDoor]]:
    with RasaDoor() as one, RasaDoor() as other:
        yield [one, other]


@pytest.fixture
async def rasa(doors: list[RasaDoor]) -> AsyncIterator[Rasa]:
    rasa = Rasa([door.url for door in doors], "token")
    yield rasa
    await rasa.close()


async def tried_between(failing: Failing, rasa: Rasa, key: str, times: int = ALONE) -> bool:
    """Whether it fails alone, when others talk at the server of `key` between its tries."""
    failed = failing.again(MESSAGE, AT_THE_FIRST)
    for _ in range(times):
        await rasa.talk(key, "dag", {})
        failed = failing.again(MESSAGE, AT_THE_FIRST)
    return failed.alone


async def test_what_fails_again_and_again_while_actions_answer_others_fails_alone(
    rasa: Rasa,
) -> None:
    assert await tried_between(Failing(rasa), rasa, AT_THE_FIRST)


async def test_failing_a_few_times_may_be_chance(rasa: Rasa) -> None:
    assert not await tried_between(Failing(rasa), rasa, AT_THE_FIRST, ALONE - 1)


async def test_words_of_rasas_own_do_not_show_that_the_action_server_is_there(
    rasa: Rasa, doors: list[RasaDoor]
) -> None:
    doors[0].act = lambda _words, _metadata: SMALL_TALK
    assert not await tried_between(Failing(rasa), rasa, AT_THE_FIRST)
    assert len(doors[0].answered) == ALONE


async def test_words_at_one_server_do_not_count_against_a_message_at_another(
    rasa: Rasa, doors: list[RasaDoor]
) -> None:
    assert not await tried_between(Failing(rasa), rasa, AT_THE_OTHER)
    assert len(doors[1].answered) == ALONE


async def test_words_before_it_failed_first_and_tries_without_words_between_do_not_count(
    rasa: Rasa,
) -> None:
    failing = Failing(rasa)
    await rasa.talk(AT_THE_FIRST, "dag", {})
    failed = [failing.again(MESSAGE, AT_THE_FIRST) for _ in range(10)]
    await rasa.talk(AT_THE_FIRST, "dag", {})
    failed += [failing.again(MESSAGE, AT_THE_FIRST) for _ in range(10)]
    assert not any(one.alone for one in failed)


async def test_a_turn_in_which_nobody_was_asked_is_no_try(rasa: Rasa) -> None:
    failing = Failing(rasa)
    for _ in range(2 * ALONE):
        failed = failing.again(MESSAGE, AT_THE_FIRST, tried=False)
        await rasa.talk(AT_THE_FIRST, "dag", {})
    assert not failed.alone


async def test_it_lasts_since_it_was_first_held_up_whatever_happens_to_others(rasa: Rasa) -> None:
    watch = Watch()
    failing = Failing(rasa, watch)
    failing.begins(MESSAGE)
    watch.now = 20.0
    assert failing.again(MESSAGE, AT_THE_FIRST).lasts == timedelta(seconds=20)
    assert failing.again(MESSAGE + 1, AT_THE_FIRST).lasts == timedelta()
    failing.begins(MESSAGE)
    watch.now = 40.0
    assert failing.again(MESSAGE, AT_THE_FIRST).lasts == timedelta(seconds=40)


async def test_after_a_long_time_without_a_failure_the_next_one_is_another_story(
    rasa: Rasa,
) -> None:
    watch = Watch()
    failing = Failing(rasa, watch)
    failing.again(MESSAGE, AT_THE_FIRST)
    watch.now = OVER + 1
    assert failing.again(MESSAGE, AT_THE_FIRST).lasts == timedelta()
