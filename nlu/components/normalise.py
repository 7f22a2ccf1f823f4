"""Gives the classifier the tokens without their spelling habits; the text stays as written."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.spelling import normalise

ADDRESS = "adrestoken"
"""Stands for a street name, which says where and nothing about what."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Normaliser(GraphComponent):
    """Rewrites the tokens that the featurizers see; the text itself stays as written."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Normaliser:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            addresses = [e for e in message.get(ENTITIES) or [] if e["entity"] == "address"]
            for token in message.get("text_tokens") or []:
                inside = any(e["start"] <= token.start < e["end"] for e in addresses)
                token.text = token.lemma = ADDRESS if inside else self._bare(token)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    @staticmethod
    def _bare(token: Token) -> str:
        return normalise(token.text) or token.text
