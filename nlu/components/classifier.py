"""What a message is about: pieces of words, weighed, and one linear model per intent.

Rasa's own pair for this (CountVectorsFeaturizer, LogisticRegressionClassifier) counts pieces
without weighing them and takes ten times as long to learn; `buurtlijn evaluate --pipelines`
compares them (docs/understanding.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.svm import LinearSVC

from components.language import ADDRESS as ADDRESS_MARK
from components.language import examples
from components.learning import Learner, forget_what_was_too_rare, learn
from components.normalise import ADDRESS
from components.part import TrainedPart
from components.quick import Scorer
from components.spelling import normalise
from components.topics import FEWEST_WORDS, Topic, as_output, parts_of, second_topic

LETTERS, ENOUGH_SEEN = 4, 0.3
"""The share of known n-grams of four letters and more from which on a message counts as language.
Of our validation messages 99 in 100 lie above it, of random letters none."""
FEWEST_LETTERS = 2
"""A single letter says nothing."""
MOST_PARTS = 12
"""Parts of a message that are looked at by themselves: bounds the time."""
PRECISE_ENOUGH = 0.01
"""A finer tolerance takes a third longer and changed no answer of 3,096 messages."""
JOINT = "all languages"
VOCABULARY = Path(__file__).parent.parent / "vocabulary"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramClassifier(TrainedPart, IntentClassifier):
    """Ranks all intents by the normalised tokens of a message."""

    FILE = "classifier.joblib"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`longest`: letters in the longest piece; `words`: the weight of whole words and pairs
        beside pieces; `vocabulary`: the weight of a listed word beside that of an example;
        `strength`: inverse of regularisation; `learner`: svm or logistic.

        `sharpness`: what scores are multiplied by before they become confidences, so that these
        claim about what they deliver on the validation messages.
        `per_language`: one model for each language instead of one for all.
        """
        return {
            "longest": 5,
            "rarest": 2,
            "words": 0.5,
            "vocabulary": 0.25,
            "strength": 2.0,
            "learner": "svm",
            "sharpness": 5.0,
            "per_language": False,
        }

    def use(self, model: dict[str, Pipeline] | None) -> None:
        """Weights are kept in half precision, which halves the model, and used in single."""
        self._scorers = {room: Scorer(pipeline) for room, pipeline in (model or {}).items()}

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples; returns where the model is kept."""
        languages = {ADDRESS_MARK.sub(r"\1", line): code for line, code in examples()}
        rooms: dict[str, list[Message]] = {}
        for example in training_data.intent_examples:
            if text := example.get(TEXT):
                rooms.setdefault(self._room(languages.get(text)), []).append(example)
        return self.keep({room: self._learn(room, own) for room, own in rooms.items()})

    def _learn(self, room: str, examples: list[Message]) -> Pipeline:
        listed = list(vocabulary(room))
        texts = [_words(e) for e in examples] + [words for words, _ in listed]
        names = [e.get(INTENT) for e in examples] + [intent for _, intent in listed]
        weights = [1.0] * len(examples) + [self._config["vocabulary"]] * len(listed)
        pieces = _weighed("char_wb", self._config["longest"], self._config["rarest"])
        words = _weighed("word", 2, self._config["rarest"])
        both = FeatureUnion(
            [("pieces", pieces), ("words", words)],
            transformer_weights={"pieces": 1.0, "words": self._config["words"]},
        )
        learner = self._learner()
        learn(learner, both.fit_transform(texts), names, weights)
        learner.coef_ = learner.coef_.astype(np.float16)
        forget_what_was_too_rare(both)
        return make_pipeline(both, learner)

    def _learner(self) -> Learner:
        settings = {"C": self._config["strength"], "random_state": 42}
        if self._config["learner"] == "logistic":
            return LogisticRegression(solver="liblinear", **settings)
        return LinearSVC(tol=PRECISE_ENOUGH, **settings)

    def _room(self, language: str | None) -> str:
        return str(language) if self._config["per_language"] else JOINT

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the intent, the whole ranking with confidences that sum to 1, and what else the
        message is about (components/topics.py)."""
        for message in messages:
            parts = self._parts(message)
            room = self._room(message.get("language"))
            ranking = self._rank(room, _words(message))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            topics = [
                Topic(start, end, best["name"], best["confidence"])
                for start, end, tokens in parts
                for best in self._rank(room, _said(tokens))[:1]
            ]
            message.set("also", _also(message, topics, ranking[0]["name"]), add_to_output=True)
        return messages

    @staticmethod
    def _parts(message: Message) -> list[tuple[int, int, list[Token]]]:
        """The parts of a message that can be about something by themselves."""
        tokens = message.get("text_tokens") or []
        parts = [
            (start, end, [token for token in tokens if start <= token.start < end])
            for start, end in parts_of(message.get(TEXT) or "")[:MOST_PARTS]
        ]
        return [part for part in parts if len(part[2]) >= FEWEST_WORDS]

    def _rank(self, room: str, words: str) -> list[dict[str, Any]]:
        """All intents, the likeliest first."""
        if not self._scorers or not words.strip():
            return [{"name": "out_of_scope", "confidence": 0.0}]
        scorer = self._scorers.get(room) or next(iter(self._scorers.values()))
        sharpened = scorer.scores(words) * self._config["sharpness"]
        ranked = sorted(
            zip(softmax(sharpened) * _known(scorer, words), scorer.labels, strict=True),
            reverse=True,
        )
        return [{"name": name, "confidence": float(c)} for c, name in ranked]


def _also(message: Message, topics: list[Topic], first: str) -> dict[str, Any] | None:
    """The second topic of a message with its words, if there is one."""
    second = second_topic(first, topics) if len(topics) > 1 else None
    text, entities = message.get(TEXT) or "", message.get(ENTITIES) or []
    return as_output(text, entities, second) if second else None


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


def _known(scorer: Scorer, words: str) -> float:
    """From 0 for letters we never saw together to 1; nonsense must not look certain."""
    pieces = [seen for piece, seen in scorer.seen(words) if len(piece.strip()) >= LETTERS]
    return 1.0 if not pieces else min(1.0, sum(pieces) / len(pieces) / ENOUGH_SEEN)


def vocabulary(room: str) -> Iterator[tuple[str, str]]:
    """The words and phrases listed for an intent, with its name: of one language or of all."""
    for path in sorted(VOCABULARY.glob("*.yml" if room == JOINT else f"{room}.yml")):
        for intent, entries in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).items():
            for entry in entries:
                yield " ".join(normalise(word) for word in entry.split()), intent


def _words(message: Message) -> str:
    """What was said less the street names: an address by itself is about nothing."""
    return _said(message.get("text_tokens") or [])


def _said(tokens: list[Token]) -> str:
    said = [token.text for token in tokens if token.text != ADDRESS]
    return " ".join(said) if sum(c.isalpha() for c in "".join(said)) >= FEWEST_LETTERS else ""
