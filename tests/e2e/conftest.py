"""One running product for the end-to-end tests of a module.

Not for all of them: in one city every report of an address is one case. Rasa, which takes long to
start, stands ready for all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.product import Product
from tests.e2e.standing_rasa import StandingRasa
from tests.telegram import Group, Person, TelegramServer
from tests.telegram.person import GROUP_WAIT


@dataclass
class City:
    """Telegram with a steward chat, and Buurtlijn running against it."""

    telegram: TelegramServer
    product: Product
    stewards: Group
    jan: Person


@pytest.fixture(scope="module")
def group_seconds() -> float:
    """How long a group's minute is, for Telegram and for the product; a module may say 60."""
    return 4.0


@pytest.fixture(scope="module")
def city(
    tmp_path_factory: pytest.TempPathFactory, rasa: StandingRasa, group_seconds: float
) -> Iterator[City]:
    with TelegramServer() as telegram:
        telegram.group_span = group_seconds
        stewards = telegram.group("Buurtstewards", forum=True)
        jan = telegram.person("Jan", language_code="nl")
        stewards.add(jan)
        folder: Path = tmp_path_factory.mktemp("product")
        product = Product(telegram, folder, rasa, steward_chat_id=str(stewards.id))
        product.start()
        yield City(telegram, product, stewards, jan)
        assert product.stop() == 0


def topic_of(city: City, reference: str, within: float = GROUP_WAIT) -> int:
    """The thread of a case's topic, once the bot has made it."""

    def threads() -> list[int]:
        topics = [topic for topic in city.stewards.topics if not topic.deleted]
        return [topic.thread_id for topic in topics if reference in topic.name]

    Product.until(lambda: bool(threads()), within)
    return threads()[0]
