"""Gives Rasa the address of a message."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.address_search import AddressSearch
from components.part import Part


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AddressExtractor(Part):
    """Adds the entity `address`: `value` exactly as written, and where they are known the
    `street` by its name in the city's list, the house `number` and the `box`."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._search = AddressSearch()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            found = None if text.startswith("/") else self.find(text)
            if found:
                message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
        return messages

    def find(self, text: str) -> dict[str, Any] | None:
        """The first address of a text as an entity."""
        found = self._search.find(text)
        if found is None:
            return None
        value = text[found.start : found.end]
        known = found._asdict()
        return {"entity": "address", "value": value, **known, "extractor": "AddressExtractor"}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples have their addresses marked."""
        return training_data
