"""One running product for the end-to-end tests of a module.

Not for all of them: Telegram takes 20 messages a minute in a group, and one steward group for
every test would make each wait for those before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.product import Product
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
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    with TelegramServer() as telegram:
        stewards = telegram.group("Buurtstewards", forum=True)
        jan = telegram.person("Jan", language_code="nl")
        stewards.add(jan)
        folder: Path = tmp_path_factory.mktemp("product")
        product = Product(telegram, folder, steward_chat_id=str(stewards.id))
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
