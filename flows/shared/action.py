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


class FormBrokeOff(Exception):
    """The action of a form failed in this turn: nothing may be done with what it has not asked yet.
    The turn is tried again, as our channel at Rasa sees that an action failed."""


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


class Submit(TurnAction):
    """What follows a form that is filled.

    Raises FormBrokeOff when it is not: Rasa goes on after an action that failed, without its events
    (rasa/core/processor.py, "Bot will continue, but the actions events are lost"), and may take the
    form for filled.
    """

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        if _broke_off(tracker):
            raise FormBrokeOff
        return await super().run(dispatcher, tracker, domain)


def _broke_off(tracker: Tracker) -> bool:
    """Whether a form ran in this turn and left no trace: one that is filled ends its loop."""
    for event in reversed(tracker.events):
        if event["event"] in ("active_loop", "user"):
            return False
        if event["event"] == "action" and str(event.get("name")).endswith("_form"):
            return True
    return False
