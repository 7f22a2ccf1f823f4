"""Intake: every update on disk first, then acknowledged."""

import asyncio
import hmac
import logging
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Update

from bot.door import Unwanted, refusal, update_in
from bot.incoming import lane_of, number_of
from bot.wake import TURNS, Wake
from storage import Store, Unreachable

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
]
RETRY_AFTER = 5
"""Seconds that a webhook caller is asked to wait when the database is away."""
CHANNEL = "telegram"
SHOWN = ("reply_to_message", "external_reply", "pinned_message")
"""Where a message shows another one (Bot API, Message)."""


class Intake:
    """Keeps updates in the inbox."""

    def __init__(self, store: Store, wake: Wake) -> None:
        self._store, self._wake = store, wake

    async def keep(self, update: dict[str, Any]) -> None:
        """Commits one update, once. Raises Unreachable when the database is away."""
        await asyncio.to_thread(self._keep, update)
        self._wake.call(TURNS)

    def _keep(self, update: dict[str, Any]) -> None:
        with self._store.begin() as work:
            new = work.inbox.keep(
                CHANNEL,
                int(update["update_id"]),
                lane_of(update),
                without_contacts(update),
                message_id=number_of(update),
            )
            work.commit()
        logger.info("received update=%s new=%s", update["update_id"], new)


def without_contacts(update: dict[str, Any]) -> dict[str, Any]:
    """The same update, less what shared contacts say: nobody needs it, and most are of others."""
    kept = dict(update)
    for name in ("message", "edited_message"):
        message = kept.get(name)
        if isinstance(message, dict):
            shown = {part: _without_contact(message[part]) for part in SHOWN if part in message}
            kept[name] = _without_contact({**message, **shown})
    return kept


def _without_contact(part: Any) -> Any:
    """What remains says that there was one."""
    return {**part, "contact": {}} if isinstance(part, dict) and "contact" in part else part


def webhook_app(intake: Intake, secret: str, path: str = "/telegram") -> Starlette:
    """The webhook's door: 200 only after the commit, 503 when the database is away.

    `path` is that of the address given to Telegram.
    """
    expected = secret.encode()

    async def receive(request: Request) -> Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode()
        if not hmac.compare_digest(given, expected):
            logger.warning("webhook_refused why=secret")
            return refusal(403)
        try:
            update = await update_in(request)
        except Unwanted as unwanted:
            logger.warning("webhook_refused why=%s", unwanted.status)
            return refusal(unwanted.status)
        try:
            await intake.keep(update)
        except Unreachable:
            return PlainTextResponse("", 503, {"Retry-After": str(RETRY_AFTER)})
        return PlainTextResponse("", 200)

    async def health(_request: Request) -> Response:
        return PlainTextResponse("ok")

    app = Starlette(routes=[Route(path, receive, methods=["POST"]), Route("/health", health)])
    app.router.redirect_slashes = False  # a redirect would repeat the caller's Host
    return app
