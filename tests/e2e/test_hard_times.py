"""Processes die and parts go away; nothing is lost and nothing happens twice."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.e2e.product import Product
from tests.e2e.reporting import skips_to_summary
from tests.e2e.voice import Voice
from tests.telegram import Group, Person, TelegramServer

BG = Voice("bg")
RATS = "Има плъхове в двора на Sleepstraat 45"
"""Says what, where and how; open is only since when."""


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture
def stewards(telegram: TelegramServer) -> Group:
    return telegram.group("Buurtstewards", forum=True)


@pytest.fixture
def product(telegram: TelegramServer, stewards: Group, tmp_path: Path) -> Iterator[Product]:
    running = Product(telegram, tmp_path, steward_chat_id=str(stewards.id))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def maria(telegram: TelegramServer) -> Person:
    return telegram.person("Мария", language_code="bg")


def goes_to_the_summary(maria: Person) -> None:
    maria.writes(RATS)
    skips_to_summary(maria, BG)


def cases_of(product: Product, person: Person) -> int:
    with product.store().read() as work:
        resident = work.residents.find("telegram", person.id)
        return len(work.cases.of_resident(resident.id)) if resident else 0


def test_killed_after_the_case_was_opened_it_answers_and_opens_no_second(
    product: Product, maria: Person
) -> None:
    goes_to_the_summary(maria)
    maria.presses(BG("button-send"))
    product.until(lambda: cases_of(product, maria) == 1)
    children = [product.child("rasa"), product.child("actions")]
    product.kill()
    _gone, alive = psutil.wait_procs(children, timeout=10)
    assert not alive, "no child outlives its parent"

    product.start()
    maria.sees("BL-", within=60)
    assert cases_of(product, maria) == 1
    with product.store().read() as work:
        assert work.reports.drafts(1) == [], "nothing is left to be sent once more"


def test_with_rasa_away_the_message_is_kept_and_handled_when_it_is_back(
    product: Product, maria: Person, telegram: TelegramServer, stewards: Group
) -> None:
    jan = telegram.person("Jan")
    stewards.add(jan)
    maria.writes(RATS)
    maria.sees(BG("nuisance-ask-since"))
    product.child("rasa").kill()
    maria.writes("от миналата седмица")
    maria.sees(BG("kept-for-later"), within=30)
    jan.sees("от миналата седмица", chat=stewards)
    maria.sees(BG("nuisance-ask-more"), within=90)
    maria.presses(BG("button-nothing-more"))
    summary = maria.sees(BG.start_of("nuisance-summary"), within=30)
    for told in ("Sleepstraat 45", BG("option-animal-rats"), "от миналата седмица"):
        assert told in summary["text"]
