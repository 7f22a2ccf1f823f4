"""Finding an address: a known street, or a word that looks like one, with its number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

STREETS = Path(__file__).parent.parent / "data" / "gent_streets.txt"
_STRONG = (
    "straat|straatje|strat|laan|plein|kaai|steenweg|stwg|dreef|"
    "страат|страт|щраат|щрат|лаан|плейн|каай|стенвег|стейнвег|стеенвег"
)
"""Endings that only streets have, with or without a number."""
_WEAK = "weg|lei|markt|dok|brug|park|berg|dam|vest|pad|hof|singel|str\\.?"
"""Endings that other words have too: a street only with its number behind it."""
_NUMBER = (
    r"(?:\s*,?\s*(?:nr\.?|nummer|no\.?|№|номер|č\.?|číslo|cislo|numărul|numarul|nr)?\s*"
    r"\d{1,4}\s?[a-z]?\b(?:\s*(?:,\s*)?(?:bus|box|bis|бус|/)\s*\w{1,5})?)"
)


def _pattern() -> re.Pattern[str]:
    known = sorted(_known_streets(), key=len, reverse=True)
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in known)
    strong = rf"(?:{names}|\w{{3,}}(?:{_STRONG}))\b{_NUMBER}?"
    return re.compile(rf"\b(?:{strong}|\w{{3,}}(?:{_WEAK}){_NUMBER})", re.IGNORECASE)


def _known_streets() -> set[str]:
    """All street names but the shortest, which are also ordinary words; those with a person's
    name also without the first name, as people say them ("Van Beverenplein")."""
    names = {name for name in STREETS.read_text("utf-8").splitlines() if len(name) > 5}
    return names | {name.split(maxsplit=1)[1] for name in names if len(name.split()) >= 3}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AddressExtractor(GraphComponent):
    """Adds the entity `address`, exactly as written."""

    def __init__(self) -> None:
        self._address = _pattern()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AddressExtractor:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = self._find(message.get(TEXT) or "")
            if found and not (message.get(TEXT) or "").startswith("/"):
                message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
        return messages

    def _find(self, text: str) -> dict[str, Any] | None:
        match = self._address.search(text)
        if match is None:
            return None
        value = match.group().strip(" ,")
        return {
            "entity": "address",
            "value": value,
            "start": match.start(),
            "end": match.start() + len(value),
            "extractor": "AddressExtractor",
        }

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data
