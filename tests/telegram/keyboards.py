"""Keyboards under messages, with the limits Telegram sets for them."""

from typing import Any

from .errors import ApiError, Json, bad_request
from .params import Params

BUTTON_LIMIT = 100
ROW_LIMIT = 8
CALLBACK_DATA_LIMIT = 64
"""Bot API, InlineKeyboardButton.callback_data: 1-64 bytes."""
COPY_TEXT_LIMIT = 256

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
OTHER_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def markup_of(params: Params) -> Json | None:
    """The call's `reply_markup`, checked; None when there is none."""
    markup = params.structure("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        _check_reply_keyboard(markup["keyboard"])
    return markup if any(kind in markup for kind in OTHER_KINDS) else None


def inline_markup_of(params: Params) -> Json | None:
    """The call's `reply_markup`, which may only be an inline keyboard (edit methods)."""
    markup = markup_of(params)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _rows(rows: Any, field: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    kept: list[list[Any]] = [row for row in rows if row]
    if any(len(row) > ROW_LIMIT for row in kept) or sum(map(len, kept)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    return kept


def _inline(rows: Any) -> Json | None:
    kept = _rows(rows, "inline_keyboard")
    for row in kept:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise _button_error("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _button_error('can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("text buttons must be non-empty")
    actions = [name for name in ACTIONS if button.get(name) not in (None, False)]
    if not actions:
        raise _button_error("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _button_error(f"a button must have exactly one action, not {' and '.join(actions)}")
    _check_action(button, actions[0])


def _check_action(button: Json, action: str) -> None:
    value = button[action]
    if action == "callback_data" and not 1 <= len(str(value).encode()) <= CALLBACK_DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not str(value).startswith(("http://", "https://", "tg://", "mailto:")):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: wrong HTTP URL")
    if action == "copy_text" and not 1 <= len(str(value.get("text", ""))) <= COPY_TEXT_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_reply_keyboard(rows: Any) -> None:
    for row in _rows(rows, "keyboard"):
        for button in row:
            text = button.get("text") if isinstance(button, dict) else button
            if not isinstance(text, str) or not text.strip():
                raise bad_request("can't parse keyboard button: text must be non-empty")


def _button_error(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def find_button(body: Json, label: str) -> Json | None:
    """The button with that label, else the first whose label contains it."""
    rows = body.get("reply_markup", {}).get("inline_keyboard", [])
    buttons: list[Json] = [button for row in rows for button in row]
    exact = [button for button in buttons if button["text"] == label]
    return next(iter(exact or [b for b in buttons if label in b["text"]]), None)
