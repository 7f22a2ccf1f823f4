"""Gives Rasa the cues of a message, such as since when and how often."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.cue_search import CueSearch
from components.part import Part


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CueExtractor(Part):
    """Adds an entity for each kind of cue in a message, `value` exactly as written, and for each
    question that an option is named of, `value` the option's name.

    Stands behind AddressExtractor, as no cue lies within an address, and behind
    LanguageIdentifier. `language` in the message's metadata is the one the conversation is in.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._search = CueSearch()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if found := self._found_in(message):
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def _found_in(self, message: Message) -> list[dict[str, Any]]:
        text = message.get(TEXT) or ""
        if text.startswith("/"):
            return []
        addresses = [e for e in message.get(ENTITIES, []) if e["entity"] == "address"]
        cues = self._search.find(
            text,
            message.get("language"),
            talk=(message.get("metadata") or {}).get("language"),
            without=[(e["start"], e["end"]) for e in addresses],
        )
        return [
            {
                "entity": about,
                "value": said,
                "start": cue.start,
                "end": cue.end,
                "extractor": "CueExtractor",
            }
            for cue in cues
            for about, said in [cue.says(text)]
        ]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is learned from cues."""
        return training_data
