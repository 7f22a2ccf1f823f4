"""What a message is about: weighted character n-grams and one linear model per intent.

Rasa's own pair for this (CountVectorsFeaturizer, LogisticRegressionClassifier) counts n-grams
without weighing them; the weights are worth about ten points of accuracy on our validation
messages and a tenth of the training time (docs/decisions/0012-understanding.md).
"""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from components.normalise import ADDRESS

LETTERS, ENOUGH_SEEN = 4, 0.3
"""The share of known n-grams of four letters and more from which on a message counts as language.
Of our validation messages 99 in 100 lie above it, of random letters none."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramClassifier(IntentClassifier, GraphComponent):
    """Ranks all intents by the normalised tokens of a message."""

    FILE = "classifier.joblib"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`longest`: letters in the longest n-gram; `strength`: inverse of regularisation.

        `sharpness`: the power that confidences are raised to. One model per intent, made to
        sum to 1 over 43, is too modest: right in 89% while claiming 46%. At 2.5 it claims 87%.
        """
        return {"longest": 5, "rarest": 2, "strength": 20.0, "sharpness": 2.5}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Pipeline | None = None,
    ) -> None:
        self._config, self._storage, self._resource = config, model_storage, resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples; returns where the model is kept."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        features = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(1, self._config["longest"]),
            min_df=self._config["rarest"],
            sublinear_tf=True,
        )
        linear = LogisticRegression(
            C=self._config["strength"], solver="liblinear", class_weight="balanced", random_state=42
        )
        self._model = make_pipeline(features, linear)
        self._model.fit([_words(e) for e in examples], [e.get(INTENT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / self.FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / cls.FILE))

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the intent and the whole ranking, confidences summing to 1."""
        for message in messages:
            ranking = self._rank(message)
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        words = _words(message)
        if self._model is None or not words.strip():
            return [{"name": "out_of_scope", "confidence": 0.0}]
        confidences = self._model.predict_proba([words])[0] ** self._config["sharpness"]
        confidences *= self._known(words) / confidences.sum()
        ranked = sorted(zip(confidences, self._model.classes_, strict=True), reverse=True)
        return [{"name": str(name), "confidence": float(c)} for c, name in ranked]

    def _known(self, words: str) -> float:
        """From 0 for letters we never saw together to 1; nonsense must not look certain."""
        features: TfidfVectorizer = self._model.steps[0][1]
        ngrams = [n for n in features.build_analyzer()(words) if len(n.strip()) >= LETTERS]
        seen = sum(ngram in features.vocabulary_ for ngram in ngrams) / max(1, len(ngrams))
        return 1.0 if not ngrams else min(1.0, seen / ENOUGH_SEEN)


def _words(message: Message) -> str:
    """What was said less the street names: an address by itself is about nothing."""
    tokens = [token.text for token in message.get("text_tokens") or []]
    said = [token for token in tokens if token != ADDRESS]
    return " ".join(said) if any(not token.isdigit() for token in said) else ""
