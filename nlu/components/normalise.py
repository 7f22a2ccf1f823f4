"""Gives the classifier the tokens without their spelling habits; the text stays as written."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from components.part import Part
from components.spelling import normalise

ADDRESS = "adrestoken"
"""Stands for a street name, which says where and nothing about what."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Normaliser(Part):
    """Rewrites the tokens that the classifier sees."""

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            addresses = [e for e in message.get(ENTITIES) or [] if e["entity"] == "address"]
            for token in message.get("text_tokens") or []:
                inside = any(e["start"] <= token.start < e["end"] for e in addresses)
                token.text = token.lemma = ADDRESS if inside else self._bare(token)
        return messages

    @staticmethod
    def _bare(token: Token) -> str:
        return normalise(token.text) or token.text
