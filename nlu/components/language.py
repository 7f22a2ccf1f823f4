"""Which language a message is written in.

General detectors do not know Bulgarian in Latin letters (0 of 14 with lingua) and take street
names and office words for Dutch. Our own examples hold all of that, a folder per language, so a
small model of letters learns our languages from them. Other people's languages lingua knows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from lingua import IsoCode639_1, Language, LanguageDetectorBuilder
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from components.part import TrainedPart
from components.spelling import bare

TRAINING = Path(__file__).parent.parent / "training"
_ADDRESS = re.compile(r"\[[^\]]*\]\(address\)")
_LATIN = re.compile(r"[a-z]")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageIdentifier(TrainedPart):
    """Adds `language` and `language_confidence`, one of ours, and `foreign`: the language that a
    message is written in when it is clearly none of ours, else None."""

    FILE = "language.joblib"

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Any = None,
    ) -> None:
        super().__init__(config, model_storage, resource, model)
        codes = [*_folders(), *config["guests"]]
        languages = [Language.from_iso_code_639_1(getattr(IsoCode639_1, c.upper())) for c in codes]
        self._everyone = (
            LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
        )

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`guests`: the languages of other people that are told apart from ours.

        `ours_at_most`: what lingua may still grant our languages together, and `sure_of_ours`:
        from where on our own model of Latin letters overrules it. Of our validation messages
        6 in 1,000 count as foreign at these values, nearly all of them Bulgarian in Latin
        letters; it matters only where the meaning is unclear too (components/doubt.py).
        """
        return {
            "guests": [],
            "ours_at_most": 0.3,
            "sure_of_ours": 0.95,
            "fewest_words": 3,
        }

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the folders of examples: Rasa's own data does not say which is which."""
        texts, languages = [], []
        for code in _folders():
            files = sorted((TRAINING / code).glob("*.yml"))
            said = [_letters(text) for path in files for text in _said(path)]
            texts += said
            languages += [code] * len(said)
        features = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True
        )
        linear = LogisticRegression(
            C=10, solver="liblinear", class_weight="balanced", random_state=42
        )
        return self.keep(make_pipeline(features, linear).fit(texts, languages))

    def process(self, messages: list[Message]) -> list[Message]:
        """None where there is no letter to go by."""
        for message in messages:
            text = _without_addresses(message)
            language, confidence = self._identify(_letters(text))
            message.set("language", language, add_to_output=True)
            message.set("language_confidence", confidence, add_to_output=True)
            message.set("foreign", self._foreign(text, confidence), add_to_output=True)
        return messages

    def _identify(self, letters: str) -> tuple[str | None, float]:
        if self._model is None or not any(c.isalpha() for c in letters):
            return None, 0.0
        confidences = self._model.predict_proba([letters])[0]
        best = int(confidences.argmax())
        return str(self._model.classes_[best]), round(float(confidences[best]), 4)

    def _foreign(self, text: str, sure_of_ours: float) -> str | None:
        ours = bool(_LATIN.search(text.casefold())) and sure_of_ours >= self._config["sure_of_ours"]
        if ours or len(text.split()) < self._config["fewest_words"]:
            return None
        ranked = [
            (one.language.iso_code_639_1.name.lower(), one.value)
            for one in self._everyone.compute_language_confidence_values(text)
        ]
        if ranked[0][0] not in self._config["guests"]:
            return None
        granted = sum(value for code, value in ranked if code not in self._config["guests"])
        return ranked[0][0] if granted <= self._config["ours_at_most"] else None


def _folders() -> list[str]:
    """Our languages: those with a folder of examples."""
    return sorted(path.name for path in TRAINING.iterdir() if path.is_dir())


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
