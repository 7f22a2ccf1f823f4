"""Which of our languages a message is written in.

General detectors do not know Bulgarian in Latin letters (0 of 14 with lingua) and take street
names and office words for Dutch. Our own examples hold all of that, a folder per language, so a
small model of letters learns it from them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import joblib
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from components.spelling import bare

TRAINING = Path(__file__).parent.parent / "training"
_ADDRESS = re.compile(r"\[[^\]]*\]\(address\)")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Adds `language` and `language_confidence` to what is said of a message."""

    FILE = "language.joblib"

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, model: Pipeline | None = None
    ) -> None:
        self._storage, self._resource, self._model = model_storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageIdentifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageIdentifier:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / cls.FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the folders of examples: Rasa's own data does not say which is which."""
        texts, languages = [], []
        for folder in sorted(path for path in TRAINING.iterdir() if path.is_dir()):
            said = [_letters(text) for path in sorted(folder.glob("*.yml")) for text in _said(path)]
            texts += said
            languages += [folder.name] * len(said)
        features = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True
        )
        linear = LogisticRegression(
            C=10, solver="liblinear", class_weight="balanced", random_state=42
        )
        self._model = make_pipeline(features, linear)
        self._model.fit(texts, languages)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / self.FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """None where there is no letter to go by."""
        for message in messages:
            language, confidence = self._identify(_letters(_without_addresses(message)))
            message.set("language", language, add_to_output=True)
            message.set("language_confidence", confidence, add_to_output=True)
        return messages

    def _identify(self, letters: str) -> tuple[str | None, float]:
        if self._model is None or not any(c.isalpha() for c in letters):
            return None, 0.0
        confidences = self._model.predict_proba([letters])[0]
        best = int(confidences.argmax())
        return str(self._model.classes_[best]), round(float(confidences[best]), 4)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data


def _said(path: Path) -> list[str]:
    """The examples of one file, less their addresses."""
    blocks = yaml.safe_load(path.read_text("utf-8"))["nlu"]
    lines = [line for block in blocks for line in block["examples"].splitlines()]
    return [_ADDRESS.sub(" ", line.removeprefix("- ")) for line in lines]


def _letters(text: str) -> str:
    """Without diacritics: most people type none, so they must not decide."""
    return " ".join(bare(word) for word in text.split())


def _without_addresses(message: Message) -> str:
    """The words less the street names, which are Dutch in any language."""
    text = str(message.get(TEXT) or "")
    for entity in reversed(message.get(ENTITIES) or []):
        if entity["entity"] == "address":
            text = text[: entity["start"]] + " " + text[entity["end"] :]
    return text
