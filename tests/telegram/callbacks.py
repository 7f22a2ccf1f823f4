"""Pressed buttons and the bot's answers to them."""

import secrets
import time
from collections.abc import Callable

from .errors import Json, bad_request
from .params import Params
from .world import Callback, World

NOTICE_LIMIT = 200
"""Bot API, answerCallbackQuery: text 0-200 characters."""


def press(world: World, user: Json, message: Json, data: str) -> Json:
    """Makes the callback query of a pressed button and tells the bot."""
    query: Json = {
        "id": str(secrets.randbits(62)),
        "from": user,
        "message": message,
        "chat_instance": str(message["chat"]["id"] * 7919),
        "data": data,
    }
    world.callbacks[query["id"]] = Callback(query, time.monotonic())
    world.updates.add("callback_query", query)
    return query


def answer_callback_query(world: World, params: Params) -> bool:
    """Bot API, answerCallbackQuery; Telegram takes no answer to a query that is too old."""
    callback = world.callbacks.get(params.text("callback_query_id"))
    text = params.text("text")
    if len(text) > NOTICE_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if callback is None or time.monotonic() - callback.pressed_at > world.callback_lifetime:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    callback.notice, callback.alert = text, params.flag("show_alert")
    world.bell.ring()
    return True


METHODS: dict[str, Callable[[World, Params], object]] = {
    "answerCallbackQuery": answer_callback_query
}
