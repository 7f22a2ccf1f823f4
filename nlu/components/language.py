"""Which language a message is written in.

General detectors do not know Bulgarian in Latin letters (0 of 14 with lingua) and take street
names and office words for Dutch. Our own examples hold all of that, a folder per language, so a
small model of letters and words learns our languages from them, and other people's from
`nlu/guests/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline

from components.latin_habits import is_cyrillic, typed_in_latin
from components.learning import forget_what_was_too_rare, learn
from components.part import TrainedPart
from components.quick import Scorer
from components.spelling import bare

TRAINING = Path(__file__).parent.parent / "training"
GUESTS = Path(__file__).parent.parent / "guests"
OURS = frozenset(path.name for path in TRAINING.iterdir() if path.is_dir())
RAREST = 5
"""Lines that a piece must stand in. With rarer and longer ones, one in 3,096 messages more was
right, and learning took half as long again."""
ADDRESS = re.compile(r"\[([^\]]*)\]\(address\)")
"""How an example marks its address."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageIdentifier(TrainedPart):
    """Adds `language` and `language_confidence`, one of ours, and `foreign`: the language that a
    message is written in when it is clearly none of ours, else None."""

    FILE = "language.joblib"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`foreign_from`: the confidence from which a language that is none of ours counts, in a
        message of at least `fewest_words`; `words`: the weight of whole words beside letters."""
        return {"foreign_from": 0.6, "fewest_words": 3, "words": 0.5}

    def use(self, model: Pipeline | None) -> None:
        self._scorer = Scorer(model) if model else None

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the folders of examples: Rasa's own data does not say which is which."""
        ours = [(ADDRESS.sub(" ", line), code) for line, code in examples()]
        lines, languages = zip(*ours, *_in_latin_letters(ours), *_guests(), strict=True)
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(1, 3), min_df=RAREST, sublinear_tf=True
        )
        words = TfidfVectorizer(min_df=RAREST, sublinear_tf=True)
        features = FeatureUnion(
            [("letters", letters), ("words", words)],
            transformer_weights={"words": self._config["words"]},
        )
        linear = LogisticRegression(C=10, solver="liblinear", random_state=42)
        seen = features.fit_transform([_letters(line) for line in lines])
        learn(linear, seen, languages, [1.0] * len(lines))
        forget_what_was_too_rare(features)
        return self.keep(make_pipeline(features, linear))

    def process(self, messages: list[Message]) -> list[Message]:
        """None where there is no letter to go by."""
        for message in messages:
            text = _without_addresses(message)
            chances = self._chances(_letters(text))
            ours = {code: chance for code, chance in chances.items() if code in OURS}
            best = max(ours, key=ours.__getitem__, default=None)
            sure = ours[best] / sum(ours.values()) if best else 0.0
            message.set("language", best, add_to_output=True)
            message.set("language_confidence", round(sure, 4), add_to_output=True)
            message.set("foreign", self._foreign(text, chances), add_to_output=True)
        return messages

    def _chances(self, letters: str) -> dict[str, float]:
        """How likely each language is; nothing when there is no letter."""
        if self._scorer is None or not any(c.isalpha() for c in letters):
            return {}
        each = expit(self._scorer.scores(letters))
        found = (each / each.sum()).tolist()
        return dict(zip(self._scorer.labels, found, strict=True))

    def _foreign(self, text: str, chances: dict[str, float]) -> str | None:
        best = max(chances, key=chances.__getitem__, default=None)
        few = len(text.split()) < self._config["fewest_words"]
        if best is None or best in OURS or few:
            return None
        return best if chances[best] >= self._config["foreign_from"] else None


def examples() -> Iterator[tuple[str, str]]:
    """Every example of ours as written, its address marked, with its language."""
    for code in sorted(OURS):
        for path in sorted((TRAINING / code).glob("*.yml")):
            for block in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["nlu"]:
                for line in block["examples"].splitlines():
                    yield line.removeprefix("- ").strip(), code


def _in_latin_letters(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each line in Cyrillic once more as it would be typed on a Latin keyboard."""
    cyrillic = [(line, code) for line, code in lines if is_cyrillic(line)]
    for number, (line, code) in enumerate(cyrillic):
        yield typed_in_latin(line, number), code


def _guests() -> Iterator[tuple[str, str]]:
    """Lines in the languages that are told apart from ours."""
    for path in sorted(GUESTS.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            yield line, path.stem


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
