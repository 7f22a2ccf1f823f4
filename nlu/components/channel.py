"""The door through which residents' words come in.

Rasa's REST channel asks for no token (even with `--auth-token`), answers 200 with `[]` when a
turn fails, and logs the words of a failed turn. This one asks for the token, answers 500 with
the name of the failure, and logs no words. A turn in which one of several actions failed has
failed too: Rasa itself goes on without what that action had to say.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

logger = logging.getLogger(__name__)

STEPS_ASIDE = 400
"""What the action server answers when an action declines on purpose (ActionExecutionRejection)."""
_failed: ContextVar[list[str]] = ContextVar("failed")
"""What went wrong on the way to our actions in the turn that is under way."""


class WatchedActions(EndpointConfig):
    """The action server, where a failure is noted in the turn that meets it."""

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return await super().request(*args, **kwargs)
        except Exception as error:
            if not (isinstance(error, ClientResponseError) and error.status == STEPS_ASIDE):
                _failed.get([]).append(type(error).__name__)
            raise


def watch(agent: Agent) -> None:
    """Lets the turns of this agent know which actions failed; once is enough."""
    there = agent.action_endpoint
    if there is None or isinstance(there, WatchedActions):
        return
    watched = WatchedActions(there.url, token=there.token)
    agent.action_endpoint = watched
    if agent.processor is not None:
        agent.processor.action_endpoint = watched


class ResidentInput(InputChannel):
    """`POST /webhooks/buurtlijn/webhook` with `sender`, `message`, `metadata`.

    `understood`, if there, is what `/model/parse` answered to the same message: the language of
    the answer had to be known first, and nothing is worked out twice.
    """

    @classmethod
    def name(cls) -> str:
        return "buurtlijn"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        return cls(str((credentials or {})["token"]))

    def __init__(self, token: str) -> None:
        self._secret = f"Bearer {token}".encode()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The route itself."""
        door = Blueprint("buurtlijn_door")

        @door.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            given = (request.headers.get("Authorization") or "").encode()
            if not hmac.compare_digest(given, self._secret):
                return response.json({"error": "Unauthorized"}, status=401)
            said = CollectingOutputChannel()
            watch(request.app.ctx.agent)
            failed: list[str] = []
            _failed.set(failed)
            try:
                await on_new_message(self._message(request.json, said))
            except Exception as error:
                logger.error("turn failed: %s", type(error).__name__)
                return response.json({"error": type(error).__name__}, status=500)
            if failed:
                logger.error("action failed: %s", failed[0])
                return response.json({"error": "ActionFailed"}, status=500)
            return response.json(said.messages)

        return door

    def _message(self, body: dict[str, Any], said: CollectingOutputChannel) -> UserMessage:
        return UserMessage(
            body["message"],
            said,
            body["sender"],
            parse_data=body.get("understood"),
            input_channel=self.name(),
            metadata=body.get("metadata"),
        )
