"""The base of our actions: storage is synchronous, Rasa's action server is not."""

import asyncio
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from flows.shared.private import left_behind
from flows.shared.turn import Turn

Events = list[dict[str, Any]]


class TurnAction(Action, ABC):
    """An action that sees a turn and may use storage freely."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        events = await asyncio.to_thread(self.act, dispatcher, tracker, Turn.of(tracker))
        if not events:
            return []  # a form that steps aside; with an event, Rasa would take it for an answer
        return [*left_behind(tracker), *events]

    @abstractmethod
    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        """Says something, changes storage if need be, returns events for Rasa."""
