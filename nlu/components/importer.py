"""Gives Rasa the examples for training.

Rasa asks its importers for them three times, copies each example at each of its steps and compares
it by a fingerprint of everything it holds (Rasa 3.6.21, rasa/shared/importers and
shared/nlu/training_data). For our examples that took longer than learning from them.
"""

from __future__ import annotations

import copy
from hashlib import blake2b
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method


class Example(Message):
    """A line that was written for training: known by its words, intent and entities alone."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        """Nothing that reads examples changes what is inside their values."""
        copied = copy.copy(self)
        copied.data, copied.features = dict(self.data), list(self.features)
        return copied

    def fingerprint(self) -> str:
        """The same for lines that say the same; what components add to one does not count."""
        written = repr([self.get(name) for name in (TEXT, INTENT, ENTITIES)])
        return blake2b(written.encode(), digest_size=16).hexdigest()


class ReadOnce(RasaFileImporter):
    """Rasa's own file importer, which remembers what it has read."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples of the files that Rasa was given, in whatever language."""
        return self._examples()

    @cached_method
    def _examples(self) -> TrainingData:
        data = super().get_nlu_data()
        data.training_examples = [Example(data=m.data) for m in data.training_examples]
        return data
