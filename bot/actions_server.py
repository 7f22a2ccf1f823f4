"""The action server: rasa-sdk's executor behind a small door of our own.

rasa-sdk's own server listens on all interfaces without a token, and its error answers repeat
the whole tracker, words included (design, trap 10).
"""

import hmac
import logging
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.logs import belonging_to
from bot.metrics import ACTION_FAILURES, ACTION_SECONDS
from flows.shared.house import furnish
from storage import Store

logger = logging.getLogger(__name__)


def actions_app(store: Store, token: str) -> Starlette:
    """All actions of `flows`, over HTTP as Rasa calls them (`POST /webhook?token=...`)."""
    furnish(store)
    executor = ActionExecutor()
    executor.register_package("flows")

    async def run_action(request: Request) -> Response:
        given = request.query_params.get("token", "")
        if not hmac.compare_digest(given.encode(), token.encode()):
            return JSONResponse({"error": "unauthorized"}, 401)
        try:
            call: Any = await request.json()
        except (ValueError, RecursionError):
            call = None
        if not (isinstance(call, dict) and isinstance(call.get("next_action"), str)):
            return JSONResponse({"error": "no call of an action"}, 400)
        with ACTION_SECONDS.time(), belonging_to(_inbox_of(call)):
            return await act(call["next_action"], call)

    async def act(name: str, call: dict[str, Any]) -> Response:
        try:
            result = await executor.run(call)
        except ActionExecutionRejection:
            return JSONResponse({"error": "rejected", "action_name": name}, 400)
        except ActionNotFoundException:
            return JSONResponse({"error": "no such action", "action_name": name}, 404)
        except Exception as error:
            ACTION_FAILURES.inc()
            logger.error("action_failed action=%s error=%s", name, type(error).__name__)
            logger.debug("action_failed", exc_info=True)
            return JSONResponse({"error": type(error).__name__, "action_name": name}, 500)
        return JSONResponse(result.model_dump() if result else None)

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return Starlette(
        routes=[Route("/webhook", run_action, methods=["POST"]), Route("/health", health)]
    )


def _inbox_of(call: dict[str, Any]) -> int | None:
    """The number of the turn, from what `bot` sends along with a message."""
    inside: Any = call
    for name in ("tracker", "latest_message", "metadata", "inbox"):
        inside = inside.get(name) if isinstance(inside, dict) else None
    return inside if isinstance(inside, int) else None
