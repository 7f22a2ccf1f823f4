"""What a message is about: pieces of words, weighed, and one linear model per intent.

Rasa's own pair for this (CountVectorsFeaturizer, LogisticRegressionClassifier) counts pieces
without weighing them and takes ten times as long to learn; `buurtlijn evaluate --pipelines`
compares them (docs/understanding.md).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.svm import LinearSVC

from components.normalise import ADDRESS
from components.part import TrainedPart
from components.topics import FEWEST_WORDS, Topic, as_output, parts_of, second_topic

LETTERS, ENOUGH_SEEN = 4, 0.3
"""The share of known n-grams of four letters and more from which on a message counts as language.
Of our validation messages 99 in 100 lie above it, of random letters none."""
MOST_PARTS = 12
"""Parts of a message that are looked at by themselves: bounds the time."""
JOINT = "all languages"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramClassifier(TrainedPart, IntentClassifier):
    """Ranks all intents by the normalised tokens of a message."""

    FILE = "classifier.joblib"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`longest`: letters in the longest piece; `words`: the weight of whole words and pairs
        beside pieces; `strength`: inverse of regularisation; `learner`: svm or logistic.

        `sharpness`: what scores are multiplied by before they become confidences, so that these
        claim about what they deliver on the validation messages.
        `per_language`: one model for each language instead of one for all.
        """
        return {
            "longest": 5,
            "rarest": 2,
            "words": 0.5,
            "strength": 20.0,
            "learner": "logistic",
            "sharpness": 1.0,
            "per_language": False,
        }

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples; returns where the model is kept."""
        rooms: dict[str, list[Message]] = {}
        for example in training_data.intent_examples:
            if example.get(TEXT):
                rooms.setdefault(self._room(example), []).append(example)
        return self.keep({room: self._learn(examples) for room, examples in rooms.items()})

    def _learn(self, examples: list[Message]) -> Pipeline:
        pieces = _weighed("char_wb", self._config["longest"], self._config["rarest"])
        words = _weighed("word", 2, self._config["rarest"])
        both = FeatureUnion(
            [("pieces", pieces), ("words", words)],
            transformer_weights={"pieces": 1.0, "words": self._config["words"]},
        )
        model = make_pipeline(both, self._learner())
        model.fit([_words(e) for e in examples], [e.get(INTENT) for e in examples])
        model[-1].coef_ = model[-1].coef_.astype(np.float32)
        return model

    def _learner(self) -> LinearSVC | LogisticRegression:
        settings = {"C": self._config["strength"], "class_weight": "balanced", "random_state": 42}
        if self._config["learner"] == "logistic":
            return LogisticRegression(solver="liblinear", **settings)
        return LinearSVC(**settings)

    def _room(self, message: Message) -> str:
        return str(message.get("language")) if self._config["per_language"] else JOINT

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the intent, the whole ranking with confidences that sum to 1, and what else the
        message is about (components/topics.py)."""
        for message in messages:
            ranking = self._rank(self._room(message), _words(message))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set("also", self._also(message, ranking[0]["name"]), add_to_output=True)
        return messages

    def _also(self, message: Message, first: str) -> dict[str, Any] | None:
        """The second topic of a message with its words, if there is one."""
        text, topics = message.get(TEXT) or "", []
        for start, end in parts_of(text)[:MOST_PARTS]:
            tokens = [t for t in message.get("text_tokens") or [] if start <= t.start < end]
            if len(tokens) >= FEWEST_WORDS:
                best = self._rank(self._room(message), _said(tokens))[0]
                topics.append(Topic(start, end, best["name"], best["confidence"]))
        second = second_topic(first, topics) if len(topics) > 1 else None
        return as_output(text, second) if second else None

    def _rank(self, room: str, words: str) -> list[dict[str, Any]]:
        if not self._model or not words.strip():
            return [{"name": "out_of_scope", "confidence": 0.0}]
        model = self._model.get(room) or next(iter(self._model.values()))
        scores = model.decision_function([words])[0]
        confidences = softmax(scores * self._config["sharpness"]) * _known(model, words)
        ranked = sorted(zip(confidences, model.classes_, strict=True), reverse=True)
        return [{"name": str(name), "confidence": float(c)} for c, name in ranked]


def _weighed(unit: str, longest: int, rarest: int) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer=unit,
        ngram_range=(1, longest),
        min_df=rarest,
        sublinear_tf=True,
        dtype=np.float32,
        tokenizer=str.split if unit == "word" else None,
        token_pattern=None,
    )


def _known(model: Pipeline, words: str) -> float:
    """From 0 for letters we never saw together to 1; nonsense must not look certain."""
    pieces: TfidfVectorizer = model[0].transformer_list[0][1]
    ngrams = [n for n in pieces.build_analyzer()(words) if len(n.strip()) >= LETTERS]
    seen = sum(ngram in pieces.vocabulary_ for ngram in ngrams) / max(1, len(ngrams))
    return 1.0 if not ngrams else min(1.0, seen / ENOUGH_SEEN)


def _words(message: Message) -> str:
    """What was said less the street names: an address by itself is about nothing."""
    return _said(message.get("text_tokens") or [])


def _said(tokens: list[Token]) -> str:
    said = [token.text for token in tokens if token.text != ADDRESS]
    return " ".join(said) if any(not word.isdigit() for word in said) else ""
