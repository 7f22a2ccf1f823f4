"""The door through which residents' words come in.

Rasa's REST channel asks for no token (even with `--auth-token`), answers 200 with `[]` when a
turn fails, and logs the words of a failed turn. This one asks for the token, answers 500 with
the name of the failure, and logs no words.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

logger = logging.getLogger(__name__)


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
            try:
                await on_new_message(self._message(request.json, said))
            except Exception as error:
                logger.error("turn failed: %s", type(error).__name__)
                return response.json({"error": type(error).__name__}, status=500)
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
