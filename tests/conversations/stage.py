"""Where stories are played: Telegram's stand-in and one running product."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.conversations.playing import Played, play
from tests.conversations.story import Story, StoryError
from tests.e2e.conftest import City
from tests.e2e.product import Product
from tests.e2e.standing_rasa import StandingRasa
from tests.telegram import TelegramServer

AT_ONCE = 8
"""Stories that go on side by side. Most of a story's time is Telegram's limit of one message a
second in a chat, which residents do not share."""

GROUP_SECONDS = 4.0
"""How long a group's minute is here, for Telegram and the product: all stories share a group."""


@contextmanager
def running_city(folder: Path, rasa: StandingRasa | None = None) -> Iterator[City]:
    """Telegram with a stewards' group, and Buurtlijn running against it with its data in
    `folder`; with a Rasa of its own, if none stands ready."""
    with TelegramServer() as telegram:
        telegram.group_span = GROUP_SECONDS
        stewards = telegram.group("Buurtstewards", forum=True)
        jan = telegram.person("Jan", language_code="nl")
        product = Product(telegram, folder, rasa, steward_chat_id=str(stewards.id))
        product.start()
        try:
            yield City(telegram, product, stewards, jan)
        finally:
            ended = product.stop()
        assert ended == 0, f"the product ended with {ended}"


def perform(city: City, stories: Sequence[Story]) -> dict[str, Played | StoryError]:
    """How each story went, by its name.

    Those that put the clock forward come last and one by one: there is one clock for all.
    """
    timed = [story for story in stories if story.moves_the_clock]
    at_once = [story for story in stories if not story.moves_the_clock]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        went = dict(pool.map(lambda story: _outcome(city, story), at_once))
    return went | dict(_outcome(city, story) for story in timed)


def _outcome(city: City, story: Story) -> tuple[str, Played | StoryError]:
    try:
        return story.name, play(city, story)
    except StoryError as failure:
        return story.name, failure
