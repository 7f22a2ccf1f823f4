"""Whether a message is understood well enough to act on, or the bot must ask back.

Stands in the place of Rasa's FallbackClassifier, which knows one threshold for all languages.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.part import Part

ASK_BACK = "nlu_fallback"
"""Rasa's own name for "not understood"."""
AS_TOLD = 0.9
"""How sure a meaning is that a cue tells: surer than a form needs to step aside."""
REMEMBERED = 10
"""So many meanings go on into the conversation: with all 43, they are more than half of what Rasa
keeps and reads of a talk. Rasa's own classifiers keep as many (`ranking_length`)."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Doubt(Part, IntentClassifier):
    """Puts `nlu_fallback` before a ranking that does not say enough."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`thresholds`: per language, the confidence below which we ask back; `otherwise` where
        the language is not known, and `foreign` where it is none of ours: then one word that we
        know by chance must not decide. `lead`: how far the first meaning must lie before the
        second.

        `grave`: meanings that must never be passed over for small talk, with the confidence
        from which they count; `small`: the meanings that count as small talk.

        `told`: cues (nlu/cues) that say by themselves what a message means, each with that
        meaning: where nothing else is clear, and where the cue is at least half of the message.
        """
        return {
            "thresholds": {},
            "otherwise": 0.4,
            "foreign": 0.95,
            "lead": 0.05,
            "grave": {"help_violence": 0.05, "emergency": 0.05},
            "small": [],
            "told": {},
        }

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = message.get("intent_ranking") or []
            written = ranking and not (message.get(TEXT) or "").startswith("/")
            if written and (meant := self._told(message)):
                told = {"name": meant, "confidence": AS_TOLD}
                message.set(INTENT, told, add_to_output=True)
                ranking = [told, *(one for one in ranking if one["name"] != meant)]
            elif written and self._doubts(message):
                unsure = {"name": ASK_BACK, "confidence": 1 - ranking[0]["confidence"]}
                message.set(INTENT, unsure, add_to_output=True)
                ranking = [unsure, *ranking]
            if ranking:
                message.set("intent_ranking", ranking[:REMEMBERED], add_to_output=True)
        return messages

    def _told(self, message: Message) -> str | None:
        """What a cue says that the message means; nothing where something grave may be meant."""
        cues = [one for one in message.get(ENTITIES) or [] if one["entity"] in self._config["told"]]
        if not cues or self._is_grave(message.get("intent_ranking")):
            return None
        most = len(cues[0]["value"]) * 2 >= len(message.get(TEXT))
        meant = str(self._config["told"][cues[0]["entity"]])
        return meant if most or self._doubts(message) else None

    def _doubts(self, message: Message) -> bool:
        first, *others = message.get("intent_ranking")
        lead = first["confidence"] - (others[0]["confidence"] if others else 0)
        return (
            first["confidence"] < self._threshold(message)
            or lead < self._config["lead"]
            or (first["name"] in self._config["small"] and self._is_grave(others))
        )

    def _threshold(self, message: Message) -> float:
        if message.get("foreign"):
            return float(self._config["foreign"])
        own = self._config["thresholds"].get(message.get("language"))
        return float(self._config["otherwise"] if own is None else own)

    def _is_grave(self, others: list[dict[str, Any]]) -> bool:
        return any(
            one["confidence"] >= self._config["grave"].get(one["name"], 2.0) for one in others
        )

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples are beyond doubt."""
        return training_data
