"""What all our components of Rasa's pipeline have in common."""

from __future__ import annotations

from typing import Any, ClassVar

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class Part(GraphComponent):
    """A component that is given its settings and learns nothing."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Part:
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        raise NotImplementedError

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """What is found in a message is found in an example too."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data


class TrainedPart(Part):
    """A component that learns from examples and keeps what it learned in the model."""

    FILE: ClassVar[str]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Any = None,
    ) -> None:
        super().__init__(config)
        self._storage, self._resource = model_storage, resource
        self.use(model)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TrainedPart:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TrainedPart:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / cls.FILE))

    def use(self, model: Any) -> None:
        """Takes up what an earlier training kept; None before there was one."""
        raise NotImplementedError

    def keep(self, model: Any) -> Resource:
        """Returns where the model is kept; it is used from the next start on."""
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(model, folder / self.FILE, compress=3)
        return self._resource
