"""Gives Rasa the examples for training.

Rasa asks its importers for them three times, and its own one reads all files anew each time, which
takes as long as learning a language (Rasa 3.6.21, rasa/shared/importers).
"""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method


class ReadOnce(RasaFileImporter):
    """Rasa's own file importer, which remembers what it has read."""

    @cached_method
    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples of the files that Rasa was given."""
        return super().get_nlu_data(language)
