"""The base of our actions: storage is synchronous, Rasa's action server is not."""

import asyncio
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from flows.shared.turn import Turn

Events = list[dict[str, Any]]


class TurnAction(Action, ABC):
    """An action that sees a turn and may use storage freely."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        return await asyncio.to_thread(self.act, dispatcher, tracker, Turn.of(tracker))

    @abstractmethod
    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        """Says something, changes storage if need be, returns events for Rasa."""
