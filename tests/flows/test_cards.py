"""A card: for whom the door is, in each language and never when nobody saw it; its pin."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rasa_sdk.executor import CollectingDispatcher

from bot.settings import checkout
from bot.texts import Texts, resident_texts
from city.services import Service, read_services
from flows.shared.cards import cards, show
from flows.shared.house import furnish
from storage import Store
from storage.policy import load_policy

TEXTS: Texts = resident_texts(checkout())
NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
SAYS = {
    "nl": "👥 Voor wie dakloos is.",
    "bg": "👥 За хора без дом.",
    "sk": "👥 Pre ľudí, ktorí nemajú kde spať.",
    "ro": "👥 Pentru cei care nu au casă.",
}


@pytest.fixture(autouse=True)
def policy(tmp_path: Path) -> Iterator[None]:
    """What a card asks of the house: the city's clock and its public holidays."""
    store = Store(f"sqlite:///{tmp_path / 'empty.db'}", load_policy())
    furnish(store)
    yield
    store.close()


@pytest.fixture
def shelter() -> Service:
    found, _ = read_services(checkout() / "city" / "services.yml")
    return next(one for one in found if one.id == "nachtopvang")


def card(service: Service, language: str) -> str:
    return "\n".join(
        TEXTS.render(language, one["say"], one.get("args")) for one in cards().lines(service, NOW)
    )


@pytest.mark.parametrize("language", TEXTS.languages)
def test_a_card_says_first_for_whom_the_door_is(shelter: Service, language: str) -> None:
    first, second = card(shelter, language).splitlines()[:2]
    assert first == SAYS[language]
    assert second.startswith("📍")


@pytest.mark.parametrize("more", [{"for_whom": None}, {"unseen": ["for_whom"]}])
def test_what_is_not_known_for_certain_is_not_said(
    shelter: Service, more: dict[str, object]
) -> None:
    assert "👥" not in card(shelter.model_copy(update=more), "nl")


def said(service: Service) -> list[str]:
    dispatcher = CollectingDispatcher()
    show(dispatcher, service)
    return [one["custom"]["say"] for one in dispatcher.messages]


def test_a_pin_follows_the_card_where_the_place_is_known(shelter: Service) -> None:
    assert shelter.point is None
    assert said(shelter) == ["door-card"]
    placed = shelter.model_copy(update={"point": (51.05, 3.72)})
    assert said(placed) == ["door-card", "door-pin"]
    nowhere = placed.model_copy(update={"address": None})
    assert said(nowhere) == ["door-card"]
