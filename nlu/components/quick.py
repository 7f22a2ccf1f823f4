"""Scores of a learned linear model for a few short texts.

scikit-learn's pipeline is made for many texts at once: for one, seven tenths of its time go into
checks and matrices that hold a hundred numbers. The same sums by hand, from what it has learned.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline


class Scorer:
    """Does what `pipeline.decision_function` does, for a FeatureUnion of TfidfVectorizers (with
    sublinear counts and rows of length one) before a linear model."""

    def __init__(self, pipeline: Pipeline) -> None:
        union, linear = pipeline[0], pipeline[-1]
        self.labels: list[str] = [str(label) for label in linear.classes_]
        self._beside = linear.intercept_.astype(np.float32)
        self._parts = []
        first = 0
        for name, counted in union.transformer_list:
            after = first + len(counted.vocabulary_)
            weights = np.ascontiguousarray(linear.coef_[:, first:after].T, dtype=np.float32)
            share = (union.transformer_weights or {}).get(name, 1.0)
            self._parts.append(_Part(counted, weights * np.float32(share)))
            first = after

    def scores(self, text: str) -> NDArray[np.float32]:
        """A score for each label, in their order."""
        return self._beside + sum(part.scores(text) for part in self._parts)

    def seen(self, text: str) -> list[tuple[str, bool]]:
        """Each piece of the first vectorizer, and whether it was there when it learned."""
        return self._parts[0].seen(text)


class _Part:
    """The pieces of one vectorizer, with their weights: a row for each piece."""

    def __init__(self, counted: TfidfVectorizer, weights: NDArray[np.float32]) -> None:
        self._pieces_of = counted.build_analyzer()
        self._places: dict[str, int] = counted.vocabulary_
        self._rarity = counted.idf_.astype(np.float32)
        self._weights = weights

    def seen(self, text: str) -> list[tuple[str, bool]]:
        return [(piece, piece in self._places) for piece in self._pieces_of(text)]

    def scores(self, text: str) -> NDArray[np.float32]:
        known = (self._places.get(piece) for piece in self._pieces_of(text))
        counts = Counter(place for place in known if place is not None)
        if not counts:
            return np.zeros(self._weights.shape[1], np.float32)
        places = np.fromiter(counts.keys(), np.int64, len(counts))
        often = np.fromiter(counts.values(), np.float32, len(counts))
        row = (np.log(often) + 1) * self._rarity[places]
        row /= np.linalg.norm(row)
        scored: NDArray[np.float32] = row @ self._weights[places]
        return scored
